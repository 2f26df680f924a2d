import type { Context } from '../../../kernel/service.ts';
import type { WorkerState } from '../model.ts';
import { endJob } from '../rules/working.ts';

/** A job has taken its time and ends as was decided when it began. */
export function workDone(ctx: Context, state: WorkerState, slot: number): void {
  const running = state.workers.get(slot)?.running;
  if (running) endJob(ctx, state, slot, running.outcome, running.reason);
}
