/**
 * Delivery streams: every record that is taken in ends once, in an object, under an error prefix, dropped or lost, or is
 * still inside; buffers are emptied at the first of size and interval; what counts as delivered is in the bucket.
 */
import type { Fact } from '../../kernel/log.ts';
import type { Answer } from '../../kernel/service.ts';
import { instant } from '../../kernel/time.ts';
import type { Command, ScenarioResource } from '../../protocol.ts';
import type {
  DeliveryStreamView,
  TransformEvent,
  TransformResult,
} from '../../services/firehose/contract.ts';
import { bytesOf, type Delivery, type HeldRecord, inOrder, originsOf, pick, Tank } from './deliveries.ts';
import { DirectPut } from './directPut.ts';
import { messagesOf } from './puts.ts';
import { isSame, named, type Shard } from './shards.ts';
import type { Stage } from './stage.ts';
import { type Checker, callOf, type Story } from './story.ts';
import type { Streams } from './streams.ts';
import { Trail } from './trail.ts';

const mebibyte = 1_048_576;
const dayMs = 86_400_000;

/** A batch that the function has, or will have again. */
interface Batch {
  records: readonly HeldRecord[];
  to: string;
  attempt: number;
  attemptsMax: number;
}

/** What the function said of a batch, and of which records the log has not yet told. */
interface Verdict {
  causeSeq: number;
  RecordsTransformed: readonly HeldRecord[];
  RecordsDropped: readonly HeldRecord[];
  RecordsFailed: readonly HeldRecord[];
}

interface DeliveryStream {
  id: string;
  quota: DirectPut;
  intake: Tank;
  buffer: Tank;
  batches: Set<Batch>;
  deliveries: Delivery[];
  verdict: Verdict | undefined;
  nextPlace: number;
  /** Its settings or wires changed last, ms: what is due already is due then. */
  changedAtMs: number;
  /** Its source, and the place of the next record in each shard of it. */
  source: string;
  nextIn: Map<Shard, number>;
  totals: Record<(typeof totalNames)[number], number>;
}

const totalNames = [
  'acceptedTotal',
  'throttledTotal',
  'okTotal',
  'droppedTotal',
  'failedTotal',
  'deliveredTotal',
  'erredTotal',
  'lostTotal',
  'objectsTotal',
] as const;

export class DeliveryStreams implements Checker {
  private readonly streams = new Map<string, DeliveryStream>();
  /** Messages in objects, by bucket and key. */
  private readonly objects = new Map<string, readonly number[]>();
  private readonly trail = new Trail<Batch>();

  constructor(
    private readonly story: Story,
    private readonly stage: Stage,
    private readonly kinesis: Streams,
  ) {}

  see(fact: Fact): void {
    this.trail.see(fact);
    if (fact.type === 'LinksChanged') return this.rewire(fact);
    if (fact.type === 'CommandApplied') return this.reconfigure(fact);
    if (fact.type === 'ObjectCreated')
      this.objects.set(`${fact.resource} ${fact.detail.key}`, messagesOf(fact));
    if (fact.service !== 'firehose') return;
    if (fact.type === 'ResourceCreated') return this.create(fact);
    const stream = this.streams.get(fact.resource);
    if (!stream) return;
    this.checkDue(stream, fact);
    this.act(stream, fact);
  }

  private say({ seq, resource }: Pick<Fact, 'seq' | 'resource'>, sentence: string): void {
    this.story.report('delivery streams', seq, `${resource}: ${sentence}`);
  }

  private create(fact: Fact): void {
    const cause = this.story.facts[fact.causeSeq];
    const command = cause?.detail.command as (Command & { resource?: ScenarioResource }) | undefined;
    const written = this.story.run.scenario.resources?.find(({ id }) => id === fact.resource);
    const { region } = (command ? command.resource : written) ?? {};
    this.streams.set(fact.resource, {
      id: fact.resource,
      quota: new DirectPut(region),
      intake: new Tank(),
      buffer: new Tank(),
      batches: new Set(),
      deliveries: [],
      verdict: undefined,
      nextPlace: 0,
      changedAtMs: fact.atMs,
      source: '',
      nextIn: new Map(),
      totals: Object.fromEntries(totalNames.map((name) => [name, 0])) as DeliveryStream['totals'],
    });
  }

