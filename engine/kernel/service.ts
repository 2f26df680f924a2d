/**
 * The page a service author reads: what a service is, and the verbs of `ctx`, which are a service's whole world.
 *
 * A service is three tables of named functions over its own state: `actions` (what callers may ask), `wakeups` (what
 * time does) and `replies` (answers to calls it made). It cannot reach the page, the log, another resource's state or
 * the clock. Two services meet only through `ctx.call` and `ctx.reply`, so everything between them can be drawn.
 */
import type { Epoch } from './cow.ts';
import type { Face, FactWords } from './face.ts';
import type { MeterDefinition, MetricDefinition } from './figures.ts';
import type { ObjectShape, Shape, Violation } from './shape.ts';

/** The number of a message's story: m1, m2, … It stays the same through fan-out, redelivery and replay. */
export type Origin = number;

/** What the real service says instead of doing it. Never for the learner's faults, never for our bugs. */
export interface Refusal {
  /** The service's own code: "AWS.SimpleQueueService.NonExistentQueue". */
  code: string;
  /** The service's own sentence. */
  sentence: string;
  /** HTTP status; 400 unless the service says otherwise. */
  status: number;
}

export function isRefusal(value: unknown): value is Refusal {
  return (
    typeof value === 'object' && value !== null && 'code' in value && 'sentence' in value && 'status' in value
  );
}

/** An AWS service that calls in its own name; the callee's resource policy decides whether it may. Immutable. */
export interface ServicePrincipal {
  /** "sns.amazonaws.com" */
  service: string;
  /** ARN of the resource on whose behalf it calls: `aws:SourceArn` in a policy's condition. */
  sourceArn: string;
  /** `aws:SourceAccount`. */
  sourceAccount: string;
}

/** One request on the road, and all that is needed to answer it. Immutable. */
export interface Call {
  /** Counts from 1 through the run. */
  id: number;
  /** Resource that asked; "" is the learner. */
  from: string;
  to: string;
  action: string;
  input: unknown;
  /** Which entry of the caller's `replies` takes the answer. */
  tag: string;
  /** What the caller wants back with the answer. Immutable. */
  context: unknown;
  /** The messages it carries, in the order of the input's entries. Empty when it carries none. */
  origins: readonly Origin[];
  /** Absent where the learner or a program of theirs calls: their identity policy allows it. */
  principal: ServicePrincipal | undefined;
  departMs: number;
  /** When it reaches `to`; Infinity when it was lost on the way. */
  arriveMs: number;
  /** When the caller gives up. */
  deadlineMs: number;
  /** Between parts of one service (a queue and its dead-letter queue): the learner's loss and partitions do not touch it. */
  isInternal: boolean;
  /** Log number of the fact `RequestDeparted`. */
  seq: number;
}

/** What comes back to the caller. It is the detail of the fact `ReplyDeparted`, too. Immutable. */
export interface Answer {
  call: Call;
  departMs: number;
  /** Infinity when it was lost on the way. */
  arriveMs: number;
  /** Present unless refused or timed out. */
  output: unknown;
  refusal: Refusal | undefined;
  /** The messages that came with it, in the order of the output. */
  origins: readonly Origin[];
  /** No answer came in time: lost on the way, or too slow. The callee may have done the work all the same. */
  isTimedOut: boolean;
}

/** An action returns its output, a refusal, or `later` when it will `ctx.reply` in its own time (a long poll). */
export const later: unique symbol = Symbol('later');
export type Outcome<Output> = Output | Refusal | typeof later;

/** One API operation: contract above, behaviour below. */
export interface ActionDefinition<State> {
  /** The request, checked before `run`. */
  input: ObjectShape;
  /** Words a violation of `input` as the service does. The service's own `refuseViolation` when absent. */
  refuseViolation?: (violation: Violation, state: State, all: readonly Violation[]) => Refusal;
  /** Offered in the inspector as a call; with a sentence on what it does. */
  doc: string;
  /** Refuses before it changes anything: a refused request leaves the state exactly as it was. */
  run(ctx: Context, state: State, input: never): Outcome<unknown>;
  /** Not for the learner's call form: only resources ask it. */
  isInternal?: boolean;
}

/** What an action of the whole account does (CreateQueue): it sees no single resource. */
export interface AccountActionDefinition {
  input: ObjectShape;
  doc: string;
  run(ctx: AccountContext, input: never): Outcome<unknown>;
}

