/**
 * Event source mappings from queues: what pollers took goes into batches in its order, no larger and no more at a time than
 * the mapping says; what was done is deleted, and nothing else.
 */
import type { Fact } from '../../kernel/log.ts';
import type { FunctionView, QueueMappingSettings } from '../../services/lambda/contract.ts';
import type { FunctionSettings } from '../../services/lambda/settings.ts';
import type { DeleteMessageBatchInput, ReceiveMessageOutput } from '../../services/sqs/contract.ts';
import type { Events } from './events.ts';
import type { Functions, Invocation } from './functions.ts';
import type { Stage, Wire } from './stage.ts';
import { type Checker, callOf, type Story } from './story.ts';
import { Trail } from './trail.ts';

/** Of the model: a throttled batch is tried again after so long at the latest. */
const throttlePauseMsMax = 60_000;
const fifoBatchMax = 10;

/** A wire from its drawing to its end. */
interface Mapping {
  functionId: string;
  wire: Wire;
  gathered: number[];
  inHand: Set<Batch>;
  totals: Record<Total, number>;
}

type Total = 'takenTotal' | 'doneTotal' | 'failedTotal' | 'throttledTotal';

interface Batch {
  mapping: Mapping;
  /** As they were when it was closed. */
  settings: QueueMappingSettings;
  messages: readonly number[];
  state: 'throttled' | 'running' | 'ending' | 'ended';
  sinceMs: number;
  /** Of its end: whether it returned, and on which messages the work was done. */
  isReturned: boolean;
  done: readonly number[];
  /** Not yet said to be deleted or left. */
  left: number[];
}

export class QueueMappings implements Checker {
  private mappings: Mapping[] = [];
  /** Throttled batches, by what follows from the throttle. */
  private readonly trail = new Trail<Batch>(() => false);
  private readonly byInvocation = new Map<Invocation, Batch>();
  /** What is still to be deleted, by the fact that says so. */
  private readonly deletions = new Map<number, number[]>();
  /** Whose handle it is, by "function handle". */
  private readonly handles = new Map<string, number>();

  constructor(
    private readonly story: Story,
    private readonly stage: Stage,
    private readonly functions: Functions,
    private readonly events: Events,
  ) {}

  see(fact: Fact): void {
    if (fact.type === 'LinksChanged') return this.followWires();
    if (fact.type === 'ReplyDeparted') return this.learnHandles(fact);
    if (fact.service !== 'lambda') return;
    switch (fact.type) {
      case 'BatchTaken':
        return this.take(fact);
      case 'InvocationStarted':
      case 'InvocationThrottled':
        return this.attempt(fact);
      case 'InvocationSucceeded':
      case 'InvocationFailed':
        return this.end(fact);
      case 'BatchDeleted':
        return this.delete(fact);
      case 'BatchReturned':
        return this.giveBack(fact);
      case 'RequestDeparted':
        return this.send(fact);
    }
  }

  private say(fact: Fact, sentence: string): void {
    const about = (fact.detail.messages ?? []).map((origin) => `m${origin}`).join(' ');
    this.story.report('queue mappings', fact.seq, `${fact.resource}, ${about}: ${sentence}`);
  }

  /** Of lost wires only the batches in hand go on. */
  private followWires(): void {
    const before = this.mappings;
    this.mappings = this.stage
      .wiresOf('eventSource')
      .filter(({ from }) => this.stage.service(from) === 'sqs')
      .map((wire) => {
        const known = before.find((mapping) => mapping.wire.id === wire.id);
        if (known) return Object.assign(known, { wire });
        const totals = { takenTotal: 0, doneTotal: 0, failedTotal: 0, throttledTotal: 0 };
        return { functionId: wire.to, wire, gathered: [], inHand: new Set(), totals };
      });
  }

  private learnHandles(fact: Fact): void {
    const { from, action } = callOf(fact);
    const { Messages: messages = [] } = (fact.detail.output ?? {}) as ReceiveMessageOutput;
    if (action !== 'ReceiveMessage') return;
    messages.forEach(({ ReceiptHandle }, index) => {
      const origin = (fact.detail.origins as number[])[index] as number;
      this.handles.set(`${from} ${ReceiptHandle}`, origin);
    });
  }

