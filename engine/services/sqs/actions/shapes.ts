/** Parts of contracts that several operations share. */
import type { ObjectShape, Shape } from '../../../kernel/shape.ts';
import { batchEntriesMax, delaySecondsMax, visibilityTimeoutSecondsMax } from '../limits.ts';

export const queueUrl: Shape = {
  type: 'string',
  doc: 'Which queue. Known from the wire in the playground.',
  advanced: true,
};

const attributeValue: ObjectShape = {
  type: 'object',
  open: true,
  fields: {
    DataType: {
      type: 'string',
      required: true,
      doc: 'String, Number or Binary, each optionally with .label.',
    },
    StringValue: { type: 'string' },
    BinaryValue: { type: 'string', doc: 'Base64.' },
  },
};

export const receiptHandle: Shape = {
  type: 'string',
  required: true,
  doc: 'From the receive that handed the message out.',
};

export const visibilityTimeout: Shape = {
  type: 'integer',
  min: 0,
  max: visibilityTimeoutSecondsMax,
  unit: 's',
  rule: 'SQS-47',
  doc: 'From now on. 0 makes the message visible at once.',
};

/** The fields of one message, alone or in a batch. */
export const messageFields = {
  MessageBody: { type: 'string', required: true, min: 1, multiline: true, doc: 'The message, as text.' },
  DelaySeconds: {
    type: 'integer',
    min: 0,
    max: delaySecondsMax,
    unit: 's',
    rule: 'SQS-60',
    doc: 'Hides this message at first; overrides the queue. Standard queues only.',
  },
  MessageGroupId: {
    type: 'string',
    rule: 'SQS-90',
    doc: 'FIFO: the group that keeps order. Standard: the tenant.',
  },
  MessageDeduplicationId: {
    type: 'string',
    rule: 'SQS-91',
    doc: 'FIFO: sends with an id of the last five minutes add nothing.',
  },
  MessageAttributes: { type: 'map', of: attributeValue, max: 10, rule: 'SQS-23', advanced: true },
  MessageSystemAttributes: { type: 'map', of: attributeValue, advanced: true },
} satisfies Record<string, Shape>;

/**
 * A batch of at most ten entries; `EmptyBatchRequest` is for the action to say. What is wrong within one entry is that
 * entry's failure (SQS-32): bounds are looked at when its turn comes.
 */
export function entries(fields: Readonly<Record<string, Shape>>): Shape {
  const unbounded = Object.entries(fields).map(([name, { required: _, ...field }]): [string, Shape] => [
    name,
    'min' in field || 'max' in field ? ({ ...field, min: undefined, max: undefined } as Shape) : field,
  ]);
  const entry: ObjectShape = {
    type: 'object',
    open: true,
    fields: { Id: { type: 'string', required: true }, ...Object.fromEntries(unbounded) },
  };
  return { type: 'list', of: entry, max: batchEntriesMax, required: true, rule: 'SQS-30' };
}

export function request(fields: Readonly<Record<string, Shape>>): ObjectShape {
  return { type: 'object', open: true, fields: { QueueUrl: queueUrl, ...fields } };
}
