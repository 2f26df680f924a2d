/**
 * Event source mappings from streams: what is read is handed over in the order of its sequence numbers, key by key; a batch
 * that failed holds up what comes behind it until it is done or given up; cutting only cuts; no retry more than allowed.
 */
import type { Fact } from '../../kernel/log.ts';
import type { FunctionView, StreamMappingSettings } from '../../services/lambda/contract.ts';
import type { Events } from './events.ts';
import type { Functions, Invocation } from './functions.ts';
import { instant } from './instant.ts';
import { type Item, type Read, ShardReads } from './shardReads.ts';
import type { Stage, Wire } from './stage.ts';
import type { Checker, Story } from './story.ts';
import { Trail } from './trail.ts';

/** Of the model: 1 s, doubled, up to this. */
const pauseMsMax = 60_000;
/** Of younger records none can have expired. */
const retentionMsMin = 86_400_000;

/** A wire from its drawing to its end. */
interface Mapping {
  functionId: string;
  wire: Wire;
  /** ParallelizationFactor was never anything but 1: every shard is one lane. */
  isWhole: boolean;
  /** Read, and not yet in a batch; by shard. */
  waiting: Map<string, Item[]>;
  batches: Set<Batch>;
  /** What came last, and when: at the very end it may not have been handled. */
  heard: { ms: number; count: number };
  /** When a batch of a shard ended last, ms: a window is opened then at the earliest. */
  freedMs: Map<string, number>;
  totals: Record<Total, number>;
  isGone: boolean;
}

type Total = 'takenTotal' | 'doneTotal' | 'failedTotal' | 'throttledTotal' | 'bisectedTotal' | 'givenUpTotal';

interface Batch {
  mapping: Mapping;
  shard: string;
  items: Item[];
  /** Keys that were seen in its lane. */
  keys: Set<string>;
  /** cut: a part that is tried next; failed, throttled: what comes next has still to be said. */
  state: 'invoking' | 'failed' | 'throttled' | 'blocked' | 'cut' | 'ended';
  retriesUsed: number;
  invocations: number;
  throttles: number;
  /** How many the last invocation was done with, and whether it returned. */
  doneCount: number;
  isReturned: boolean;
  /** When a blocked one is tried again, ms. */
  dueMs: number;
}

const originsOf = (items: readonly Item[]) => items.map(({ origin }) => origin).join();

export class StreamMappings implements Checker {
  private mappings: Mapping[] = [];
  private readonly reads = new ShardReads();
  private readonly pending: (Read & { mapping: Mapping })[] = [];
  /** By the answer to the read. */
  private readonly shardsRead = new Map<number, string>();
  private readonly trail = new Trail<Batch>(({ tag }) => tag === 'retentionGot');
  private readonly byInvocation = new Map<Invocation, Batch>();
  private readonly lastThrottled = new Map<string, Batch>();

  constructor(
    private readonly story: Story,
    private readonly stage: Stage,
    private readonly functions: Functions,
    private readonly events: Events,
  ) {}

  see(fact: Fact): void {
    this.trail.see(fact);
    if (fact.type === 'LinksChanged') return this.followWires();
    this.read(fact);
    if (fact.service !== 'lambda') return;
    this.hear(fact.atMs);
    switch (fact.type) {
      case 'InvocationStarted':
      case 'InvocationThrottled':
        return this.attempt(fact);
      case 'InvocationSucceeded':
      case 'InvocationFailed':
        return this.end(fact);
      case 'CheckpointReported':
        return this.checkpoint(fact);
      case 'LaneBlocked':
        return this.block(fact);
      case 'BatchBisected':
        return this.bisect(fact);
      case 'BatchGivenUp':
        return fact.detail.condition === 'RecordAgeExceeded' ? this.age(fact) : this.giveUp(fact);
      case 'RecordsExpired':
        return this.expire(fact);
    }
  }

  private say(fact: Fact, sentence: string): void {
    const { message, messages = message === undefined ? [] : [message] } = fact.detail;
    const about = messages.map((origin) => `m${origin}`).join(' ');
    this.story.report('stream mappings', fact.seq, `${fact.resource}, ${about}: ${sentence}`);
  }

