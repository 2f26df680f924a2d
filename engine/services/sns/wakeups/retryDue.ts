import type { Context } from '../../../kernel/service.ts';
import type { TopicState } from '../model.ts';
import { retry } from '../rules/delivery.ts';

/** The delay before the next attempt at a delivery is over (SNS-70, SNS-75). */
export function retryDue(ctx: Context, topic: TopicState, slot: number): void {
  retry(ctx, topic, slot);
}
