/** The list of services. One line each. */
import type { ServiceDefinition } from '../kernel/service.ts';
import { firehose } from './firehose/index.ts';
import { http } from './http/index.ts';
import { kinesis } from './kinesis/index.ts';
import { lambdaFunction } from './lambda/index.ts';
import { producer } from './producer/index.ts';
import { reader } from './reader/index.ts';
import { s3 } from './s3/index.ts';
import { sns } from './sns/index.ts';
import { sqs } from './sqs/index.ts';
import { worker } from './worker/index.ts';

// A definition's functions take its own state; the kernel hands each only what `begin` of the same definition made.
export const services = [
  producer,
  worker,
  reader,
  sqs,
  sns,
  kinesis,
  firehose,
  lambdaFunction,
  s3,
  http,
] as unknown as readonly ServiceDefinition[];

export function serviceDefinition(id: string): ServiceDefinition | undefined {
  return services.find((definition) => definition.id === id);
}
