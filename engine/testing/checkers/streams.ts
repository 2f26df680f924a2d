/**
 * What streams take in: every record goes to the open shard that its key leads to, in order, within the limits of the shard
 * and never refused without need; shards are closed before their children take over; nothing expires early or late.
 */
import type { Fact } from '../../kernel/log.ts';
import type { Answer } from '../../kernel/service.ts';
import { instant } from '../../kernel/time.ts';
import type { Command } from '../../protocol.ts';
import type {
  ListShardsOutput,
  PutRecordOutput,
  PutRecordsOutput,
  PutRecordsResult,
  ShardView,
  StreamView,
} from '../../services/kinesis/contract.ts';
import { isPut, isTaken, messagesOf, type Put, type PutEntry, putOf } from './puts.ts';
import {
  isSame,
  named,
  type Reshard,
  type Shard,
  StreamContents,
  sizeOf,
  type TapeRecord,
} from './shards.ts';
import type { Stage } from './stage.ts';
import { type Checker, callOf, type Story } from './story.ts';
import { type Read, StreamReads, throttleCode } from './streamReads.ts';
import type { Troubles } from './troubles.ts';

/** What became of one record of a request: where it lies, or undefined when its shard refused it. */
type Result = { shard: Shard; record: TapeRecord } | undefined;

export class Streams implements Checker {
  private readonly streams = new Map<string, StreamContents>();
  /** By the fact that asked. */
  private readonly results = new Map<number, readonly Result[]>();
  private readonly reads: StreamReads;
  /** Facts up to this one are dealt with. */
  private doneSeq = -1;

  constructor(
    private readonly story: Story,
    private readonly stage: Stage,
    private readonly troubles: Troubles,
  ) {
    this.reads = new StreamReads(story, troubles);
  }

  /** The stream of that name that is there now. */
  contents(id: string): StreamContents | undefined {
    return this.streams.get(id);
  }

  /** What the answer in a fact handed out. */
  readIn(answerSeq: number): Read | undefined {
    return this.reads.readIn(answerSeq);
  }

  see(fact: Fact): void {
    if (fact.type === 'CommandApplied') return this.listen(fact);
    if (fact.service !== 'kinesis') return;
    if (fact.type === 'ResourceCreated') return this.create(fact);
    const stream = this.streams.get(fact.resource);
    // A road may end at a stream that is gone.
    if (fact.type === 'ReplyDeparted') return stream && this.answer(stream, fact);
    if (['FaultSet', 'FaultHealed', 'CallRefused', 'ResourceConfigured'].includes(fact.type)) return;
    if (!stream) return this.say('streams', fact, `${fact.type} in a stream that is not there`);
    if (isPut(fact)) this.put(stream, fact);
    else if (!this.reads.see(stream, fact)) this.change(stream, fact);
  }

  /** What the learner hears is not in the log; an iterator of theirs counts like any other. */
  private listen(fact: Fact): void {
    const command = fact.detail.command as Command;
    if (command.type !== 'call' || command.action !== 'GetShardIterator') return;
    const next = this.story.facts[fact.seq + 1];
    const isRefused = next?.type === 'CallRefused' && next.causeSeq === fact.seq;
    const { ShardId } = (command.input ?? {}) as { ShardId?: unknown };
    const shard = typeof ShardId === 'string' && this.streams.get(command.to)?.byId(ShardId);
    if (!shard || isRefused) return;
    shard.iteratorCalls.at(fact.atMs);
    shard.iteratorCalls.take(1);
  }

  private create(fact: Fact): void {
    const { ShardCount, RetentionPeriodHours } = fact.detail.settings as Record<string, number>;
    const retentionMs = (RetentionPeriodHours as number) * 3_600_000;
    const contents = new StreamContents(
      fact.resource,
      ShardCount as number,
      retentionMs,
      fact.seq,
      fact.atMs,
    );
    this.streams.set(fact.resource, contents);
  }

  private say(checker: string, { seq, resource }: Pick<Fact, 'seq' | 'resource'>, sentence: string): void {
    this.story.report(checker, seq, `${resource}: ${sentence}`);
  }

