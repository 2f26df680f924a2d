/**
 * Reading a stream shard by shard: what stream readers, Lambda's event source mappings and Firehose have in common.
 *
 * ```ts
 * // state:    { ...noShards(ctx.epoch), … }           // `cursors` (one row per wire and shard) and `watches`
 * // rules:    export const reading = shardReading<MyState>({ startOf, limitOf, pauseMsOf, isOrdered, take });
 * // index.ts: wakeups: { ...reading.wakeups, … }, replies: { ...reading.replies, … }
 * // linked:   reading.follow(ctx, state, ctx.linksIn.filter((link) => link.kind === 'poll'));
 * // take:     function take(ctx, state, slot, { records, origins, isLast }) { …; reading.goOn(ctx, state, slot); }
 * ```
 *
 * Per wire the shards are listed at once, every minute, and children are heard of at the end of their parents. Per
 * shard: GetShardIterator, GetRecords, `take`; the service holds the cursor until it calls `goOn`; then the next read is
 * made `pauseMs` after the last answer, or at once when that is past. Refused and unanswered calls are repeated, an
 * expired iterator is replaced by one after the last record read. Nothing of this needs the service.
 */
import { CowTable, type Epoch } from '../kernel/cow.ts';
import type { Answer, Context, Link } from '../kernel/service.ts';
import { goOn, iteratorGot, recordsGot, shardsListed } from './shardReading/answers.ts';
import { list, readOn } from './shardReading/asking.ts';
import { breakOff, setCursorState, slotsOf } from './shardReading/cursors.ts';
import { beginWaiting, forget } from './shardReading/family.ts';
import type {
  ReadsShards,
  SeenShard,
  ShardCursor,
  ShardReadingOptions,
  StartingPoint,
  StreamWatch,
} from './shardReading/types.ts';
import { changeWatch, newWatch, watchOf } from './shardReading/watches.ts';

export type {
  ReadRefusal,
  ReadsShards,
  SeenShard,
  ShardCursor,
  ShardRead,
  ShardReadingOptions,
  StartingPoint,
  StreamWatch,
} from './shardReading/types.ts';

type Reply<State> = (ctx: Context, state: State, answer: Answer) => void;

export interface ShardReading<State extends ReadsShards> {
  /** To be spread into the service's `replies` and `wakeups`. */
  replies: Readonly<Record<'shardsListed' | 'iteratorGot' | 'recordsGot', Reply<State>>>;
  wakeups: {
    readonly shardReadDue: (ctx: Context, state: State, slot: number) => void;
    readonly shardListDue: (ctx: Context, state: State, linkId: string) => void;
  };
  /**
   * Reads along exactly these wires from now on: begins the new ones, ends those that are not among them. To be called
   * when wires have changed, and when `isOrdered` may have.
   */
  follow(ctx: Context, state: State, links: readonly Link[]): void;
  /** Forgets the wire and its shards; what is under way finds nobody. */
  end(ctx: Context, state: State, linkId: string): void;
  /** The service is done with what `take` gave it: the next read, or the end of the shard. */
  goOn(ctx: Context, state: State, slot: number): void;
  /** Stops all reading, as in a crash. Rows stay, `halted`; the finished ones `done`. */
  halt(ctx: Context, state: State): void;
  /** Goes on after `halt`, along the wires that are left: `follow` first. Lists the shards, and starts every halted cursor where `startOf` says. */
  resume(
    ctx: Context,
    state: State,
    startOf: (cursor: Readonly<ShardCursor>, slot: number) => StartingPoint,
  ): void;
}

export function shardReading<State extends ReadsShards>(
  options: ShardReadingOptions<State>,
): ShardReading<State> {
  const begin = (ctx: Context, state: State, link: Link): void => {
    state.watches = [...state.watches, newWatch(link)];
    list(options, ctx, state, link.id);
  };
  const end = (ctx: Context, state: State, linkId: string): void => {
    const watch = watchOf(state, linkId);
    if (!watch) return;
    ctx.cancelWake(watch.wakeId);
    state.watches = state.watches.filter(({ link }) => link.id !== linkId);
    for (const slot of slotsOf(state, linkId)) forget(options, ctx, state, slot);
  };
  return {
    replies: {
      shardsListed: (ctx, state, answer) => shardsListed(options, ctx, state, answer),
      iteratorGot: (ctx, state, answer) => iteratorGot(options, ctx, state, answer),
      recordsGot: (ctx, state, answer) => recordsGot(options, ctx, state, answer),
    },
    wakeups: {
      shardReadDue: (ctx, state, slot) => readOn(options, ctx, state, slot),
      shardListDue: (ctx, state, linkId) => list(options, ctx, state, linkId),
    },
    end,
    follow(ctx, state, links) {
      for (const watch of state.watches) {
        const same = links.find(({ id, from }) => id === watch.link.id && from === watch.stream);
        if (same) changeWatch(state, same.id, { link: same });
        else end(ctx, state, watch.link.id);
      }
      for (const link of links) {
        if (watchOf(state, link.id)) beginWaiting(options, ctx, state, link.id);
        else begin(ctx, state, link);
      }
    },
    goOn: (ctx, state, slot) => goOn(options, ctx, state, slot),
    halt(ctx, state) {
      for (const watch of state.watches) halt(ctx, state, watch);
    },
    resume(ctx, state, startOf) {
      for (const { link, isHalted } of state.watches) {
        if (!isHalted) continue;
        const { id } = link;
        changeWatch(state, id, { isHalted: false });
        for (const slot of slotsOf(state, id)) {
          const cursor = state.cursors.get(slot);
          if (cursor?.state === 'halted') startFrom(state.cursors.edit(slot), startOf(cursor, slot));
        }
        beginWaiting(options, ctx, state, id);
        list(options, ctx, state, id);
      }
    },
  };
}

function startFrom(cursor: ShardCursor, startAt: StartingPoint): void {
  cursor.state = startAt.type === 'END' ? 'done' : 'waitsForParent';
  cursor.startAt = startAt;
  cursor.lastSequenceNumber = undefined;
}

function halt(ctx: Context, state: ReadsShards, watch: StreamWatch): void {
  const { id } = watch.link;
  ctx.cancelWake(watch.wakeId);
  changeWatch(state, id, { isHalted: true, callId: 0, wakeId: 0 });
  for (const slot of slotsOf(state, id)) {
    if (state.cursors.get(slot)?.state === 'done') continue;
    breakOff(ctx, state, slot);
    setCursorState(ctx, state, slot, 'halted');
  }
}

/** The part of a fresh state that reading needs. */
export function noShards(epoch: Epoch): ReadsShards {
  return { cursors: CowTable.create(epoch), watches: [] };
}

/**
 * Where a shard is begun under a starting position: at LATEST only what is open when reading begins is read, from its tip;
 * what a reshard makes later is read from its beginning, or records would be missed (KCL-06).
 */
export function usualStart(position: 'TRIM_HORIZON' | 'LATEST', shard: SeenShard): StartingPoint {
  if (!shard.isFirstSight || position === 'TRIM_HORIZON') return { type: 'TRIM_HORIZON' };
  return { type: shard.isOpen ? 'LATEST' : 'END' };
}