/** What a call asks the network for. */
export interface CallRequest {
  to: string;
  action: string;
  input: unknown;
  tag: string;
  context?: unknown;
  origins?: readonly Origin[];
  /** Given by a service that calls in its own name. */
  principal?: ServicePrincipal;
  /** How long the caller waits. 60,000 unless given. */
  timeoutMs?: number;
  isInternal?: boolean;
}

/** A permitted connection in the scenario, as its two ends see it. Immutable. */
export interface Link {
  id: string;
  from: string;
  to: string;
  kind: string;
  /** Services at its two ends. */
  fromService: string;
  toService: string;
  /** The receiver asks (poll, event source mapping): requests travel against the wire. */
  isPulled: boolean;
  /** The link's own settings, defaults filled in. */
  settings: Readonly<Record<string, unknown>>;
}

/** A wake-up's or call's number; 0 is none. */
export type WakeId = number;

export interface Context {
  /** Virtual time, ms. */
  readonly nowMs: number;
  /** The resource that is acting. */
  readonly self: string;
  /** Where it lives: twelve digits, and "us-east-1". */
  readonly account: string;
  readonly region: string;
  /** For the collections of a new state. */
  readonly epoch: Epoch;
  /** The call being answered by an action; present in actions only. */
  readonly request: Call;
  /** Links that leave this resource, and links that arrive at it, in the scenario's order. */
  readonly linksOut: readonly Link[];
  readonly linksIn: readonly Link[];
  /** From 0 to 1, from this resource's own generator. */
  random(): number;
  /** An id in the shape of a UUID, from this resource's own generator. */
  mintId(): string;
  /** A number for a message that starts its story here. */
  mintOrigin(): Origin;
  /** The story number of the request's nth message; a new one when the caller brought none. */
  originAt(index: number): Origin;
  /** Ids of the resources of a service, in the order of creation. */
  list(service: string): readonly string[];
  /** True when a resource of that service and name is there now. */
  exists(service: string, id: string): boolean;
  /** How many times as long this program takes for its work: the learner's fault `slow`, else 1. */
  readonly slowFactor: number;
  /** Writes a fact. Its cause is what is being handled; whatever this handler does next is caused by this fact. */
  emit(type: string, detail: object): number;
  /** `wakeups[name]` will run at `atMs` with the payload, which is immutable data. */
  wake(atMs: number, name: string, payload?: unknown): WakeId;
  cancelWake(id: WakeId): void;
  /** Asks another resource; the answer comes to `replies[tag]`. */
  call(request: CallRequest): Call;
  /** Answers a call for which the action returned `later`. */
  reply(call: Call, outcome: unknown, origins?: readonly Origin[]): void;
  /** The messages that the answer returned by this action carries (for the picture of its way back). */
  carry(origins: readonly Origin[]): void;
}

export interface AccountContext extends Context {
  /** Brings a resource into the world; refused settings come back as a refusal. */
  create(service: string, id: string, settings: unknown): Refusal | undefined;
  remove(id: string): void;
  /** Has a resource run one of its actions here and now, as part of this one. */
  ask(id: string, action: string, input: unknown): unknown;
  /** Settings a resource has now, or undefined when there is none of that name. */
  settingsOf(id: string): unknown;
  /** When a resource of that name was removed last, ms; undefined when never. */
  removedAtMs(id: string): number | undefined;
}

/** Which wire may leave a resource, and what it means. */
export interface LinkRule {
  /** "send", "poll", "redrive" … */
  kind: string;
  /** Services it may lead to. */
  to: readonly string[];
  /** The verb on the wire: "send", "dead letters". */
  title: string;
  doc: string;
  settings: ObjectShape;
  /** The receiver asks: requests travel against the wire. */
  isPulled?: boolean;
  /** At most this many from one resource. */
  maxPerResource?: number;
  /** At most this many to one resource. */
  maxPerTarget?: number;
  /** Why these two may not be joined this way, or undefined when they may. Settings are those of the two resources. */
  refuse?: (from: LinkEnd, to: LinkEnd) => string | undefined;
  /** What is wrong with settings that fit their shape (a filter policy that is no filter policy), and in which field. */
  refuseSettings?: (settings: Readonly<Record<string, unknown>>) => SettingsProblem | undefined;
  /** What the receiver's access policy has to say so that the sender may call it; the page writes it there. */
  grant?: (from: PlacedEnd, to: PlacedEnd) => PolicyStatement | undefined;
}

export interface SettingsProblem {
  field: string;
  sentence: string;
}