  private act(stream: DeliveryStream, fact: Fact): void {
    switch (fact.type) {
      case 'RecordAccepted':
      case 'RecordsAccepted':
        return this.accept(stream, fact);
      case 'RecordsThrottled':
        stream.totals.throttledTotal += fact.detail.records as number;
        if (!stream.quota.isJust(this.story, fact)) this.say(fact, 'refuses records and had room for them');
        return;
      case 'TransformStarted':
        return this.invoke(stream, fact);
      case 'TransformFailed':
        return this.failTransform(stream, fact);
      case 'RecordsTransformed':
      case 'RecordsDropped':
      case 'RecordsFailed':
        return this.settle(stream, fact, fact.type);
      case 'BufferFlushed':
        return this.flush(stream, fact);
      case 'ObjectDelivered':
      case 'ErrorsDelivered':
        return this.deliver(stream, fact);
      case 'DeliveryHeld':
        if (this.stage.wiresFrom(stream.id, 'deliver').length > 0)
          this.say(fact, 'holds an object, and there is a bucket');
        return void this.deliveryOf(stream, fact);
      case 'DeliveryRetried':
        return void this.deliveryOf(stream, fact);
      case 'RecordsLost':
        return this.lose(stream, fact);
      case 'ResourceRemoved': {
        const left = inside(stream);
        if (left.length > 0) this.say(fact, `is removed, and nothing is said of ${named(originsOf(left))}`);
        this.streams.delete(stream.id);
      }
    }
  }

  // ── what changes ─────────────────────────────────────────────────────────────────────────────────────────────────

  private transformOf({ id }: DeliveryStream) {
    return this.stage.wiresFrom(id, 'transform')[0];
  }

  private reconfigure(fact: Fact): void {
    const command = fact.detail.command as Command;
    const stream = command.type === 'configure' ? this.streams.get(command.id) : undefined;
    if (stream) stream.changedAtMs = fact.atMs;
  }

  /** Without a function what waits for it goes to the bucket as it is. */
  private rewire(fact: Fact): void {
    for (const stream of this.streams.values()) {
      stream.changedAtMs = fact.atMs;
      const [wire] = this.stage.wiresTo(stream.id, 'poll');
      const source = wire ? `${wire.id} ${wire.from}` : '';
      if (source !== stream.source) stream.nextIn.clear();
      stream.source = source;
      if (this.transformOf(stream)) continue;
      for (const record of stream.intake.take(stream.intake.records.length, fact.atMs))
        this.addToBuffer(stream, record, fact.atMs);
    }
  }

  /** Never later than the first of size and interval. */
  private checkDue(stream: DeliveryStream, fact: Pick<Fact, 'seq' | 'resource' | 'atMs'>): void {
    for (const [tank, hints, name] of this.tanksOf(stream)) {
      const isLate = tank.records.length > 0 && dueMs(stream, tank, hints.ms) < fact.atMs;
      if (!isLate) continue;
      this.say(
        { ...fact, resource: stream.id },
        `the ${name} should have been emptied at ${dueMs(stream, tank, hints.ms)} ms`,
      );
      tank.sinceMs = fact.atMs;
    }
  }

  private tanksOf(stream: DeliveryStream) {
    const { SizeInMBs, IntervalInSeconds } = this.stage.settings(stream.id) as Record<string, number>;
    const wire = this.transformOf(stream)?.settings as Record<string, number> | undefined;
    const hints = (size = 1, seconds = 0) => ({
      bytes: Math.floor(size * mebibyte),
      ms: seconds === 0 ? 1_000 : seconds * 1_000,
    });
    return [
      [stream.buffer, hints(SizeInMBs, IntervalInSeconds), 'buffer'],
      [stream.intake, hints(wire?.BufferSizeInMBs, wire?.BufferIntervalInSeconds), 'intake'],
    ] as const;
  }

