/** Event source mappings from queues: how they begin and end with their wires, and how many pollers they have (LAM-04). */
import type { Answer, Context, Link } from '../../../kernel/service.ts';
import { callTimeoutMs, pollersAddedPerMinute, pollersMax, pollersMin, scaleEveryMs } from '../limits.ts';
import { type FunctionState, newQueueMapping, type QueueMapping, queueSettings } from '../model.ts';
import { batchesMax, closeBatches, poll } from './queuePolling.ts';

/** Maps along exactly these wires from now on. What a lost wire had gathered stays in flight. */
export function followQueues(ctx: Context, state: FunctionState, links: readonly Link[]): void {
  const known = new Map<string, number>();
  state.queues.scan(({ link, scaleWakeId, windowWakeId }, slot) => {
    if (links.some(({ id }) => id === link.id)) known.set(link.id, slot);
    else {
      ctx.cancelWake(scaleWakeId);
      ctx.cancelWake(windowWakeId);
      state.queues.remove(slot);
    }
    return true;
  });
  for (const link of links) {
    const slot = known.get(link.id);
    if (slot === undefined) begin(ctx, state, link);
    else if (state.queues.get(slot)?.link !== link) relink(ctx, state, slot, link);
  }
}

function begin(ctx: Context, state: FunctionState, link: Link): void {
  const slot = state.queues.add(newQueueMapping(link));
  askForAttributes(ctx, state, slot);
  state.queues.edit(slot).scaleWakeId = ctx.wake(ctx.nowMs + scaleEveryMs, 'pollersCounted', slot);
  poll(ctx, state, slot);
}

function relink(ctx: Context, state: FunctionState, slot: number, link: Link): void {
  state.queues.edit(slot).link = link;
  closeBatches(ctx, state, slot);
  poll(ctx, state, slot);
}

/** How long a throttled batch may be tried is the queue's to say. */
function askForAttributes(ctx: Context, state: FunctionState, slot: number): void {
  const { link } = state.queues.get(slot) as QueueMapping;
  ctx.call({
    to: link.from,
    action: 'GetQueueAttributes',
    input: { AttributeNames: ['VisibilityTimeout'] },
    tag: 'attributesGot',
    context: slot,
    timeoutMs: callTimeoutMs,
  });
}

/** Reply: a queue that does not say is believed to be as it was. */
export function attributesGot(_ctx: Context, state: FunctionState, answer: Answer): void {
  const slot = answer.call.context as number;
  const { Attributes: attributes } = (answer.output ?? {}) as { Attributes?: Record<string, string> };
  const seconds = Number(attributes?.VisibilityTimeout);
  if (state.queues.get(slot) && seconds >= 0) state.queues.edit(slot).visibilityTimeoutMs = seconds * 1000;
}

/** Wake-up, every minute: more pollers while the queue keeps all of them busy, fewer when some were never needed. */
export function pollersCounted(ctx: Context, state: FunctionState, slot: number): void {
  const mapping = state.queues.edit(slot);
  const { pollers } = mapping;
  const isSwamped = mapping.busyMost >= batchesMax(mapping) && mapping.emptyPolls === 0;
  const most = Math.min(pollersMax, queueSettings(mapping.link).MaximumConcurrency ?? pollersMax);
  if (isSwamped && mapping.troubles === 0)
    mapping.pollers = Math.max(pollers, Math.min(most, pollers + pollersAddedPerMinute));
  else if (!isSwamped) mapping.pollers = Math.max(pollersMin, Math.min(pollers, mapping.busyMost));
  if (mapping.pollers !== pollers)
    ctx.emit('PollersChanged', { queue: mapping.link.from, from: pollers, pollers: mapping.pollers });
  mapping.busyMost = mapping.busyBatches;
  mapping.emptyPolls = 0;
  mapping.troubles = 0;
  mapping.scaleWakeId = ctx.wake(ctx.nowMs + scaleEveryMs, 'pollersCounted', slot);
  askForAttributes(ctx, state, slot);
  closeBatches(ctx, state, slot);
  poll(ctx, state, slot);
}
