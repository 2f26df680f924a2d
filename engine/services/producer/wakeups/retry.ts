import type { Context } from '../../../kernel/service.ts';
import type { ProducerState, SendAttempt } from '../model.ts';
import { send } from '../rules/sending.ts';

/** The pause before another attempt is over. */
export function retry(ctx: Context, state: ProducerState, attempt: SendAttempt): void {
  send(ctx, state, attempt);
}
