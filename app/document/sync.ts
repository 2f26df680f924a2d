/** What the running engine has to be told so that it runs the next scenario instead of the previous one. */
import type { Command, Scenario, ScenarioLink, ScenarioResource } from '../../engine/index.ts';

/** Fields that are fixed for a run: another value needs another run. */
const fixedFields = ['seed', 'account', 'region', 'latencyMs', 'script'] as const;

export function needsReload(previous: Scenario, next: Scenario): boolean {
  return fixedFields.some((field) => !isSame(previous[field], next[field]));
}

/** In an order that works: links go before their resources, and come after them. Layout, name and speed are the page's. */
export function commandsBetween(previous: Scenario, next: Scenario): Command[] {
  const resources = paired(previous.resources, next.resources, isSameResource);
  // A resource that is replaced takes its links with it: they have to be made again.
  const replaced = new Set([...resources.gone, ...resources.come].map(({ id }) => id));
  const links = paired(
    previous.links,
    next.links,
    (one, other) => isSameLink(one, other) && !replaced.has(one.from) && !replaced.has(one.to),
  );
  return [
    ...links.gone.map(({ id }): Command => ({ type: 'disconnect', id })),
    ...resources.gone.map(({ id }): Command => ({ type: 'remove', id })),
    ...resources.come.map((resource): Command => ({ type: 'create', resource })),
    ...resources.kept.flatMap(({ before, after }) => configured('configure', before, after)),
    ...links.come.map((link): Command => ({ type: 'connect', link })),
    ...links.kept.flatMap(({ before, after }) => configured('configureLink', before, after)),
  ];
}

/** A resource of the same id that is another service is another resource. */
function isSameResource(one: ScenarioResource, other: ScenarioResource): boolean {
  return one.service === other.service && one.account === other.account && one.region === other.region;
}

function isSameLink(one: ScenarioLink, other: ScenarioLink): boolean {
  return one.from === other.from && one.to === other.to && one.kind === other.kind;
}

interface Pairs<T> {
  gone: T[];
  come: T[];
  kept: { before: T; after: T }[];
}

function paired<T extends { id: string }>(
  before: readonly T[],
  after: readonly T[],
  isSameThing: (one: T, other: T) => boolean,
): Pairs<T> {
  const known = new Map(before.map((item) => [item.id, item]));
  const pairs: Pairs<T> = { gone: [], come: [], kept: [] };
  for (const item of after) {
    const old = known.get(item.id);
    if (old && isSameThing(old, item)) {
      known.delete(item.id);
      pairs.kept.push({ before: old, after: item });
    } else pairs.come.push(item);
  }
  pairs.gone.push(...known.values());
  return pairs;
}

type Settings = Record<string, unknown>;

function configured(
  type: 'configure' | 'configureLink',
  before: { id: string; settings?: Settings },
  after: { id: string; settings?: Settings },
): Command[] {
  const settings = after.settings ?? {};
  return isSame(before.settings ?? {}, settings) ? [] : [{ type, id: after.id, settings }];
}

/** Same as JSON; fields in another order are the same, fields that are undefined are absent. */
function isSame(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false;
  if (Array.isArray(one) !== Array.isArray(other)) return false;
  const [left, right] = [one as Settings, other as Settings];
  return [...new Set([...Object.keys(left), ...Object.keys(right)])].every((key) =>
    isSame(left[key], right[key]),
  );
}
