import type { Context } from '../../../kernel/service.ts';
import type { Reshard, StreamState } from '../model.ts';
import { finishReshard } from '../rules/resharding.ts';
import { planSweep } from '../rules/retention.ts';

/** A split or merge is done: the stream is ACTIVE again (KDS-61). */
export function reshardDone(ctx: Context, stream: StreamState, reshard: Reshard): void {
  finishReshard(ctx, stream, reshard);
  planSweep(ctx, stream);
}