  // ── writing ──────────────────────────────────────────────────────────────────────────────────────────────────────

  private put(stream: StreamContents, first: Fact): void {
    if (first.seq <= this.doneSeq) return;
    const put = putOf(this.story, first);
    if (!put) return this.say('streams', first, `${first.type}, and nobody asked to put it`);
    this.doneSeq = (put.facts.at(-1) as Fact).seq;
    if (put.strangers.length > 0)
      this.say('streams', first, `speaks of ${named(put.strangers)}, not in the order of the request`);
    const results = put.entries.map((entry) => this.putOne(stream, first, entry));
    this.results.set(first.causeSeq, results);
    this.checkTold(put);
  }

  private putOne(stream: StreamContents, first: Fact, { entry, origin, fact }: PutEntry): Result {
    if (!fact) {
      this.say('streams', first, `m${origin} is neither taken nor refused`);
      return undefined;
    }
    const route = stream.routeOf(entry);
    const shard = stream.shards[fact.detail.shard as number];
    if (!shard || shard !== route)
      this.say('streams', fact, `m${origin} comes to shard ${fact.detail.shard}, its key to ${route?.index}`);
    if (!shard) return undefined;
    if (shard.state !== 'open')
      this.say('streams', fact, `shard ${shard.index} takes m${origin} and is closed`);
    if (shard.parents.some((parent) => stream.shards[parent]?.state === 'ending'))
      this.say('streams', fact, `shard ${shard.index} takes m${origin} before its parents are closed`);
    const sizeBytes = sizeOf(entry);
    this.checkLimits(shard, fact, origin, sizeBytes);
    if (!isTaken(fact)) {
      shard.throttledTotal++;
      return undefined;
    }
    const record: TapeRecord = { origin, entry, sizeBytes, atMs: fact.atMs, sequenceNumber: undefined };
    shard.writeRecords.take(1);
    shard.writeBytes.take(sizeBytes);
    shard.records.push(record);
    if (fact.type === 'RecordPut') this.reads.learn(stream, shard, record, fact.detail.sequenceNumber, fact);
    return { shard, record };
  }

  /** KDS-20: never more than the limits, never less. */
  private checkLimits(shard: Shard, fact: Fact, origin: number, sizeBytes: number): void {
    const limit = limitOf(shard, fact.atMs, sizeBytes);
    if (isTaken(fact)) {
      if (limit)
        this.say('stream limits', fact, `shard ${shard.index} takes m${origin} beyond its ${limit} a second`);
    } else if (!limit)
      this.say('stream limits', fact, `shard ${shard.index} refuses m${origin} and had room for it`);
    else if (limit !== fact.detail.limit)
      this.say(
        'stream limits',
        fact,
        `m${origin} is refused for ${fact.detail.limit}, the limit is ${limit}`,
      );
  }

  private checkTold({ facts, entries }: Put): void {
    for (const fact of facts) {
      if (!isTaken(fact)) continue;
      const mine = entries.filter((entry) => entry.fact === fact);
      const bytes = mine.reduce((sum, { entry }) => sum + sizeOf(entry), 0);
      if (fact.detail.bytes !== bytes)
        this.say(
          'streams',
          fact,
          `says ${fact.detail.bytes} bytes of ${named(messagesOf(fact))}, sent were ${bytes}`,
        );
      if (fact.type === 'RecordPut' && fact.detail.group !== mine[0]?.entry.PartitionKey)
        this.say('streams', fact, `says key ${fact.detail.group}, sent was ${mine[0]?.entry.PartitionKey}`);
    }
  }

  // ── answering ────────────────────────────────────────────────────────────────────────────────────────────────────

  private answer(stream: StreamContents, fact: Fact): void {
    const { action } = callOf(fact);
    if (action === 'PutRecord' || action === 'PutRecords') this.answerPut(stream, fact);
    else if (action === 'ListShards') this.answerList(stream, fact);
    else this.reads.answer(stream, fact);
  }

