/**
 * Readers of streams: every record of a shard is worked on in its order, after a crash from the last checkpoint on, children
 * after their parents; checkpoints only go forward; what counts as done, done again and out of order is what was done.
 */
import type { Fact } from '../../kernel/log.ts';
import type { Answer, Call } from '../../kernel/service.ts';
import type { GetShardIteratorInput } from '../../services/kinesis/contract.ts';
import type { ReaderShard, ReaderView } from '../../services/reader/contract.ts';
import type { Answers } from './answers.ts';
import { Effects } from './effects.ts';
import { messagesOf } from './puts.ts';
import { KeyOrder, ShardProgress } from './shardProgress.ts';
import { isSame, named, type Shard, type TapeRecord } from './shards.ts';
import type { Stage } from './stage.ts';
import { type Checker, callOf, type Story } from './story.ts';
import { type Read, throttleCode } from './streamReads.ts';
import type { Streams } from './streams.ts';

interface Reader {
  id: string;
  /** The wire it reads along: its id and its stream. */
  wire: string;
  isDown: boolean;
  /** By the number of the shard. */
  shards: Map<number, ShardProgress>;
  /** Place behind the last record of a checkpoint; they outlive crashes and wires. */
  checkpoints: Map<Shard, number | 'END'>;
  /** Shards that were begun at their oldest record. */
  fromHorizon: Set<Shard>;
  /** It was told to begin at LATEST at some time: shards may have been passed over. */
  hadLatest: boolean;
  effects: Effects;
  keys: KeyOrder;
  /** Told of, and not yet of what broke it. */
  broken: Fact | undefined;
  calls: Call[];
  /** The fact with which it began, came back, was rewound or wired anew: answers to earlier calls find nobody. */
  lifeSeq: number;
  /** Answers on their way to it. */
  coming: { read: Read; seq: number; arriveMs: number }[];
  totals: { recordsTotal: number; failedTotal: number; throttledTotal: number; outOfOrder: number };
}

export class Readers implements Checker {
  private readonly readers = new Map<string, Reader>();

  constructor(
    private readonly story: Story,
    private readonly stage: Stage,
    private readonly answers: Answers,
    private readonly streams: Streams,
  ) {}

  see(fact: Fact): void {
    if (fact.type === 'LinksChanged') return this.rewire(fact);
    if (fact.type === 'ReplyDeparted') this.hear(fact);
    if (fact.service !== 'reader') return;
    if (fact.type === 'ResourceCreated') return this.create(fact);
    const reader = this.readers.get(fact.resource);
    if (!reader) return;
    this.arrive(reader, fact, fact.atMs);
    this.act(reader, fact);
  }

  private say(fact: Pick<Fact, 'seq' | 'resource'>, sentence: string): void {
    this.story.report('readers', fact.seq, `${fact.resource}: ${sentence}`);
  }

  private create(fact: Fact): void {
    this.readers.set(fact.resource, {
      id: fact.resource,
      wire: '',
      isDown: false,
      shards: new Map(),
      checkpoints: new Map(),
      fromHorizon: new Set(),
      hadLatest: false,
      effects: new Effects(),
      keys: new KeyOrder(),
      broken: undefined,
      calls: [],
      lifeSeq: 0,
      coming: [],
      totals: { recordsTotal: 0, failedTotal: 0, throttledTotal: 0, outOfOrder: 0 },
    });
  }

  private act(reader: Reader, fact: Fact): void {
    const isStarting = this.stage.settings(reader.id).startingPosition === 'LATEST';
    if (isStarting) reader.hadLatest = true;
    switch (fact.type) {
      case 'RequestDeparted':
        return this.depart(reader, fact);
      case 'RecordsTaken':
        return this.take(reader, fact);
      case 'RecordProcessed':
      case 'RecordsProcessed':
        return this.process(reader, fact);
      case 'RecordFailed':
        return this.fail(reader, fact);
      case 'CheckpointMade':
        return this.checkpoint(reader, fact);
      case 'ShardFinished':
        return this.finishShard(reader, fact);
      case 'ChildWaits':
        return this.childWaits(reader, fact);
      case 'OrderBroken':
        this.expectNothingBroken(reader, fact);
        reader.broken = fact;
        reader.totals.outOfOrder += fact.detail.count as number;
        return;
      case 'ReadRefused':
        if (fact.detail.code === throttleCode) reader.totals.throttledTotal++;
        return;
      case 'ReaderCrashed':
        return this.crash(reader, fact);
      case 'ReaderRestarted':
        reader.isDown = false;
        reader.lifeSeq = fact.seq;
        return this.follow(reader, fact);
      case 'ReaderRewound':
        reader.hadLatest ||= fact.detail.to === 'LATEST';
        reader.checkpoints.clear();
        reader.fromHorizon.clear();
        reader.shards.clear();
        reader.lifeSeq = fact.seq;
        return;
      case 'ResourceRemoved':
        this.readers.delete(reader.id);
    }
  }

