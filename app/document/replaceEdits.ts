/** One resource in place of another: its wires stay, as far as the other can have them. */
import {
  type Scenario,
  type ScenarioLink,
  type ScenarioResource,
  serviceSummaries,
  serviceSummary,
  withGrant,
  withoutGrant,
} from '../../engine/index.ts';
import { simulation } from '../simulation/client.ts';
import { change } from './changeEdits.ts';
import { documents } from './document.ts';
import { fittingSettings } from './fittingSettings.ts';
import { freeLike, takenIds } from './idsForEdits.ts';
import { ledElsewhere } from './linkEdits.ts';
import { renamed } from './renameEdits.ts';
import { words } from './wordsOfEdits.ts';

export interface Replacement {
  service: string;
  start: string;
  title: string;
  icon: string;
  /** The document after it; absent when a wire forbids it. */
  scenario?: Scenario;
  /** What it is called then: a FIFO queue has to end in .fifo. */
  id: string;
  /** Why a wire forbids it. */
  problem?: string;
}

/** Everything else a resource could be, in the order of the palette. */
export function replacementsFor(scenario: Scenario, id: string): Replacement[] {
  const resource = scenario.resources.find((one) => one.id === id);
  if (!resource) return [];
  const present = startOf(resource);
  return serviceSummaries.flatMap(({ id: service, face }) =>
    face.starts
      .filter((start) => service !== resource.service || start.id !== present?.id)
      .map(({ id: start, title, icon }) => {
        const result = replaced(scenario, id, service, start);
        return { service, start, title, icon, ...('problem' in result ? { id, ...result } : result) };
      }),
  );
}

/** The document with another thing in place of one; or the sentence about the first wire it cannot have. */
export function replaced(
  scenario: Scenario,
  id: string,
  service: string,
  startId: string,
): { scenario: Scenario; id: string } | { problem: string } {
  const old = scenario.resources.find((one) => one.id === id);
  const start = serviceSummary(service)?.face.starts.find((one) => one.id === startId);
  if (!old || !start) return { problem: words.gone(id) };
  const name = nameAs(id, service, start.nameSuffix ?? '', scenario);
  const mine = (link: ScenarioLink) => link.from === id || link.to === id;
  const cleared = scenario.links.filter(mine).reduce(withoutGrant, scenario);
  const swapped = renamed(withSwapped(cleared, id, service, start.settings), id, name);
  const isAt = ({ from, to }: ScenarioLink) => from === name || to === name;
  let next: Scenario = { ...swapped, links: swapped.links.filter((link) => !isAt(link)) };
  const fitted = new Map<string, ScenarioLink>();
  for (const link of swapped.links.filter(isAt)) {
    const led = ledElsewhere(next, link);
    if ('problem' in led) return led;
    fitted.set(led.id, led);
    next = { ...withGrant(next, led), links: [...next.links, led] };
  }
  return { scenario: { ...next, links: swapped.links.map((link) => fitted.get(link.id) ?? link) }, id: name };
}

function withSwapped(
  scenario: Scenario,
  id: string,
  service: string,
  start: Record<string, unknown> | Readonly<Record<string, unknown>>,
): Scenario {
  const shape = serviceSummary(service)?.settings;
  const resources = scenario.resources.map((one): ScenarioResource => {
    if (one.id !== id) return one;
    const ofOldStart = Object.keys(startOf(one)?.settings ?? {});
    const kept = Object.entries(one.settings ?? {}).filter(([name]) => !ofOldStart.includes(name));
    const fitting = shape ? fittingSettings(Object.fromEntries(kept), shape) : {};
    return { ...one, service, settings: { ...fitting, ...start } };
  });
  return { ...scenario, resources };
}

/** The start of its service that a resource comes from: the one with the most settings that it has. */
function startOf({ service, settings = {} }: ScenarioResource) {
  const fits = serviceSummary(service)?.face.starts.filter((start) =>
    Object.keys(start.settings).every((name) => name in settings),
  );
  return fits?.sort((one, other) => Object.keys(other.settings).length - Object.keys(one.settings).length)[0];
}

/** The name a thing of that kind may have: as it is, but for what the kind asks of its end and its letters. */
function nameAs(id: string, service: string, suffix: string, scenario: Scenario): string {
  const bare = id.replace(/\.fifo$/, '');
  const letters = service === 's3' ? bare.toLowerCase().replace(/[^a-z0-9.-]+/g, '-') : bare;
  const wanted = service === 'sqs' ? letters.replace(/[^\w-]+/g, '-') : letters;
  const name = `${wanted}${suffix}`;
  return name === id ? id : freeLike(name, takenIds(scenario));
}

/**
 * Puts another thing in place of one, its wires kept: one step back.
 * @returns the name it has then, or why it cannot be
 */
export async function replaceResource(
  id: string,
  service: string,
  startId: string,
): Promise<{ id: string } | { problem: string }> {
  const result = replaced(documents.getState().scenario, id, service, startId);
  if ('problem' in result) return result;
  const { version, account, region, resources } = result.scenario;
  const alone = { version, account, region, resources: resources.filter((one) => one.id === result.id) };
  const reading = await simulation.read(alone);
  if ('problems' in reading) return { problem: reading.problems[0]?.sentence ?? '' };
  // Made again: the document may have changed while the service was asked.
  const now = replaced(documents.getState().scenario, id, service, startId);
  if ('problem' in now) return now;
  const problem = await change(now.scenario);
  return problem === undefined ? { id: now.id } : { problem };
}
