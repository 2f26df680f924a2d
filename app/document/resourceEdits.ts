/** Edits of resources: added, set, and taken away with what hangs on them. */
import {
  type Position,
  type ScenarioLink,
  type ScenarioResource,
  serviceSummary,
  withoutGrant,
} from '../../engine/index.ts';
import { change } from './changeEdits.ts';
import { documents } from './document.ts';
import { firstFree, takenIds } from './idsForEdits.ts';

/** Puts a new resource on the diagram; its id. `startId` is one of the face's starts. */
export function addResource(serviceId: string, startId: string, position: Position): string {
  const summary = serviceSummary(serviceId);
  const start = summary?.face.starts.find(({ id }) => id === startId) ?? summary?.face.starts[0];
  if (!start) return '';
  const { scenario } = documents.getState();
  const id = firstFree(start.baseName, start.nameSuffix ?? '', takenIds(scenario));
  const resource: ScenarioResource = { id, service: serviceId, settings: { ...start.settings } };
  void change({
    ...scenario,
    resources: [...scenario.resources, resource],
    layout: { ...scenario.layout, [id]: position },
  });
  return id;
}

/** Takes resources away with all their links, and links, and notes. */
export function removeItems(
  resourceIds: readonly string[],
  linkIds: readonly string[],
  noteIds: readonly string[] = [],
): void {
  const { scenario } = documents.getState();
  const gone = new Set(resourceIds);
  const cut = new Set(linkIds);
  const layout = Object.fromEntries(Object.entries(scenario.layout).filter(([id]) => !gone.has(id)));
  const isGone = ({ id, from, to }: ScenarioLink) => cut.has(id) || gone.has(from) || gone.has(to);
  const left = {
    ...scenario,
    links: scenario.links.filter((link) => !isGone(link)),
    notes: scenario.notes.filter(({ id }) => !noteIds.includes(id)),
  };
  const { resources } = scenario.links.filter(isGone).reduce(withoutGrant, left);
  void change({ ...left, resources: resources.filter(({ id }) => !gone.has(id)), layout });
}

/** The settings a resource shall have, whole. The service's refusal as a sentence; then they are what they were. */
export function setSettings(id: string, settings: Record<string, unknown>): Promise<string | undefined> {
  const { scenario } = documents.getState();
  return change(
    { ...scenario, resources: scenario.resources.map((one) => (one.id === id ? { ...one, settings } : one)) },
    `settings ${id}`,
  );
}