  // ── wires ────────────────────────────────────────────────────────────────────────────────────────────────────────

  private rewire(fact: Fact): void {
    for (const reader of this.readers.values()) if (!reader.isDown) this.follow(reader, fact);
  }

  /** Another wire: what is in work is thrown away, and checkpoints are all that is left. */
  private follow(reader: Reader, { seq }: Fact): void {
    const [wire] = this.stage.wiresTo(reader.id, 'poll');
    const name = wire ? `${wire.id} ${wire.from}` : '';
    if (name === reader.wire) return;
    reader.wire = name;
    reader.shards.clear();
    reader.lifeSeq = seq;
  }

  private depart(reader: Reader, fact: Fact): void {
    const call = callOf(fact);
    reader.calls.push(call);
    if (!['ListShards', 'GetShardIterator', 'GetRecords'].includes(call.action)) return;
    const [wire] = this.stage.wiresTo(reader.id, 'poll');
    if (wire?.from !== call.to) this.say(fact, `asks ${call.action} of ${call.to}, and no wire leads there`);
    if (reader.isDown) this.say(fact, `asks ${call.action} while it is down`);
    const { ShardId, ShardIteratorType } = call.input as GetShardIteratorInput;
    const shard = ShardId === undefined ? undefined : this.streams.contents(call.to)?.byId(ShardId);
    if (shard) this.begin(reader, fact, shard, ShardIteratorType);
  }

  private begin(reader: Reader, fact: Fact, shard: Shard, type: string): void {
    if (type === 'LATEST' && !reader.hadLatest)
      this.say(fact, `begins shard ${shard.index} at LATEST, and was never told so`);
    if (type === 'TRIM_HORIZON') reader.fromHorizon.add(shard);
    const progress = this.progressIn(reader, shard);
    if (progress.isFinished) this.say(fact, `begins shard ${shard.index} anew, which it has finished`);
    const isOrdered = this.stage.settings(reader.id).ordersChildren === true;
    const first = isOrdered && !progress.hasBegun && this.unfinishedParent(reader, shard);
    if (first) this.say(fact, `begins shard ${shard.index} before its parent ${first.index} is finished`);
    progress.hasBegun = true;
  }

  private progressIn(reader: Reader, shard: Shard): ShardProgress {
    const known = reader.shards.get(shard.index);
    if (known) return known;
    const progress = new ShardProgress(shard, restartAt(reader, shard));
    reader.shards.set(shard.index, progress);
    return progress;
  }

  private unfinishedParent(reader: Reader, shard: Shard): Shard | undefined {
    const contents = this.streamOf(reader);
    return shard.parents
      .map((index) => contents?.shards[index])
      .find((parent) => parent && this.isUnfinished(reader, parent));
  }

  private streamOf(reader: Reader) {
    return this.streams.contents(this.stage.wiresTo(reader.id, 'poll')[0]?.from ?? '');
  }

  private isUnfinished(reader: Reader, shard: Shard): boolean {
    if (isOver(reader, shard)) return false;
    // At LATEST what was closed before is passed over; what has expired is not waited for.
    const hasBegun = reader.shards.get(shard.index)?.hasBegun === true;
    return hasBegun || (!reader.hadLatest && shard.state !== 'expired');
  }

  /** Nothing older is left for sure. */
  private mayBegin(reader: Reader, shard: Shard): boolean {
    const contents = this.streamOf(reader);
    const parents = shard.parents.map((index) => contents?.shards[index]);
    return parents.every((parent) => !parent || isOver(reader, parent));
  }

  // ── reading and working ──────────────────────────────────────────────────────────────────────────────────────────

  /** An answer departs. */
  private hear(fact: Fact): void {
    const { call, arriveMs } = fact.detail as unknown as Answer;
    const read = this.streams.readIn(fact.seq);
    const isHeard = arriveMs <= call.deadlineMs;
    if (read && isHeard) this.readers.get(call.from)?.coming.push({ read, seq: call.seq, arriveMs });
  }

