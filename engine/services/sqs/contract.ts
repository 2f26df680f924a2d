/** What other services may know of SQS: its requests, its answers, its facts. Types only. */
import type { Origin } from '../../kernel/service.ts';

export interface MessageAttributeValue {
  /** "String", "Number" or "Binary", each optionally with ".label". */
  DataType: string;
  StringValue?: string;
  /** Base64. */
  BinaryValue?: string;
}

export interface SendMessageInput {
  QueueUrl?: string;
  MessageBody: string;
  DelaySeconds?: number;
  MessageAttributes?: Readonly<Record<string, MessageAttributeValue>>;
  MessageSystemAttributes?: Readonly<Record<string, MessageAttributeValue>>;
  MessageDeduplicationId?: string;
  MessageGroupId?: string;
}

/** MD5 digests are added where an answer crosses the wire. */
export interface SendMessageOutput {
  MessageId: string;
  SequenceNumber?: string;
}

export interface SendMessageBatchInput {
  QueueUrl?: string;
  Entries: readonly (SendMessageInput & { Id: string })[];
}

export interface BatchFailure {
  Id: string;
  Code: string;
  Message: string;
  SenderFault: boolean;
}

export interface SendMessageBatchOutput {
  Successful: readonly (SendMessageOutput & { Id: string })[];
  Failed: readonly BatchFailure[];
}

export interface ReceiveMessageInput {
  QueueUrl?: string;
  MaxNumberOfMessages?: number;
  VisibilityTimeout?: number;
  WaitTimeSeconds?: number;
  MessageAttributeNames?: readonly string[];
  AttributeNames?: readonly string[];
  MessageSystemAttributeNames?: readonly string[];
}

export interface ReceivedMessage {
  MessageId: string;
  ReceiptHandle: string;
  Body: string;
  Attributes?: Readonly<Record<string, string>>;
  MessageAttributes?: Readonly<Record<string, MessageAttributeValue>>;
}

/** `Messages` is absent when there were none (SQS-41). */
export interface ReceiveMessageOutput {
  Messages?: readonly ReceivedMessage[];
}

export interface DeleteMessageInput {
  QueueUrl?: string;
  ReceiptHandle: string;
}

export interface DeleteMessageBatchInput {
  QueueUrl?: string;
  Entries: readonly { Id: string; ReceiptHandle: string }[];
}

export interface ChangeMessageVisibilityInput {
  QueueUrl?: string;
  ReceiptHandle: string;
  VisibilityTimeout: number;
}

export interface ChangeMessageVisibilityBatchInput {
  QueueUrl?: string;
  Entries: readonly { Id: string; ReceiptHandle: string; VisibilityTimeout?: number }[];
}

export interface BatchOutput {
  Successful: readonly { Id: string }[];
  Failed: readonly BatchFailure[];
}

/** A message on its way from a queue to its dead-letter queue. Internal: no API operation has this shape. */
export interface DeadLetterTransfer {
  messageId: string;
  body: MessageBody;
  sentAtMs: number;
  /** Start of the retention clock in the source queue, ms. */
  enqueuedAtMs: number;
  receiveCount: number;
  /** Those of them in the queues before the one that it leaves. */
  receivesElsewhere: number;
  firstReceivedAtMs: number;
  group: string | undefined;
  sourceArn: string;
  origin: Origin;
}

/** What never changes about a message; every copy and checkpoint shares it. */
export interface MessageBody {
  readonly text: string;
  readonly attributes: Readonly<Record<string, MessageAttributeValue>> | undefined;
  readonly systemAttributes: Readonly<Record<string, MessageAttributeValue>> | undefined;
  /** As SQS counts: body, and name + type + value of every user attribute (SQS-20). */
  readonly sizeBytes: number;
}

// ── views ────────────────────────────────────────────────────────────────────────────────────────────────────────────

/** One message as the portrait draws it. */
export interface Tile {
  origin: Origin;
  /** Which delivery of the same story this is; 1 for the first copy in this queue. */
  state: 'visible' | 'inFlight' | 'delayed';
  group: string | undefined;
  receiveCount: number;
  /** When the present state began and when it ends by itself, ms; `untilMs` is absent for visible. */
  sinceMs: number;
  untilMs?: number;
  sentAtMs: number;
}

export interface Lane {
  group: string;
  /** All messages of the group that are in the queue. */
  size: number;
  /** True while a message of it is in flight: nothing behind that one can be received (SQS-97). */
  isLocked: boolean;
  /** The message the others wait for; absent when not locked. */
  lockedBy?: Origin;
  tiles: readonly Tile[];
}

export interface DeduplicationGhost {
  /** What was compared: the explicit id, or the first characters of the body's SHA-256. */
  id: string;
  isContentBased: boolean;
  origin: Origin;
  sinceMs: number;
  untilMs: number;
  /** Sends that were swallowed because of it. */
  swallowed: number;
  /** When it swallowed the last one, ms. */
  swallowedAtMs?: number;
}

export interface QueueView {
  kind: 'sqs';
  isFifo: boolean;
  arn: string;
  /** ApproximateNumberOfMessagesVisible, …NotVisible, …Delayed (SQS-124). */
  visibleCount: number;
  notVisibleCount: number;
  delayedCount: number;
  /** Start of the age of the oldest message, ms; absent when empty. */
  oldestSinceMs?: number;
  visibilityTimeoutSeconds: number;
  delaySeconds: number;
  retentionSeconds: number;
  waitTimeSeconds: number;
  /** Present when there is a redrive policy. */
  maxReceiveCount?: number;
  /** Id of the dead-letter queue. */
  deadLetterQueue?: string;
  /** Ids of the queues whose dead-letter queue this is. */
  sources: readonly string[];
  /** Long polls that wait now. */
  waitingPolls: number;
  /** At most `tilesMax` of each state, in the order in which they would be handed out. */
  visible: readonly Tile[];
  inFlight: readonly Tile[];
  delayed: readonly Tile[];
  /** FIFO only: at most `lanesMax` groups, those with messages. */
  lanes: readonly Lane[];
  laneCount: number;
  /** FIFO only: the latest ids remembered. */
  deduplication: readonly DeduplicationGhost[];
  /** Totals since the start. */
  sentTotal: number;
  receivedTotal: number;
  deletedTotal: number;
  emptyReceivesTotal: number;
  deadLetteredTotal: number;
  expiredTotal: number;
}

export const tilesMax = 24;
export const lanesMax = 8;
