import type { Context } from '../../../kernel/service.ts';
import type { QueueState, WaitingPoll } from '../model.ts';

/** A long poll found nothing for as long as it waits (SQS-43). */
export function longPollTimedOut(ctx: Context, queue: QueueState, slot: number): void {
  const { call } = queue.polls.get(slot) as WaitingPoll;
  queue.polls.remove(slot);
  queue.emptyReceivesTotal++;
  ctx.emit('ReceiveEmpty', { by: call.from, waitedMs: ctx.nowMs - call.arriveMs });
  ctx.reply(call, {});
}
