import { assert, Bug } from './assert.ts';
import { faultOf } from './faults.ts';
import { mintUuid } from './ids.ts';
import { departReply, departRequest } from './network.ts';
import type { AccountContext, Call, CallRequest, Link, Origin, Refusal, WakeId } from './service.ts';
import { instant } from './time.ts';
import { type Resource, settingsOf, type World } from './world.ts';

/** Lets the kernel create and remove resources on behalf of an account's action. */
export interface Registrar {
  create(service: string, id: string, settings: unknown, causeSeq: number): Refusal | undefined;
  remove(id: string, causeSeq: number): void;
  ask(id: string, action: string, input: unknown, causeSeq: number): unknown;
}

const noOrigins: readonly Origin[] = Object.freeze([]);

/** The verbs of a service, for whichever resource is acting now. One object serves the whole world: it is pointed, not made. */
export class WorldContext implements AccountContext {
  private actor: Resource | undefined;
  private answering: Call | undefined;
  /** What led here; and the last fact written since, which is the cause of what follows. */
  private enteredSeq = -1;
  private lastSeq = -1;
  carried: readonly Origin[] = noOrigins;
  /** The action has answered its own request with `reply`, before it returned. */
  hasReplied = false;

  constructor(
    private readonly world: World,
    private readonly registrar: Registrar,
  ) {}

  /** Points the verbs at a resource. Gives back where they pointed, for `resume`. */
  enter(actor: Resource | undefined, causeSeq: number, answering?: Call): void {
    this.actor = actor;
    this.answering = answering;
    this.enteredSeq = causeSeq;
    this.lastSeq = causeSeq;
    this.carried = noOrigins;
    this.hasReplied = false;
    if (actor) this.world.touch(actor);
  }

  /** Runs something else in between and comes back to where we were. */
  aside<T>(work: () => T): T {
    const { actor, answering, enteredSeq, lastSeq, carried, hasReplied } = this;
    try {
      return work();
    } finally {
      this.actor = actor;
      this.answering = answering;
      this.enteredSeq = enteredSeq;
      this.lastSeq = lastSeq;
      this.carried = carried;
      this.hasReplied = hasReplied;
    }
  }

  /** The cause of what happens next. */
  get causeSeq(): number {
    return this.lastSeq;
  }

  get nowMs(): number {
    return this.world.nowMs;
  }

  get epoch() {
    return this.world.epoch;
  }

  get self(): string {
    return this.acting().id;
  }

  get request(): Call {
    if (!this.answering) throw new Bug('only an action has a request');
    return this.answering;
  }

  get account(): string {
    return this.actor?.account ?? this.world.account;
  }

  get region(): string {
    return this.actor?.region ?? this.world.region;
  }

  get linksOut(): readonly Link[] {
    return this.acting().linksOut;
  }

  get linksIn(): readonly Link[] {
    return this.acting().linksIn;
  }

  get slowFactor(): number {
    return faultOf(this.acting().faults, 'slow')?.factor ?? 1;
  }

  random(): number {
    return this.acting().rng.next();
  }

  mintId(): string {
    return mintUuid(this.acting().rng);
  }

  mintOrigin(): Origin {
    return this.world.nextOrigin++;
  }

  originAt(index: number): Origin {
    return this.answering?.origins[index] ?? this.mintOrigin();
  }

  list(service: string): readonly string[] {
    const ids: string[] = [];
    for (const resource of this.world.resources) {
      if (resource.isAlive && resource.definition.id === service) ids.push(resource.id);
    }
    return ids;
  }

  exists(service: string, id: string): boolean {
    const resource = this.world.find(id);
    return resource?.isAlive === true && resource.definition.id === service;
  }

  emit(type: string, detail: object): number {
    this.lastSeq = this.world.write(type, this.actor, this.enteredSeq, detail);
    return this.lastSeq;
  }

  wake(atMs: number, name: string, payload?: unknown): WakeId {
    const actor = this.acting();
    assert(name in actor.definition.wakeups, `${actor.definition.id} has no wake-up ${name}`);
    const when = Math.max(instant(atMs), this.world.nowMs);
    return this.world.scheduler.plan(when, 'wake', actor.index, name, payload, this.lastSeq);
  }

  cancelWake(id: WakeId): void {
    this.world.scheduler.cancel(id);
  }

  call(request: CallRequest): Call {
    const actor = this.acting();
    assert(request.tag in actor.definition.replies, `${actor.definition.id} has no reply ${request.tag}`);
    return departRequest(this.world, actor, request, this.lastSeq);
  }

  reply(call: Call, outcome: unknown, origins: readonly Origin[] = noOrigins): void {
    if (call.from === '') {
      // The learner's own call has no road for its answer: the log is where it is found.
      this.emit('LearnerAnswered', { action: call.action, outcome, origins });
      return;
    }
    const isNow = call === this.answering;
    if (isNow) this.hasReplied = true;
    departReply(this.world, this.acting(), call, outcome, origins, this.lastSeq, !isNow);
  }

  carry(origins: readonly Origin[]): void {
    this.carried = origins;
  }

  create(service: string, id: string, settings: unknown): Refusal | undefined {
    return this.aside(() => this.registrar.create(service, id, settings, this.lastSeq));
  }

  remove(id: string): void {
    this.aside(() => this.registrar.remove(id, this.lastSeq));
  }

  ask(id: string, action: string, input: unknown): unknown {
    return this.aside(() => this.registrar.ask(id, action, input, this.lastSeq));
  }

  settingsOf(id: string): unknown {
    const resource = this.world.find(id);
    return resource?.isAlive ? settingsOf(resource) : undefined;
  }

  removedAtMs(id: string): number | undefined {
    const resource = this.world.find(id);
    return resource && !resource.isAlive ? resource.removedAtMs : undefined;
  }

  private acting(): Resource {
    if (!this.actor) throw new Bug('nobody is acting');
    return this.actor;
  }
}
