/**
 * What streams hand out: from where the iterator stands, in the order of the shard, without gaps, nothing that was not put
 * and nothing that has expired; five reads and 2 MiB a second; sequence numbers that grow.
 */
import type { Fact } from '../../kernel/log.ts';
import type { Answer } from '../../kernel/service.ts';
import { instant } from '../../kernel/time.ts';
import type {
  GetRecordsInput,
  GetRecordsOutput,
  GetShardIteratorInput,
  GetShardIteratorOutput,
} from '../../services/kinesis/contract.ts';
import { messagesOf } from './puts.ts';
import { isSame, named, type Shard, type StreamContents, type TapeRecord } from './shards.ts';
import { callOf, type Story } from './story.ts';
import type { Troubles } from './troubles.ts';

export const throttleCode = 'ProvisionedThroughputExceededException';
const recordsMax = 10_000;
const bytesMax = 10_485_760;
const iteratorLifeMs = 300_000;

interface Place {
  shard: Shard;
  /** Of the record that comes next; undefined where the log does not tell. */
  position: number | undefined;
  createdAtMs: number;
}

/** What one read handed out: the records of a shard from one place to another, without it. */
export interface Read {
  stream: StreamContents;
  shard: Shard;
  from: number;
  to: number;
  isAtTip: boolean;
  behindMs: number;
  atMs: number;
}

export class StreamReads {
  private readonly places = new Map<StreamContents, Map<string, Place>>();
  /** By the request, and by the answer. */
  private readonly byRequest = new Map<number, Read>();
  private readonly byAnswer = new Map<number, Read>();
  /** Place of the next record, by shard and reader. */
  private readonly marks = new Map<Shard, Map<string, number>>();
  /** Records that expired last, by shard. */
  private readonly expired = new Map<Shard, number>();

  constructor(
    private readonly story: Story,
    private readonly troubles: Troubles,
  ) {}

  readIn(answerSeq: number): Read | undefined {
    return this.byAnswer.get(answerSeq);
  }

  private say(checker: string, { seq, resource }: Fact, sentence: string): void {
    this.story.report(checker, seq, `${resource}: ${sentence}`);
  }

  /** @returns whether the fact is about reading */
  see(stream: StreamContents, fact: Fact): boolean {
    if (fact.type === 'RecordsRead' || fact.type === 'ReadEmpty') this.read(stream, fact);
    else if (fact.type === 'ReadThrottled') this.throttle(stream, fact);
    else return false;
    return true;
  }

  /** A sequence number is told: it stays, and stands between those of its neighbours. */
  learn(stream: StreamContents, shard: Shard, record: TapeRecord, told: unknown, fact: Fact): void {
    const text = String(told);
    if (!/^49\d{54}$/.test(text)) return this.say('sequence numbers', fact, `${text} is no sequence number`);
    const number = BigInt(text);
    const { sequenceNumber: known, origin } = record;
    if (known === number) return;
    if (known !== undefined)
      return this.say('sequence numbers', fact, `m${origin} in ${stream.id} is ${known}, and now ${number}`);
    record.sequenceNumber = number;
    const place = shard.records.lastIndexOf(record);
    const isBetween =
      number > (neighbour(shard, place, -1) ?? -1n) && number < (neighbour(shard, place, 1) ?? number + 1n);
    if (!isBetween)
      this.say('sequence numbers', fact, `m${origin} of shard ${shard.index} does not stand in their order`);
  }

  // ── reads ────────────────────────────────────────────────────────────────────────────────────────────────────────

  private read(stream: StreamContents, fact: Fact): void {
    const shard = stream.shards[fact.detail.shard as number];
    if (!shard) return this.say('reads', fact, `reads shard ${fact.detail.shard}, which is not there`);
    if (this.limitOf(shard, fact.atMs))
      this.say('stream limits', fact, `shard ${shard.index} is read too often`);
    const { from: by, input } = this.story.requestOf(fact) ?? {};
    if (by !== fact.detail.by) this.say('reads', fact, `${fact.detail.by} reads, and did not ask`);
    const messages = messagesOf(fact);
    const from = this.startOf(stream, shard, fact, input as GetRecordsInput, messages);
    const limit = (input as GetRecordsInput | undefined)?.Limit ?? recordsMax;
    const next = shard.records.slice(from, from + limit);
    const { count, isFull } = fitting(next);
    const due = next.slice(0, count).map(({ origin }) => origin);
    if (!isSame(messages, due))
      this.say('reads', fact, `hands out ${named(messages)} of shard ${shard.index}, next are ${named(due)}`);
    const to = from + messages.length;
    const isAtTip = to >= shard.records.length;
    const last = shard.records[to - 1];
    const behindMs = isAtTip || !last ? 0 : Math.max(1, Math.round(instant(fact.atMs - last.atMs)));
    if (fact.type === 'RecordsRead' && fact.detail.behindMs !== behindMs)
      this.say('reads', fact, `says ${fact.detail.behindMs} ms behind, it is ${behindMs}`);
    shard.readCalls.take(1);
    shard.readBytes.take(next.slice(0, count).reduce((sum, { sizeBytes }) => sum + sizeBytes, 0));
    if (isFull) shard.readBlockedUntilMs = fact.atMs + 5_000;
    stream.readTotal += messages.length;
    this.markOf(shard).set(fact.detail.by as string, isAtTip ? shard.records.length : to);
    this.byRequest.set(fact.causeSeq, { stream, shard, from, to, isAtTip, behindMs, atMs: fact.atMs });
  }

