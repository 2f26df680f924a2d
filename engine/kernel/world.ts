import { assert } from './assert.ts';
import { CowMap, type Epoch, shareState } from './cow.ts';
import type { Fault } from './faults.ts';
import type { Log } from './log.ts';
import { Rng } from './rng.ts';
import { Scheduler } from './scheduler.ts';
import type { Link, ServiceDefinition, WakeId } from './service.ts';

const noLinks: readonly Link[] = Object.freeze([]);

/** One queue, topic, stream, function or program. */
export interface Resource {
  readonly id: string;
  readonly index: number;
  readonly definition: ServiceDefinition;
  readonly account: string;
  readonly region: string;
  /** Calls of a smaller number were made by an earlier bearer of the name. */
  readonly firstCallId: number;
  state: object;
  rng: Rng;
  /** Effective settings, as the learner last set them. Immutable. */
  settings: Readonly<Record<string, unknown>>;
  faults: readonly Fault[];
  linksOut: readonly Link[];
  linksIn: readonly Link[];
  /** False once removed. It stays in the list, because facts and requests under way name it. */
  isAlive: boolean;
  removedAtMs: number | undefined;
  /** Grows whenever somebody acted on it: what has not grown looks as it did. */
  changeCount: number;
  /** Requests that reached it and fitted their contract: what many services are billed by. Inner calls are no requests. */
  requestTotal: number;
  /** Handled since the last checkpoint: the others need no new copy. */
  isTouched: boolean;
}

/** Settings in force, defaults filled in. */
export function settingsOf(resource: Resource): Readonly<Record<string, unknown>> {
  const now = resource.definition.settingsNow?.(resource.state as never);
  return (now as Readonly<Record<string, unknown>> | undefined) ?? resource.settings;
}

/** A link and what the network keeps about it. */
export interface Road {
  readonly link: Link;
  readonly rng: Rng;
  faults: readonly Fault[];
}

export interface WorldOptions {
  /** Twelve digits; resources may name their own. */
  account: string;
  region: string;
  /** One way, ms, where a link does not say otherwise. */
  latencyMs: number;
}

/** Everything that a checkpoint has to give back. */
interface Saved {
  nowMs: number;
  step: number;
  logCursor: number;
  nextCallId: number;
  nextOrigin: number;
  resources: readonly Resource[];
  roads: readonly Road[];
  scheduler: Scheduler;
  openCalls: CowMap<WakeId>;
}

/**
 * The whole state of a simulation at one moment. The log is not in it: the world only knows how many facts have
 * happened so far, and may be behind the log's end after a seek.
 */
export class World {
  nowMs = 0;
  /** Wake-ups handled so far. */
  step = 0;
  /** Facts that have happened so far. */
  logCursor = 0;
  nextCallId = 1;
  nextOrigin = 1;
  resources: Resource[] = [];
  roads: Road[] = [];
  readonly epoch: Epoch = { value: 1 };
  scheduler = Scheduler.create(this.epoch);
  /** Calls that were taken and are not answered yet, by number: the wake-up at which the caller gives up. */
  openCalls: CowMap<WakeId> = CowMap.create(this.epoch);
  /** Copies made at the last checkpoint, by index. */
  private saved: Resource[] = [];
  private byId = new Map<string, Resource>();
  private roadsByEnds = new Map<string, Map<string, Road>>();
  private linksByEnds = new Map<string, Map<string, Link[]>>();

  constructor(
    readonly seed: number,
    readonly log: Log,
    readonly definitions: ReadonlyMap<string, ServiceDefinition>,
    readonly options: WorldOptions,
  ) {}

  get account(): string {
    return this.options.account;
  }

  get region(): string {
    return this.options.region;
  }

  /** The resource of that name that is alive, or the one that last bore it. */
  find(id: string): Resource | undefined {
    return this.byId.get(id);
  }

  at(index: number): Resource {
    const resource = this.resources[index];
    assert(resource, `there is no resource ${index}`);
    return resource;
  }

  touch(resource: Resource): void {
    resource.changeCount++;
    resource.isTouched = true;
  }

  addResource(
    id: string,
    definition: ServiceDefinition,
    settings: Resource['settings'],
    place?: { account?: string; region?: string },
  ): Resource {
    const index = this.resources.length;
    const resource: Resource = {
      id,
      index,
      definition,
      account: place?.account ?? this.options.account,
      region: place?.region ?? this.options.region,
      firstCallId: this.nextCallId,
      state: {},
      rng: Rng.seeded(this.seed, `${id}#${this.timesNamed(id)}`),
      settings,
      faults: [],
      linksOut: [],
      linksIn: [],
      isAlive: true,
      removedAtMs: undefined,
      changeCount: 0,
      requestTotal: 0,
      isTouched: false,
    };
    this.resources.push(resource);
    this.byId.set(id, resource);
    this.touch(resource);
    return resource;
  }

