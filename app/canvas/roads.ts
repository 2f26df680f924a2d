/** On which line of which wire a transit travels. */
import { type ScenarioLink, serviceSummaries, transitKind } from '../../engine/index.ts';
import { type Curve, type Lane, laneOf, reverse } from './paths.ts';

/** The two directions of a wire. A polled wire has a line for each; others use one line both ways. */
export interface WireLanes {
  there: Lane;
  back: Lane;
}

export function lanesOf(there: Curve, back: Curve = reverse(there)): WireLanes {
  return { there: laneOf(there), back: laneOf(back) };
}

const pulledKinds: ReadonlySet<string> = new Set(
  serviceSummaries.flatMap(({ links }) => links.filter((rule) => rule.isPulled).map((rule) => rule.kind)),
);

/** Wires along which the far end asks, and messages come as answers. */
export function isPolled(kind: string): boolean {
  return pulledKinds.has(kind);
}

const { send, ask, settle, deliver, acknowledge, refuse, deadLetter } = transitKind;

/** What travels along a wire, and what comes back on it. */
const traffic = {
  polled: { there: [deliver, acknowledge, refuse], back: [ask, settle] },
  pushed: { there: [send, deadLetter], back: [acknowledge, refuse] },
} as const;

export interface Road {
  linkId: string;
  lane: Lane;
}

const none = Symbol('none');

/** Finds roads by the numbers a frame uses. Made anew whenever a wire, a card or the list of names has changed. */
export class Roads {
  private readonly found = new Map<number, Road | typeof none>();

  constructor(
    private readonly resources: readonly string[],
    private readonly links: readonly ScenarioLink[],
    private readonly lanes: ReadonlyMap<string, WireLanes>,
  ) {}

  /** The road of a transit; undefined when no wire joins its two ends. */
  roadOf(from: number, to: number, kind: number): Road | undefined {
    const key = (from * 65_536 + to) * 8 + kind;
    let road = this.found.get(key);
    if (road === undefined) {
      road = this.search(this.resources[from], this.resources[to], kind) ?? none;
      this.found.set(key, road);
    }
    return road === none ? undefined : road;
  }

  private search(from: string | undefined, to: string | undefined, kind: number): Road | undefined {
    let second: Road | undefined;
    for (const link of this.links) {
      const isAlong = link.from === from && link.to === to;
      if (!isAlong && !(link.from === to && link.to === from)) continue;
      const direction = isAlong ? 'there' : 'back';
      const lane = this.lanes.get(link.id)?.[direction];
      if (!lane) continue;
      const fitting: readonly number[] = traffic[isPolled(link.kind) ? 'polled' : 'pushed'][direction];
      if (fitting.includes(kind)) return { linkId: link.id, lane };
      second ??= { linkId: link.id, lane };
    }
    return second;
  }
}
