import type { Context } from '../../../kernel/service.ts';
import type { HttpState } from '../model.ts';
import { callOnward } from '../rules/calling.ts';

/** The pause before another attempt at a call is over. */
export function retryDue(ctx: Context, state: HttpState, slot: number): void {
  const thread = state.threads.get(slot);
  if (thread?.activity === 'pausing') callOnward(ctx, state, slot, thread.onward, thread.attempt + 1);
}