  /** How many resources have borne a name: a queue made again under an old name draws from a new generator. */
  private timesNamed(id: string): number {
    let count = 0;
    for (const resource of this.resources) if (resource.id === id) count++;
    return count;
  }

  /** Takes back a resource whose settings were refused. */
  dropLastResource(): void {
    this.resources.pop();
    this.indexNames();
  }

  setLinks(links: readonly Link[]): void {
    const old = new Map(this.roads.map((road) => [road.link.id, road]));
    this.roads = links.map((link) => {
      const road = old.get(link.id);
      if (road && road.link === link) return road;
      return {
        link,
        rng: road ? road.rng : Rng.seeded(this.seed, `link ${link.id}`),
        faults: road?.faults ?? [],
      };
    });
    this.indexRoads();
    for (const resource of this.resources) {
      resource.linksOut = links.filter((link) => link.from === resource.id);
      resource.linksIn = links.filter((link) => link.to === resource.id);
      this.touch(resource);
    }
  }

  /** The road between two resources, whichever way it was drawn. */
  roadBetween(from: string, to: string): Road | undefined {
    return this.roadsByEnds.get(from)?.get(to);
  }

  /** Links between two resources, whichever way they were drawn, in the scenario's order. */
  linksBetween(from: string, to: string): readonly Link[] {
    return this.linksByEnds.get(from)?.get(to) ?? noLinks;
  }

  private indexRoads(): void {
    this.roadsByEnds = new Map();
    this.linksByEnds = new Map();
    for (const road of this.roads) {
      this.indexRoad(road.link.from, road.link.to, road);
      this.indexRoad(road.link.to, road.link.from, road);
    }
  }

  private indexRoad(from: string, to: string, road: Road): void {
    const roads = this.roadsByEnds.get(from) ?? new Map<string, Road>();
    if (!roads.has(to)) roads.set(to, road);
    this.roadsByEnds.set(from, roads);
    const links = this.linksByEnds.get(from) ?? new Map<string, Link[]>();
    links.set(to, [...(links.get(to) ?? []), road.link]);
    this.linksByEnds.set(from, links);
  }

  private indexNames(): void {
    this.byId = new Map();
    for (const resource of this.resources) this.byId.set(resource.id, resource);
  }

  /** Writes a fact and gives its number. */
  write(type: string, resource: Resource | undefined, causeSeq: number, detail: object): number {
    const seq = this.logCursor++;
    const service = resource ? resource.definition.id : 'kernel';
    this.log.append(seq, this.nowMs, this.step, type, service, resource ? resource.id : '', causeSeq, detail);
    return seq;
  }

  /** A copy that later changes do not reach. Costs what changed since the last one. */
  save(): Saved {
    const resources = this.resources.map((resource) => {
      const last = this.saved[resource.index];
      return last && last.id === resource.id && !resource.isTouched ? last : copyResource(resource);
    });
    const saved: Saved = {
      nowMs: this.nowMs,
      step: this.step,
      logCursor: this.logCursor,
      nextCallId: this.nextCallId,
      nextOrigin: this.nextOrigin,
      resources,
      roads: this.roads.map(copyRoad),
      scheduler: this.scheduler.share(),
      openCalls: this.openCalls.share(),
    };
    this.saved = resources;
    for (const resource of this.resources) resource.isTouched = false;
    this.epoch.value++;
    return saved;
  }

  /** Goes back to a copy. The copy stays good for another time. */
  restore(saved: Saved): void {
    this.epoch.value++;
    this.nowMs = saved.nowMs;
    this.step = saved.step;
    this.logCursor = saved.logCursor;
    this.nextCallId = saved.nextCallId;
    this.nextOrigin = saved.nextOrigin;
    this.resources = saved.resources.map(copyResource);
    this.roads = saved.roads.map(copyRoad);
    this.scheduler = saved.scheduler.share();
    this.openCalls = saved.openCalls.share();
    this.saved = [...saved.resources];
    this.indexNames();
    this.indexRoads();
  }
}

export type SavedWorld = Saved;

function copyResource(resource: Resource): Resource {
  return { ...resource, state: shareState(resource.state), rng: resource.rng.clone(), isTouched: false };
}

function copyRoad(road: Road): Road {
  return { ...road, rng: road.rng.clone() };
}