  private settings({ wire }: Mapping): StreamMappingSettings {
    return wire.settings as unknown as StreamMappingSettings;
  }

  private followWires(): void {
    const before = this.mappings;
    const wires = this.stage
      .wiresOf('eventSource')
      .filter(({ from }) => this.stage.service(from) === 'kinesis');
    for (const mapping of before) if (!wires.some(({ id }) => id === mapping.wire.id)) mapping.isGone = true;
    this.mappings = wires.map((wire) => {
      const known = before.find((mapping) => mapping.wire.id === wire.id);
      const mapping = known ?? newMapping(wire);
      mapping.wire = wire;
      mapping.isWhole &&= this.settings(mapping).ParallelizationFactor === 1;
      return mapping;
    });
  }

  // ── reading ──────────────────────────────────────────────────────────────────────────────────────────────────────

  private read(fact: Fact): void {
    if (fact.type === 'ReplyLost') {
      const place = this.pending.findIndex(({ callId }) => callId === fact.detail.call);
      if (place >= 0) this.pending.splice(place, 1);
    }
    const read = this.reads.see(fact);
    const mapping = read && this.mappingOf(read.reader, read.stream);
    if (read) this.shardsRead.set(fact.seq, read.shard);
    if (mapping) this.pending.push({ ...read, mapping });
  }

  private mappingOf(functionId: string, stream: unknown): Mapping | undefined {
    return this.mappings.find((each) => each.functionId === functionId && each.wire.from === stream);
  }

  /** What has come by now waits for its batch. */
  private hear(nowMs: number): void {
    for (let place = 0; place < this.pending.length; ) {
      const { mapping, shard, items, heardMs } = this.pending[place] as Read & { mapping: Mapping };
      if (heardMs > nowMs) {
        place++;
        continue;
      }
      this.pending.splice(place, 1);
      mapping.totals.takenTotal += items.length;
      const { heard } = mapping;
      mapping.heard = { ms: heardMs, count: items.length + (heard.ms === heardMs ? heard.count : 0) };
      mapping.waiting.set(shard, [...(mapping.waiting.get(shard) ?? []), ...items]);
    }
  }

  /**
   * Takes these messages out of what waits in a shard. Copies of a message look alike: one whose key is known in the lane is
   * meant rather than others, and one that is the first of its key.
   */
  private pick(
    mapping: Mapping,
    shard: string,
    messages: readonly number[],
    keys: ReadonlySet<string> = new Set(),
  ): Item[] | undefined {
    const waiting = mapping.waiting.get(shard) ?? [];
    const picked: Item[] = [];
    for (const message of messages) {
      const behind = waiting.slice(waiting.indexOf(picked.at(-1) as Item) + 1);
      const copies = behind.filter(({ origin }) => origin === message);
      const isFirst = (copy: Item) =>
        waiting.find((one) => one.key === copy.key && !picked.includes(one)) === copy;
      const copy =
        copies.find((each) => keys.has(each.key) && isFirst(each)) ?? copies.find(isFirst) ?? copies[0];
      if (!copy) return undefined;
      picked.push(copy);
    }
    mapping.waiting.set(
      shard,
      waiting.filter((item) => !picked.includes(item)),
    );
    return picked;
  }

  // ── attempts ─────────────────────────────────────────────────────────────────────────────────────────────────────

  private attempt(fact: Fact): void {
    const { source } = fact.detail;
    if (this.stage.service(source as string) !== 'kinesis' || this.events.isOwn(fact)) return;
    const mapping = this.mappingOf(fact.resource, source);
    if (!mapping) return this.say(fact, `${fact.type} with a batch of ${source}, which is not mapped`);
    const batch = this.knownBatch(mapping, fact) ?? this.newBatch(mapping, fact);
    if (!batch) return this.say(fact, 'is no batch of what was read, in its order');
    this.checkOrder(batch, fact);
    this.checkAge(batch, fact);
    const invocation = this.functions.invocationOf(fact);
    if (fact.type === 'InvocationThrottled') {
      batch.state = 'throttled';
      batch.throttles++;
      mapping.totals.throttledTotal++;
      this.lastThrottled.set(fact.resource, batch);
    } else if (invocation) {
      batch.state = 'invoking';
      batch.invocations++;
      batch.throttles = 0;
      this.byInvocation.set(invocation, batch);
    }
  }

