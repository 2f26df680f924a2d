/** A queue as the page sees it: small and bounded, whether it holds three messages or a million. */
import type { ContentsPage, ContentsRow, Origin } from '../../kernel/service.ts';
import {
  type DeduplicationGhost,
  type Lane,
  lanesMax,
  type QueueView,
  type Tile,
  tilesMax,
} from './contract.ts';
import { type Deduplication, type Group, nowhere, type QueueState, type StoredMessage } from './model.ts';
import { oldestMessage } from './rules/retention.ts';

/** Messages looked at to fill the tiles; beyond it the counters alone speak. */
const scanMax = 2_000;
const ghostsMax = 6;
const laneTilesMax = 8;

export function view(queue: QueueState, nowMs: number): QueueView {
  const tiles = collectTiles(queue);
  const oldest = oldestMessage(queue);
  const oldestRow = oldest === undefined ? undefined : queue.messages.get(oldest);
  return {
    kind: 'sqs',
    isFifo: queue.settings.FifoQueue,
    arn: queue.arn,
    visibleCount: queue.visibleCount,
    notVisibleCount: queue.inFlightCount,
    delayedCount: queue.delayedCount,
    // SQS-73: the age in a dead-letter queue counts from the move.
    oldestSinceMs: oldestRow && (oldestRow.sourceArn ? oldestRow.arrivedAtMs : oldestRow.enqueuedAtMs),
    visibilityTimeoutSeconds: queue.settings.VisibilityTimeout,
    delaySeconds: queue.settings.DelaySeconds,
    retentionSeconds: queue.settings.MessageRetentionPeriod,
    waitTimeSeconds: queue.settings.ReceiveMessageWaitTimeSeconds,
    maxReceiveCount: queue.redrive?.maxReceiveCount,
    deadLetterQueue: queue.redrive?.target,
    sources: queue.sources,
    waitingPolls: queue.polls.size,
    ...tiles,
    ...collectLanes(queue),
    deduplication: collectGhosts(queue, nowMs),
    sentTotal: queue.sentTotal,
    receivedTotal: queue.receivedTotal,
    deletedTotal: queue.deletedTotal,
    emptyReceivesTotal: queue.emptyReceivesTotal,
    deadLetteredTotal: queue.deadLetteredTotal,
    expiredTotal: queue.expiredTotal,
  };
}

function tileOf(queue: QueueState, message: Readonly<StoredMessage>): Tile {
  const tile: Tile = {
    origin: message.origin,
    state: message.state,
    group: queue.groups.get(message.groupSlot)?.id,
    receiveCount: message.receiveCount,
    sinceMs: message.stateSinceMs,
    sentAtMs: message.sentAtMs,
  };
  if (message.state !== 'visible') tile.untilMs = message.stateUntilMs;
  return tile;
}

function collectTiles(queue: QueueState): Pick<QueueView, 'visible' | 'inFlight' | 'delayed'> {
  const visible: Tile[] = [];
  const inFlight: Tile[] = [];
  const delayed: Tile[] = [];
  // Visible ones in the order of the line, so that the next one to go out stands first.
  if (!queue.settings.FifoQueue) {
    for (let index = 0; index < queue.visible.length && visible.length < tilesMax; index++) {
      const message = queue.messages.get(queue.visible.at(index) ?? nowhere);
      if (message) visible.push(tileOf(queue, message));
    }
  }
  const isEnough = () =>
    (queue.settings.FifoQueue ? visible.length >= Math.min(tilesMax, queue.visibleCount) : true) &&
    inFlight.length >= Math.min(tilesMax, queue.inFlightCount) &&
    delayed.length >= Math.min(tilesMax, queue.delayedCount);
  let looked = 0;
  queue.messages.scan((message) => {
    if (isEnough() || looked++ > scanMax) return false;
    if (message.state === 'inFlight' && inFlight.length < tilesMax) inFlight.push(tileOf(queue, message));
    else if (message.state === 'delayed' && delayed.length < tilesMax) delayed.push(tileOf(queue, message));
    else if (queue.settings.FifoQueue && message.state === 'visible' && visible.length < tilesMax) {
      visible.push(tileOf(queue, message));
    }
    return true;
  });
  return { visible, inFlight, delayed };
}

function collectLanes(queue: QueueState): Pick<QueueView, 'lanes' | 'laneCount'> {
  const lanes: Lane[] = [];
  if (!queue.settings.FifoQueue) return { lanes, laneCount: 0 };
  queue.groups.scan((group) => {
    lanes.push(laneOf(queue, group));
    return lanes.length < lanesMax;
  });
  return { lanes, laneCount: queue.groups.size };
}

