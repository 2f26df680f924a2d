import type { Context } from '../../../kernel/service.ts';
import type { WorkerState } from '../model.ts';
import { goOn } from '../rules/polling.ts';

/** A crashed worker is back, with an empty memory. */
export function restarted(ctx: Context, state: WorkerState, slot: number): void {
  ctx.emit('WorkerRestarted', { worker: slot });
  goOn(ctx, state, slot);
}
