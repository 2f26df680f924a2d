/** A batch from a queue: invoked, then deleted, or left to its visibility timeout (LAM-10 to LAM-13). */
import type { Answer, Context } from '../../../kernel/service.ts';
import { instant } from '../../../kernel/time.ts';
import type { BatchOutput, DeleteMessageBatchInput } from '../../sqs/contract.ts';
import { batchPauseMsMax, callEntriesMax, callTimeoutMs, pauseMs } from '../limits.ts';
import {
  type FunctionState,
  type Outcome,
  type QueueBatch,
  type QueueMapping,
  queueSettings,
  type TakenMessage,
  type WorkRecord,
} from '../model.ts';
import { originsOf } from './effects.ts';
import { invoke } from './invoking.ts';
import { readItemFailures } from './itemFailures.ts';
import { closeBatches, isFifoQueue, poll } from './queuePolling.ts';

export function beginBatch(
  ctx: Context,
  state: FunctionState,
  mappingSlot: number,
  messages: readonly TakenMessage[],
): void {
  const mapping = state.queues.edit(mappingSlot);
  mapping.busyBatches++;
  mapping.busyMost = Math.max(mapping.busyMost, mapping.busyBatches);
  const oldestMs = (messages[0] as TakenMessage).receivedAtMs;
  const slot = state.batches.add({
    epoch: 0,
    mapping: mappingSlot,
    link: mapping.link,
    messages,
    visibleAgainAtMs: instant(oldestMs + mapping.visibilityTimeoutMs),
    throttledCount: 0,
  });
  batchDue(ctx, state, slot);
}

/** Wake-up, and the beginning: hands the batch to the function, unless its messages are visible again by now. */
export function batchDue(ctx: Context, state: FunctionState, slot: number): void {
  const { link, messages, throttledCount, visibleAgainAtMs } = state.batches.get(slot) as QueueBatch;
  if (throttledCount > 0 && ctx.nowMs >= visibleAgainAtMs) {
    giveBack(ctx, link.from, messages, 'throttled');
    return endBatch(ctx, state, slot);
  }
  const hasBegun = invoke(ctx, state, {
    source: { kind: 'queue', batch: slot },
    handed: {
      kind: 'queue',
      queue: link.from,
      messages,
      isFifo: isFifoQueue(link.from),
      reports: queueSettings(link).ReportBatchItemFailures,
    },
    records: messages.map(recordOf),
    by: link.from,
  });
  if (!hasBegun) throttled(ctx, state, slot);
}

/** The same batch is tried until its messages become visible again. */
function throttled(ctx: Context, state: FunctionState, slot: number): void {
  const batch = state.batches.edit(slot);
  batch.throttledCount++;
  const mapping = mappingOf(state, batch);
  if (mapping) {
    mapping.throttledTotal++;
    mapping.troubles++;
  }
  const pause = pauseMs(batch.throttledCount, batchPauseMsMax);
  const leastAtMs = ctx.nowMs + pauseMs(1, batchPauseMsMax);
  ctx.wake(Math.min(ctx.nowMs + pause, Math.max(leastAtMs, batch.visibleAgainAtMs)), 'batchDue', slot);
}

/** Its invocation is over. */
export function batchEnded(ctx: Context, state: FunctionState, slot: number, outcome: Outcome): void {
  const batch = state.batches.get(slot) as QueueBatch;
  const failed = failedOf(batch, outcome);
  const kept = batch.messages.filter(({ message }) => failed.ids.has(message.MessageId));
  const done = batch.messages.filter(({ message }) => !failed.ids.has(message.MessageId));
  const mapping = mappingOf(state, batch);
  if (mapping) {
    mapping.doneTotal += done.length;
    mapping.failedTotal += kept.length;
    if (kept.length > 0) mapping.troubles++;
  }
  if (done.length > 0) deleteMessages(ctx, batch.link.from, done);
  if (kept.length > 0) {
    if (failed.why === 'named')
      ctx.emit('ItemsFailed', {
        messages: originsOf(kept),
        queue: batch.link.from,
        doneCount: done.length,
      });
    giveBack(ctx, batch.link.from, kept, failed.why);
  }
  endBatch(ctx, state, slot);
}

type Why = 'error' | 'answer' | 'named' | 'throttled';

function failedOf({ link, messages }: QueueBatch, outcome: Outcome): { ids: ReadonlySet<string>; why: Why } {
  const all = new Set(messages.map(({ message }) => message.MessageId));
  if (outcome.kind !== 'returned') return { ids: all, why: 'error' };
  if (!queueSettings(link).ReportBatchItemFailures) return { ids: new Set(), why: 'named' };
  const failures = readItemFailures(outcome.response, (id) => all.has(id));
  if (failures.kind === 'all') return { ids: all, why: 'answer' };
  return { ids: failures.kind === 'some' ? failures.ids : new Set(), why: 'named' };
}

/** LAM-11: nothing is told to the queue; the visibility timeout does the rest. */
function giveBack(ctx: Context, queue: string, messages: readonly TakenMessage[], why: Why): void {
  ctx.emit('BatchReturned', { messages: originsOf(messages), queue, why });
}

function deleteMessages(ctx: Context, queue: string, messages: readonly TakenMessage[]): void {
  ctx.emit('BatchDeleted', { messages: originsOf(messages), queue });
  for (let from = 0; from < messages.length; from += callEntriesMax) {
    const part = messages.slice(from, from + callEntriesMax);
    const input: DeleteMessageBatchInput = {
      Entries: part.map(({ message }, index) => ({
        Id: String(index),
        ReceiptHandle: message.ReceiptHandle,
      })),
    };
    ctx.call({
      to: queue,
      action: 'DeleteMessageBatch',
      input,
      tag: 'batchDeleted',
      origins: originsOf(part),
      timeoutMs: callTimeoutMs,
    });
  }
}

/** Reply to a delete. It is not repeated: what was not deleted comes again. */
export function batchDeleted(ctx: Context, _state: FunctionState, answer: Answer): void {
  const { call, refusal, output } = answer;
  if (refusal) {
    const { code, sentence } = refusal;
    ctx.emit('DeleteRefused', { messages: call.origins, queue: call.to, code, sentence });
    return;
  }
  for (const { Id, Code: code, Message: sentence } of (output as BatchOutput | undefined)?.Failed ?? []) {
    ctx.emit('DeleteRefused', { messages: [call.origins[Number(Id)]], queue: call.to, code, sentence });
  }
}

function endBatch(ctx: Context, state: FunctionState, slot: number): void {
  const batch = state.batches.get(slot) as QueueBatch;
  state.batches.remove(slot);
  const mapping = mappingOf(state, batch);
  if (!mapping) return;
  mapping.busyBatches--;
  closeBatches(ctx, state, batch.mapping);
  poll(ctx, state, batch.mapping);
}

/** The mapping's row, to be changed; undefined once its wire is gone. */
function mappingOf(state: FunctionState, { mapping }: Readonly<QueueBatch>): QueueMapping | undefined {
  return state.queues.get(mapping) && state.queues.edit(mapping);
}

function recordOf({ message, origin }: TakenMessage): WorkRecord {
  return {
    origin,
    body: message.Body,
    group: message.Attributes?.MessageGroupId,
    id: message.MessageId,
  };
}
