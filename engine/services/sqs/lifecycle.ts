/** How a queue of a scenario begins, changes and ends. */
import type { Context, Refusal } from '../../kernel/service.ts';
import type { QueueSettings } from './attributes.ts';
import { queueDoesNotExist, queueTypeIsFixed } from './errors.ts';
import { arnOf, newQueue, type QueueState } from './model.ts';
import { applyAttributes, refuseName, refuseSettings } from './rules/queueAttributes.ts';
import { answerPolls } from './rules/receive.ts';

export function begin(ctx: Context, settings: Readonly<Record<string, unknown>>): QueueState | Refusal {
  const attributes = settings as unknown as QueueSettings;
  const refusal =
    refuseName(ctx.self, attributes.FifoQueue) ??
    refuseSettings(attributes, attributes.FifoQueue, Object.keys(attributes));
  return (
    refusal ?? newQueue(ctx.epoch, ctx.self, arnOf(ctx.region, ctx.account, ctx.self), attributes, ctx.nowMs)
  );
}

export function configure(
  ctx: Context,
  queue: QueueState,
  changes: Readonly<Record<string, unknown>>,
): Refusal | undefined {
  if ('FifoQueue' in changes) return queueTypeIsFixed;
  const wanted = { ...queue.settings, ...changes };
  const refusal = refuseSettings(wanted, queue.settings.FifoQueue, Object.keys(changes));
  if (refusal) return refusal;
  applyAttributes(ctx, queue, { settings: changes });
  answerPolls(ctx, queue);
  return undefined;
}

/** A redrive wire is the queue's redrive policy (SQS-70); the dead-letter queue knows whose it is. */
export function linked(ctx: Context, queue: QueueState): void {
  const wire = ctx.linksOut.find((link) => link.kind === 'redrive');
  // Other wires change too: a policy set with SetQueueAttributes stays until this one does.
  if (wire !== queue.redriveWire) {
    queue.redriveWire = wire;
    queue.redrive = wire && {
      target: wire.to,
      targetArn: arnOf(ctx.region, ctx.account, wire.to),
      maxReceiveCount: wire.settings.maxReceiveCount as number,
    };
  }
  queue.sources = ctx.linksIn.filter((link) => link.kind === 'redrive').map((link) => link.from);
}

/** The queue is deleted: every message in it goes, and whoever waits hears that it is gone. */
export function end(ctx: Context, queue: QueueState): void {
  queue.polls.scan((poll) => {
    ctx.reply(poll.call, queueDoesNotExist);
    return true;
  });
  ctx.emit('QueueDeleted', { messageCount: queue.messages.size });
}