  /** Answers have arrived. What a read gave is told by the reader; that it gave nothing is known from here. */
  private arrive(reader: Reader, fact: Pick<Fact, 'seq' | 'resource'>, nowMs: number): void {
    const arrived = reader.coming.filter(({ arriveMs }) => arriveMs < nowMs);
    if (arrived.length === 0) return;
    reader.coming = reader.coming.filter(({ arriveMs }) => arriveMs >= nowMs);
    for (const { read, seq } of arrived) {
      const progress = reader.shards.get(read.shard.index);
      if (seq < reader.lifeSeq || progress?.shard !== read.shard) continue;
      progress.lastRead = read;
      if (read.from !== read.to || progress.expected === undefined) continue;
      this.expectNext(fact, progress, read.from);
      progress.expected = read.from;
    }
  }

  /** Only what has expired may be missing. */
  private expectNext(
    fact: Pick<Fact, 'seq' | 'resource'>,
    { expected, shard }: ShardProgress,
    from: number,
  ): void {
    const isNext =
      expected === undefined || from === expected || (from > expected && from <= shard.firstKept);
    if (!isNext) this.say(fact, `reads shard ${shard.index} at record ${from}, ${expected} is next`);
  }

  private take(reader: Reader, fact: Fact): void {
    const read = this.streams.readIn(fact.causeSeq);
    const messages = messagesOf(fact);
    if (reader.isDown) this.say(fact, `takes ${named(messages)} while it is down`);
    if (!read) return this.say(fact, `takes ${named(messages)}, which no read gave`);
    const { shard, from, to, behindMs } = read;
    const given = shard.records.slice(from, to).map(({ origin }) => origin);
    if (shard.index !== fact.detail.shard || !isSame(messages, given))
      this.say(fact, `takes ${named(messages)}, shard ${shard.index} gave ${named(given)}`);
    if (fact.detail.behindMs !== behindMs)
      this.say(fact, `says ${fact.detail.behindMs} ms behind, it is ${behindMs}`);
    const progress = this.progressIn(reader, shard);
    progress.passWorked();
    if (progress.isFinished) this.say(fact, `reads shard ${shard.index}, which it has finished`);
    if (progress.isInWork)
      this.say(
        fact,
        `takes more of shard ${shard.index} before ${named([progress.current?.origin ?? 0])} is done`,
      );
    this.expectNext(fact, progress, from);
    progress.take(read);
    reader.totals.recordsTotal += messages.length;
  }

  private process(reader: Reader, fact: Fact): void {
    const messages = messagesOf(fact);
    const progress = reader.shards.get(fact.detail.shard as number);
    if (reader.isDown) this.say(fact, `works on ${named(messages)} while it is down`);
    progress?.passWorked();
    const records = progress?.upcoming(messages.length) ?? [];
    if (
      !progress ||
      !isSame(
        messages,
        records.map(({ origin }) => origin),
      )
    )
      return this.say(
        fact,
        `is done with ${named(messages)}, in work were ${named(records.map(({ origin }) => origin))}`,
      );
    const effects = this.count(reader, fact, records);
    if (fact.type === 'RecordProcessed') {
      progress.isWorked = true;
      if (fact.detail.effect !== effects[0])
        this.say(fact, `says effect ${fact.detail.effect}, it is ${effects[0]}`);
      return;
    }
    progress.pass(messages.length);
    const repeatedCount = effects.filter((effect) => effect > 1).length;
    if (fact.detail.repeatedCount !== repeatedCount)
      this.say(fact, `says ${fact.detail.repeatedCount} were done before, there were ${repeatedCount}`);
  }

  /** Counts records as done; what breaks the order of a key has to be told right before. */
  private count(reader: Reader, fact: Fact, records: readonly TapeRecord[]): readonly number[] {
    const late: string[] = [];
    const effects = records.map(({ origin, entry: { PartitionKey } }) => {
      const effect = reader.effects.add(origin);
      const after = effect === 1 ? reader.keys.add(PartitionKey, origin) : undefined;
      if (after !== undefined) late.push(`m${origin} after m${after}, key ${PartitionKey}`);
      return effect;
    });
    const { message, after, group, count = 0 } = reader.broken?.detail ?? {};
    const told = reader.broken && `m${message} after m${after}, key ${group}`;
    if (count !== late.length || told !== late[0])
      this.say(
        fact,
        `tells of ${told ?? 'no'} broken order (${count}), it was ${late[0] ?? 'none'} (${late.length})`,
      );
    reader.broken = undefined;
    return effects;
  }

