/** A scenario as the checks look at it: settings filled in, wires found by their ends. */
import { withDefaults } from '../kernel/shape.ts';
import type { ScenarioLink, ScenarioResource } from '../protocol.ts';
import type { Scenario } from '../scenario/model.ts';
import { serviceCard } from '../services/cards.ts';

/** Settings with the service's defaults filled in, for a contract read elsewhere. */
export type Settings = Readonly<Record<string, unknown>>;

export class Diagram {
  private readonly byId: ReadonlyMap<string, ScenarioResource>;

  constructor(readonly scenario: Scenario) {
    this.byId = new Map(scenario.resources.map((resource) => [resource.id, resource]));
  }

  all(...services: string[]): ScenarioResource[] {
    return this.scenario.resources.filter(({ service }) => services.includes(service));
  }

  get(id: string): ScenarioResource | undefined {
    return this.byId.get(id);
  }

  settings(resource: ScenarioResource): Settings {
    const shape = serviceCard(resource.service)?.settings;
    return shape ? (withDefaults(resource.settings ?? {}, shape) as Settings) : {};
  }

  linkSettings(link: ScenarioLink): Settings {
    const service = this.get(link.from)?.service ?? '';
    const rule = serviceCard(service)?.links.find(({ kind }) => kind === link.kind);
    return rule ? (withDefaults(link.settings ?? {}, rule.settings) as Settings) : {};
  }

  /** Wires of a kind that leave a resource, each with what it leads to. */
  out(id: string, kind: string): Joint[] {
    return this.joints(({ from, kind: its }) => from === id && its === kind, 'to');
  }

  /** Wires of a kind that come to a resource, each with where it comes from. */
  into(id: string, ...kinds: string[]): Joint[] {
    return this.joints(({ to, kind: its }) => to === id && kinds.includes(its), 'from');
  }

  private joints(isMeant: (link: ScenarioLink) => boolean, side: 'from' | 'to'): Joint[] {
    return this.scenario.links.filter(isMeant).flatMap((link) => {
      const other = this.get(link[side]);
      return other ? [{ link, other }] : [];
    });
  }
}

/** A wire and the resource at its other end. */
export interface Joint {
  link: ScenarioLink;
  other: ScenarioResource;
}

/** The scenario with some settings of one resource or link changed; undefined takes one away. */
export function withChanged(scenario: Scenario, id: string, changes: Settings): Scenario {
  const change = <T extends ScenarioResource | ScenarioLink>(items: readonly T[]): T[] =>
    items.map((item) => (item.id === id ? { ...item, settings: merged(item.settings, changes) } : item));
  return { ...scenario, resources: change(scenario.resources), links: change(scenario.links) };
}

function merged(settings: Settings | undefined, changes: Settings): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries({ ...settings, ...changes }).filter(([, value]) => value !== undefined),
  );
}

/** The longest that one piece of work may take, s; a mean where there is no end. */
export function longestSeconds(work: unknown): number {
  const { seconds, maxSeconds, meanSeconds, deviationSeconds } = (work ?? {}) as Record<string, number>;
  return seconds ?? maxSeconds ?? (meanSeconds ?? 0) + 2 * (deviationSeconds ?? 0);
}