  /** Where the iterator stands. The learner's own iterators are not in the log: there the records tell. */
  private startOf(
    stream: StreamContents,
    shard: Shard,
    fact: Fact,
    input: GetRecordsInput | undefined,
    messages: readonly number[],
  ): number {
    const place = this.places.get(stream)?.get(input?.ShardIterator ?? '');
    if (!place && fact.detail.by !== '')
      this.say('reads', fact, 'reads with an iterator that it did not give');
    if (place && place.shard !== shard)
      this.say('reads', fact, `reads shard ${shard.index} with an iterator of shard ${place.shard.index}`);
    if (place && fact.atMs - place.createdAtMs > iteratorLifeMs)
      this.say('reads', fact, 'reads with an iterator older than five minutes');
    if (place?.position !== undefined) return Math.max(place.position, shard.firstKept);
    const { records, firstKept } = shard;
    if (messages.length === 0) return records.length;
    for (let from = firstKept; from <= records.length - messages.length; from++)
      if (messages.every((message, index) => records[from + index]?.origin === message)) return from;
    return firstKept;
  }

  private throttle(stream: StreamContents, fact: Fact): void {
    const shard = stream.shards[fact.detail.shard as number];
    if (!shard) return this.say('reads', fact, `reads shard ${fact.detail.shard}, which is not there`);
    shard.readsThrottledTotal++;
    const limit = this.limitOf(shard, fact.atMs);
    if (!limit) this.say('stream limits', fact, `a read of shard ${shard.index} is refused without need`);
    else if (limit !== fact.detail.limit)
      this.say('stream limits', fact, `a read is refused for ${fact.detail.limit}, the limit is ${limit}`);
  }

  /** KDS-30, KDS-32: bytes may be owed, calls may not. */
  private limitOf(shard: Shard, nowMs: number): 'calls' | 'bytes' | undefined {
    const [calls, bytes] = [shard.readCalls.at(nowMs), shard.readBytes.at(nowMs)];
    if (nowMs < shard.readBlockedUntilMs || bytes <= 0) return 'bytes';
    return calls < 1 ? 'calls' : undefined;
  }

  // ── answers ──────────────────────────────────────────────────────────────────────────────────────────────────────

  answer(stream: StreamContents, fact: Fact): void {
    const { action } = callOf(fact);
    if (action === 'GetRecords') this.answerRead(stream, fact);
    else if (action === 'GetShardIterator') this.answerIterator(stream, fact);
  }

  private answerRead(stream: StreamContents, fact: Fact): void {
    const { call, output, origins, refusal } = fact.detail as unknown as Answer;
    const place = this.places.get(stream)?.get((call.input as GetRecordsInput).ShardIterator);
    if (refusal) return this.answerRefusal(stream, fact, place);
    const read = this.byRequest.get(call.seq);
    if (!read) return this.say('reads', fact, `answers the read ${call.id}, and nothing was read`);
    this.byAnswer.set(fact.seq, read);
    const { shard, from, to, isAtTip, behindMs } = read;
    const answer = output as GetRecordsOutput;
    const due = shard.records.slice(from, to);
    const isWhole =
      isSame(
        origins,
        due.map(({ origin }) => origin),
      ) && answer.Records.length === due.length;
    if (!isWhole)
      this.say('reads', fact, `call ${call.id} is answered with ${named(origins)}, read were others`);
    answer.Records.forEach(({ SequenceNumber, Data, PartitionKey, ApproximateArrivalTimestamp }, index) => {
      const record = due[index];
      if (!record) return;
      if (Data !== record.entry.Data || PartitionKey !== record.entry.PartitionKey)
        this.say('reads', fact, `m${record.origin} is not what was put`);
      if (Math.round(ApproximateArrivalTimestamp * 1_000_000) !== Math.round(record.atMs * 1000))
        this.say('reads', fact, `m${record.origin} has another time of arrival`);
      if (record.atMs + stream.retentionMs < fact.atMs - 0.001)
        this.say('retention', fact, `m${record.origin} is handed out, and older than the retention`);
      this.learn(stream, shard, record, SequenceNumber, fact);
    });
    if (answer.MillisBehindLatest !== behindMs)
      this.say('reads', fact, `says ${answer.MillisBehindLatest} ms behind, it is ${behindMs}`);
    const isOver = isAtTip && shard.state !== 'open';
    if ((answer.NextShardIterator === undefined) !== isOver)
      this.say(
        'reads',
        fact,
        isOver ? 'goes on behind the end of a closed shard' : 'ends before the shard does',
      );
    const children = answer.ChildShards?.map(({ ShardId }) => stream.byId(ShardId)?.index) ?? [];
    if (!isSame(children, isOver ? shard.children : []))
      this.say('reads', fact, `names the children ${children} of shard ${shard.index}`);
    if (answer.NextShardIterator !== undefined)
      this.note(stream, answer.NextShardIterator, { shard, position: to, createdAtMs: fact.atMs });
  }

