import type { Context } from '../../../kernel/service.ts';
import type { ReaderState } from '../model.ts';
import { sendOnward } from '../rules/onward.ts';

/** The pause after an attempt to send a record onward is over. */
export function onwardDue(
  ctx: Context,
  state: ReaderState,
  { slot, place }: { slot: number; place: number },
): void {
  sendOnward(ctx, state, slot, place);
}
