import type { Context } from '../../../kernel/service.ts';
import type { QueueState } from '../model.ts';
import { answerPolls } from '../rules/receive.ts';
import { sweepExpired } from '../rules/retention.ts';

/** The oldest message may have reached the end of its retention (SQS-17). */
export function retentionSwept(ctx: Context, queue: QueueState): void {
  sweepExpired(ctx, queue);
  // On FIFO one that is gone may have held up its group.
  answerPolls(ctx, queue);
}