  private expectNothingBroken(reader: Reader, fact: Pick<Fact, 'seq' | 'resource'>): void {
    if (reader.broken) this.say(fact, 'has told of a broken order, and nothing was done');
  }

  private fail(reader: Reader, fact: Fact): void {
    reader.totals.failedTotal++;
    const { message, shard, whenFailed, reason } = fact.detail;
    const progress = reader.shards.get(shard as number);
    // What is worked on may still fail to go onward; else the failure is of the record behind it.
    if (!String(reason).startsWith('cannot send')) progress?.passWorked();
    if (progress?.current?.origin !== message)
      return this.say(fact, `fails on m${message}, in work is m${progress?.current?.origin}`);
    if (whenFailed === 'skip') progress?.pass();
  }

  // ── checkpoints ──────────────────────────────────────────────────────────────────────────────────────────────────

  private checkpoint(reader: Reader, fact: Fact): void {
    const { shard: index, sequenceNumber, message } = fact.detail;
    const progress = reader.shards.get(index as number);
    if (!progress) return this.say(fact, `makes a checkpoint in shard ${index}, which it does not read`);
    const { shard } = progress;
    const before = reader.checkpoints.get(shard);
    if (before === 'END') this.say(fact, `makes a checkpoint in shard ${index} behind its end`);
    if (sequenceNumber === 'SHARD_END') {
      progress.passWorked();
      const { expected = shard.records.length } = progress;
      const isAtEnd = Math.max(expected, shard.firstKept) >= shard.records.length;
      if (progress.isInWork || !isAtEnd || shard.state === 'open')
        this.say(fact, `writes down the end of shard ${index} before it is there`);
      reader.checkpoints.set(shard, 'END');
      progress.sinceCheckpoint = 0;
      return;
    }
    const position = shard.positionOf(String(sequenceNumber));
    if (position === undefined || shard.records[position]?.origin !== message)
      return this.say(fact, `makes a checkpoint at ${sequenceNumber}, which is not m${message}`);
    if (position >= progress.passedTo) progress.passWorked();
    if (position >= progress.passedTo) this.say(fact, `makes a checkpoint at m${message}, which is not done`);
    if (before !== undefined && before !== 'END' && position < before)
      this.say(fact, `makes a checkpoint at m${message}, and had one further on`);
    reader.checkpoints.set(shard, position + 1);
    progress.sinceCheckpoint = progress.passedTo - position - 1;
  }

  private finishShard(reader: Reader, fact: Fact): void {
    const progress = reader.shards.get(fact.detail.shard as number);
    const known = progress?.shard ?? this.streamOf(reader)?.shards[fact.detail.shard as number];
    if (!known) return this.say(fact, `finishes shard ${fact.detail.shard}, which is not there`);
    // What the stream has let go is finished, too.
    if (reader.checkpoints.get(known) !== 'END' && known.state !== 'expired')
      this.say(fact, `finishes shard ${known.index} and has no checkpoint at its end`);
    this.progressIn(reader, known).isFinished = true;
  }

  private childWaits(reader: Reader, fact: Fact): void {
    const shard = this.streamOf(reader)?.shards[fact.detail.shard as number];
    if (!shard || shard.parents.join(' and ') !== fact.detail.parents)
      return this.say(
        fact,
        `shard ${fact.detail.shard} waits for ${fact.detail.parents}, its parents are ${shard?.parents}`,
      );
    if (this.stage.settings(reader.id).ordersChildren !== true || this.mayBegin(reader, shard))
      this.say(fact, `shard ${shard.index} waits without need`);
  }

  private crash(reader: Reader, fact: Fact): void {
    this.expectNothingBroken(reader, fact);
    reader.lifeSeq = fact.seq;
    let [least, most] = [0, 0];
    for (const progress of reader.shards.values()) {
      least += progress.sinceCheckpoint;
      most += progress.sinceCheckpoint + (progress.isWorked ? 1 : 0);
      progress.drop(restartAt(reader, progress.shard));
    }
    const { repeatCount } = fact.detail as { repeatCount: number };
    if (repeatCount < least || repeatCount > most)
      this.say(fact, `will repeat ${repeatCount} records, since the checkpoints there were ${most}`);
    if (reader.isDown) this.say(fact, 'crashes twice');
    reader.isDown = true;
  }

  // ── the end ──────────────────────────────────────────────────────────────────────────────────────────────────────