  private checkAge({ mapping, items }: Batch, fact: Fact): void {
    const { MaximumRecordAgeInSeconds: ageSeconds } = this.settings(mapping);
    const oldAtMs = instant((items[0]?.arrivalMs ?? 0) + ageSeconds * 1000);
    if (ageSeconds >= 0 && fact.atMs >= oldAtMs)
      this.say(fact, `tried, and it was too old at ${oldAtMs} ms: ${ageSeconds} s are allowed`);
  }

  private knownBatch(mapping: Mapping, fact: Fact): Batch | undefined {
    const wanted = (fact.detail.messages ?? []).join();
    const known = this.pendingOf([...mapping.batches], fact).find(({ items }) => originsOf(items) === wanted);
    if (known?.state === 'blocked' && known.dueMs > fact.atMs)
      this.say(fact, `tried again, and it was due at ${known.dueMs} ms`);
    return known;
  }

  /** Those that may be tried next, first the one that a fact follows from, then the oldest: copies of a message look alike. */
  private pendingOf(batches: readonly Batch[], fact: Fact): readonly Batch[] {
    const own = this.trail.of(fact);
    const pending = batches
      .filter(({ state }) => state === 'blocked' || state === 'cut')
      .sort((left, right) => (firstOf(left) < firstOf(right) ? -1 : 1));
    return own && pending.includes(own) ? [own, ...pending] : pending;
  }

  private newBatch(mapping: Mapping, fact: Fact): Batch | undefined {
    const { messages = [] } = fact.detail;
    const { BatchSize: size } = this.settings(mapping);
    if (messages.length > size) this.say(fact, `a batch of ${messages.length}, and ${size} are allowed`);
    const shard = this.shardOf(mapping, fact);
    const before = mapping.waiting.get(shard) ?? [];
    const keys = this.before(fact)?.keys ?? new Set<string>();
    const items = this.pick(mapping, shard, messages, keys);
    if (!items) return undefined;
    for (const { key } of items) keys.add(key);
    const passed = before
      .slice(0, before.indexOf(items.at(-1) as Item))
      .filter((item) => !items.includes(item) && isSameLane(mapping, item, items));
    if (passed.length > 0) this.say(fact, `passes over m${originsOf(passed)} of ${shard}`);
    const batch = { ...newBatch(mapping, shard), items, keys };
    mapping.batches.add(batch);
    return batch;
  }

  /** The batch of the same lane whose end lets a fact happen. */
  private before(fact: Fact): Batch | undefined {
    const ending = this.functions.endingOf(fact);
    return ending && this.byInvocation.get(ending);
  }

  /** Of a message that is in several shards the cause tells which one is meant: a read, or the end of a batch. */
  private shardOf({ waiting }: Mapping, fact: Fact): string {
    const told = this.before(fact)?.shard ?? this.shardsRead.get(fact.causeSeq);
    const hasAll = (items: readonly Item[]) =>
      (fact.detail.messages ?? []).every((message) => items.some(({ origin }) => origin === message));
    const [shard = ''] = [...waiting].find(([, items]) => hasAll(items)) ?? [];
    return told !== undefined && hasAll(waiting.get(told) ?? []) ? told : shard;
  }

  /** LAM-35: nothing begins while something before it in its lane is not done with. */
  private checkOrder(batch: Batch, fact: Fact): void {
    const { mapping, shard, items } = batch;
    for (const other of mapping.batches) {
      if (other === batch || other.shard !== shard) continue;
      const overtaken = other.items.filter((item) =>
        items.some(
          (own) => own.sequenceNumber > item.sequenceNumber && (mapping.isWhole || own.key === item.key),
        ),
      );
      if (overtaken.length > 0)
        this.say(fact, `begins while m${originsOf(overtaken)} before it in ${shard} is ${other.state}`);
    }
  }

