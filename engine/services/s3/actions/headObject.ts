/** https://docs.aws.amazon.com/AmazonS3/latest/API/API_HeadObject.html */
import type { ActionDefinition } from '../../../kernel/service.ts';
import type { GetObjectInput } from '../contract.ts';
import { notFound } from '../errors.ts';
import type { BucketState } from '../model.ts';
import { headersOf } from '../rules/headers.ts';
import { findObject } from '../rules/objects.ts';
import { keyField, request } from '../rules/requests.ts';

export const headObject: ActionDefinition<BucketState> = {
  input: request({ Key: keyField }),
  doc: 'Tells whether an object is there, and how large it is.',
  run(_ctx, bucket, { Key: key }: GetObjectInput) {
    const object = findObject(bucket, key);
    return object ? headersOf(object) : notFound;
  },
};
