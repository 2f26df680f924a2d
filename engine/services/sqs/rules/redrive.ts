/**
 * The dead-letter move (SQS-71): with maxReceiveCount N a message is received N times; the receive that would pick it up
 * for the (N+1)th time moves it instead. Nothing moves when a timeout runs out: a message waits until somebody polls.
 */
import type { Context } from '../../../kernel/service.ts';
import type { DeadLetterTransfer } from '../contract.ts';
import type { QueueState, StoredMessage } from '../model.ts';
import { takeOut } from './lifecycle.ts';

/**
 * True when the next receive has to move this message. The count goes on in the dead-letter queue (SQS-72), but a policy of
 * that queue allows its own N receives, as recorded of a chain of queues. A policy whose queue is gone moves nothing.
 */
export function isSpent(ctx: Context, queue: QueueState, message: Readonly<StoredMessage>): boolean {
  const { redrive } = queue;
  return (
    redrive !== undefined &&
    message.receiveCount - message.receivesElsewhere >= redrive.maxReceiveCount &&
    ctx.exists('sqs', redrive.target)
  );
}

/** Sends the message to the dead-letter queue, by the same road as everything else. */
export function deadLetter(ctx: Context, queue: QueueState, slot: number): void {
  const { redrive } = queue;
  if (!redrive) return;
  const group = queue.groups.get(queue.messages.get(slot)?.groupSlot ?? -1)?.id;
  const message = takeOut(ctx, queue, slot);
  queue.deadLetteredTotal++;
  ctx.emit('MessageDeadLettered', {
    message: message.origin,
    to: redrive.target,
    receiveCount: message.receiveCount,
    maxReceiveCount: redrive.maxReceiveCount,
  });
  const transfer: DeadLetterTransfer = {
    messageId: message.messageId,
    body: message.body,
    sentAtMs: message.sentAtMs,
    enqueuedAtMs: message.enqueuedAtMs,
    receiveCount: message.receiveCount,
    receivesElsewhere: message.receivesElsewhere,
    firstReceivedAtMs: message.firstReceivedAtMs,
    group,
    sourceArn: queue.arn,
    origin: message.origin,
  };
  ctx.call({
    to: redrive.target,
    action: 'AcceptDeadLetter',
    input: transfer,
    tag: 'deadLetterAccepted',
    context: transfer,
    origins: [message.origin],
    isInternal: true,
  });
}
