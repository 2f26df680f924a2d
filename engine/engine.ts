import { assert, present } from './kernel/assert.ts';
import { Checkpoints } from './kernel/checkpoints.ts';
import { WorldContext } from './kernel/context.ts';
import { dispatch, runAction } from './kernel/dispatch.ts';
import { type Fault, linkFaults, withFault, withoutFault } from './kernel/faults.ts';
import { Log } from './kernel/log.ts';
import type { Wakeup } from './kernel/scheduler.ts';
import {
  type Call,
  isRefusal,
  type Link,
  later,
  type Refusal,
  type ServiceDefinition,
} from './kernel/service.ts';
import { check, fits, withDefaults } from './kernel/shape.ts';
import { entryOf } from './kernel/table.ts';
import { instant } from './kernel/time.ts';
import { type Resource, settingsOf, World } from './kernel/world.ts';
import type { Command, CommandEntry, CommandResult, ScenarioLink, ScenarioResource } from './protocol.ts';
import { checkLink, checkScenario, type Scenario, ScenarioError } from './scenario.ts';
import { services } from './services/index.ts';

export interface EngineOptions {
  scenario: Scenario;
  /** Instead of the scenario's own. */
  seed?: number;
  /** Wake-ups between two checkpoints. 10,000 unless given: about 20 ms of running again. */
  checkpointInterval?: number;
  /** Facts kept in the log. 2,000,000 unless given. */
  logCapacity?: number;
}

/** Looks on while time passes for the first time, at moments of its own choosing. It changes nothing. */
export interface Observer {
  /** The next moment it has to see, virtual ms, at or beyond the furthest so far. Asked again after each of the calls below. */
  readonly nextMs: number;
  /**
   * Time is about to pass that moment. From now until `untilMs` nothing happens: every moment from `nextMs` to before
   * `untilMs` looks as the world does now.
   */
  pass(untilMs: number): void;
  /** What it saw from this moment on, virtual ms, will not have been: the learner acts in the past. */
  forget(fromMs: number): void;
}

/**
 * One simulation: scenario in, facts out. Runs wherever JavaScript runs; knows no page, no clock, no chance but its seed.
 *
 * Times are virtual milliseconds rounded to the microsecond. A *step* is one wake-up handled. `step`, `advance` and the
 * two seeks move through time, `apply` acts; everything else reads. A `Bug` thrown from any of them is ours: the engine
 * is not to be used further.
 */
export class Engine {
  readonly log: Log;
  /** Everything ever given to `apply`, in order. With the scenario and the seed it is the whole run. */
  readonly commands: CommandEntry[] = [];
  private readonly world: World;
  private readonly ctx: WorldContext;
  private readonly checkpoints: Checkpoints;
  /** Commands applied so far; behind the end of `commands` after a seek into the past. */
  private commandCursor = 0;
  private furthestMs = 0;
  private observer: Observer | undefined;
  /** Its `nextMs`, here because every step looks at it. */
  private observeAtMs = Number.POSITIVE_INFINITY;

  /** @throws ScenarioError when the scenario is not one, with the path of every fault in it. */
  constructor(options: EngineOptions) {
    const scenario = checkScenario(options.scenario);
    this.log = new Log(options.logCapacity);
    const seed = options.seed ?? scenario.seed;
    const definitions = new Map(services.map((definition) => [definition.id, definition]));
    this.world = new World(seed, this.log, definitions, {
      account: scenario.account,
      region: scenario.region,
      latencyMs: scenario.latencyMs,
    });
    this.ctx = new WorldContext(this.world, {
      create: (service, id, settings, cause) =>
        this.create({ id, service, settings: settings as object as never }, cause),
      remove: (id, cause) => this.remove(id, cause),
      ask: (id, action, input, cause) => {
        const resource = present(this.alive(id), 'an account asks what it has just made');
        return runAction(this.ctx, resource, this.learnersCall({ to: id, action, input }, cause), cause);
      },
    });
    this.checkpoints = new Checkpoints(options.checkpointInterval ?? 10_000);
    this.load(scenario, seed);
    this.checkpoints.considerAt(this.world, 0);
  }