  // ── coming in ────────────────────────────────────────────────────────────────────────────────────────────────────

  private accept(stream: DeliveryStream, fact: Fact): void {
    const messages = messagesOf(fact);
    const isRead = fact.detail.source === 'KinesisStreamAsSource';
    const isDirect = this.stage.wiresTo(stream.id, 'poll').length === 0;
    if (isRead === isDirect) this.say(fact, `takes in ${named(messages)}, which its source does not allow`);
    const data = isRead ? this.read(stream, fact) : stream.quota.take(this.story, fact);
    if (data?.length !== messages.length)
      return this.say(fact, `takes in ${named(messages)}, which nobody sent`);
    if (!isRead && stream.quota.isOver) this.say(fact, 'takes in more than its quota of a second');
    const bytes = data.reduce((sum, text) => sum + bytesOf(text), 0);
    if (bytes !== fact.detail.bytes) this.say(fact, `says ${fact.detail.bytes} bytes, there were ${bytes}`);
    stream.totals.acceptedTotal += messages.length;
    const isTransformed = this.transformOf(stream) !== undefined;
    messages.forEach((origin, index) => {
      const record = { origin, place: stream.nextPlace++, data: data[index], arrivedAtMs: fact.atMs };
      if (isTransformed) stream.intake.add(record, fact.atMs);
      else this.addToBuffer(stream, record, fact.atMs);
    });
  }

  /** What a read of its source gave: right behind what the read before gave. */
  private read(stream: DeliveryStream, fact: Fact): readonly string[] | undefined {
    const read = this.kinesis.readIn(fact.causeSeq);
    if (!read) return undefined;
    const { shard, from, to } = read;
    const expected = stream.nextIn.get(shard) ?? from;
    if (from !== expected && !(from > expected && from <= shard.firstKept))
      this.say(fact, `reads shard ${shard.index} at record ${from}, ${expected} is next`);
    stream.nextIn.set(shard, to);
    const records = shard.records.slice(from, to);
    if (
      !isSame(
        messagesOf(fact),
        records.map(({ origin }) => origin),
      )
    )
      return undefined;
    return records.map(({ entry }) => entry.Data);
  }

  private addToBuffer(stream: DeliveryStream, record: HeldRecord, nowMs: number): void {
    const { AppendDelimiterToRecord: isDelimited } = this.stage.settings(stream.id);
    stream.buffer.add(isDelimited ? { ...record, data: `${record.data}\n` } : record, nowMs);
  }

  // ── the transform ────────────────────────────────────────────────────────────────────────────────────────────────

  private invoke(stream: DeliveryStream, fact: Fact): void {
    const { reason, to, attempt, attemptsMax } = fact.detail as Record<string, unknown>;
    const earlier = this.trail.of(fact);
    if (reason === 'retry') {
      if (!earlier || !stream.batches.has(earlier))
        return this.say(fact, 'tries a batch again that it does not have');
      earlier.attempt++;
      this.compare(fact, earlier.records);
      if (attempt !== earlier.attempt || earlier.attempt > earlier.attemptsMax)
        this.say(
          fact,
          `makes attempt ${attempt} of ${attemptsMax}, it is ${earlier.attempt} of ${earlier.attemptsMax}`,
        );
      return this.trail.mark(fact, earlier);
    }
    const wire = this.transformOf(stream);
    const allowed = ((wire?.settings.NumberOfRetries as number | undefined) ?? 0) + 1;
    if (wire?.to !== to || attempt !== 1 || attemptsMax !== allowed)
      this.say(
        fact,
        `gives records to ${to} (${attempt} of ${attemptsMax}), the wire leads to ${wire?.to} (1 of ${allowed})`,
      );
    const [, [tank, hints, name]] = this.tanksOf(stream);
    const records = this.empty(stream, fact, tank, hints, name);
    const batch = { records, to: String(to), attempt: 1, attemptsMax: allowed };
    stream.batches.add(batch);
    this.trail.mark(fact, batch);
  }

