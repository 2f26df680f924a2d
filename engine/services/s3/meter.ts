/** What a bucket is billed by, but for storage, which a run is too short for. https://aws.amazon.com/s3/pricing/ */
import type { MeterDefinition } from '../../kernel/figures.ts';
import type { BucketState } from './model.ts';

export const meter: readonly MeterDefinition<BucketState>[] = [
  {
    price: 's3.put',
    dimension: 'PUT requests',
    doc: 'Each object put is one, however small it is. Reading, listing and storage are left out.',
    read: (bucket) => bucket.putTotal,
  },
];