  // ── reading ──────────────────────────────────────────────────────────────────────────────────────────────────────

  /** Virtual time now, ms. */
  get nowMs(): number {
    return this.world.nowMs;
  }

  /** Wake-ups handled up to now. */
  get stepCount(): number {
    return this.world.step;
  }

  /** Facts that have happened up to now; the log itself may go further after a seek into the past. */
  get factCount(): number {
    return this.world.logCursor;
  }

  /** How far this run has ever been, ms. Acting in the past brings it back to now. */
  get headMs(): number {
    return this.furthestMs;
  }

  /** True when a recorded future lies ahead. */
  get isInPast(): boolean {
    const { logCursor, nowMs } = this.world;
    return (
      logCursor < this.log.length || this.commandCursor < this.commands.length || nowMs < this.furthestMs
    );
  }

  /** When the next wake-up is due, ms; Infinity when nothing is left to happen. */
  get nextMs(): number {
    return this.world.scheduler.nextMs;
  }

  /** Resources alive, in the order of creation. */
  get resources(): readonly { id: string; service: string }[] {
    return this.world.resources
      .filter((resource) => resource.isAlive)
      .map((resource) => ({ id: resource.id, service: resource.definition.id }));
  }

  get links(): readonly Link[] {
    return this.world.roads.map((road) => road.link);
  }

  /** Grows whenever something acted on the resource: while it stands still, so does the view. */
  changeCount(id: string): number {
    return this.alive(id)?.changeCount ?? 0;
  }

  /** Small, bounded picture of a resource now; undefined when there is none of that name. */
  view(id: string): object | undefined {
    const resource = this.alive(id);
    return resource?.definition.view(resource.state as never, this.world.nowMs);
  }

  /** Faults that lie on a resource or link now. */
  faultsOn(id: string) {
    return this.alive(id)?.faults ?? this.world.roads.find((road) => road.link.id === id)?.faults ?? [];
  }

  /** Messages in a resource, a page of them; reading disturbs nothing. */
  contents(id: string, from: number, count: number) {
    const resource = this.alive(id);
    return resource?.definition.contents?.(resource.state as never, this.world.nowMs, from, count);
  }

  /** What a row of `contents` with a key holds. */
  open(id: string, key: string) {
    const resource = this.alive(id);
    return resource?.definition.open?.(resource.state as never, key);
  }

  /** Links between two resources, whichever way they were drawn. */
  linksBetween(from: string, to: string): readonly Link[] {
    return this.world.linksBetween(from, to);
  }

  /** One message as a resource holds it, body included. */
  message(id: string, origin: number): object | undefined {
    const resource = this.alive(id);
    return resource?.definition.message?.(resource.state as never, origin);
  }

  /** Settings in force, defaults filled in. */
  settings(id: string): Readonly<Record<string, unknown>> | undefined {
    const resource = this.alive(id);
    return resource && settingsOf(resource);
  }

  /** Every resource there has been up to now, removed ones too, in the order of creation, with its state: for reading only. */
  get everyResource(): readonly Readonly<Resource>[] {
    return this.world.resources;
  }

  /** Has somebody look on, from the beginning: time has not passed yet. */
  observe(observer: Observer): void {
    assert(this.furthestMs === 0, 'who looks on has to be there from the beginning');
    this.observer = observer;
    this.observeAtMs = observer.nextMs;
  }

  // ── moving through time ──────────────────────────────────────────────────────────────────────────────────────────

  /** Handles the next wake-up. False when nothing is left to happen. */
  step(): boolean {
    this.replayCommandsUpTo(this.world.step, Number.POSITIVE_INFINITY);
    const wakeup = this.world.scheduler.take();
    if (!wakeup) return false;
    if (wakeup.atMs > this.observeAtMs) this.showUntil(wakeup.atMs);
    this.world.nowMs = wakeup.atMs;
    this.world.step++;
    this.handle(wakeup);
    if (this.world.nowMs > this.furthestMs) this.furthestMs = this.world.nowMs;
    this.checkpoints.considerAt(this.world, this.commandCursor);
    return true;
  }

