/** https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObject.html */
import type { ActionDefinition } from '../../../kernel/service.ts';
import type { GetObjectInput, GetObjectOutput } from '../contract.ts';
import { noSuchKey } from '../errors.ts';
import type { BucketState } from '../model.ts';
import { headersOf } from '../rules/headers.ts';
import { findObject, named } from '../rules/objects.ts';
import { keyField, request } from '../rules/requests.ts';

export const getObject: ActionDefinition<BucketState> = {
  input: request({ Key: keyField }),
  doc: 'Reads an object. It stays.',
  run(ctx, bucket, { Key: key }: GetObjectInput) {
    const object = findObject(bucket, key);
    if (!object) return noSuchKey;
    ctx.emit('ObjectRead', { ...named(object.origins), key, by: ctx.request.from });
    ctx.carry(object.origins);
    return { Body: object.body, ...headersOf(object) } satisfies GetObjectOutput;
  },
};
