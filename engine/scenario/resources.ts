/** Checks resources against the document's contract and their service's. */
import { check } from '../kernel/shape.ts';
import type { ScenarioResource } from '../protocol.ts';
import { serviceCard } from '../services/cards.ts';
import { serviceIds } from './cast.ts';
import type { Problem } from './model.ts';
import { resourceShape } from './shapes.ts';
import { asProblem, quoted, unlike } from './words.ts';

/** Everything that is wrong with one resource, whoever its neighbours are. */
export function resourceProblems(value: unknown, path: string): Problem[] {
  const problems = check(value, resourceShape, path).map(asProblem);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return problems;
  const { service, settings } = value as Partial<ScenarioResource>;
  if (typeof service !== 'string') return problems;
  const definition = serviceCard(service);
  if (!definition) {
    return [...problems, unlike(`${path}.service`, service, `one of ${quoted(serviceIds)}`)];
  }
  if (settings === undefined) return problems;
  return [...problems, ...check(settings, definition.settings, `${path}.settings`).map(asProblem)];
}
