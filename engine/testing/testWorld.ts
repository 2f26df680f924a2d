/**
 * A world for tests, in the words of the domain:
 *
 * ```ts
 * const world = testWorld().queue('orders', { VisibilityTimeout: 30 }).queue('dead').link('orders', 'dead', { maxReceiveCount: 2 });
 * world.send('orders', 'a');
 * const [first] = world.receive('orders');
 * world.advance('31s');
 * expect(world.trace()).toEqual(['0.000 orders  MessageSent m1', …]);
 * ```
 *
 * What is built before the first call is the scenario; afterwards the same words are commands of the learner. Nobody
 * here is patient: calls in the learner's name have no road and happen now.
 */
import { createEngine, type Engine, type EngineOptions } from '../engine.ts';
import { Bug } from '../kernel/assert.ts';
import type { Fact } from '../kernel/log.ts';
import type { FaultKind, Refusal } from '../kernel/service.ts';
import type { Command, CommandResult, ScenarioLink, ScenarioResource } from '../protocol.ts';
import type { Scenario } from '../scenario.ts';
import { serviceCard } from '../services/cards.ts';
import type {
  QueueView,
  ReceivedMessage,
  ReceiveMessageInput,
  ReceiveMessageOutput,
  SendMessageInput,
  SendMessageOutput,
} from '../services/sqs/contract.ts';
import { traceOf } from './trace.ts';

/** What a call gave back: its output, or the `code`, `sentence` and `status` of a refusal. */
export type Answered<Output> = Partial<Output> & Partial<Refusal>;

/** "31s", "1.5s", "200ms", "5min", "2h", "4d", "1min30s"; or milliseconds. */
export type Duration = string | number;

type Settings = Record<string, unknown>;

export class TestWorld {
  private readonly scenario: Partial<Scenario> & { resources: ScenarioResource[]; links: ScenarioLink[] };
  private running: Engine | undefined;

  constructor(
    part: Partial<Scenario>,
    private readonly options: Omit<EngineOptions, 'scenario'>,
  ) {
    this.scenario = { version: 1, ...part, resources: part.resources ?? [], links: part.links ?? [] };
  }

  // ── building ─────────────────────────────────────────────────────────────────────────────────────────────────────

  queue(id: string, settings: Settings = {}): this {
    return this.resource('sqs', id, id.endsWith('.fifo') ? { FifoQueue: true, ...settings } : settings);
  }

  producer(id: string, settings: Settings = {}): this {
    return this.resource('producer', id, settings);
  }

  worker(id: string, settings: Settings = {}): this {
    return this.resource('worker', id, settings);
  }

  topic(id: string, settings: Settings = {}): this {
    return this.resource('sns', id, settings);
  }

  stream(id: string, settings: Settings = {}): this {
    return this.resource('kinesis', id, settings);
  }

  reader(id: string, settings: Settings = {}): this {
    return this.resource('reader', id, settings);
  }

  deliveryStream(id: string, settings: Settings = {}): this {
    return this.resource('firehose', id, settings);
  }

  bucket(id: string, settings: Settings = {}): this {
    return this.resource('s3', id, settings);
  }

  lambda(id: string, settings: Settings = {}): this {
    return this.resource('lambda', id, settings);
  }

  http(id: string, settings: Settings = {}): this {
    return this.resource('http', id, settings);
  }

  resource(service: string, id: string, settings: Settings = {}): this {
    const resource: ScenarioResource = { id, service, settings };
    if (this.running) this.demand({ type: 'create', resource });
    else this.scenario.resources.push(resource);
    return this;
  }

  /**
   * A wire, in the direction of the messages. Its id is "from → to".
   * @param kind the first that the two services have, unless given: from a topic to a queue "subscribe", not "redrive"
   */
  link(from: string, to: string, settings: Settings = {}, kind = this.kindBetween(from, to)): this {
    const link: ScenarioLink = { id: `${from} → ${to}`, from, to, kind, settings };
    if (this.running) this.demand({ type: 'connect', link });
    else this.scenario.links.push(link);
    return this;
  }

  private kindBetween(from: string, to: string): string {
    const [begin = '', end = ''] = [from, to].map((id) => this.serviceOf(id));
    const rule = serviceCard(begin)?.links.find((candidate) => candidate.to.includes(end));
    if (!rule) throw new Bug(`no wire leads from ${begin} to ${end}`);
    return rule.kind;
  }

  /** An act of the scenario's script. */
  at(when: Duration, command: Command): this {
    if (this.running) throw new Bug('the script is written before the run begins');
    this.scenario.script = [...(this.scenario.script ?? []), { atSeconds: msOf(when) / 1000, command }];
    return this;
  }

  private serviceOf(id: string): string | undefined {
    const known = this.running ? this.running.resources : this.scenario.resources;
    return known.find((resource) => resource.id === id)?.service;
  }

  // ── acting ───────────────────────────────────────────────────────────────────────────────────────────────────────

  get engine(): Engine {
    this.running ??= createEngine({ ...this.options, scenario: this.scenario as Scenario });
    return this.running;
  }

  /** Any command; refusals and problems come back. */
  apply(command: Command): CommandResult {
    return this.engine.apply(command);
  }

  /** Any action of a resource, in the learner's name. */
  call<Output = Record<string, unknown>>(
    to: string,
    action: string,
    input: unknown = {},
    origins?: readonly number[],
  ): Answered<Output> {
    return answered(this.apply({ type: 'call', to, action, input, ...(origins ? { origins } : {}) }));
  }

