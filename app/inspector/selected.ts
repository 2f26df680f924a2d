/** What the inspector is about: the one resource or link that is selected. */
import {
  type ScenarioLink,
  type ScenarioResource,
  type ServiceSummary,
  serviceSummary,
} from '../../engine/index.ts';
import { useDocument } from '../document/document.ts';
import { useSession } from '../session.ts';

export type Subject =
  | { kind: 'none' }
  | { kind: 'several'; count: number }
  | { kind: 'resource'; resource: ScenarioResource; summary: ServiceSummary }
  | { kind: 'link'; link: ScenarioLink; summary: ServiceSummary };

export function useSubject(): Subject {
  const { resources, links } = useSession((state) => state.selection);
  const scenario = useDocument((state) => state.scenario);
  const count = resources.length + links.length;
  if (count !== 1) return count === 0 ? { kind: 'none' } : { kind: 'several', count };
  const serviceOf = (id: string) => scenario.resources.find((one) => one.id === id)?.service ?? '';
  const resource = scenario.resources.find(({ id }) => id === resources[0]);
  const link = scenario.links.find(({ id }) => id === links[0]);
  const summary = serviceSummary(resource?.service ?? serviceOf(link?.from ?? ''));
  if (resource && summary) return { kind: 'resource', resource, summary };
  if (link && summary) return { kind: 'link', link, summary };
  return { kind: 'none' };
}