  private end(fact: Fact): void {
    const invocation = this.functions.invocationOf(fact);
    const batch = invocation && this.byInvocation.get(invocation);
    if (!batch || batch.mapping.isGone) return;
    const next = this.story.facts[fact.seq + 1];
    const isPartial = next?.type === 'CheckpointReported' && next.resource === fact.resource;
    batch.state = 'failed';
    batch.isReturned = fact.type === 'InvocationSucceeded';
    const doneCount = batch.isReturned ? batch.items.length : 0;
    this.count(batch, fact, isPartial ? (next.detail.doneCount as number) : doneCount);
    if (batch.items.length === 0) this.drop(batch, fact.atMs);
  }

  /** The first so many are done; what is left failed. */
  private count(batch: Batch, fact: Fact, doneCount: number): void {
    const { totals } = batch.mapping;
    const worked = fact.detail.done as readonly number[];
    for (const { origin } of batch.items.slice(0, doneCount))
      if (!worked.includes(origin)) this.say(fact, `counts m${origin} as done, whose work was not`);
    batch.items = batch.items.slice(doneCount);
    batch.doneCount = doneCount;
    totals.doneTotal += doneCount;
    totals.failedTotal += batch.items.length;
  }

  private drop(batch: Batch, atMs: number): void {
    const { mapping, shard } = batch;
    batch.state = 'ended';
    mapping.batches.delete(batch);
    mapping.freedMs.set(shard, atMs);
  }

  // ── what becomes of a batch that failed ──────────────────────────────────────────────────────────────────────────

  /** The batch whose invocation has just failed; says so when there is none, or another one. */
  private failed(fact: Fact): Batch | undefined {
    const invocation = this.functions.invocationOf(fact);
    const batch = invocation && this.byInvocation.get(invocation);
    if (batch?.state !== 'failed') {
      this.say(fact, `${fact.type}, and no batch has failed`);
      return undefined;
    }
    this.checkMessages(batch, fact);
    return batch;
  }

  private checkMessages({ items, shard }: Batch, fact: Fact): void {
    const { messages, message } = fact.detail;
    const isSame = messages ? messages.join() === originsOf(items) : message === items[0]?.origin;
    if (!isSame) this.say(fact, `${fact.type}, and what failed are m${originsOf(items)}`);
    if (fact.detail.shard !== shard) this.say(fact, `${fact.type} of ${fact.detail.shard}, it is ${shard}`);
  }

  private checkpoint(fact: Fact): void {
    const batch = this.failed(fact);
    if (!batch) return;
    if (!this.settings(batch.mapping).ReportBatchItemFailures || !batch.isReturned)
      this.say(fact, 'a failure is reported, and no report is read');
  }

  private canBeCut({ mapping, doneCount, items }: Batch): boolean {
    const { BisectBatchOnFunctionError: bisects } = this.settings(mapping);
    return bisects && (doneCount > 0 || items.length > 1);
  }

  private block(fact: Fact): void {
    const { why, attempt, inMs } = fact.detail as { why: string; attempt: number; inMs: number };
    const batch = why === 'error' ? this.failed(fact) : this.lastThrottled.get(fact.resource);
    if (!batch || (why === 'throttled' && batch.state !== 'throttled'))
      return this.say(fact, `blocked (${why}), and no batch is`);
    if (why === 'throttled') this.checkMessages(batch, fact);
    if (attempt !== batch.invocations + 1)
      this.say(fact, `says attempt ${attempt}, the log knows ${batch.invocations} before`);
    const times = why === 'error' ? batch.retriesUsed + 1 : batch.throttles;
    if (why === 'error') this.checkRetry(batch, fact);
    const pauseMs = Math.min(pauseMsMax, 1_000 * 2 ** (times - 1));
    const { MaximumRecordAgeInSeconds: ageSeconds } = this.settings(batch.mapping);
    const oldAtMs = instant((batch.items[0]?.arrivalMs ?? 0) + ageSeconds * 1000);
    const isOldBefore = ageSeconds >= 0 && oldAtMs > fact.atMs && oldAtMs < fact.atMs + pauseMs;
    const dueMs = isOldBefore ? oldAtMs : instant(fact.atMs + pauseMs);
    if (instant(fact.atMs + inMs) !== dueMs)
      this.say(fact, `blocked for ${inMs} ms, it is until ${dueMs} ms`);
    batch.state = 'blocked';
    batch.dueMs = dueMs;
    this.trail.mark(fact, batch);
  }