  private failTransform(stream: DeliveryStream, fact: Fact): void {
    const batch = this.trail.of(fact);
    if (!batch || !stream.batches.has(batch))
      return this.say(fact, 'the transform fails of a batch that it does not have');
    this.compare(fact, batch.records);
    const isLast = batch.attempt >= batch.attemptsMax;
    if ((fact.detail.what === 'given up') !== isLast)
      this.say(fact, `is ${fact.detail.what} after attempt ${batch.attempt} of ${batch.attemptsMax}`);
    if (!isLast) return this.trail.mark(fact, batch);
    this.judgeBatch(stream, fact, batch, {
      RecordsTransformed: [],
      RecordsDropped: [],
      RecordsFailed: batch.records,
    });
  }

  private settle(stream: DeliveryStream, fact: Fact, type: keyof Omit<Verdict, 'causeSeq'>): void {
    if (stream.verdict?.causeSeq !== fact.causeSeq) {
      const batch = this.trail.of(fact);
      const answer = this.story.facts[fact.causeSeq];
      if (!batch || !stream.batches.has(batch) || answer?.type !== 'ReplyDeparted')
        return this.say(fact, `speaks of ${named(messagesOf(fact))}, which no function has`);
      this.judgeBatch(stream, fact, batch, verdictOf(batch, answer.detail as unknown as Answer));
    }
    const verdict = stream.verdict as Verdict;
    const told = pick(verdict[type], messagesOf(fact));
    if (!told)
      return this.say(
        fact,
        `${type} tells of ${named(messagesOf(fact))}, meant were ${named(originsOf(verdict[type]))}`,
      );
    verdict[type] = verdict[type].filter((record) => !told.includes(record));
    const total = {
      RecordsTransformed: 'okTotal',
      RecordsDropped: 'droppedTotal',
      RecordsFailed: 'failedTotal',
    } as const;
    stream.totals[total[type]] += told.length;
  }

  /** All of a batch goes its way at once; the log tells it in several facts. */
  private judgeBatch(
    stream: DeliveryStream,
    fact: Fact,
    batch: Batch,
    verdict: Omit<Verdict, 'causeSeq'>,
  ): void {
    this.checkVerdict(stream, fact);
    stream.verdict = { ...verdict, causeSeq: fact.causeSeq };
    stream.batches.delete(batch);
    for (const record of verdict.RecordsTransformed) this.addToBuffer(stream, record, fact.atMs);
    if (verdict.RecordsFailed.length > 0)
      stream.deliveries.push({ kind: 'errors', records: verdict.RecordsFailed });
  }

  private checkVerdict(stream: DeliveryStream, fact: Pick<Fact, 'seq' | 'resource'>): void {
    const { RecordsTransformed, RecordsDropped, RecordsFailed } = stream.verdict ?? {};
    const left = [RecordsTransformed, RecordsDropped, RecordsFailed].flatMap((records) => records ?? []);
    if (left.length > 0) this.say(fact, `says nothing of ${named(originsOf(left))} that the function had`);
    stream.verdict = undefined;
  }

  // ── going out ────────────────────────────────────────────────────────────────────────────────────────────────────

  private flush(stream: DeliveryStream, fact: Fact): void {
    const [[tank, hints, name]] = this.tanksOf(stream);
    const records = inOrder(this.empty(stream, fact, tank, hints, name));
    stream.deliveries.push({ kind: 'object', records });
  }