  private answerPut(stream: StreamContents, fact: Fact): void {
    const { call, output, refusal } = fact.detail as unknown as Answer;
    const results = this.results.get(call.seq);
    if (refusal) {
      const isThrottled = results !== undefined || this.troubles.has(stream.id, 'throttle');
      if (refusal.code === throttleCode && !isThrottled)
        this.say('stream limits', fact, `call ${call.id} is throttled, and no shard refused anything`);
      if (results?.some(Boolean)) this.say('streams', fact, `call ${call.id} is refused and was taken in`);
      return;
    }
    const answers =
      call.action === 'PutRecord' ? [output as PutRecordOutput] : (output as PutRecordsOutput).Records;
    answers.forEach((answer: PutRecordsResult, index) => {
      const result = results?.[index];
      if ((answer.SequenceNumber !== undefined) !== (result !== undefined))
        this.say('streams', fact, `call ${call.id} says otherwise of its record ${index} than the shard`);
      if (!result || answer.SequenceNumber === undefined) return;
      if (answer.ShardId !== result.shard.id)
        this.say(
          'streams',
          fact,
          `record ${index} of call ${call.id} is in ${result.shard.id}, not ${answer.ShardId}`,
        );
      this.reads.learn(stream, result.shard, result.record, answer.SequenceNumber, fact);
    });
  }

  private answerList(stream: StreamContents, fact: Fact): void {
    const { call, output } = fact.detail as unknown as Answer;
    const { Shards, NextToken } = (output ?? {}) as Partial<ListShardsOutput>;
    const { ExclusiveStartShardId, NextToken: token } = call.input as Record<string, unknown>;
    if (!Shards || NextToken || ExclusiveStartShardId || token) return;
    const told = Shards.map(
      ({ ShardId, HashKeyRange, ParentShardId, AdjacentParentShardId, SequenceNumberRange }) =>
        [
          ShardId,
          HashKeyRange.StartingHashKey,
          HashKeyRange.EndingHashKey,
          ParentShardId,
          AdjacentParentShardId,
          SequenceNumberRange.EndingSequenceNumber === undefined,
        ].join(' '),
    );
    const known = stream.shards
      .filter(({ state }) => state !== 'expired')
      .map(({ id, start, end, parents: [one, other], state }) =>
        [id, start, end, stream.shards[one ?? -1]?.id, stream.shards[other ?? -1]?.id, state === 'open'].join(
          ' ',
        ),
      );
    if (!isSame(told, known))
      this.say('streams', fact, `lists the shards [${told.join('; ')}], there are [${known.join('; ')}]`);
  }

  // ── resharding ───────────────────────────────────────────────────────────────────────────────────────────────────

  private change(stream: StreamContents, fact: Fact): void {
    switch (fact.type) {
      case 'SplitStarted':
      case 'MergeStarted':
        return this.beginReshard(stream, fact);
      case 'ShardSplit':
        return this.finishReshard(stream, fact, [fact.detail.lower as number, fact.detail.upper as number]);
      case 'ShardsMerged':
        return this.finishReshard(stream, fact, [fact.detail.child as number]);
      case 'ShardClosed':
        return this.close(stream, fact);
      case 'StreamActive':
        if (stream.reshard || stream.count('ending') > 0)
          this.say('resharding', fact, 'ACTIVE before it is done');
        if (fact.detail.shards !== stream.count('open'))
          this.say(
            'resharding',
            fact,
            `says ${fact.detail.shards} open shards, there are ${stream.count('open')}`,
          );
        return;
      case 'RetentionChanged':
        stream.retentionMs = (fact.detail.hours as number) * 3_600_000;
        return;
      case 'RecordsExpired':
        return this.expire(stream, fact);
      case 'RecordsMissed':
        return this.reads.checkMissed(stream, fact);
      case 'ShardExpired':
        return this.expireShard(stream, fact);
      case 'StreamDeleted': {
        const kept = stream.shards.reduce(
          (sum, { records, firstKept }) => sum + records.length - firstKept,
          0,
        );
        if (fact.detail.records !== kept)
          this.say('streams', fact, `deleted with ${fact.detail.records} records, the log knows ${kept}`);
        return;
      }
      case 'ResourceRemoved':
        this.streams.delete(stream.id);
    }
  }