  private checkRetry(batch: Batch, fact: Fact): void {
    const { MaximumRetryAttempts: most } = this.settings(batch.mapping);
    batch.retriesUsed++;
    if (most >= 0 && batch.retriesUsed > most)
      this.say(fact, `retry ${batch.retriesUsed}, and ${most} are allowed`);
    if (this.canBeCut(batch)) this.say(fact, 'tried again as a whole, and it was to be cut');
  }

  /** LAM-36, LAM-37: two parts that are the whole, in order, with the retries that are left. */
  private bisect(fact: Fact): void {
    const batch = this.failed(fact);
    if (!batch) return;
    const { mapping, shard, items, keys, doneCount, retriesUsed } = batch;
    if (!this.canBeCut(batch)) this.say(fact, 'cut, and it cannot be');
    const count = items.length;
    const middle = Math.floor(count / 2);
    const expected = doneCount > 0 ? [doneCount, count] : [middle, count - middle];
    const { firstCount, secondCount } = fact.detail;
    if (`${firstCount},${secondCount}` !== expected.join())
      this.say(fact, `cut into ${firstCount} and ${secondCount}, it is ${expected.join(' and ')}`);
    mapping.totals.bisectedTotal++;
    batch.state = 'cut';
    if (doneCount > 0) return;
    batch.items = items.slice(0, middle);
    const second = { ...newBatch(mapping, shard), items: items.slice(middle), keys, retriesUsed };
    mapping.batches.add(second);
  }

  private giveUp(fact: Fact): void {
    const batch = this.failed(fact);
    if (!batch) return;
    const { MaximumRetryAttempts: most } = this.settings(batch.mapping);
    if (most < 0 || batch.retriesUsed < most)
      this.say(fact, `given up after ${batch.retriesUsed} of ${most} retries`);
    if (this.canBeCut(batch)) this.say(fact, 'given up as a whole, and it was to be cut');
    if (fact.detail.attempts !== batch.invocations)
      this.say(fact, `says ${fact.detail.attempts} attempts, the log knows ${batch.invocations}`);
    batch.mapping.totals.givenUpTotal += batch.items.length;
    this.drop(batch, fact.atMs);
  }

  /** Before an attempt: the first of a batch that waits, or of what was to be the next batch. */
  private age(fact: Fact): void {
    const { messages = [], shard } = fact.detail;
    const known = this.pendingOf(this.ofShard(fact.resource, shard), fact).find(
      ({ items }) => originsOf(items.slice(0, messages.length)) === messages.join(),
    );
    const mapping = known?.mapping ?? this.readerOf(fact.resource, shard);
    const items = known
      ? known.items.splice(0, messages.length)
      : mapping && this.pick(mapping, shard as string, messages);
    if (!mapping || !items) return this.say(fact, 'given up for its age, and it was not to be tried');
    const { MaximumRecordAgeInSeconds: ageSeconds } = this.settings(mapping);
    for (const { origin, arrivalMs } of items)
      if (ageSeconds < 0 || fact.atMs < instant(arrivalMs + ageSeconds * 1000))
        this.say(fact, `m${origin} is ${fact.atMs - arrivalMs} ms old, and ${ageSeconds} s are allowed`);
    mapping.totals.givenUpTotal += items.length;
    if (known?.items.length === 0) this.drop(known, fact.atMs);
  }

  private expire(fact: Fact): void {
    const { messages = [], shard } = fact.detail;
    const batch = this.trail.of(fact);
    if (batch?.state !== 'blocked' || batch.shard !== shard)
      return this.say(fact, 'expired, and it was not tried');
    batch.items = batch.items.filter(({ origin }) => !messages.includes(origin));
    batch.mapping.totals.givenUpTotal += messages.length;
    if (batch.items.length === 0) this.drop(batch, fact.atMs);
  }

  private ofShard(functionId: string, shard: unknown): readonly Batch[] {
    return this.mappings
      .filter((mapping) => mapping.functionId === functionId)
      .flatMap(({ batches }) => [...batches])
      .filter((batch) => batch.shard === shard);
  }