  /** The first of size and interval: by size as many as make it full, by interval all. */
  private empty(
    stream: DeliveryStream,
    fact: Fact,
    tank: Tank,
    hints: { bytes: number; ms: number },
    name: string,
  ): readonly HeldRecord[] {
    const full = tank.fullAt(hints.bytes);
    const due = dueMs(stream, tank, hints.ms);
    const isBySize = fact.detail.reason === 'size';
    if (isBySize && full === undefined) this.say(fact, `the ${name} is emptied at its size, and is not full`);
    if (!isBySize && full !== undefined)
      this.say(fact, `the ${name} is emptied at its interval, and was full before`);
    if (!isBySize && due !== fact.atMs)
      this.say(fact, `the ${name} is emptied at its interval, which is over at ${due} ms`);
    const { length } = tank.records;
    // New hints hold for everything that is in it.
    const isAll = !isBySize || (stream.changedAtMs === fact.atMs && messagesOf(fact).length === length);
    const records = tank.take(isAll ? length : (full ?? length), fact.atMs);
    this.compare(fact, name === 'buffer' ? inOrder(records) : records);
    const bytes = records.reduce((sum, { data }) => sum + bytesOf(data), 0);
    if (fact.detail.bytes !== bytes)
      this.say(fact, `says ${fact.detail.bytes} bytes, there are ${bytes} in the ${name}`);
    return records;
  }

  private compare(fact: Fact, records: readonly HeldRecord[]): void {
    if (!isSame(messagesOf(fact), originsOf(records)))
      this.say(
        fact,
        `${fact.type} tells of ${named(messagesOf(fact))}, there are ${named(originsOf(records))}`,
      );
  }

  /** @param isMeant tells those apart that hold copies of the same messages */
  private deliveryOf(
    stream: DeliveryStream,
    fact: Fact,
    isMeant: (delivery: Delivery) => boolean = () => true,
    kind?: Delivery['kind'],
  ): Delivery | undefined {
    const candidates = stream.deliveries.filter(
      (delivery) =>
        (kind === undefined || delivery.kind === kind) &&
        isSame(originsOf(delivery.records), messagesOf(fact)),
    );
    if (candidates.length === 0)
      this.say(fact, `${fact.type} tells of ${named(messagesOf(fact))}, which is not on its way`);
    return candidates.find(isMeant) ?? candidates[0];
  }

  private deliver(stream: DeliveryStream, fact: Fact): void {
    const kind = fact.type === 'ObjectDelivered' ? 'object' : 'errors';
    const answer = this.story.facts[fact.causeSeq];
    const input = answer?.type === 'ReplyDeparted' ? callOf(answer).input : {};
    const { Key, Body = '' } = input as Record<string, string>;
    const written = kind === 'object' ? Body : rawDataIn(Body);
    const delivery = this.deliveryOf(stream, fact, ({ records }) => textOf(records) === written, kind);
    if (!delivery) return;
    stream.deliveries.splice(stream.deliveries.indexOf(delivery), 1);
    const { records } = delivery;
    stream.totals[kind === 'object' ? 'deliveredTotal' : 'erredTotal'] += records.length;
    stream.totals.objectsTotal++;
    const { key, to } = fact.detail as { key: string; to: string };
    const stored = this.objects.get(`${to} ${key}`);
    if (!stored || !isSame(stored, originsOf(records))) {
      const found = stored ? named(stored) : 'no such object';
      this.say(fact, `has delivered ${named(originsOf(records))} in ${key}, ${to} has ${found}`);
    }
    if (Key !== key) this.say(fact, `has delivered ${key}, answered was the object ${Key}`);
    if (textOf(records) !== written) this.say(fact, `the object ${key} does not hold what was taken in`);
  }

  private lose(stream: DeliveryStream, fact: Fact): void {
    const messages = messagesOf(fact);
    stream.totals.lostTotal += messages.length;
    if (fact.detail.reason === 'the stream was deleted') {
      const all = inside(stream);
      if (!pick(all, messages) || messages.length !== all.length)
        this.say(fact, `loses ${named(messages)}, there were ${named(originsOf(all))}`);
      Object.assign(stream, { intake: new Tank(), buffer: new Tank(), batches: new Set(), deliveries: [] });
      return;
    }
    const dueMs = ({ records }: Delivery) => instant((records[0]?.arrivedAtMs ?? 0) + dayMs);
    const delivery = this.deliveryOf(stream, fact, (candidate) => dueMs(candidate) <= fact.atMs);
    if (!delivery) return;
    stream.deliveries.splice(stream.deliveries.indexOf(delivery), 1);
    if (dueMs(delivery) > fact.atMs) this.say(fact, `gives ${named(messages)} up before 24 hours are over`);
  }