  private beginReshard(stream: StreamContents, fact: Fact): void {
    const { shard: index, adjacent, tookMs } = fact.detail as Record<string, number>;
    const [shard, other] = [stream.shards[index ?? -1], stream.shards[adjacent ?? -1]];
    if (stream.reshard) this.say('resharding', fact, 'begins while another is not done');
    for (const one of [shard, ...(adjacent === undefined ? [] : [other])])
      if (one?.state !== 'open') this.say('resharding', fact, `shard ${one?.index ?? index} is not open`);
    const seconds = this.stage.settings(stream.id).reshardSeconds as number;
    if (tookMs !== seconds * 1000) this.say('resharding', fact, `takes ${tookMs} ms, ${seconds} s are set`);
    if (!shard) return;
    const ranges = other ? this.mergedRange(fact, shard, other) : this.splitRanges(fact, shard);
    const parents = other ? [shard.index, other.index] : [shard.index];
    stream.reshard = { parents, ranges, dueMs: instant(fact.atMs + (tookMs ?? 0)) };
  }

  private splitRanges(fact: Fact, { index, start, end }: Shard): Reshard['ranges'] {
    const { NewStartingHashKey: key } = (this.story.requestOf(fact)?.input ?? {}) as {
      NewStartingHashKey?: string;
    };
    const middle = BigInt(key ?? -1);
    if (middle <= start || middle >= end)
      this.say('resharding', fact, `shard ${index} is not split inside its range`);
    return [
      [start, middle - 1n],
      [middle, end],
    ];
  }

  private mergedRange(fact: Fact, shard: Shard, other: Shard): Reshard['ranges'] {
    if (shard.end + 1n !== other.start)
      this.say('resharding', fact, `shards ${shard.index} and ${other.index} are no neighbours`);
    return [[shard.start, other.end]];
  }

  private finishReshard(stream: StreamContents, fact: Fact, children: readonly number[]): void {
    const { reshard } = stream;
    if (!reshard) return this.say('resharding', fact, 'is done and had not begun');
    const { parents, ranges, dueMs } = reshard;
    if (fact.atMs !== dueMs) this.say('resharding', fact, `is done, its time was ${dueMs} ms`);
    const made = ranges.map(([start, end]) => stream.add(start, end, parents, fact.seq, fact.atMs).index);
    if (!isSame(made, children))
      this.say('resharding', fact, `names the children ${children}, they are ${made}`);
    for (const parent of parents)
      Object.assign(stream.shards[parent] as Shard, { state: 'ending', children: made });
    stream.reshard = undefined;
  }

  private close(stream: StreamContents, fact: Fact): void {
    const shard = stream.shards[fact.detail.shard as number];
    if (shard?.state !== 'ending')
      return this.say('resharding', fact, `shard ${fact.detail.shard} is closed and has no children`);
    shard.state = 'closed';
    shard.closedAtMs = fact.atMs;
  }

  // ── retention ────────────────────────────────────────────────────────────────────────────────────────────────────

  private expire(stream: StreamContents, fact: Fact): void {
    const { shard: index, count } = fact.detail as { shard: number; count: number };
    const shard = stream.shards[index];
    if (!shard) return this.say('retention', fact, `there is no shard ${index}`);
    const { retentionMs } = stream;
    if (fact.detail.retentionMs !== retentionMs)
      this.say('retention', fact, `speaks of ${fact.detail.retentionMs} ms, set are ${retentionMs} ms`);
    const isOld = ({ atMs }: TapeRecord) => instant(atMs + retentionMs) <= fact.atMs;
    const old = shard.records.slice(shard.firstKept).filter(isOld).length;
    if (old !== count)
      this.say('retention', fact, `${count} records of shard ${index} expire, ${old} are old enough`);
    shard.firstKept = Math.min(shard.records.length, shard.firstKept + count);
    this.reads.noteExpired(shard, count);
  }

