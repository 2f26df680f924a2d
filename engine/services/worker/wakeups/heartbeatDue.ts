import type { Context } from '../../../kernel/service.ts';
import type { WorkerState } from '../model.ts';
import { changeVisibility, planHeartbeat } from '../rules/working.ts';

/** The worker is alive and says so: it asks for more time on the message it works on. */
export function heartbeatDue(ctx: Context, state: WorkerState, slot: number): void {
  const running = state.workers.get(slot)?.running;
  if (!running) return;
  changeVisibility(ctx, state, slot, running, state.settings.heartbeatExtendSeconds);
  planHeartbeat(ctx, state, slot);
}