  private readerOf(functionId: string, shard: unknown): Mapping | undefined {
    return this.mappings.find(
      ({ functionId: id, waiting }) => id === functionId && waiting.has(shard as string),
    );
  }

  // ── the end ──────────────────────────────────────────────────────────────────────────────────────────────────────

  finish(): void {
    const { nowMs } = this.story.run.end;
    this.hear(nowMs);
    for (const mapping of this.mappings) this.finishMapping(mapping);
  }

  private endSay(sentence: string): void {
    this.story.report('stream mappings', this.story.facts.length, sentence);
  }

  private finishMapping(mapping: Mapping): void {
    const { nowMs, views } = this.story.run.end;
    const { functionId, wire, batches, waiting, totals } = mapping;
    for (const batch of batches) this.finishBatch(batch);
    const windowMs = this.settings(mapping).MaximumBatchingWindowInSeconds * 1000;
    for (const [shard, items] of waiting) {
      const sinceMs = Math.max(items[0]?.readMs ?? nowMs, mapping.freedMs.get(shard) ?? 0);
      if (this.ofShard(functionId, shard).length === 0 && sinceMs + windowMs < nowMs)
        this.endSay(`${wire.id}: m${originsOf(items)} of ${shard} wait for nothing`);
    }
    const view = (views.get(functionId) as FunctionView | undefined)?.mappings.find(
      ({ link }) => link === wire.id,
    );
    if (!view) return this.endSay(`${functionId} does not show ${wire.id}`);
    const justHeard = mapping.heard.ms === nowMs ? mapping.heard.count : 0;
    const gathered = [...waiting.values()].reduce((sum, items) => sum + items.length, 0);
    const busyBatches = [...batches].filter(({ state }) => state !== 'cut').length;
    for (const [name, count] of Object.entries({ ...totals, gathered, busyBatches })) {
      const shown = view[name as keyof typeof view] as number;
      const least = name === 'takenTotal' || name === 'gathered' ? count - justHeard : count;
      if (shown < least || shown > count)
        this.endSay(`${wire.id} shows ${name} ${shown}, the log leaves ${count}`);
    }
  }

  private finishBatch({ mapping, shard, items, state, dueMs }: Batch): void {
    const { nowMs } = this.story.run.end;
    const name = `${mapping.wire.id}, m${originsOf(items)} of ${shard}`;
    const mayHaveExpired = nowMs - (items[0]?.arrivalMs ?? 0) >= retentionMsMin;
    if (state === 'failed' || state === 'throttled')
      this.endSay(`${name}: ${state}, and nobody says what comes next`);
    if (state === 'blocked' && dueMs < nowMs && !mayHaveExpired)
      this.endSay(`${name}: was to be tried again at ${dueMs} ms`);
    const isHeldUp = this.ofShard(mapping.functionId, shard).some((other) => other.state !== 'cut');
    if (state === 'cut' && !isHeldUp) this.endSay(`${name}: cut, and not tried`);
  }
}

function firstOf({ items }: Batch): bigint {
  return items[0]?.sequenceNumber ?? 0n;
}

function isSameLane(mapping: Mapping, item: Item, items: readonly Item[]): boolean {
  return mapping.isWhole || items.some(({ key }) => key === item.key);
}

function newMapping(wire: Wire): Mapping {
  return {
    functionId: wire.to,
    wire,
    isWhole: true,
    waiting: new Map(),
    batches: new Set(),
    heard: { ms: 0, count: 0 },
    freedMs: new Map(),
    totals: {
      takenTotal: 0,
      doneTotal: 0,
      failedTotal: 0,
      throttledTotal: 0,
      bisectedTotal: 0,
      givenUpTotal: 0,
    },
    isGone: false,
  };
}

function newBatch(mapping: Mapping, shard: string): Batch {
  return {
    mapping,
    shard,
    items: [],
    keys: new Set(),
    state: 'cut',
    retriesUsed: 0,
    invocations: 0,
    throttles: 0,
    doneCount: 0,
    isReturned: false,
    dueMs: 0,
  };
}