  /**
   * Handles everything due up to a time and goes there.
   * @param toMs not before now
   * @param stepsMax stops after so many wake-ups; then now is the time of the last one
   * @returns true when the time was reached
   */
  advance(toMs: number, stepsMax = Number.POSITIVE_INFINITY): boolean {
    const target = instant(toMs);
    assert(target >= this.world.nowMs, 'advance does not go back; seek does');
    for (let steps = 0; steps < stepsMax; steps++) {
      this.replayCommandsUpTo(this.world.step, target);
      if (this.world.scheduler.nextMs > target) {
        if (target > this.observeAtMs) this.showUntil(target);
        this.world.nowMs = target;
        if (target > this.furthestMs) this.furthestMs = target;
        return true;
      }
      this.step();
    }
    return false;
  }

  /** Goes to any time: everything due up to it has happened, nothing later has. */
  seek(toMs: number): void {
    const target = Math.max(0, instant(toMs));
    const checkpoint = present(
      this.checkpoints.before((saved) => saved.nowMs > target),
      'the first checkpoint is never dropped',
    );
    if (target < this.world.nowMs || checkpoint.saved.step > this.world.step) {
      this.world.restore(checkpoint.saved);
      this.commandCursor = checkpoint.commandCursor;
    }
    this.advance(target);
  }

  /** Goes to the moment after so many wake-ups were handled (commands given at that very moment included). */
  seekStep(step: number): void {
    const checkpoint = present(
      this.checkpoints.before((saved) => saved.step > step),
      'the first checkpoint is never dropped',
    );
    // Also when that many were handled already: time may have gone on since, and that moment is gone.
    if (step <= this.world.step || checkpoint.saved.step > this.world.step) {
      this.world.restore(checkpoint.saved);
      this.commandCursor = checkpoint.commandCursor;
    }
    while (this.world.step < step && this.step());
    this.replayCommandsUpTo(step, Number.POSITIVE_INFINITY);
  }

  private showUntil(untilMs: number): void {
    const observer = present(this.observer, 'without one nothing is ever due to be shown');
    observer.pass(untilMs);
    this.observeAtMs = observer.nextMs;
  }

  // ── acting ───────────────────────────────────────────────────────────────────────────────────────────────────────

  /**
   * Does what the learner asks, now. In the past this forks: the recorded future is dropped first.
   * A refusal or problem leaves every resource as it was.
   */
  apply(command: Command): CommandResult {
    const factsDropped = this.fork();
    this.commands.push({ command, atMs: this.world.nowMs, step: this.world.step });
    this.commandCursor++;
    return { ...this.carryOut(command, -1), factsDropped };
  }

  /** Drops what was recorded beyond now. */
  private fork(): number {
    if (!this.isInPast) return 0;
    const dropped = this.log.length - this.world.logCursor;
    this.log.truncate(this.world.logCursor);
    this.commands.length = this.commandCursor;
    this.checkpoints.truncate(this.world.step, this.commandCursor);
    this.furthestMs = this.world.nowMs;
    this.forgetSeen();
    return dropped;
  }

  private forgetSeen(): void {
    if (!this.observer) return;
    this.observer.forget(this.world.nowMs);
    this.observeAtMs = this.observer.nextMs;
  }

  /** Gives again, in a replay, the commands that were given here. */
  private replayCommandsUpTo(step: number, toMs: number): void {
    while (this.commandCursor < this.commands.length) {
      const entry = this.commands[this.commandCursor] as CommandEntry;
      if (entry.step > step || entry.atMs > toMs) return;
      if (entry.atMs > this.observeAtMs) this.showUntil(entry.atMs);
      this.world.nowMs = entry.atMs;
      if (entry.atMs > this.furthestMs) this.furthestMs = entry.atMs;
      this.commandCursor++;
      this.carryOut(entry.command, -1);
    }
  }

  private handle(wakeup: Wakeup): void {
    if (wakeup.kind === 'command') this.carryOut(wakeup.payload as Command, wakeup.causeSeq);
    else if (wakeup.kind === 'heal') this.healIfDue(wakeup.payload as HealPayload, wakeup.causeSeq);
    else dispatch(this.world, this.ctx, wakeup);
  }

