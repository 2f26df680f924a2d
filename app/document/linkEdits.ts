/** Edits of wires: drawn, led elsewhere, and set. */
import {
  type Scenario,
  type ScenarioLink,
  serviceSummary,
  whyNotLink,
  withGrant,
  withoutGrant,
} from '../../engine/index.ts';
import { change } from './changeEdits.ts';
import { documents } from './document.ts';
import { fittingSettings } from './fittingSettings.ts';
import { firstFree, takenIds } from './idsForEdits.ts';
import { words } from './wordsOfEdits.ts';

/** Joins two resources by the first kind of wire that may be, or by the kind given. */
export function connect(from: string, to: string, kind?: string): { linkId: string } | { problem: string } {
  const { scenario } = documents.getState();
  const answer = whyNotLink(scenario, from, to, kind);
  if ('problem' in answer) return answer;
  const fitting = answer.kinds[0]!;
  const id = firstFree(`${from}-${fitting}-${to}`, '', takenIds(scenario));
  const link: ScenarioLink = { id, from, to, kind: fitting };
  const allowed = withGrant(scenario, link);
  if (allowed !== scenario) announceGrant(link);
  void change({ ...allowed, links: [...scenario.links, link] });
  return { linkId: id };
}

/**
 * Leads one end of a wire to another resource. Its id and its place among the wires stay; its kind and its settings stay
 * where they can, else it becomes the first kind that may be.
 */
export function reconnect(
  linkId: string,
  end: 'from' | 'to',
  resource: string,
): { kind: string } | { problem: string } {
  const { scenario } = documents.getState();
  const link = scenario.links.find(({ id }) => id === linkId);
  if (!link || link[end] === resource) return { kind: link?.kind ?? '' };
  const led = whyNotLead(scenario, linkId, end, resource);
  if ('problem' in led) return led;
  const cleared = withoutGrant(scenario, link);
  const allowed = withGrant(cleared, led);
  if (allowed !== cleared) announceGrant(led);
  void change({ ...allowed, links: scenario.links.map((each) => (each.id === linkId ? led : each)) });
  return { kind: led.kind };
}

/** The wire as it would be with one end at another resource, or why it cannot be. Nothing changes. */
export function whyNotLead(
  scenario: Scenario,
  linkId: string,
  end: 'from' | 'to',
  resource: string,
): ScenarioLink | { problem: string } {
  const link = scenario.links.find(({ id }) => id === linkId);
  if (!link) return { problem: words.gone(linkId) };
  const without = { ...scenario, links: scenario.links.filter(({ id }) => id !== linkId) };
  return ledElsewhere(without, { ...link, [end]: resource });
}

/** The link as it may be at its ends, in the kind it has if that may be; or why it may not. */
export function ledElsewhere(
  scenario: Pick<Scenario, 'resources' | 'links'>,
  link: ScenarioLink,
): ScenarioLink | { problem: string } {
  const same = whyNotLink(scenario, link.from, link.to, link.kind);
  if ('kinds' in same) return withFitting(scenario, link, link.kind);
  // Another kind is for two that have no wire of this kind, not for two that may not have this one.
  const target = scenario.resources.find(({ id }) => id === link.to)?.service ?? '';
  if (ruleOf(scenario, link)?.to.includes(target)) return same;
  const any = whyNotLink(scenario, link.from, link.to);
  return 'problem' in any ? any : withFitting(scenario, link, any.kinds[0]!);
}

type Cast = Pick<Scenario, 'resources'>;

function ruleOf({ resources }: Cast, { from, kind }: Pick<ScenarioLink, 'from' | 'kind'>) {
  const service = resources.find(({ id }) => id === from)?.service ?? '';
  return serviceSummary(service)?.links.find((rule) => rule.kind === kind);
}

/** Settings that the wire can have at its new ends as well. */
function withFitting(cast: Cast, { settings, ...link }: ScenarioLink, kind: string): ScenarioLink {
  const rule = ruleOf(cast, { ...link, kind });
  const fitting = settings && rule ? fittingSettings(settings, rule.settings) : {};
  const isRefused = rule?.refuseSettings?.(fitting) !== undefined;
  return Object.keys(fitting).length === 0 || isRefused
    ? { ...link, kind }
    : { ...link, kind, settings: fitting };
}

export function setLinkSettings(id: string, settings: Record<string, unknown>): Promise<string | undefined> {
  const { scenario } = documents.getState();
  const links = scenario.links.map((link) => (link.id === id ? { ...link, settings } : link));
  return change({ ...scenario, links }, `settings ${id}`);
}

const grants = new Set<(link: ScenarioLink) => void>();

/** Hears of every wire for which a statement was written into the receiver's access policy. */
export function onGrant(listener: (link: ScenarioLink) => void): () => void {
  grants.add(listener);
  return () => void grants.delete(listener);
}

function announceGrant(link: ScenarioLink): void {
  for (const listener of grants) listener(link);
}
