/**
 * The true state machine of a message (SQS-40): delayed → visible → in flight → visible again, deleted, dead-lettered or
 * expired. Every change of state in a queue is one of these functions, so counters, lines and timers cannot disagree.
 */
import { assert } from '../../../kernel/assert.ts';
import type { Context } from '../../../kernel/service.ts';
import { instant } from '../../../kernel/time.ts';
import { nowhere, type QueueState, type StoredMessage } from '../model.ts';
import { groupChanged, joinGroup, leaveGroup } from './fifoGroups.ts';
import { sweepExpired } from './retention.ts';

/** What a newcomer brings; the rest is the queue's business. */
export type NewMessage = Pick<
  StoredMessage,
  | 'origin'
  | 'messageId'
  | 'body'
  | 'sentAtMs'
  | 'enqueuedAtMs'
  | 'receiveCount'
  | 'receivesElsewhere'
  | 'firstReceivedAtMs'
  | 'sequenceNumber'
  | 'deduplicationId'
  | 'sourceArn'
>;

/** Takes a message in, delayed or visible at once. Gives its slot. */
export function store(
  ctx: Context,
  queue: QueueState,
  message: NewMessage,
  group: string | undefined,
  delayMs: number,
): number {
  const nowMs = ctx.nowMs;
  const isDelayed = delayMs > 0;
  const slot = queue.messages.add({
    // Field by field: this stands on the path of every message, and spreading costs several times as much.
    epoch: 0,
    origin: message.origin,
    messageId: message.messageId,
    body: message.body,
    sentAtMs: message.sentAtMs,
    enqueuedAtMs: message.enqueuedAtMs,
    receiveCount: message.receiveCount,
    receivesElsewhere: message.receivesElsewhere,
    firstReceivedAtMs: message.firstReceivedAtMs,
    sequenceNumber: message.sequenceNumber,
    deduplicationId: message.deduplicationId,
    sourceArn: message.sourceArn,
    arrivedAtMs: nowMs,
    state: isDelayed ? 'delayed' : 'visible',
    stateSinceMs: nowMs,
    stateUntilMs: isDelayed ? nowMs + delayMs : Number.POSITIVE_INFINITY,
    wakeId: 0,
    lastReceivedAtMs: 0,
    receiptHandle: '',
    groupSlot: nowhere,
    previousInGroup: nowhere,
    nextInGroup: nowhere,
  });
  if (group !== undefined) joinGroup(queue, slot, group);
  if (isDelayed) {
    queue.delayedCount++;
    queue.messages.edit(slot).wakeId = ctx.wake(nowMs + delayMs, 'delayElapsed', slot);
  } else {
    queue.visibleCount++;
    lineUp(queue, slot);
  }
  queue.ages.push(message.enqueuedAtMs, slot);
  sweepExpired(ctx, queue);
  return slot;
}

/** Puts a message that has just become visible in line. */
function lineUp(queue: QueueState, slot: number): void {
  if (queue.settings.FifoQueue) groupChanged(queue, (queue.messages.get(slot) as StoredMessage).groupSlot);
  else queue.visible.pushBack(slot);
}

/** Delayed or in flight → visible. */
export function makeVisible(ctx: Context, queue: QueueState, slot: number): void {
  const message = queue.messages.edit(slot);
  assert(message.state !== 'visible', 'a visible message cannot become visible');
  if (message.state === 'inFlight') endFlight(queue, message);
  else queue.delayedCount--;
  ctx.cancelWake(message.wakeId);
  message.state = 'visible';
  message.stateSinceMs = ctx.nowMs;
  message.stateUntilMs = Number.POSITIVE_INFINITY;
  message.wakeId = 0;
  queue.visibleCount++;
  lineUp(queue, slot);
}

/** SQS-62: on FIFO a new delay of the queue also holds for messages whose delay is still running, from their arrival. */
export function delayAnew(ctx: Context, queue: QueueState): void {
  const delayMs = queue.settings.DelaySeconds * 1000;
  queue.messages.scan((message, slot) => {
    if (message.state !== 'delayed') return true;
    const row = queue.messages.edit(slot);
    ctx.cancelWake(row.wakeId);
    row.stateUntilMs = Math.max(ctx.nowMs, instant(row.arrivedAtMs + delayMs));
    row.wakeId = ctx.wake(row.stateUntilMs, 'delayElapsed', slot);
    return true;
  });
}

/** Visible → in flight, for so long. The caller has taken it out of its line. */
export function makeInFlight(
  ctx: Context,
  queue: QueueState,
  slot: number,
  timeoutMs: number,
): StoredMessage {
  const message = queue.messages.edit(slot);
  assert(message.state === 'visible', 'only a visible message can be received');
  queue.visibleCount--;
  queue.inFlightCount++;
  if (message.groupSlot !== nowhere && queue.groups.edit(message.groupSlot).inFlightCount++ === 0)
    queue.busyGroupCount++;
  message.state = 'inFlight';
  message.stateSinceMs = ctx.nowMs;
  message.stateUntilMs = instant(ctx.nowMs + timeoutMs);
  return message;
}

function endFlight(queue: QueueState, { groupSlot }: Readonly<StoredMessage>): void {
  queue.inFlightCount--;
  if (groupSlot !== nowhere && --queue.groups.edit(groupSlot).inFlightCount === 0) queue.busyGroupCount--;
}

/** A message leaves the queue for good: deleted, dead-lettered or expired. */
export function takeOut(ctx: Context, queue: QueueState, slot: number): StoredMessage {
  const message = queue.messages.get(slot) as StoredMessage;
  if (message.wakeId !== 0) ctx.cancelWake(message.wakeId);
  if (message.state === 'visible') queue.visibleCount--;
  else if (message.state === 'delayed') queue.delayedCount--;
  else endFlight(queue, message);
  queue.messages.remove(slot);
  if (message.groupSlot !== nowhere) leaveGroup(queue, message);
  return message;
}
