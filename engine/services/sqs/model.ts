/** What a queue is made of, and how one begins. */
import { CowDeque, CowHeap, CowMap, CowTable, type Epoch, type Row } from '../../kernel/cow.ts';
import type { Call, Link, Origin, WakeId } from '../../kernel/service.ts';
import type { DeduplicationScope, QueueSettings } from './attributes.ts';
import type { MessageBody, ReceiveMessageInput } from './contract.ts';

/** No slot: the end of a chain. */
export const nowhere = -1;

/** A message in the queue. Its slot in `messages` is its order of arrival. */
export interface StoredMessage extends Row {
  origin: Origin;
  messageId: string;
  body: MessageBody;
  /** SentTimestamp, ms; a move to a dead-letter queue keeps it (SQS-72). */
  sentAtMs: number;
  /** Start of the retention clock (SQS-17, SQS-73, SQS-74). */
  enqueuedAtMs: number;
  /** When this queue took it in, ms. */
  arrivedAtMs: number;
  state: 'delayed' | 'visible' | 'inFlight';
  /** When the present state began, ms. For a visible one this is its place in line. */
  stateSinceMs: number;
  /** When the present state ends by itself, ms; Infinity for visible. */
  stateUntilMs: number;
  /** The wake-up that ends the present state; 0 for none. */
  wakeId: WakeId;
  receiveCount: number;
  /** Those of them in the queues it was dead-lettered from: they are not held against it here. */
  receivesElsewhere: number;
  /** 0 before the first receive. */
  firstReceivedAtMs: number;
  lastReceivedAtMs: number;
  /** Handle of the last receive; '' before the first. */
  receiptHandle: string;
  groupSlot: number;
  /** Neighbours in the message group, by slot. */
  previousInGroup: number;
  nextInGroup: number;
  sequenceNumber: string | undefined;
  deduplicationId: string | undefined;
  /** ARN of the queue it was dead-lettered from. */
  sourceArn: string | undefined;
}

/** FIFO: one message group and the chain of its messages, oldest first. */
export interface Group extends Row {
  id: string;
  head: number;
  tail: number;
  size: number;
  inFlightCount: number;
}

/** FIFO: a deduplication id that is remembered (SQS-91). */
export interface Deduplication extends Row {
  key: string;
  id: string;
  isContentBased: boolean;
  origin: Origin;
  messageId: string;
  sequenceNumber: string;
  sinceMs: number;
  untilMs: number;
  swallowed: number;
  swallowedAtMs: number | undefined;
}

/** A receive that waits for a message to arrive. */
export interface WaitingPoll extends Row {
  call: Call;
  input: ReceiveMessageInput;
  wakeId: WakeId;
}

export interface RedrivePolicy {
  /** Id of the dead-letter queue in this world, and its ARN. */
  target: string;
  targetArn: string;
  maxReceiveCount: number;
}

export interface QueueState {
  name: string;
  arn: string;
  settings: QueueSettings;
  redrive: RedrivePolicy | undefined;
  /** The wire that last set the policy. */
  redriveWire: Link | undefined;
  /** The scope of deduplication before its last change, and how long it still holds (SQS-95). */
  formerScope: DeduplicationScope;
  formerScopeUntilMs: number;
  messages: CowTable<StoredMessage>;
  /** Standard: slots of visible messages in the order in which they became visible; slots no longer there are skipped. */
  visible: CowDeque;
  /** Every message by the start of its retention clock; slots no longer there are skipped. */
  ages: CowHeap;
  visibleCount: number;
  inFlightCount: number;
  delayedCount: number;
  /** Groups with at least one message in flight. */
  busyGroupCount: number;
  groups: CowTable<Group>;
  groupSlots: CowMap<number>;
  /** FIFO: groups whose head can be received, by the time at which it became visible (SQS-101). */
  readyGroups: CowHeap;
  deduplications: CowTable<Deduplication>;
  deduplicationSlots: CowMap<number>;
  /** The oldest remembered id that may still be in force. */
  oldestDeduplication: number;
  polls: CowTable<WaitingPoll>;
  nextSequence: number;
  /** The retention sweep that is planned, and for when. */
  sweepId: WakeId;
  sweepAtMs: number;
  sentTotal: number;
  sentBytesTotal: number;
  receivedTotal: number;
  deletedTotal: number;
  /** Deletes that were answered with success, those that found nothing any more among them. */
  deleteCallsTotal: number;
  emptyReceivesTotal: number;
  deadLetteredTotal: number;
  expiredTotal: number;
  /** What large messages are billed as beyond one for each request. */
  extraChunksTotal: number;
  /** When the queue or its attributes changed last, ms. */
  createdAtMs: number;
  modifiedAtMs: number;
  /** Ids of the queues that dead-letter to this one. */
  sources: readonly string[];
}

export function newQueue(
  epoch: Epoch,
  name: string,
  arn: string,
  settings: QueueSettings,
  nowMs: number,
): QueueState {
  return {
    name,
    arn,
    settings,
    redrive: undefined,
    redriveWire: undefined,
    formerScope: 'queue',
    formerScopeUntilMs: 0,
    messages: CowTable.create(epoch),
    visible: CowDeque.create(epoch),
    ages: CowHeap.create(epoch),
    visibleCount: 0,
    inFlightCount: 0,
    delayedCount: 0,
    busyGroupCount: 0,
    groups: CowTable.create(epoch),
    groupSlots: CowMap.create(epoch),
    readyGroups: CowHeap.create(epoch),
    deduplications: CowTable.create(epoch),
    deduplicationSlots: CowMap.create(epoch),
    oldestDeduplication: 0,
    polls: CowTable.create(epoch),
    nextSequence: 0,
    sweepId: 0,
    sweepAtMs: Number.POSITIVE_INFINITY,
    sentTotal: 0,
    sentBytesTotal: 0,
    receivedTotal: 0,
    deletedTotal: 0,
    deleteCallsTotal: 0,
    emptyReceivesTotal: 0,
    deadLetteredTotal: 0,
    expiredTotal: 0,
    extraChunksTotal: 0,
    createdAtMs: nowMs,
    modifiedAtMs: nowMs,
    sources: [],
  };
}

export function arnOf(region: string, account: string, name: string): string {
  return `arn:aws:sqs:${region}:${account}:${name}`;
}

/** The queue's name in an ARN; undefined when it is no queue's. */
export function nameInArn(arn: string): string | undefined {
  return /^arn:aws:sqs:[a-z0-9-]+:\d{12}:([A-Za-z0-9_.-]+)$/.exec(arn)?.[1];
}