  // ── the end ──────────────────────────────────────────────────────────────────────────────────────────────────────

  finish(): void {
    const { nowMs, views } = this.story.run.end;
    for (const stream of this.streams.values()) {
      const end = { seq: this.story.facts.length, resource: stream.id, atMs: nowMs };
      const view = views.get(stream.id) as DeliveryStreamView | undefined;
      if (view?.kind !== 'firehose') {
        this.say(end, 'is in the log and not there at the end');
        continue;
      }
      this.checkVerdict(stream, end);
      this.checkDue(stream, end);
      for (const [tank, hints, name] of this.tanksOf(stream))
        if (tank.fullAt(hints.bytes) !== undefined) this.say(end, `the ${name} is full, and was not emptied`);
      for (const { records } of stream.deliveries)
        if (instant((records[0]?.arrivedAtMs ?? 0) + dayMs) < nowMs - dayMs)
          this.say(end, `${named(originsOf(records))} should have been given up`);
      const known = {
        ...stream.totals,
        buffered: stream.buffer.records.length,
        taken: stream.intake.records.length,
        underWay: stream.deliveries.length,
      };
      const shown = {
        ...Object.fromEntries(totalNames.map((name) => [name, view[name]])),
        buffered: view.tank.records,
        taken: view.transformTank?.records ?? 0,
        underWay: view.deliveringCount + (view.waitingCount ?? 0),
      };
      for (const [name, value] of Object.entries(known)) {
        const told = (shown as Record<string, number>)[name];
        if (told !== value) this.say(end, `shows ${name} ${told}, the log leaves ${value}`);
      }
    }
  }
}

/** When its interval is over; hints that were changed may have been over then. */
function dueMs({ changedAtMs }: DeliveryStream, { sinceMs }: Tank, hintMs: number): number {
  return Math.max(instant(sinceMs + hintMs), changedAtMs);
}

function textOf(records: readonly HeldRecord[]): string {
  return records.map(({ data }) => data).join('');
}

function inside({ intake, buffer, batches, deliveries }: DeliveryStream): readonly HeldRecord[] {
  return [intake, ...batches, buffer, ...deliveries].flatMap(({ records }) => [...records]);
}

/** FH-17: every record once, as Ok or Dropped; whatever else the function says of it, it has failed. */
function verdictOf({ records }: Batch, { call, output }: Answer): Omit<Verdict, 'causeSeq'> {
  const asked = (call.input as { Payload: TransformEvent }).Payload.records;
  const { records: results = [] } = ((output as { Payload?: unknown }).Payload ??
    {}) as Partial<TransformResult>;
  const resultOf = (place: number) => {
    const mine = results.filter(({ recordId }) => recordId === asked[place]?.recordId);
    return mine.length === 1 ? mine[0] : undefined;
  };
  const of = (result: string) => records.filter((_, place) => resultOf(place)?.result === result);
  return {
    RecordsTransformed: records.flatMap((record, place) => {
      const result = resultOf(place);
      return result?.result === 'Ok' ? [{ ...record, data: result.data }] : [];
    }),
    RecordsDropped: of('Dropped'),
    RecordsFailed: records.filter((_, place) => !['Ok', 'Dropped'].includes(resultOf(place)?.result ?? '')),
  };
}

/** What stands in lines of JSON about records that failed. */
function rawDataIn(body: string): string {
  const lines = body.split('\n').filter(Boolean);
  const dataIn = (line: string) => (JSON.parse(line) as { rawData: string }).rawData;
  return lines.map((line) => Buffer.from(dataIn(line), 'base64').toString()).join('');
}
