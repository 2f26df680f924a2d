/** The contract of a producer's settings. */
import type { ObjectShape, Shape } from '../../kernel/shape.ts';

const seconds = (doc: string, min = 0.001): Shape => ({
  type: 'number',
  min,
  max: 86_400,
  unit: 's',
  doc,
  required: true,
});
const perSecond = (doc: string, min = 0): Shape => ({
  type: 'number',
  min,
  max: 100_000,
  unit: 'a second',
  doc,
  required: true,
});

const attributeName: Shape = {
  type: 'string',
  min: 1,
  max: 256,
  required: true,
  default: 'kind',
  title: 'Name',
  doc: 'What filter policies call it.',
};
const attributeType: Shape = {
  type: 'string',
  oneOf: ['String', 'Number', 'String.Array'],
  default: 'String',
  title: 'Type',
  doc: 'String.Array is a JSON list: ["a", "b"].',
};

/** Attributes of one message. */
export const attributesShape: Shape = {
  type: 'list',
  max: 10,
  of: {
    type: 'object',
    fields: {
      name: attributeName,
      type: attributeType,
      value: { type: 'string', max: 1_024, required: true, default: 'order', title: 'Value' },
    },
  },
  title: 'Attributes',
  doc: 'MessageAttributes, for queues and topics.',
};

const scriptedMessage: ObjectShape = {
  type: 'object',
  fields: {
    atSeconds: {
      type: 'number',
      min: 0,
      max: 31_536_000,
      unit: 's',
      required: true,
      doc: 'When it is sent.',
    },
    body: { type: 'string', required: true, doc: 'The message, as text.' },
    groupId: { type: 'string', doc: 'MessageGroupId, and partition key in a stream.' },
    deduplicationId: { type: 'string', doc: 'MessageDeduplicationId; FIFO only.' },
    delaySeconds: { type: 'integer', min: 0, max: 900, unit: 's', doc: 'DelaySeconds; standard only.' },
    repeatOf: {
      type: 'integer',
      min: 0,
      doc: 'The same message once more, as after a lost answer: place in this list, from 0, of the first one.',
    },
    attributes: attributesShape,
  },
};

const pattern: Shape = {
  type: 'choice',
  by: 'kind',
  title: 'Pattern',
  doc: 'When messages are made.',
  default: { kind: 'constant', everySeconds: 2 },
  variants: {
    constant: {
      type: 'object',
      title: 'Constant',
      fields: { everySeconds: seconds('One message every so often.', 0.00001) },
    },
    poisson: {
      type: 'object',
      title: 'Random (Poisson)',
      fields: { perSecond: perSecond('On average; each message is independent of the others.', 0.0001) },
    },
    burst: {
      type: 'object',
      title: 'Burst',
      fields: {
        size: { type: 'integer', min: 1, max: 1_000_000, required: true, unit: 'messages', doc: 'At once.' },
        everySeconds: seconds('From one burst to the next.'),
      },
    },
    ramp: {
      type: 'object',
      title: 'Ramp',
      fields: {
        fromPerSecond: perSecond('At the start.'),
        toPerSecond: perSecond('At the end, and from then on.', 0.0001),
        overSeconds: seconds('How long the change takes.'),
      },
    },
    wave: {
      type: 'object',
      title: 'Wave',
      fields: {
        lowPerSecond: perSecond('At the trough.'),
        highPerSecond: perSecond('At the crest.', 0.0001),
        periodSeconds: seconds('From crest to crest.'),
      },
    },
    script: {
      type: 'object',
      title: 'Exact messages',
      fields: {
        messages: {
          type: 'list',
          of: scriptedMessage,
          max: 10_000,
          required: true,
          doc: 'In order of time.',
        },
      },
    },
  },
};