  private mappingOf(functionId: string, queue: unknown): Mapping | undefined {
    return this.mappings.find((each) => each.functionId === functionId && each.wire.from === queue);
  }

  // ── batches ──────────────────────────────────────────────────────────────────────────────────────────────────────

  private take(fact: Fact): void {
    const { messages = [], queue } = fact.detail;
    const reply = this.story.facts[fact.causeSeq];
    const handedOut = reply?.type === 'ReplyDeparted' ? (reply.detail.origins as number[]) : [];
    if (handedOut.join() !== messages.join())
      this.say(fact, 'taken, and the queue handed out something else');
    const mapping = this.mappingOf(fact.resource, queue);
    if (!mapping) return this.say(fact, `taken from ${queue}, which is not mapped`);
    mapping.totals.takenTotal += messages.length;
    mapping.gathered.push(...messages);
  }

  /** The batch that was throttled before, or one that is closed now. */
  private attempt(fact: Fact): void {
    const { messages = [] } = fact.detail;
    const known = this.trail.of(fact);
    // A window may have been opened behind the same throttle.
    const isAgain = known?.state === 'throttled' && known.messages.join() === messages.join();
    const batch = isAgain ? known : this.close(fact);
    if (!batch) return;
    batch.sinceMs = fact.atMs;
    const invocation = this.functions.invocationOf(fact);
    if (fact.type === 'InvocationThrottled') {
      batch.state = 'throttled';
      batch.mapping.totals.throttledTotal++;
      this.trail.mark(fact, batch);
    } else if (invocation) {
      batch.state = 'running';
      this.byInvocation.set(invocation, batch);
    }
  }

  private close(fact: Fact): Batch | undefined {
    const { source, messages = [] } = fact.detail;
    if (this.stage.service(source as string) !== 'sqs' || this.events.isOwn(fact)) return undefined;
    const mapping = this.mappingOf(fact.resource, source);
    if (!mapping) {
      this.say(fact, `${fact.type} with a batch of ${source}, which is not mapped`);
      return undefined;
    }
    const settings = mapping.wire.settings as unknown as QueueMappingSettings;
    const { BatchSize: size, MaximumConcurrency: most = Number.POSITIVE_INFINITY } = settings;
    const sizeMax = mapping.wire.from.endsWith('.fifo') ? Math.min(size, fifoBatchMax) : size;
    const expected = mapping.gathered.splice(0, messages.length);
    if (expected.join() !== messages.join())
      this.say(fact, `gathered were m${expected.join(' m')}, in this order`);
    if (messages.length > sizeMax)
      this.say(fact, `a batch of ${messages.length}, and ${sizeMax} are allowed`);
    if (mapping.inHand.size >= most)
      this.say(fact, `a batch beside ${mapping.inHand.size}, and ${most} are allowed at a time`);
    const batch: Batch = {
      mapping,
      settings,
      messages,
      state: 'throttled',
      sinceMs: fact.atMs,
      isReturned: false,
      done: [],
      left: [...messages],
    };
    mapping.inHand.add(batch);
    return batch;
  }

  private end(fact: Fact): void {
    const invocation = this.functions.invocationOf(fact);
    const batch = invocation && this.byInvocation.get(invocation);
    if (!batch) return;
    batch.state = 'ending';
    batch.isReturned = fact.type === 'InvocationSucceeded';
    batch.done = fact.detail.done as number[];
  }

  /** The batch whose end a fact belongs to. */
  private ending(fact: Fact): Batch | undefined {
    const invocation = this.functions.invocationOf(fact);
    const batch = invocation && this.byInvocation.get(invocation);
    return batch?.state === 'ending' ? batch : undefined;
  }

  // ── what becomes of the messages ─────────────────────────────────────────────────────────────────────────────────

  private delete(fact: Fact): void {
    const { messages = [] } = fact.detail;
    const batch = this.ending(fact);
    if (!batch) return this.say(fact, 'deleted, and no batch has ended');
    if (!batch.isReturned) this.say(fact, 'deleted, and the invocation failed');
    for (const origin of messages)
      if (!batch.done.includes(origin)) this.say(fact, `deletes m${origin}, whose work was not done`);
    batch.mapping.totals.doneTotal += messages.length;
    this.deletions.set(fact.seq, [...messages]);
    this.settle(batch, fact);
  }