  private answerRefusal(stream: StreamContents, fact: Fact, place: Place | undefined): void {
    const { call, refusal } = fact.detail as unknown as Answer;
    const before = this.story.facts[fact.seq - 1];
    const isTold = before?.type === 'ReadThrottled' && before.causeSeq === call.seq;
    if (refusal?.code === throttleCode && !isTold && !this.troubles.has(stream.id, 'throttle'))
      this.say('stream limits', fact, `call ${call.id} is throttled, and no shard refused it`);
    const ageMs = place && fact.atMs - place.createdAtMs;
    if (refusal?.code === 'ExpiredIteratorException' && ageMs !== undefined && ageMs <= iteratorLifeMs)
      this.say('reads', fact, `an iterator of ${ageMs} ms is called expired`);
  }

  private answerIterator(stream: StreamContents, fact: Fact): void {
    const { call, output, refusal } = fact.detail as unknown as Answer;
    const input = call.input as GetShardIteratorInput;
    const shard = stream.byId(input.ShardId ?? '');
    const level = shard?.iteratorCalls.at(fact.atMs) ?? 0;
    if (refusal) {
      const isJust = level < 1 || this.troubles.has(stream.id, 'throttle');
      if (refusal.code === throttleCode && !isJust)
        this.say('stream limits', fact, `an iterator of shard ${shard?.index} is refused without need`);
      return;
    }
    if (!shard || shard.state === 'expired')
      return this.say('reads', fact, `gives an iterator of ${input.ShardId}, which is not there`);
    if (level < 1)
      this.say('stream limits', fact, `shard ${shard.index} gives more than five iterators a second`);
    shard.iteratorCalls.take(1);
    const { ShardIterator: iterator } = output as GetShardIteratorOutput;
    this.note(stream, iterator, { shard, position: positionOf(shard, input), createdAtMs: fact.atMs });
  }

  private note(stream: StreamContents, iterator: string, place: Place): void {
    const places = this.places.get(stream) ?? new Map<string, Place>();
    this.places.set(stream, places.set(iterator, place));
  }

  // ── what is missed ───────────────────────────────────────────────────────────────────────────────────────────────

  private markOf(shard: Shard): Map<string, number> {
    const marks = this.marks.get(shard) ?? new Map<string, number>();
    this.marks.set(shard, marks);
    return marks;
  }

  noteExpired(shard: Shard, count: number): void {
    this.expired.set(shard, count);
  }

  checkMissed(stream: StreamContents, fact: Fact): void {
    const { shard: index, by, count } = fact.detail as { shard: number; by: string; count: number };
    const shard = stream.shards[index];
    const mark = shard && this.markOf(shard).get(by);
    if (!shard || mark === undefined) return this.say('retention', fact, `${by} never read shard ${index}`);
    const missed = Math.min(this.expired.get(shard) ?? 0, Math.max(0, shard.firstKept - mark));
    if (missed !== count) this.say('retention', fact, `${by} misses ${count} records, unread were ${missed}`);
  }
}

/** The nearest sequence number that is known, before or behind a place. */
function neighbour({ records }: Shard, place: number, step: 1 | -1): bigint | undefined {
  for (let index = place + step; index >= 0 && index < records.length; index += step) {
    const { sequenceNumber } = records[index] as TapeRecord;
    if (sequenceNumber !== undefined) return sequenceNumber;
  }
  return undefined;
}

/** KDS-31: 10 MiB at most. */
function fitting(records: readonly TapeRecord[]): { count: number; isFull: boolean } {
  let bytes = 0;
  const place = records.findIndex(({ sizeBytes }) => {
    bytes += sizeBytes;
    return bytes > bytesMax;
  });
  return place < 0 ? { count: records.length, isFull: false } : { count: place, isFull: true };
}

/** KDS-34: the place of the record that such an iterator gives first. */
function positionOf(shard: Shard, input: GetShardIteratorInput): number | undefined {
  const { ShardIteratorType: type, StartingSequenceNumber: number = '0', Timestamp: seconds = 0 } = input;
  const { records, firstKept } = shard;
  switch (type) {
    case 'TRIM_HORIZON':
      return firstKept;
    case 'LATEST':
      return records.length;
    case 'AT_TIMESTAMP': {
      const place = records.findIndex(
        ({ atMs }) => Math.round(atMs * 1000) >= Math.round(seconds * 1_000_000),
      );
      return place < 0 ? records.length : place;
    }
    default: {
      const position = shard.positionOf(number);
      return position === undefined || type === 'AT_SEQUENCE_NUMBER' ? position : position + 1;
    }
  }
}
