/** How a bucket of a scenario begins, changes and ends. */
import { bucketArn } from '../../aws/arn.ts';
import type { Context, Refusal } from '../../kernel/service.ts';
import { invalidBucketName } from './errors.ts';
import { type BucketState, newBucket } from './model.ts';
import { isBucketName } from './rules/names.ts';

export function begin(ctx: Context): BucketState | Refusal {
  if (!isBucketName(ctx.self)) return invalidBucketName;
  return newBucket(ctx.epoch, ctx.self, bucketArn(ctx.self));
}

/** Every wire "notify" is one notification configuration. */
export function linked(ctx: Context, bucket: BucketState): void {
  bucket.notifications = ctx.linksOut
    .filter(({ kind }) => kind === 'notify')
    .map((link) => {
      const before = bucket.notifications.find((tally) => tally.link.id === link.id);
      return before ? { ...before, link } : { link, sentTotal: 0, failedTotal: 0, lastFailure: undefined };
    });
}

export function end(ctx: Context, bucket: BucketState): void {
  ctx.emit('BucketDeleted', { objectCount: bucket.objects.size });
}