  private giveBack(fact: Fact): void {
    const { messages = [], why } = fact.detail;
    const throttled = this.trail.of(fact);
    const batch = why === 'throttled' ? throttled : this.ending(fact);
    if (!batch || (why === 'throttled' && batch.state !== 'throttled'))
      return this.say(fact, `left (${why}), and no batch has ended so`);
    const { isReturned, settings, done, mapping } = batch;
    const { answerWith } = this.stage.settings(mapping.functionId) as unknown as FunctionSettings;
    if (why === 'error' && isReturned) this.say(fact, 'left as after an error, and the function returned');
    if ((why === 'named' || why === 'answer') && !(isReturned && settings.ReportBatchItemFailures))
      this.say(fact, `left (${why}), and the mapping reads no reports`);
    if (why === 'named' && answerWith === '')
      for (const origin of messages)
        if (done.includes(origin) && !hasTwice(batch.messages, origin))
          this.say(fact, `left, and the work on m${origin} was done`);
    if (why !== 'throttled') mapping.totals.failedTotal += messages.length;
    this.settle(batch, fact);
  }

  /** Each message is deleted or left, once. */
  private settle(batch: Batch, fact: Fact): void {
    for (const origin of fact.detail.messages ?? []) {
      const place = batch.left.indexOf(origin);
      if (place < 0) this.say(fact, `${fact.type} of m${origin}, which is not in the batch any more`);
      else batch.left.splice(place, 1);
    }
    if (batch.left.length > 0) return;
    batch.state = 'ended';
    batch.mapping.inHand.delete(batch);
  }

  private send(fact: Fact): void {
    const { action, from, origins, input } = callOf(fact);
    if (!action.startsWith('DeleteMessage')) return;
    const left = this.deletions.get(fact.causeSeq);
    const { Entries: entries } = input as DeleteMessageBatchInput;
    const owners = entries.map(({ ReceiptHandle }) => this.handles.get(`${from} ${ReceiptHandle}`));
    if (!left || left.splice(0, origins.length).join() !== origins.join())
      this.say(fact, `asks to delete m${origins.join(' m')}, which are not done`);
    if (owners.join() !== origins.join())
      this.say(fact, `asks to delete m${origins.join(' m')} with the handles of m${owners.join(' m')}`);
  }

  // ── the end ──────────────────────────────────────────────────────────────────────────────────────────────────────

  finish(): void {
    for (const [seq, left] of this.deletions)
      if (left.length > 0)
        this.story.report('queue mappings', seq, `never asks to delete m${left.join(' m')}`);
    for (const mapping of this.mappings) this.finishMapping(mapping);
  }

  private endSay(sentence: string): void {
    this.story.report('queue mappings', this.story.facts.length, sentence);
  }

  private finishMapping({ functionId, wire, gathered, inHand, totals }: Mapping): void {
    const { nowMs, views } = this.story.run.end;
    for (const { state, messages, sinceMs, left } of inHand) {
      const name = `${wire.id}, m${messages.join(' m')}`;
      if (state === 'ending') this.endSay(`${name}: nobody says what became of m${left.join(' m')}`);
      if (state === 'throttled' && sinceMs + throttlePauseMsMax < nowMs)
        this.endSay(`${name}: throttled at ${sinceMs} ms, and not tried again`);
    }
    const view = (views.get(functionId) as FunctionView | undefined)?.mappings.find(
      ({ link }) => link === wire.id,
    );
    if (!view) return this.endSay(`${functionId} does not show ${wire.id}`);
    for (const [name, count] of Object.entries({
      ...totals,
      gathered: gathered.length,
      busyBatches: inHand.size,
    })) {
      const shown = view[name as keyof typeof view];
      if (shown !== count) this.endSay(`${wire.id} shows ${name} ${shown}, the log leaves ${count}`);
    }
  }
}

function hasTwice(messages: readonly number[], origin: number): boolean {
  return messages.indexOf(origin) !== messages.lastIndexOf(origin);
}
