/** The list of services as the page knows them. One line each, in the order of the palette. */
import type { ServiceCard } from '../kernel/service.ts';
import { card as firehose } from './firehose/card.ts';
import { card as http } from './http/card.ts';
import { card as kinesis } from './kinesis/card.ts';
import { card as lambda } from './lambda/card.ts';
import { card as producer } from './producer/card.ts';
import { card as reader } from './reader/card.ts';
import { card as s3 } from './s3/card.ts';
import { card as sns } from './sns/card.ts';
import { card as sqs } from './sqs/card.ts';
import { card as worker } from './worker/card.ts';

export const serviceCards: readonly ServiceCard[] = [
  producer,
  worker,
  reader,
  sqs,
  sns,
  kinesis,
  firehose,
  lambda,
  s3,
  http,
];

export function serviceCard(id: string): ServiceCard | undefined {
  return serviceCards.find((card) => card.id === id);
}
