/** Who is in a document: what the checks of wires and of the script have to know of the resources and links. */
import type { LinkEnd } from '../kernel/service.ts';
import { withDefaults } from '../kernel/shape.ts';
import type { ScenarioResource } from '../protocol.ts';
import { serviceCard, serviceCards } from '../services/cards.ts';

export const serviceIds: readonly string[] = serviceCards.map(({ id }) => id);

/** Settings with the service's defaults, as its own rules want to see them. The service must exist. */
export function linkEndOf({ id, service, settings = {} }: ScenarioResource): LinkEnd {
  const shape = serviceCard(service)?.settings;
  return { id, service, settings: (shape ? withDefaults(settings, shape) : settings) as LinkEnd['settings'] };
}

/** What a name may mean: one thing that is known, or something that only the run can tell. */
export type Known<T> = T | 'unsure';

/** Adds what a name may mean; a second, different meaning makes it unsure. */
export function note<T>(into: Map<string, Known<T>>, name: string, meaning: Known<T>): void {
  into.set(name, into.has(name) ? 'unsure' : meaning);
}
