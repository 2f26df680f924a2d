import type { Context } from '../../../kernel/service.ts';
import type { WorkerState } from '../model.ts';
import { goOn } from '../rules/polling.ts';

/** The pause after a poll that gave nothing is over. */
export function pauseElapsed(ctx: Context, state: WorkerState, slot: number): void {
  if (state.workers.get(slot)?.activity === 'waiting') goOn(ctx, state, slot);
}