export const settingsShape: ObjectShape = {
  type: 'object',
  fields: {
    pattern,
    body: {
      type: 'string',
      max: 1_048_576,
      title: 'Body',
      default: 'order {n}',
      doc: '{n} is the number of the message, {group} its group.',
    },
    bodyLength: {
      type: 'integer',
      min: 0,
      max: 1_048_576,
      default: 0,
      unit: 'characters',
      title: 'Body at least',
      doc: 'Shorter bodies are filled up with dots: a load in bytes rather than in messages.',
      advanced: true,
    },
    groups: {
      type: 'list',
      of: { type: 'string', min: 1, max: 128 },
      max: 1_000,
      title: 'Message groups',
      default: ['A', 'B', 'C'],
      doc: 'MessageGroupId, in turn. Needed by FIFO queues; on a standard queue it marks tenants, without order. In a stream it is the partition key.',
    },
    groupOrder: {
      type: 'string',
      oneOf: ['inTurn', 'random'],
      default: 'inTurn',
      title: 'Order of the groups',
      advanced: true,
    },
    partitionKeys: {
      type: 'string',
      oneOf: ['group', 'perMessage'],
      default: 'group',
      title: 'PartitionKey',
      doc: 'Streams only. group: the message group, so that a group stays in order in one shard; perMessage: a key of its own for every message, spread over all shards.',
    },
    attributes: {
      type: 'list',
      max: 10,
      of: {
        type: 'object',
        fields: {
          name: attributeName,
          type: attributeType,
          values: {
            type: 'list',
            of: { type: 'string', max: 1_024 },
            max: 1_000,
            required: true,
            default: ['order', 'refund'],
            title: 'Values',
            doc: 'One for each message, in turn.',
          },
        },
      },
      default: [],
      title: 'Attributes',
      doc: 'MessageAttributes, for queues and topics: filter policies look at them.',
    },
    objectKey: {
      type: 'string',
      min: 1,
      max: 1_024,
      default: 'uploads/{n}.txt',
      title: 'Key',
      doc: 'Name of each object that is uploaded; {n} is the number of the message, {group} its group.',
      advanced: true,
    },
    deduplicationIds: {
      type: 'string',
      oneOf: ['none', 'perMessage', 'perBody'],
      default: 'none',
      title: 'MessageDeduplicationId',
      doc: 'FIFO only: none leaves it to the body; perMessage gives every message its own; perBody sends the body itself.',
      rule: 'SQS-90',
    },
    delaySeconds: {
      type: 'integer',
      min: 0,
      max: 900,
      unit: 's',
      title: 'DelaySeconds',
      doc: 'Of each message; overrides the queue. Left out, the queue decides.',
      rule: 'SQS-60',
      advanced: true,
    },
    count: {
      type: 'integer',
      min: 0,
      max: 1_000_000_000,
      default: 0,
      unit: 'messages',
      title: 'How many',
      doc: '0 goes on for ever.',
    },
    batchSize: {
      type: 'integer',
      min: 1,
      max: 500,
      default: 1,
      unit: 'messages',
      title: 'Messages per call',
      doc: '1 sends each by itself; more wait for each other and go together. Queues and topics take 10 in a call, streams and Firehose 500: what is more goes in several calls. Buckets and HTTP services take one.',
      rule: 'SQS-30',
    },
    startAtSeconds: {
      type: 'number',
      min: 0,
      max: 31_536_000,
      default: 0,
      unit: 's',
      title: 'Start',
      advanced: true,
    },
    attempts: {
      type: 'integer',
      min: 1,
      max: 20,
      default: 3,
      title: 'Attempts',
      doc: 'In all. What is throttled, fails on the other side or is never answered is tried again; 1 does not try again.',
      advanced: true,
    },
    backoff: {
      type: 'string',
      oneOf: ['exponential', 'none'],
      default: 'exponential',
      title: 'Back-off',
      doc: 'exponential: before another attempt a pause at random, from nothing to 100 ms, 200 ms, 400 ms … 20 s; none: again at once.',
      advanced: true,
    },
    retryFailedEntries: {
      type: 'boolean',
      default: true,
      title: 'Try failed entries again',
      doc: 'A batch is answered with success although some of its entries failed. Without this the program does not look, and they are lost.',
      rule: 'KDS-21',
      advanced: true,
    },
    requestTimeoutSeconds: {
      type: 'number',
      min: 0.01,
      max: 600,
      default: 5,
      unit: 's',
      title: 'Request timeout',
      doc: 'After this without an answer the attempt counts as failed, although the other side may have the message.',
      advanced: true,
    },
  },
};

export type AttributeType = 'String' | 'Number' | 'String.Array';

/** An attribute of one message. */
export interface GivenAttribute {
  name: string;
  type?: AttributeType;
  value: string;
}

export interface ScriptedMessage {
  atSeconds: number;
  body: string;
  groupId?: string;
  deduplicationId?: string;
  delaySeconds?: number;
  repeatOf?: number;
  attributes?: readonly GivenAttribute[];
}

export type Pattern =
  | { kind: 'constant'; everySeconds: number }
  | { kind: 'poisson'; perSecond: number }
  | { kind: 'burst'; size: number; everySeconds: number }
  | { kind: 'ramp'; fromPerSecond: number; toPerSecond: number; overSeconds: number }
  | { kind: 'wave'; lowPerSecond: number; highPerSecond: number; periodSeconds: number }
  | { kind: 'script'; messages: readonly ScriptedMessage[] };

export interface ProducerSettings {
  pattern: Pattern;
  body: string;
  bodyLength: number;
  groups: readonly string[];
  groupOrder: 'inTurn' | 'random';
  partitionKeys: 'group' | 'perMessage';
  attributes: readonly { name: string; type?: AttributeType; values: readonly string[] }[];
  objectKey: string;
  deduplicationIds: 'none' | 'perMessage' | 'perBody';
  delaySeconds?: number;
  count: number;
  batchSize: number;
  startAtSeconds: number;
  attempts: number;
  backoff: 'exponential' | 'none';
  retryFailedEntries: boolean;
  requestTimeoutSeconds: number;
}
