/** The list of services. One line each. */
import type { ServiceDefinition } from '../kernel/service.ts';
import { producer } from './producer/index.ts';
import { sqs } from './sqs/index.ts';
import { worker } from './worker/index.ts';

// A definition's functions take its own state; the kernel hands each only what `begin` of the same definition made.
export const services = [producer, sqs, worker] as unknown as readonly ServiceDefinition[];

export function serviceDefinition(id: string): ServiceDefinition | undefined {
  return services.find((definition) => definition.id === id);
}
