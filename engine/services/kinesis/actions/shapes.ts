/** Parts of contracts that several operations share. Patterns stand in brackets of their own, for the sentences. */
import type { ObjectShape, Shape } from '../../../kernel/shape.ts';
import { partitionKeyLengthMax, recordBytesMax } from '../limits.ts';

export const streamName: Shape = {
  type: 'string',
  min: 1,
  max: 128,
  pattern: /^(?:[a-zA-Z0-9_.-]+)$/,
  patternWords: 'letters, digits, dots, hyphens and underscores',
  doc: 'Which stream. Known from the wire in the playground.',
  advanced: true,
};

export const streamArn: Shape = {
  type: 'string',
  min: 1,
  max: 2_048,
  doc: 'Which stream, by its ARN. Known from the wire in the playground.',
  advanced: true,
};

export function shardId(doc: string): Shape {
  return {
    type: 'string',
    required: true,
    min: 1,
    max: 128,
    pattern: /^(?:[a-zA-Z0-9_.-]+)$/,
    patternWords: 'as in shardId-000000000000',
    rule: 'KDS-05',
    doc,
  };
}

/** Its bounds are for the operations to say: they have sentences of their own. */
export const retentionHours: Shape = {
  type: 'integer',
  required: true,
  unit: 'h',
  rule: 'KDS-55',
  doc: 'From 24 h to 8,760 h, a year.',
};

/** The decimal numbers of the hash space, as far as a pattern can tell. */
export const hashKeyPattern = /^(?:0|([1-9]\d{0,38}))$/;

/** And sequence numbers. */
export const sequencePattern = /^(?:0|([1-9]\d{0,128}))$/;

export const recordFields = {
  Data: {
    type: 'string',
    required: true,
    max: recordBytesMax,
    multiline: true,
    rule: 'KDS-07',
    doc: 'The record, as text. With its partition key at most 1 MiB.',
  },
  PartitionKey: {
    type: 'string',
    required: true,
    min: 1,
    max: partitionKeyLengthMax,
    rule: 'KDS-02',
    doc: 'Its MD5 decides on the shard. Records of one key stay in order.',
  },
  ExplicitHashKey: {
    type: 'string',
    pattern: hashKeyPattern,
    patternWords: 'a decimal number below 2 to the power of 128',
    rule: 'KDS-02',
    doc: 'Takes the place of the MD5.',
    advanced: true,
  },
} satisfies Record<string, Shape>;

export function request(fields: Readonly<Record<string, Shape>>): ObjectShape {
  return { type: 'object', open: true, fields: { StreamName: streamName, StreamARN: streamArn, ...fields } };
}
