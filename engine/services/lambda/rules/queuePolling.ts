/** Pollers of an event source mapping from a queue: they ask, and gather what comes (LAM-03 to LAM-06). */
import { utf8Bytes } from '../../../aws/utf8.ts';
import type { Answer, Context } from '../../../kernel/service.ts';
import { instant } from '../../../kernel/time.ts';
import type { ReceiveMessageInput, ReceiveMessageOutput } from '../../sqs/contract.ts';
import { callEntriesMax, callTimeoutMs, lingerMs, payloadBytesMax, pollWaitSeconds } from '../limits.ts';
import { type FunctionState, type QueueMapping, queueSettings, type TakenMessage } from '../model.ts';
import { beginBatch } from './queueBatches.ts';

const refusedPauseMs = 1_000;

/** A FIFO queue's name ends so. */
export function isFifoQueue(queue: string): boolean {
  return queue.endsWith('.fifo');
}

/** LAM-01, LAM-02: a FIFO queue gives ten at most, and knows no window. */
export function batchingOf({ link }: Readonly<QueueMapping>): { size: number; windowMs: number } {
  const { BatchSize: size, MaximumBatchingWindowInSeconds: windowSeconds } = queueSettings(link);
  if (isFifoQueue(link.from)) return { size: Math.min(size, callEntriesMax), windowMs: 0 };
  return { size, windowMs: windowSeconds * 1000 };
}

/** Batches that may be in hand at a time: what there are pollers for, and MaximumConcurrency allows (LAM-06). */
export function batchesMax({ link, pollers }: Readonly<QueueMapping>): number {
  return Math.min(pollers, queueSettings(link).MaximumConcurrency ?? pollers);
}

/** Every free poller asks. */
export function poll(ctx: Context, state: FunctionState, slot: number): void {
  const mapping = state.queues.edit(slot);
  while (mapping.polls + mapping.busyBatches < batchesMax(mapping)) {
    mapping.polls++;
    ask(ctx, slot, mapping);
  }
}

function ask(ctx: Context, slot: number, mapping: QueueMapping): void {
  ctx.call({
    to: mapping.link.from,
    action: 'ReceiveMessage',
    input: {
      MaxNumberOfMessages: Math.min(callEntriesMax, batchingOf(mapping).size),
      WaitTimeSeconds: pollWaitSeconds,
      MessageSystemAttributeNames: ['All'],
      MessageAttributeNames: ['All'],
    } satisfies ReceiveMessageInput,
    tag: 'polled',
    context: slot,
    timeoutMs: pollWaitSeconds * 1000 + callTimeoutMs,
  });
}

/** Reply to a poll. The wire may be gone: then what came stays in flight with nobody. */
export function polled(ctx: Context, state: FunctionState, answer: Answer): void {
  const slot = answer.call.context as number;
  if (!state.queues.get(slot)) return;
  const mapping = state.queues.edit(slot);
  if (answer.refusal) {
    const { code, sentence } = answer.refusal;
    ctx.emit('PollRefused', { queue: answer.call.to, code, sentence });
    mapping.troubles++;
    ctx.wake(ctx.nowMs + refusedPauseMs, 'pollPaused', slot);
    return;
  }
  mapping.polls--;
  const messages = (answer.output as ReceiveMessageOutput | undefined)?.Messages ?? [];
  if (messages.length === 0) mapping.emptyPolls++;
  else {
    const taken = messages.map((message, index): TakenMessage => {
      return { message, origin: answer.origins[index] ?? 0, receivedAtMs: ctx.nowMs };
    });
    mapping.takenTotal += taken.length;
    ctx.emit('BatchTaken', { messages: answer.origins, queue: answer.call.to });
    gather(ctx, state, slot, taken);
  }
  poll(ctx, state, slot);
}

/** Wake-up: the pause after a refused poll is over. */
export function pollPaused(ctx: Context, state: FunctionState, slot: number): void {
  if (!state.queues.get(slot)) return;
  state.queues.edit(slot).polls--;
  poll(ctx, state, slot);
}

function gather(ctx: Context, state: FunctionState, slot: number, taken: readonly TakenMessage[]): void {
  const mapping = state.queues.edit(slot);
  mapping.gathered = [...mapping.gathered, ...taken];
  mapping.gatheredBytes += bytesOf(taken);
  closeBatches(ctx, state, slot);
}

/** Closes batches for as long as one is due and may be in hand (LAM-03). */
export function closeBatches(ctx: Context, state: FunctionState, slot: number): void {
  const mapping = state.queues.edit(slot);
  const { windowMs } = batchingOf(mapping);
  while (mapping.gathered.length > 0) {
    const count = countThatFits(mapping);
    const isFull = count < mapping.gathered.length || count === batchingOf(mapping).size;
    if (!isFull) {
      mapping.gathersUntilMs ??= openWindow(ctx, mapping, slot, windowMs);
      if (mapping.windowWakeId !== 0) return;
    }
    if (mapping.busyBatches >= batchesMax(mapping)) return;
    const messages = mapping.gathered.slice(0, count);
    mapping.gathered = mapping.gathered.slice(count);
    mapping.gatheredBytes -= bytesOf(messages);
    ctx.cancelWake(mapping.windowWakeId);
    mapping.windowWakeId = 0;
    mapping.gathersUntilMs = undefined;
    beginBatch(ctx, state, slot, messages);
  }
}

/** Without a window, too, messages that become visible together are brought by several pollers, and are one batch. */
function openWindow(ctx: Context, mapping: QueueMapping, slot: number, windowMs: number): number {
  const untilMs = instant(ctx.nowMs + Math.max(lingerMs, windowMs));
  mapping.windowWakeId = ctx.wake(untilMs, 'windowOver', slot);
  return untilMs;
}

/** Wake-up: the batching window is over. */
export function windowOver(ctx: Context, state: FunctionState, slot: number): void {
  if (!state.queues.get(slot)) return;
  state.queues.edit(slot).windowWakeId = 0;
  closeBatches(ctx, state, slot);
}

/** How many of the gathered messages one batch can take: at least one. */
function countThatFits(mapping: Readonly<QueueMapping>): number {
  const { gathered, gatheredBytes } = mapping;
  const most = Math.min(gathered.length, batchingOf(mapping).size);
  if (gatheredBytes <= payloadBytesMax) return most;
  let bytes = 0;
  for (let count = 0; count < most; count++) {
    bytes += bytesOf(gathered.slice(count, count + 1));
    if (bytes > payloadBytesMax) return Math.max(1, count);
  }
  return most;
}

function bytesOf(messages: readonly TakenMessage[]): number {
  return messages.reduce((bytes, { message }) => bytes + utf8Bytes(message.Body), 0);
}
