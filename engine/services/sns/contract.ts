/** What other services may know of SNS: its requests, its answers, its view. Types only. */
import type { Origin } from '../../kernel/service.ts';
import type { MessageAttributeValue } from '../sqs/contract.ts';

export interface PublishInput {
  TopicArn?: string;
  Message: string;
  Subject?: string;
  MessageStructure?: string;
  MessageAttributes?: Readonly<Record<string, MessageAttributeValue>>;
  MessageGroupId?: string;
  MessageDeduplicationId?: string;
}

export interface PublishOutput {
  MessageId: string;
}

export interface PublishBatchInput {
  TopicArn?: string;
  PublishBatchRequestEntries: readonly (Omit<PublishInput, 'TopicArn'> & { Id: string })[];
}

export interface PublishBatchOutput {
  Successful: readonly (PublishOutput & { Id: string })[];
  Failed: readonly { Id: string; Code: string; Message: string; SenderFault: boolean }[];
}

/** Settings of a wire "subscribe", under the names of the subscription's attributes. */
export interface SubscriptionSettings {
  /** JSON; '' lets everything through. */
  FilterPolicy: string;
  FilterPolicyScope: 'MessageAttributes' | 'MessageBody';
  RawMessageDelivery: boolean;
  /** JSON, HTTP only; '' is the default of three retries 20 s apart (SNS-72). */
  DeliveryPolicy: string;
}

// ── views ────────────────────────────────────────────────────────────────────────────────────────────────────────────

/** A delivery that waits for its next attempt. */
export interface WaitingRetry {
  origin: Origin;
  /** The retry that comes next, from 1, and how many there are in all. */
  retry: number;
  retryCount: number;
  /** When the last attempt failed and when the next is made, ms. */
  sinceMs: number;
  atMs: number;
}

/** One subscription, as the topic's portrait draws it. */
export interface GateView {
  /** Id of the wire. */
  link: string;
  /** Id of the subscriber. */
  endpoint: string;
  protocol: 'sqs' | 'lambda' | 'http';
  isRaw: boolean;
  /** The filter policy in short, one line a key: "type: order | refund". Empty without a policy. */
  filterWords: readonly string[];
  /** Id of the queue that takes what could not be delivered. */
  deadLetterQueue?: string;
  /** Of all messages published since the subscription began: offered = passed + filtered. */
  passedTotal: number;
  filteredTotal: number;
  deliveredTotal: number;
  /** Attempts that failed, each of them. */
  failedAttemptsTotal: number;
  /** Given up: moved to the dead-letter queue, or gone. */
  deadLetteredTotal: number;
  lostTotal: number;
  /** The last message that the filter policy rejected, and the clause: 'm12 has no attribute "priority"'. */
  lastFiltered?: { origin: Origin; clause: string; atMs: number };
  /** The last attempt that failed, in the endpoint's own words. */
  lastFailure?: { origin: Origin; code: string; sentence: string; atMs: number };
  /** Soonest first, at most `retriesMax`. */
  retries: readonly WaitingRetry[];
  retryCount: number;
}

export interface TopicView {
  kind: 'sns';
  arn: string;
  /** At most `gatesMax`, in the order of the wires. */
  gates: readonly GateView[];
  gateCount: number;
  publishedTotal: number;
  /** Published while there was no subscription at all: gone. */
  unheardTotal: number;
  last?: { origin: Origin; group?: string; atMs: number };
}

export const gatesMax = 12;
export const retriesMax = 4;
