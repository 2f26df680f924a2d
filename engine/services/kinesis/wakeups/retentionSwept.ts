import type { Context } from '../../../kernel/service.ts';
import type { StreamState } from '../model.ts';
import { sweepExpired } from '../rules/retention.ts';

/** The oldest record, or an old closed shard, may have reached the end of its retention (KDS-55). */
export function retentionSwept(ctx: Context, stream: StreamState): void {
  sweepExpired(ctx, stream);
}
