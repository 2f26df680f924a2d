/** The contract of a stream reader's settings. */
import type { ObjectShape } from '../../kernel/shape.ts';
import { namesShape, shareShape } from '../../programs/meant.ts';
import { type Work, workShape } from '../../programs/work.ts';

export const settingsShape: ObjectShape = {
  type: 'object',
  fields: {
    startingPosition: {
      type: 'string',
      oneOf: ['TRIM_HORIZON', 'LATEST'],
      default: 'TRIM_HORIZON',
      title: 'Starting position',
      doc: 'Where it begins in a stream it has never read: at the oldest record that is kept, or with the next that comes.',
      rule: 'KDS-34',
    },
    work: workShape(
      'Work on a record',
      'How long one record takes. The records of a shard are worked on one after the other.',
      { kind: 'fixed', seconds: 0.1 },
      'Each record.',
    ),
    pollIntervalSeconds: {
      type: 'number',
      min: 0.1,
      max: 3_600,
      default: 1,
      unit: 's',
      title: 'Pause between reads',
      doc: 'From one GetRecords of a shard to the next, at least. A shard takes 5 reads a second from all its readers together.',
      rule: 'KDS-30',
    },
    limit: {
      type: 'integer',
      min: 1,
      max: 10_000,
      default: 10_000,
      unit: 'records',
      title: 'Limit',
      doc: 'At most so many records in one GetRecords.',
      rule: 'KDS-31',
    },
    checkpointEvery: {
      type: 'integer',
      min: 0,
      max: 1_000_000,
      default: 0,
      unit: 'records',
      title: 'Checkpoint after',
      doc: 'Writes down its place in a shard after so many records; 0 after every batch. What comes after the last checkpoint is repeated by a crash.',
      rule: 'KCL-07',
    },
    ordersChildren: {
      type: 'boolean',
      default: true,
      title: 'Children after parents',
      doc: 'After a split or merge, a new shard is begun only when the shards it came from are finished. Otherwise the order of a partition key can break.',
      rule: 'KDS-57',
    },
    failMessages: namesShape('Fails on', 'Records that always fail: “m3”, or any text in the data.'),
    failRate: shareShape('Fails by chance', 'Share of the records that fail: 0 none, 1 all.'),
    whenFailed: {
      type: 'string',
      oneOf: ['retry', 'skip'],
      default: 'retry',
      title: 'After a failure',
      doc: 'retry: tries the record again until it succeeds, and its shard waits; skip: goes on with the next.',
    },
    retrySeconds: {
      type: 'number',
      min: 0.01,
      max: 3_600,
      default: 1,
      unit: 's',
      title: 'Pause before a retry',
      doc: 'Of a record that failed, and of one that could not be sent onward.',
      advanced: true,
    },
    crashMessages: {
      ...namesShape('Crashes on', 'Records that crash the program half way: “m3”, or any text in the data.'),
      advanced: true,
    },
    restartSeconds: {
      type: 'number',
      min: 0,
      max: 43_200,
      default: 5,
      unit: 's',
      title: 'Restart',
      doc: 'A crashed program is back after.',
      advanced: true,
    },
    shardSyncSeconds: {
      type: 'number',
      min: 1,
      max: 3_600,
      default: 60,
      unit: 's',
      title: 'Shard sync',
      doc: 'Lists the shards so often, beside being told of children at the end of a shard.',
      rule: 'KCL-08',
      advanced: true,
    },
    requestTimeoutSeconds: {
      type: 'number',
      min: 0.01,
      max: 600,
      default: 5,
      unit: 's',
      title: 'Request timeout',
      doc: 'After this without an answer a call counts as lost, and is made again.',
      advanced: true,
    },
  },
};

export interface ReaderSettings {
  startingPosition: 'TRIM_HORIZON' | 'LATEST';
  work: Work;
  pollIntervalSeconds: number;
  limit: number;
  checkpointEvery: number;
  ordersChildren: boolean;
  failMessages: readonly string[];
  failRate: number;
  whenFailed: 'retry' | 'skip';
  retrySeconds: number;
  crashMessages: readonly string[];
  restartSeconds: number;
  shardSyncSeconds: number;
  requestTimeoutSeconds: number;
}