  private expireShard(stream: StreamContents, fact: Fact): void {
    const shard = stream.shards[fact.detail.shard as number];
    const isOld = shard?.state === 'closed' && instant(shard.closedAtMs + stream.retentionMs) <= fact.atMs;
    if (!isOld) this.say('retention', fact, `shard ${fact.detail.shard} is gone, and not closed for so long`);
    if (shard && shard.firstKept < shard.records.length)
      this.say('retention', fact, `shard ${fact.detail.shard} is gone with records in it`);
    if (shard) shard.state = 'expired';
  }

  // ── the end ──────────────────────────────────────────────────────────────────────────────────────────────────────

  finish(): void {
    const { views, nowMs } = this.story.run.end;
    for (const stream of this.streams.values()) {
      const end = { seq: this.story.facts.length, resource: stream.id };
      const view = views.get(stream.id) as StreamView | undefined;
      if (view?.kind !== 'kinesis') {
        this.say('streams', end, 'is in the log and not there at the end');
        continue;
      }
      const sum = (share: (shard: Shard) => number) =>
        stream.shards.reduce((total, one) => total + share(one), 0);
      const known = {
        status: stream.reshard ? 'UPDATING' : 'ACTIVE',
        retentionHours: stream.retentionMs / 3_600_000,
        openCount: stream.count('open'),
        closedCount: stream.count('closed'),
        putTotal: sum(({ records }) => records.length),
        bytesTotal: sum(({ records }) => records.reduce((bytes, { sizeBytes }) => bytes + sizeBytes, 0)),
        throttledTotal: sum(({ throttledTotal }) => throttledTotal),
        readTotal: stream.readTotal,
      };
      for (const [name, value] of Object.entries(known))
        if (view[name as keyof typeof known] !== value)
          this.say(
            'streams',
            end,
            `shows ${name} ${view[name as keyof typeof known]}, the log leaves ${value}`,
          );
      for (const shown of view.shards) this.finishShard(stream, end, shown);
      if (stream.reshard && stream.reshard.dueMs < nowMs)
        this.say('resharding', end, 'should have been done');
      for (const { records, firstKept, index } of stream.shards) {
        const oldest = records[firstKept];
        if (oldest && instant(oldest.atMs + stream.retentionMs) < nowMs)
          this.say('retention', end, `m${oldest.origin} in shard ${index} is older than the retention`);
      }
    }
  }

  private finishShard(stream: StreamContents, end: Pick<Fact, 'seq' | 'resource'>, shown: ShardView): void {
    const shard = stream.shards[shown.index];
    if (!shard) return this.say('streams', end, `shows shard ${shown.index}, which nobody made`);
    const { records, firstKept, state, start, end: last, throttledTotal, readsThrottledTotal } = shard;
    const kept = records.slice(firstKept).slice(-24);
    const known = [state, start, last, firstKept, records.length, throttledTotal, readsThrottledTotal];
    const told = [
      shown.state,
      shown.startingHashKey,
      shown.endingHashKey,
      shown.firstPosition,
      shown.nextPosition,
      shown.throttledTotal,
      shown.readsThrottledTotal,
    ];
    if (told.join() !== known.join())
      this.say('streams', end, `shows shard ${shard.index} as ${told}, the log leaves ${known}`);
    const [tape, expected] = [shown.tape.map(({ origin }) => origin), kept.map(({ origin }) => origin)];
    if (!isSame(tape, expected))
      this.say(
        'streams',
        end,
        `shows ${named(tape)} in shard ${shard.index}, the log leaves ${named(expected)}`,
      );
  }
}

function limitOf(shard: Shard, nowMs: number, sizeBytes: number): 'records' | 'bytes' | undefined {
  const [records, bytes] = [shard.writeRecords.at(nowMs), shard.writeBytes.at(nowMs)];
  if (records < 1) return 'records';
  return bytes < sizeBytes ? 'bytes' : undefined;
}
