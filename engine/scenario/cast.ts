/** Who is in a document: what the checks of wires and of the script have to know of the resources and links. */
import type { LinkEnd, ServiceDefinition } from '../kernel/service.ts';
import { withDefaults } from '../kernel/shape.ts';
import type { ScenarioResource } from '../protocol.ts';
import { services } from '../services/index.ts';

const definitions: ReadonlyMap<string, ServiceDefinition> = new Map(
  services.map((definition) => [definition.id, definition]),
);

export const serviceIds: readonly string[] = services.map(({ id }) => id);

export function definitionOf(service: string): ServiceDefinition | undefined {
  return definitions.get(service);
}

/** Settings with the service's defaults, as its own rules want to see them. The service must exist. */
export function linkEndOf({ id, service, settings = {} }: ScenarioResource): LinkEnd {
  const shape = definitionOf(service)?.settings;
  return { id, service, settings: (shape ? withDefaults(settings, shape) : settings) as LinkEnd['settings'] };
}

/** What a name may mean: one thing that is known, or something that only the run can tell. */
export type Known<T> = T | 'unsure';

/** Adds what a name may mean; a second, different meaning makes it unsure. */
export function note<T>(into: Map<string, Known<T>>, name: string, meaning: Known<T>): void {
  into.set(name, into.has(name) ? 'unsure' : meaning);
}
