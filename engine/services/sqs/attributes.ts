/**
 * The contract of a queue's attributes: one table that validates CreateQueue and SetQueueAttributes, checks a scenario's
 * settings, and draws the inspector's form.
 */
import type { ObjectShape, Shape } from '../../kernel/shape.ts';
import {
  delaySecondsMax,
  messageBytesMax,
  messageBytesMin,
  policyLengthMax,
  retentionSecondsDefault,
  retentionSecondsMax,
  retentionSecondsMin,
  visibilityTimeoutSecondsDefault,
  visibilityTimeoutSecondsMax,
  waitTimeSecondsMax,
} from './limits.ts';

export const attributeShapes = {
  FifoQueue: {
    type: 'boolean',
    title: 'FifoQueue',
    doc: 'First in, first out, per message group. Fixed when the queue is created; the name of a FIFO queue ends in .fifo.',
    rule: 'SQS-12',
    default: false,
    fixed: true,
  },
  VisibilityTimeout: {
    type: 'integer',
    title: 'VisibilityTimeout',
    doc: 'How long a received message stays hidden from other receives. It starts at the receive.',
    rule: 'SQS-01',
    unit: 's',
    min: 0,
    max: visibilityTimeoutSecondsMax,
    default: visibilityTimeoutSecondsDefault,
  },
  DelaySeconds: {
    type: 'integer',
    title: 'DelaySeconds',
    doc: 'How long a new message stays hidden before its first receive. It starts at the send.',
    rule: 'SQS-02',
    unit: 's',
    min: 0,
    max: delaySecondsMax,
    default: 0,
  },
  ReceiveMessageWaitTimeSeconds: {
    type: 'integer',
    title: 'ReceiveMessageWaitTimeSeconds',
    doc: 'How long a receive waits for a message to arrive: 0 is short polling, more is long polling.',
    rule: 'SQS-04',
    unit: 's',
    min: 0,
    max: waitTimeSecondsMax,
    default: 0,
  },
  MessageRetentionPeriod: {
    type: 'integer',
    title: 'MessageRetentionPeriod',
    doc: 'How long a message is kept, from its first send. Receiving does not extend it.',
    rule: 'SQS-03',
    unit: 's',
    min: retentionSecondsMin,
    max: retentionSecondsMax,
    default: retentionSecondsDefault,
  },
  MaximumMessageSize: {
    type: 'integer',
    title: 'MaximumMessageSize',
    doc: 'The largest message, body and attributes together. A larger one is refused.',
    rule: 'SQS-05',
    unit: 'bytes',
    min: messageBytesMin,
    max: messageBytesMax,
    default: messageBytesMax,
    advanced: true,
  },
  Policy: {
    type: 'string',
    title: 'Policy',
    doc: 'The access policy, JSON: which other services may send here. Drawing a wire from a topic or a bucket adds its statement.',
    rule: 'SQS-123',
    multiline: true,
    max: policyLengthMax,
  },
  ContentBasedDeduplication: {
    type: 'boolean',
    title: 'ContentBasedDeduplication',
    doc: 'FIFO only: the SHA-256 of the body serves as deduplication id when the sender gives none. Attributes do not count.',
    rule: 'SQS-93',
  },
  DeduplicationScope: {
    type: 'string',
    title: 'DeduplicationScope',
    doc: 'FIFO only: whether a deduplication id is compared across the queue or within its message group.',
    rule: 'SQS-94',
    oneOf: ['queue', 'messageGroup'],
    advanced: true,
  },
  SqsManagedSseEnabled: {
    type: 'boolean',
    title: 'SqsManagedSseEnabled',
    doc: 'Encryption at rest with keys of SQS, on unless switched off. Stored only: nothing in a simulation is encrypted.',
    rule: 'SQS-07',
    advanced: true,
  },
  FifoThroughputLimit: {
    type: 'string',
    title: 'FifoThroughputLimit',
    doc: 'FIFO only: whether the call quota holds for the queue or for each group. Stored; the quota itself is not modelled yet.',
    rule: 'SQS-08',
    oneOf: ['perQueue', 'perMessageGroupId'],
    advanced: true,
  },
} satisfies Record<string, Shape>;

export type AttributeName = keyof typeof attributeShapes;

export const fifoOnlyAttributes: readonly AttributeName[] = [
  'ContentBasedDeduplication',
  'DeduplicationScope',
  'FifoThroughputLimit',
];

/** What holds of attributes that need not be given, because only some queues have them or little depends on them. */
export const impliedAttributes = { SqsManagedSseEnabled: true } as const;
export const impliedFifoAttributes = {
  ContentBasedDeduplication: false,
  DeduplicationScope: 'queue',
  FifoThroughputLimit: 'perQueue',
} as const;

/** A scenario's settings of a queue: the attributes, as numbers and booleans rather than the texts of the wire. */
export const settingsShape: ObjectShape = { type: 'object', fields: attributeShapes };

export type DeduplicationScope = 'queue' | 'messageGroup';

export interface QueueSettings {
  FifoQueue: boolean;
  VisibilityTimeout: number;
  DelaySeconds: number;
  ReceiveMessageWaitTimeSeconds: number;
  MessageRetentionPeriod: number;
  MaximumMessageSize: number;
  /** JSON; absent or '' allows no other service. */
  Policy?: string;
  SqsManagedSseEnabled?: boolean;
  ContentBasedDeduplication?: boolean;
  DeduplicationScope?: DeduplicationScope;
  FifoThroughputLimit?: 'perQueue' | 'perMessageGroupId';
}

/** An attribute as the wire writes it → its value, or undefined when the text is no such value. */
export function parseAttribute(name: AttributeName, text: string): unknown {
  const shape: Shape = attributeShapes[name];
  if (shape.type === 'integer') return /^-?\d+$/.test(text) ? Number(text) : undefined;
  if (shape.type !== 'boolean') return text;
  // Recorded: "True", as Python writes it, is taken too.
  return { true: true, false: false }[text.toLowerCase()];
}