function laneOf(queue: QueueState, group: Readonly<Group>): Lane {
  const tiles: Tile[] = [];
  let lockedBy: Origin | undefined;
  for (let slot = group.head; slot !== nowhere && tiles.length < laneTilesMax; ) {
    const message = queue.messages.get(slot) as StoredMessage;
    tiles.push(tileOf(queue, message));
    if (message.state === 'inFlight') lockedBy ??= message.origin;
    slot = message.nextInGroup;
  }
  const lane: Lane = { group: group.id, size: group.size, isLocked: group.inFlightCount > 0, tiles };
  if (lockedBy !== undefined) lane.lockedBy = lockedBy;
  return lane;
}

function collectGhosts(queue: QueueState, nowMs: number): DeduplicationGhost[] {
  const ghosts: DeduplicationGhost[] = [];
  const { deduplications } = queue;
  for (
    let slot = deduplications.next - 1;
    slot >= queue.oldestDeduplication && ghosts.length < ghostsMax;
    slot--
  ) {
    const remembered = deduplications.get(slot) as Deduplication;
    if (remembered.untilMs <= nowMs) break;
    ghosts.push({
      id: remembered.isContentBased ? remembered.id.slice(0, 6) : remembered.id,
      isContentBased: remembered.isContentBased,
      origin: remembered.origin,
      sinceMs: remembered.sinceMs,
      untilMs: remembered.untilMs,
      swallowed: remembered.swallowed,
      swallowedAtMs: remembered.swallowedAtMs,
    });
  }
  return ghosts.reverse();
}

/** A page of what is in the queue, in the order of arrival. Looking is no receive (M08 speaks of the console's polling). */
export function contents(queue: QueueState, _nowMs: number, from: number, count: number): ContentsPage {
  const rows: ContentsRow[] = [];
  let place = 0;
  queue.messages.scan((message) => {
    if (place++ >= from) rows.push(rowOf(queue, message));
    return rows.length < count;
  });
  return { total: queue.messages.size, rows };
}

function rowOf(queue: QueueState, message: Readonly<StoredMessage>): ContentsRow {
  const row: ContentsRow = {
    origin: message.origin,
    state: message.state === 'inFlight' ? 'in flight' : message.state,
    group: queue.groups.get(message.groupSlot)?.id,
    receiveCount: message.receiveCount,
    sentAtMs: message.sentAtMs,
    preview: message.body.text.slice(0, 120),
    sizeBytes: message.body.sizeBytes,
  };
  if (message.state !== 'visible') row.untilMs = message.stateUntilMs;
  return row;
}

/** The newest copy of one message, whole, and its place in the line while it can be received. */
export function message(queue: QueueState, origin: Origin): object | undefined {
  let found: object | undefined;
  queue.messages.scan((row, slot) => {
    if (row.origin === origin) {
      const {
        epoch: _,
        wakeId: _wake,
        previousInGroup: _previous,
        nextInGroup: _next,
        groupSlot,
        ...rest
      } = row;
      found = { ...rest, group: queue.groups.get(groupSlot)?.id, line: lineOf(queue, slot, row) };
    }
    return true;
  });
  return found;
}

/** The how manieth it is, from 1, of all that wait with it: in its group, or in a standard queue among the visible. */
function lineOf(
  queue: QueueState,
  slot: number,
  message: Readonly<StoredMessage>,
): { place: number; length: number } | undefined {
  const group = queue.groups.get(message.groupSlot);
  if (queue.settings.FifoQueue && group) return { place: placeInGroup(queue, message), length: group.size };
  if (message.state !== 'visible') return undefined;
  let place = 0;
  for (let index = 0; index < queue.visible.length; index++) {
    const other = queue.visible.at(index) ?? nowhere;
    // The line keeps the empty places of those that left it from the middle.
    if (queue.messages.get(other)?.state !== 'visible') continue;
    place++;
    if (other === slot) return { place, length: queue.visibleCount };
  }
  return undefined;
}

function placeInGroup(queue: QueueState, message: Readonly<StoredMessage>): number {
  let place = 1;
  for (let slot = message.previousInGroup; slot !== nowhere; place++) {
    slot = queue.messages.get(slot)?.previousInGroup ?? nowhere;
  }
  return place;
}
