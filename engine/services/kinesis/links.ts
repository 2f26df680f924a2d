import type { LinkRule } from '../../kernel/service.ts';

/** Wires that may leave a stream. */
export const links: readonly LinkRule[] = [
  {
    kind: 'poll',
    to: ['reader', 'firehose'],
    title: 'read',
    doc: 'Reads every shard with GetRecords. The records stay: every reader gets all of them.',
    settings: { type: 'object', fields: {} },
    isPulled: true,
    maxPerTarget: 1,
  },
  {
    kind: 'eventSource',
    to: ['lambda'],
    title: 'event source mapping',
    doc: 'Lambda reads every shard and invokes the function with batches, one after the other in each shard.',
    isPulled: true,
    settings: {
      type: 'object',
      fields: {
        StartingPosition: {
          type: 'string',
          title: 'StartingPosition',
          doc: 'Where reading begins: at the oldest record that is kept, or with the next that comes.',
          rule: 'LAM-34',
          oneOf: ['TRIM_HORIZON', 'LATEST'],
          default: 'LATEST',
        },
        BatchSize: {
          type: 'integer',
          title: 'BatchSize',
          doc: 'At most so many records in one invocation.',
          rule: 'LAM-30',
          unit: 'records',
          min: 1,
          max: 10_000,
          default: 100,
        },
        MaximumBatchingWindowInSeconds: {
          type: 'integer',
          title: 'MaximumBatchingWindowInSeconds',
          doc: 'How long records are gathered before the function is invoked with less than a whole batch.',
          rule: 'LAM-31',
          unit: 's',
          min: 0,
          max: 300,
          default: 0,
        },
        ParallelizationFactor: {
          type: 'integer',
          title: 'ParallelizationFactor',
          doc: 'Batches of one shard at a time. Records of one partition key stay in one lane, so their order holds.',
          rule: 'LAM-33',
          min: 1,
          max: 10,
          default: 1,
        },
        BisectBatchOnFunctionError: {
          type: 'boolean',
          title: 'BisectBatchOnFunctionError',
          doc: 'After an error the batch is cut in two, until the bad record stands alone. Cutting uses up no attempt.',
          rule: 'LAM-36',
          default: false,
        },
        MaximumRetryAttempts: {
          type: 'integer',
          title: 'MaximumRetryAttempts',
          doc: 'How often a failed batch is tried again; -1 until its records expire. Meanwhile the shard waits.',
          rule: 'LAM-35',
          min: -1,
          max: 10_000,
          default: -1,
        },
        MaximumRecordAgeInSeconds: {
          type: 'integer',
          title: 'MaximumRecordAgeInSeconds',
          doc: 'Records older than this are given up; -1 never. Otherwise at least 60.',
          rule: 'LAM-35',
          unit: 's',
          min: -1,
          max: 604_800,
          default: -1,
        },
        ReportBatchItemFailures: {
          type: 'boolean',
          title: 'ReportBatchItemFailures',
          doc: 'The function names the first record that failed, and only from there on the batch is tried again.',
          rule: 'LAM-37',
          default: false,
        },
      },
    },
    refuseSettings({ MaximumRecordAgeInSeconds: age }) {
      if (typeof age !== 'number' || age === -1 || age >= 60) return undefined;
      return {
        field: 'MaximumRecordAgeInSeconds',
        sentence: `found ${age}, expected -1, or a whole number from 60 to 604800`,
      };
    },
  },
];
