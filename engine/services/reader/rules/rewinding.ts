import type { Context } from '../../../kernel/service.ts';
import type { ReaderState } from '../model.ts';
import { followLinks } from './crashing.ts';
import { reading } from './reading.ts';

/** As if it had never read: no checkpoints, no shards known. What it did stays done, so a replay shows as repetitions. */
export function rewind(ctx: Context, state: ReaderState, to: ReaderState['position']): void {
  ctx.emit('ReaderRewound', { to });
  for (const { link } of state.watches) reading.end(ctx, state, link.id);
  state.checkpoints.clear();
  state.streamsKnown = [];
  state.position = to;
  followLinks(ctx, state);
}
