/** https://docs.aws.amazon.com/AmazonS3/latest/API/API_DeleteObject.html */
import type { ActionDefinition } from '../../../kernel/service.ts';
import type { GetObjectInput } from '../contract.ts';
import type { BucketState } from '../model.ts';
import { announce } from '../rules/notifications.ts';
import { named, removeObject } from '../rules/objects.ts';
import { keyField, request } from '../rules/requests.ts';

export const deleteObject: ActionDefinition<BucketState> = {
  input: request({ Key: keyField }),
  doc: 'Removes an object. Removing what is not there succeeds, too.',
  run(ctx, bucket, { Key: key }: GetObjectInput) {
    const object = removeObject(bucket, key);
    if (!object) return {};
    bucket.deletedTotal++;
    const { from: by } = ctx.request;
    ctx.emit('ObjectRemoved', { ...named(object.origins), key, bytes: object.sizeBytes, by });
    announce(ctx, bucket, 'ObjectRemoved:Delete', object);
    return {};
  },
};