  private carryOut(command: Command, causeSeq: number): Omit<CommandResult, 'factsDropped'> {
    const cause = this.world.write('CommandApplied', undefined, causeSeq, { command });
    switch (command.type) {
      case 'call':
        return this.callResource(command, cause);
      case 'accountCall':
        return this.callAccount(command, cause);
      case 'setFault':
        return said(this.setFault(command, cause));
      case 'heal':
        return said(this.heal(command.on, command.kind, cause));
      case 'create': {
        const refusal = this.create(command.resource, cause);
        return refusal ? { refusal } : {};
      }
      case 'remove':
        return said(this.remove(command.id, cause));
      case 'configure':
        return this.configure(command.id, command.settings, cause);
      case 'connect':
        return said(this.connect(command.link, cause));
      case 'disconnect':
        return said(this.disconnect(command.id, cause));
      case 'configureLink':
        return said(this.configureLink(command.id, command.settings, cause));
    }
  }

  private callResource(
    command: Command & { type: 'call' },
    cause: number,
  ): Omit<CommandResult, 'factsDropped'> {
    const resource = this.alive(command.to);
    if (!resource) return { problem: `There is no resource "${command.to}".` };
    const outcome = runAction(this.ctx, resource, this.learnersCall(command, cause), cause);
    if (isRefusal(outcome)) {
      this.world.write('CallRefused', resource, cause, { action: command.action, refusal: outcome });
      return { refusal: outcome };
    }
    return outcome === later ? {} : { output: outcome };
  }

  private callAccount(
    command: Command & { type: 'accountCall' },
    cause: number,
  ): Omit<CommandResult, 'factsDropped'> {
    const definition = this.world.definitions.get(command.service);
    if (!definition) return { problem: `There is no service "${command.service}".` };
    const action = entryOf(definition.accountActions, command.action);
    if (!action) return { refusal: definition.unknownAction };
    const violations = check(command.input, action.input);
    if (violations[0]) return { refusal: definition.refuseViolation(violations[0], undefined, violations) };
    this.ctx.enter(undefined, cause, this.learnersCall({ ...command, to: '' }, cause));
    const outcome = action.run(this.ctx, command.input as never);
    return isRefusal(outcome) ? { refusal: outcome } : { output: outcome };
  }

  /** A call in the learner's name: it has no road, it is there at once. */
  private learnersCall(
    command: { to: string; action: string; input: unknown; origins?: readonly number[] },
    seq: number,
  ): Call {
    const { nowMs } = this.world;
    return {
      id: this.world.nextCallId++,
      from: '',
      to: command.to,
      action: command.action,
      input: command.input,
      tag: '',
      context: undefined,
      origins: command.origins ?? [],
      principal: undefined,
      departMs: nowMs,
      arriveMs: nowMs,
      deadlineMs: Number.POSITIVE_INFINITY,
      isInternal: false,
      seq,
    };
  }

  private setFault(command: Command & { type: 'setFault' }, cause: number): string | undefined {
    const { type: _, forSeconds, ...fault } = command;
    const resource = this.alive(fault.on);
    const road = this.world.roads.find((candidate) => candidate.link.id === fault.on);
    const isLinkFault = linkFaults.includes(fault.kind);
    if (isLinkFault ? !road : !entryOf(resource?.definition.faults, fault.kind)) {
      return `The fault "${fault.kind}" cannot be set on "${fault.on}".`;
    }
    const healsAtMs = forSeconds === undefined ? undefined : instant(this.world.nowMs + forSeconds * 1000);
    const whole = { ...fault, healsAtMs };
    const target = isLinkFault ? present(road, 'checked above') : present(resource, 'checked above');
    target.faults = withFault(target.faults, whole);
    const seq = this.world.write('FaultSet', resource, cause, { fault: whole });
    if (resource) this.world.touch(resource);
    if (healsAtMs !== undefined) {
      const payload: HealPayload = { on: fault.on, kind: fault.kind, healsAtMs };
      this.world.scheduler.plan(healsAtMs, 'heal', -1, '', payload, seq);
    }
    if (fault.kind === 'crash' && resource) {
      this.ctx.enter(resource, seq);
      resource.definition.crashed?.(this.ctx, resource.state as never);
    }
    return undefined;
  }

