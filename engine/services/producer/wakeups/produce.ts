import type { Context } from '../../../kernel/service.ts';
import type { ProducerState } from '../model.ts';
import { planNext, produceMany } from '../rules/making.ts';
import { flush } from '../rules/sending.ts';

/** A burst of a million comes in portions of one instant: no single wake-up may take long. */
const portionMax = 200;

/** The pattern's next messages are due. */
export function produce(ctx: Context, state: ProducerState, count: number): void {
  const { count: limit } = state.settings;
  const most = limit > 0 ? Math.min(count, limit - state.madeTotal) : count;
  const portion = Math.min(most, portionMax);
  produceMany(ctx, state, portion);
  if (portion < most) {
    state.wakeId = ctx.wake(ctx.nowMs, 'produce', most - portion);
    return;
  }
  planNext(ctx, state);
  // Nothing more will come to fill the batch.
  if (state.isDone) flush(ctx, state);
}