/** An end of a link, and where it lives. */
export interface PlacedEnd extends LinkEnd {
  account: string;
  region: string;
}

/** One statement of an access policy, as JSON. */
export type PolicyStatement = Readonly<Record<string, unknown>>;

export interface LinkEnd {
  id: string;
  service: string;
  settings: Readonly<Record<string, unknown>>;
}

export type FaultKind = 'crash' | 'slow' | 'drop' | 'throttle' | 'deny' | 'partition' | 'loss' | 'latency';

/** What is known of a service before anything runs: all that the page needs to draw, wire and set it up. No behaviour. */
export interface ServiceCard {
  /** Folder name, scenario's `service`: "sqs". */
  id: string;
  /** A scenario resource's settings under the service's own names. */
  settings: ObjectShape;
  face: Face;
  /** True where the definition's `contents` lists messages. */
  hasContents: boolean;
  /** Wires that may leave such a resource. */
  links: readonly LinkRule[];
  /** Faults the learner can set on such a resource, and what the service says under them. */
  faults: Readonly<Partial<Record<FaultKind, { title: string; doc: string; refusal?: Refusal }>>>;
}

export interface ServiceDefinition<State extends object = object> extends ServiceCard {
  /** How its facts read in the story and the caption: a template per fact type. Not on the card: the page is told lines. */
  facts: Readonly<Record<string, FactWords>>;
  /** A fresh resource, or why it cannot be. */
  begin(ctx: Context, settings: Readonly<Record<string, unknown>>): State | Refusal;
  /** Called once the links are known, and again whenever they change. */
  linked?(ctx: Context, state: State): void;
  /** The learner changed settings while the run is on. `changes` holds the changed fields only. */
  configure(ctx: Context, state: State, changes: Readonly<Record<string, unknown>>): Refusal | undefined;
  /** Settings in force, where an action of the service itself can change them; those the learner set last when absent. */
  settingsNow?(state: State): object;
  /** The resource is about to be removed. */
  end?(ctx: Context, state: State): void;
  actions: Readonly<Record<string, ActionDefinition<State>>>;
  accountActions?: Readonly<Record<string, AccountActionDefinition>>;
  wakeups: Readonly<Record<string, (ctx: Context, state: State, payload: never) => void>>;
  replies: Readonly<Record<string, (ctx: Context, state: State, answer: Answer) => void>>;
  /** Words the violations of a contract as this service does: the first of them, or all in one sentence. */
  refuseViolation(violation: Violation, state: State | undefined, all: readonly Violation[]): Refusal;
  /** What a caller hears who asks for a resource that is not there, and for an operation that does not exist. */
  missing: Refusal;
  unknownAction: Refusal;
  /** A crash begins or ends. Needed where `faults.crash` exists. */
  crashed?(ctx: Context, state: State): void;
  healed?(ctx: Context, state: State): void;
  /** Small, bounded: what the portrait draws. */
  view(state: State, nowMs: number): object;
  /** What the inspector lists, a page of it. Reading it disturbs nothing. */
  contents?(state: State, nowMs: number, from: number, count: number): ContentsPage;
  /** One message's body and attributes, for whoever looks. */
  message?(state: State, origin: Origin): object | undefined;
  /** What a row of `contents` that has a key holds, for whoever opens it. */
  open?(state: State, key: string): OpenedItem | undefined;
  /** Figures under CloudWatch's names, in the order in which they are plotted. */
  metrics?: readonly MetricDefinition<State>[];
  /** What it is billed by. */
  meter?: readonly MeterDefinition<State>[];
}

/** Something that was opened to be read: an object of a bucket. */
export interface OpenedItem {
  key: string;
  text: string;
  sizeBytes: number;
  atMs: number;
  /** The messages in it, in order. */
  origins: readonly Origin[];
}

export interface ContentsPage {
  total: number;
  rows: readonly ContentsRow[];
}

export interface ContentsRow {
  /** Story number; absent for what holds many messages or none. */
  origin?: Origin;
  /** Name under which `open` finds it, where it can be opened. */
  key?: string;
  /** "visible", "in flight", "delayed"; "shard 3". */
  state: string;
  group?: string;
  /** Absent where nothing counts receives. */
  receiveCount?: number;
  sentAtMs: number;
  /** When its state ends by itself, ms. */
  untilMs?: number;
  /** First characters of the body. */
  preview: string;
  sizeBytes: number;
}

export type { Shape };