  private healIfDue({ on, kind, healsAtMs }: HealPayload, cause: number): void {
    // A fault set again in the meantime has its own time to heal.
    const fault = this.faultsOn(on).find((candidate) => candidate.kind === kind);
    if (fault?.healsAtMs === healsAtMs) this.heal(on, kind, cause);
  }

  private heal(on: string, kind: Fault['kind'], cause: number): string | undefined {
    const resource = this.alive(on);
    const target = resource ?? this.world.roads.find((road) => road.link.id === on);
    if (!target?.faults.some((fault) => fault.kind === kind))
      return `There is no fault "${kind}" on "${on}".`;
    target.faults = withoutFault(target.faults, kind);
    const seq = this.world.write('FaultHealed', resource, cause, { on, kind });
    if (!resource) return undefined;
    this.world.touch(resource);
    if (kind === 'crash') {
      this.ctx.enter(resource, seq);
      resource.definition.healed?.(this.ctx, resource.state as never);
    }
    return undefined;
  }

  // ── the cast ─────────────────────────────────────────────────────────────────────────────────────────────────────

  private load(scenario: Scenario, seed: number): void {
    const start = this.world.write('RunStarted', undefined, -1, { seed, name: scenario.name });
    scenario.resources.forEach((resource, index) => {
      const refusal = this.create(resource, start);
      if (refusal) throw new ScenarioError([{ path: `resources[${index}]`, sentence: refusal.sentence }]);
    });
    this.changeLinks(
      scenario.links.map((link) => this.completeLink(link)),
      start,
    );
    for (const { atSeconds, command } of scenario.script) {
      this.world.scheduler.plan(instant(atSeconds * 1000), 'command', -1, '', command, start);
    }
  }

  private create(resource: ScenarioResource, cause: number): Refusal | undefined {
    const definition = this.world.definitions.get(resource.service);
    if (!definition) return problemAsRefusal(`There is no service "${resource.service}".`);
    if (this.alive(resource.id)) return problemAsRefusal(`There is already a resource "${resource.id}".`);
    const given = resource.settings ?? {};
    if (!fits(given, definition.settings))
      return problemAsRefusal(`These are not settings of "${resource.id}".`);
    const settings = withDefaults(given, definition.settings) as Record<string, unknown>;
    const made = this.world.addResource(resource.id, definition, settings, resource);
    this.ctx.enter(made, cause);
    const state = definition.begin(this.ctx, settings);
    if (isRefusal(state)) {
      this.world.dropLastResource();
      return state;
    }
    made.state = state;
    this.world.write('ResourceCreated', made, cause, { service: resource.service, settings });
    return undefined;
  }

  private remove(id: string, cause: number): string | undefined {
    const resource = this.alive(id);
    if (!resource) return `There is no resource "${id}".`;
    this.ctx.enter(resource, cause);
    resource.definition.end?.(this.ctx, resource.state as never);
    const seq = this.world.write('ResourceRemoved', resource, cause, {});
    resource.isAlive = false;
    resource.removedAtMs = this.world.nowMs;
    this.world.touch(resource);
    const links = this.links.filter((link) => link.from !== id && link.to !== id);
    if (links.length < this.links.length) this.changeLinks(links, seq);
    return undefined;
  }

