/** https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutObject.html */
import { utf8Bytes } from '../../../aws/utf8.ts';
import type { ActionDefinition } from '../../../kernel/service.ts';
import type { PutObjectInput, PutObjectOutput } from '../contract.ts';
import type { BucketState, StoredObject } from '../model.ts';
import { etagOf } from '../rules/etag.ts';
import { refuseKey } from '../rules/names.ts';
import { announce } from '../rules/notifications.ts';
import { findObject, named, originsOf, storeObject } from '../rules/objects.ts';
import { keyField, request } from '../rules/requests.ts';

export const putObject: ActionDefinition<BucketState> = {
  input: request({
    Key: keyField,
    Body: { type: 'string', required: true, multiline: true, doc: 'What the object holds, as text.' },
    ContentType: { type: 'string', doc: 'Kept and given back.', advanced: true },
  }),
  doc: 'Stores an object under its key; one that is there is replaced.',
  run(ctx, bucket, input: PutObjectInput) {
    const { Key: key, Body: body, ContentType = 'binary/octet-stream' } = input;
    const refusal = refuseKey(key);
    if (refusal) return refusal;
    const sizeBytes = utf8Bytes(body);
    const object: StoredObject = {
      epoch: 0,
      key,
      body,
      sizeBytes,
      etag: etagOf(body, sizeBytes),
      contentType: ContentType,
      atMs: ctx.nowMs,
      origins: originsOf(ctx),
    };
    const isReplaced = findObject(bucket, key) !== undefined;
    storeObject(bucket, object);
    bucket.putTotal++;
    bucket.putBytesTotal += sizeBytes;
    const { from: by } = ctx.request;
    ctx.emit('ObjectCreated', {
      ...named(object.origins),
      key,
      bytes: sizeBytes,
      by,
      how: isReplaced ? 'replaced' : 'new',
    });
    announce(ctx, bucket, 'ObjectCreated:Put', object);
    return { ETag: `"${object.etag}"` } satisfies PutObjectOutput;
  },
};
