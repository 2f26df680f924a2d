import type { Context } from '../../../kernel/service.ts';
import type { ProducerState } from '../model.ts';
import { flush, planNext, produceOne } from '../rules/sending.ts';

/** The pattern's next messages are due. */
export function produce(ctx: Context, state: ProducerState, count: number): void {
  const { count: limit } = state.settings;
  const most = limit > 0 ? Math.min(count, limit - state.madeTotal) : count;
  for (let made = 0; made < most; made++) produceOne(ctx, state);
  planNext(ctx, state);
  // Nothing more will come to fill the batch.
  if (state.isDone) flush(ctx, state);
}
