/** A part of a diagram as a document of its own: what the clipboard carries. Pure. */
import type { Scenario } from '../../engine/index.ts';

/** A small scenario: some resources, the links among them, notes and frames, and where all of it stands. */
export type Excerpt = Pick<
  Scenario,
  'version' | 'name' | 'account' | 'region' | 'resources' | 'links' | 'layout' | 'notes'
>;

export function excerptOf(
  scenario: Scenario,
  resourceIds: readonly string[],
  noteIds: readonly string[] = [],
): Excerpt {
  const chosen = new Set(resourceIds);
  const { version, name, account, region } = scenario;
  return {
    version,
    name,
    account,
    region,
    resources: scenario.resources.filter(({ id }) => chosen.has(id)),
    links: scenario.links.filter(({ from, to }) => chosen.has(from) && chosen.has(to)),
    layout: Object.fromEntries(Object.entries(scenario.layout).filter(([id]) => chosen.has(id))),
    notes: scenario.notes.filter(({ id }) => noteIds.includes(id)),
  };
}
