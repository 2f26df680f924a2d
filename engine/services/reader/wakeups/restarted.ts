import type { Context } from '../../../kernel/service.ts';
import type { ReaderState } from '../model.ts';
import { comeBack } from '../rules/crashing.ts';

/** A crashed program is back, with nothing but its checkpoints. */
export function restarted(ctx: Context, state: ReaderState): void {
  comeBack(ctx, state);
}