  finish(): void {
    for (const reader of this.readers.values()) {
      const end = { seq: this.story.facts.length, resource: reader.id };
      const view = this.story.run.end.views.get(reader.id) as ReaderView | undefined;
      if (view?.kind !== 'reader') {
        this.say(end, 'is in the log and not there at the end');
        continue;
      }
      this.expectNothingBroken(reader, end);
      this.arrive(reader, end, this.story.run.end.nowMs);
      const known = { isCrashed: reader.isDown, ...reader.totals, ...reader.effects.totals };
      for (const [name, value] of Object.entries(known))
        if (view[name as keyof typeof known] !== value)
          this.say(end, `shows ${name} ${view[name as keyof typeof known]}, the log leaves ${value}`);
      if (reader.isDown) continue;
      for (const shown of view.shards) this.finishProgress(reader, end, shown);
      this.finishListed(reader, end, view);
    }
  }

  /** Nobody sleeps for ever: every shard waits for a time, an answer or a parent; and a pause comes after all is done. */
  private finishProgress(reader: Reader, end: Pick<Fact, 'seq' | 'resource'>, shown: ReaderShard): void {
    const { nowMs } = this.story.run.end;
    const { index, activity, untilMs = -1, behindMs } = shown;
    const progress = reader.shards.get(index);
    const hasCall = reader.calls.some(({ id }) => this.answers.knownMs(id) >= nowMs);
    const isWaiting = untilMs >= nowMs || (activity !== 'pausing' && hasCall);
    const shard = this.streamOf(reader)?.shards[index];
    if (activity === 'waitsForParent') {
      if (!shard || this.mayBegin(reader, shard)) this.say(end, `shard ${index} waits for no parent`);
    } else if (activity !== 'done' && !isWaiting)
      this.say(end, `shard ${index} is ${activity} and waits for nothing`);
    if (!progress) return;
    const checkpoint = reader.checkpoints.get(progress.shard);
    const number =
      checkpoint === 'END' ? 'SHARD_END' : progress.shard.records[(checkpoint ?? 0) - 1]?.sequenceNumber;
    if (String(number) !== String(shown.checkpoint))
      this.say(end, `shows the checkpoint ${shown.checkpoint} of shard ${index}, the log leaves ${number}`);
    progress.passWorked();
    // What arrives in this very instant may have been heard or not.
    if (
      activity !== 'pausing' ||
      !progress.lastRead ||
      reader.coming.some(({ arriveMs }) => arriveMs <= nowMs)
    )
      return;
    const { to, isAtTip, behindMs: readBehindMs } = progress.lastRead;
    if (progress.isInWork)
      this.say(end, `pauses in shard ${index} before ${named([progress.current?.origin ?? 0])} is done`);
    if (progress.expected !== undefined && progress.expected < to && isAtTip)
      this.say(end, `has done shard ${index} up to record ${progress.expected}, and read up to ${to}`);
    if (behindMs !== readBehindMs)
      this.say(end, `shows shard ${index} ${behindMs} ms behind, it is ${readBehindMs}`);
  }

  /** A shard that was in a list it heard is read, or waits. */
  private finishListed(reader: Reader, end: Pick<Fact, 'seq' | 'resource'>, view: ReaderView): void {
    const { nowMs } = this.story.run.end;
    const contents = this.streamOf(reader);
    if (!contents || view.shardCount > view.shards.length) return;
    const lists = reader.calls.filter(
      ({ id, action, seq, to }) =>
        action === 'ListShards' &&
        to === contents.id &&
        seq > reader.lifeSeq &&
        this.answers.isSuccess(id) &&
        this.answers.knownMs(id) < nowMs,
    );
    const newest = lists.at(-1);
    if (!newest) return;
    for (const { index, state, createdSeq } of contents.shards)
      if (state === 'open' && createdSeq < newest.seq && !view.shards.some((shown) => shown.index === index))
        this.say(end, `was told of shard ${index}, and does not read it`);
  }
}

function isOver(reader: Reader, shard: Shard): boolean {
  return reader.shards.get(shard.index)?.isFinished === true || reader.checkpoints.get(shard) === 'END';
}

/** KCL-07: where a shard is begun after a crash; undefined where that was no place in the log (LATEST). */
function restartAt(reader: Reader, shard: Shard): number | undefined {
  const checkpoint = reader.checkpoints.get(shard);
  if (checkpoint === 'END') return shard.records.length;
  return checkpoint ?? (reader.fromHorizon.has(shard) ? 0 : undefined);
}