  /** An action of the account: `account('sqs', 'CreateQueue', { QueueName: 'a' })`. */
  account<Output = Record<string, unknown>>(
    service: string,
    action: string,
    input: unknown,
  ): Answered<Output> {
    return answered(this.apply({ type: 'accountCall', service, action, input }));
  }

  send(
    queue: string,
    body: string,
    input: Omit<SendMessageInput, 'MessageBody'> = {},
  ): Answered<SendMessageOutput> {
    return this.call(queue, 'SendMessage', { MessageBody: body, ...input });
  }

  /** The messages handed out, none when there were none (or when the receive waits). Use `call` where a refusal is expected. */
  receive(queue: string, input: ReceiveMessageInput = {}): readonly ReceivedMessage[] {
    const answer = this.call<ReceiveMessageOutput>(queue, 'ReceiveMessage', input);
    if (answer.code) throw new Bug(`the receive was refused: ${answer.sentence}`);
    return answer.Messages ?? [];
  }

  /** Receives up to ten and gives their bodies. */
  receiveBodies(queue: string, input: ReceiveMessageInput = {}): string[] {
    return this.receive(queue, { MaxNumberOfMessages: 10, ...input }).map((message) => message.Body);
  }

  delete(queue: string, message: ReceivedMessage | string | undefined): Answered<object> {
    return this.call(queue, 'DeleteMessage', { ReceiptHandle: handleOf(message) });
  }

  changeVisibility(
    queue: string,
    message: ReceivedMessage | string | undefined,
    seconds: number,
  ): Answered<object> {
    return this.call(queue, 'ChangeMessageVisibility', {
      ReceiptHandle: handleOf(message),
      VisibilityTimeout: seconds,
    });
  }

  /** `on` is a resource or a link; heals after `forSeconds` when given. */
  fault(
    on: string,
    kind: FaultKind,
    more: { rate?: number; extraMs?: number; factor?: number; forSeconds?: number } = {},
  ): this {
    return this.demand({ type: 'setFault', on, kind, ...more });
  }

  heal(on: string, kind: FaultKind): this {
    return this.demand({ type: 'heal', on, kind });
  }

  remove(id: string): this {
    return this.demand({ type: 'remove', id });
  }

  disconnect(from: string, to: string): this {
    return this.demand({ type: 'disconnect', id: `${from} → ${to}` });
  }

  /** Whole settings, as the inspector gives them. */
  configure(id: string, settings: Settings): this {
    return this.demand({ type: 'configure', id, settings });
  }

  /** A command that the test relies on: anything but success is the test's mistake. */
  private demand(command: Command): this {
    const { problem, refusal } = this.apply(command);
    if (problem ?? refusal) throw new Bug(problem ?? refusal?.sentence);
    return this;
  }

  // ── time ─────────────────────────────────────────────────────────────────────────────────────────────────────────

  advance(by: Duration): this {
    this.engine.advance(this.engine.nowMs + msOf(by));
    return this;
  }

  advanceTo(when: Duration): this {
    this.engine.advance(msOf(when));
    return this;
  }

  // ── looking ──────────────────────────────────────────────────────────────────────────────────────────────────────

  /** A resource's small view: a queue's, unless another is named. */
  view<View extends object = QueueView>(id: string): View {
    const view = this.engine.view(id);
    if (!view) throw new Bug(`there is no resource "${id}"`);
    return view as View;
  }

  /** What is in a queue, in the order of arrival: "m1 visible". */
  contents(id: string): string[] {
    const page = this.engine.contents(id, 0, 1_000);
    return (page?.rows ?? []).map((row) => `m${row.origin} ${row.state}`);
  }

  /** Facts up to now, of one type and one resource when given. */
  facts(type?: string, resource?: string): Fact[] {
    return [...this.engine.log.facts(0, this.engine.factCount)].filter(
      (fact) =>
        (type === undefined || fact.type === type) && (resource === undefined || fact.resource === resource),
    );
  }

  /** The story so far, one line a fact; `isWhole` adds the kernel's bookkeeping. */
  trace(isWhole = false): string[] {
    return traceOf(this.facts(), isWhole);
  }
}

/** @param part what the scenario has besides what is built: seed, latencyMs, account … */
export function testWorld(
  part: Partial<Scenario> = {},
  options: Omit<EngineOptions, 'scenario'> = {},
): TestWorld {
  return new TestWorld(part, options);
}

function handleOf(message: ReceivedMessage | string | undefined): string | undefined {
  return typeof message === 'object' ? message.ReceiptHandle : message;
}

function answered<Output>({ output, refusal, problem }: CommandResult): Answered<Output> {
  if (problem) throw new Bug(problem);
  return (refusal ?? output ?? {}) as Answered<Output>;
}

const unitMs: Readonly<Record<string, number>> = {
  ms: 1,
  s: 1_000,
  min: 60_000,
  h: 3_600_000,
  d: 86_400_000,
};

function msOf(duration: Duration): number {
  if (typeof duration === 'number') return duration;
  if (!/^(\d+(\.\d+)?(ms|s|min|h|d))+$/.test(duration)) throw new Bug(`"${duration}" is no duration`);
  let ms = 0;
  for (const [, number, , unit] of duration.matchAll(/(\d+(\.\d+)?)(ms|min|s|h|d)/g)) {
    ms += Number(number) * (unitMs[unit as string] as number);
  }
  return ms;
}
