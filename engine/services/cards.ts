/** The list of services as the page knows them. One line each, in the order of the palette. */
import type { ServiceCard } from '../kernel/service.ts';
import { card as producer } from './producer/card.ts';
import { card as sqs } from './sqs/card.ts';
import { card as worker } from './worker/card.ts';

export const serviceCards: readonly ServiceCard[] = [producer, sqs, worker];

export function serviceCard(id: string): ServiceCard | undefined {
  return serviceCards.find((card) => card.id === id);
}