  private configure(
    id: string,
    settings: Record<string, unknown>,
    cause: number,
  ): Omit<CommandResult, 'factsDropped'> {
    const resource = this.alive(id);
    if (!resource) return { problem: `There is no resource "${id}".` };
    // As they were given: filling in the defaults passes over fields that nobody knows.
    if (!fits(settings, resource.definition.settings))
      return { problem: `These are not settings of "${id}".` };
    const whole = withDefaults(settings, resource.definition.settings) as Record<string, unknown>;
    const before = settingsOf(resource);
    const changes: Record<string, unknown> = {};
    for (const key of new Set([...Object.keys(whole), ...Object.keys(before)])) {
      if (JSON.stringify(whole[key]) !== JSON.stringify(before[key])) changes[key] = whole[key];
    }
    if (Object.keys(changes).length === 0) return {};
    this.ctx.enter(resource, cause);
    const refusal = resource.definition.configure(this.ctx, resource.state as never, changes);
    if (refusal) return { refusal };
    resource.settings = whole;
    this.world.write('ResourceConfigured', resource, cause, { changes });
    return {};
  }

  private connect(link: ScenarioLink, cause: number): string | undefined {
    if (this.links.some((other) => other.id === link.id)) return `There is already a link "${link.id}".`;
    const problem = checkLink(link, (id) => this.linkEnd(id), this.links);
    if (problem) return problem.sentence;
    this.changeLinks([...this.links, this.completeLink(link)], cause);
    return undefined;
  }

  private disconnect(id: string, cause: number): string | undefined {
    const links = this.links.filter((link) => link.id !== id);
    if (links.length === this.links.length) return `There is no link "${id}".`;
    this.changeLinks(links, cause);
    return undefined;
  }

  private configureLink(id: string, settings: Record<string, unknown>, cause: number): string | undefined {
    const old = this.links.find((link) => link.id === id);
    if (!old) return `There is no link "${id}".`;
    const { from, to, kind } = old;
    const link: ScenarioLink = { id, from, to, kind, settings };
    const problem = checkLink(
      link,
      (end) => this.linkEnd(end),
      this.links.filter((other) => other !== old),
    );
    if (problem) return problem.sentence;
    this.changeLinks(
      this.links.map((other) => (other === old ? this.completeLink(link) : other)),
      cause,
    );
    return undefined;
  }

  /** Puts new links in place and tells both ends of each that changed. */
  private changeLinks(links: readonly Link[], cause: number): void {
    const before = new Set(this.links);
    const after = new Set(links);
    const changed = [...before, ...after].filter((link) => !(before.has(link) && after.has(link)));
    this.world.setLinks(links);
    const seq =
      changed.length > 0
        ? this.world.write('LinksChanged', undefined, cause, { links: changed.map(({ id }) => id) })
        : cause;
    const ends = new Set(changed.flatMap((link) => [link.from, link.to]));
    for (const resource of this.world.resources) {
      if (!resource.isAlive || !ends.has(resource.id)) continue;
      this.ctx.enter(resource, seq);
      resource.definition.linked?.(this.ctx, resource.state as never);
    }
  }

  private completeLink(link: ScenarioLink): Link {
    const definition = this.definitionOf(link.from);
    const rule = definition?.links.find((candidate) => candidate.kind === link.kind);
    const settings = rule
      ? (withDefaults(link.settings ?? {}, rule.settings) as Record<string, unknown>)
      : {};
    return {
      id: link.id,
      from: link.from,
      to: link.to,
      kind: link.kind,
      fromService: definition?.id ?? '',
      toService: this.definitionOf(link.to)?.id ?? '',
      isPulled: rule?.isPulled === true,
      settings,
    };
  }

  private linkEnd(id: string) {
    const resource = this.alive(id);
    return resource && { id, service: resource.definition.id, settings: settingsOf(resource) };
  }

  private definitionOf(id: string): ServiceDefinition | undefined {
    return this.alive(id)?.definition;
  }

  private alive(id: string): Resource | undefined {
    const resource = this.world.find(id);
    return resource?.isAlive ? resource : undefined;
  }
}

interface HealPayload {
  on: string;
  kind: Fault['kind'];
  healsAtMs: number;
}

/** A simulation of a scenario, at time 0. */
export function createEngine(options: EngineOptions): Engine {
  return new Engine(options);
}

function said(problem: string | undefined): { problem?: string } {
  return problem === undefined ? {} : { problem };
}

function problemAsRefusal(sentence: string): Refusal {
  return { code: 'InflightProblem', sentence, status: 400 };
}
