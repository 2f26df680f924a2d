/** https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListObjectsV2.html */
import type { ActionDefinition } from '../../../kernel/service.ts';
import type { ListObjectsV2Input } from '../contract.ts';
import type { BucketState } from '../model.ts';
import { listObjects } from '../rules/listing.ts';
import { request } from '../rules/requests.ts';

export const listObjectsV2: ActionDefinition<BucketState> = {
  input: request({
    Prefix: { type: 'string', doc: 'Only keys that begin so.' },
    Delimiter: {
      type: 'string',
      doc: 'Keys that have it behind the prefix are told as one common prefix: "/" makes folders of them.',
    },
    MaxKeys: {
      type: 'integer',
      min: 0,
      max: 2_147_483_647,
      default: 1_000,
      unit: 'keys',
      doc: 'At most so many, and never more than 1,000.',
    },
    ContinuationToken: { type: 'string', doc: 'From the answer before.', advanced: true },
    StartAfter: { type: 'string', doc: 'Only keys behind this one.', advanced: true },
  }),
  doc: 'Lists keys in the order of their bytes, a page at a time.',
  run: (_ctx, bucket, input: ListObjectsV2Input) => listObjects(bucket, input),
};
