/** Services as the page lists them: their cards, with the faults in a row. */
import type { FaultKind, ServiceCard } from '../kernel/service.ts';
import { serviceCards } from './cards.ts';

export interface ServiceSummary extends Omit<ServiceCard, 'faults'> {
  faults: readonly { kind: FaultKind; title: string; doc: string }[];
}

export const serviceSummaries: readonly ServiceSummary[] = serviceCards.map((card) => ({
  ...card,
  faults: Object.entries(card.faults).map(([kind, words]) => ({
    kind: kind as FaultKind,
    title: words.title,
    doc: words.doc,
  })),
}));

export function serviceSummary(id: string): ServiceSummary | undefined {
  return serviceSummaries.find((summary) => summary.id === id);
}
