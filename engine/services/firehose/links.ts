import type { LinkRule } from '../../kernel/service.ts';

/** Wires that may leave a Firehose stream. */
export const links: readonly LinkRule[] = [
  {
    kind: 'transform',
    to: ['lambda'],
    title: 'transform',
    doc: 'Records are given to the function in batches before they are delivered; it says of each what becomes of it.',
    settings: {
      type: 'object',
      fields: {
        BufferSizeInMBs: {
          type: 'number',
          title: 'BufferSizeInMBs',
          doc: 'The function is invoked once so much has gathered.',
          rule: 'FH-16',
          unit: 'MiB',
          min: 0.2,
          max: 3,
          default: 1,
        },
        BufferIntervalInSeconds: {
          type: 'integer',
          title: 'BufferIntervalInSeconds',
          doc: 'Or after this time, whichever comes first.',
          rule: 'FH-16',
          unit: 's',
          min: 0,
          max: 900,
          default: 60,
        },
        NumberOfRetries: {
          type: 'integer',
          title: 'NumberOfRetries',
          doc: 'How often a failed invocation is repeated before the whole batch counts as processing failed.',
          rule: 'FH-18',
          min: 0,
          max: 300,
          default: 3,
        },
      },
    },
    maxPerResource: 1,
  },
  {
    kind: 'deliver',
    to: ['s3'],
    title: 'deliver',
    doc: 'The destination: every flush becomes one object in the bucket.',
    settings: { type: 'object', fields: {} },
    maxPerResource: 1,
  },
];
