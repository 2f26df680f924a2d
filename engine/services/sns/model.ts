/** What a topic is made of, and how one begins. A standard topic stores no message: only what waits for another attempt. */
import { CowMap, CowTable, type Epoch, type Row } from '../../kernel/cow.ts';
import type { Link, Origin, WakeId } from '../../kernel/service.ts';
import type { MessageAttributeValue } from '../sqs/contract.ts';
import type { SubscriptionSettings } from './contract.ts';
import type { FilterPolicy } from './rules/filterPolicy.ts';
import type { RetrySchedule } from './rules/retrySchedule.ts';
import type { TopicSettings } from './settings.ts';

/** What was published. Immutable: every delivery of it carries the same one. */
export interface Notification {
  origin: Origin;
  messageId: string;
  /** As it was published; with MessageStructure "json" that is the object of texts. */
  text: string;
  /** MessageStructure "json": the texts by protocol, "default" among them (SNS-06). */
  texts: Readonly<Record<string, string>> | undefined;
  subject: string | undefined;
  attributes: Readonly<Record<string, MessageAttributeValue>> | undefined;
  group: string | undefined;
  publishedAtMs: number;
}

/** One attempt to bring a notification to a subscription; it travels with the call. Immutable. */
export interface Delivery {
  /** Slot in `subscriptions`, and what names them where it is gone by the time of the answer. */
  subscription: number;
  link: string;
  endpoint: string;
  notification: Notification;
  /** From 1. */
  attempt: number;
}

export type Protocol = 'sqs' | 'lambda' | 'http';

/** A subscription, which is a wire (SNS-20 to SNS-22). Its slot is its order. */
export interface Subscription extends Row {
  /** The wire it follows, as it was seen last. */
  wire: Link;
  protocol: Protocol;
  arn: string;
  /** What holds: what the wire says, or an API call said since. */
  settings: SubscriptionSettings;
  /** Read once for every change of settings; undefined lets everything through. */
  filter: FilterPolicy | undefined;
  filterWords: readonly string[];
  retrySchedule: RetrySchedule;
  /** The wire that last set the dead-letter queue. */
  redriveWire: Link | undefined;
  /** Id of the queue. */
  deadLetterQueue: string | undefined;
  passedTotal: number;
  filteredTotal: number;
  deliveredTotal: number;
  failedAttemptsTotal: number;
  deadLetteredTotal: number;
  lostTotal: number;
  /** Deliveries that wait for their next attempt. */
  waitingCount: number;
  lastFiltered: { origin: Origin; clause: string; atMs: number } | undefined;
  lastFailure: { origin: Origin; code: string; sentence: string; atMs: number } | undefined;
}

/** A delivery that waits for its next attempt. */
export interface WaitingDelivery extends Row {
  delivery: Delivery;
  sinceMs: number;
  atMs: number;
  wakeId: WakeId;
}

export interface TopicState {
  name: string;
  arn: string;
  settings: TopicSettings;
  subscriptions: CowTable<Subscription>;
  /** By the id of their wire. */
  subscriptionSlots: CowMap<number>;
  waiting: CowTable<WaitingDelivery>;
  publishedTotal: number;
  publishedBytesTotal: number;
  /** What large messages are billed as beyond one for each request. */
  extraChunksTotal: number;
  /** Over all subscriptions there have been. */
  filteredTotal: number;
  deliveredToQueuesTotal: number;
  deliveredToFunctionsTotal: number;
  deliveredToHttpTotal: number;
  /** As CloudWatch counts: given up; over HTTP every attempt that failed. */
  failedTotal: number;
  redrivenTotal: number;
  redriveFailedTotal: number;
  unheardTotal: number;
  subscriptionsDeletedTotal: number;
  last: { origin: Origin; group?: string; atMs: number } | undefined;
}

export function newTopic(epoch: Epoch, name: string, arn: string, settings: TopicSettings): TopicState {
  return {
    name,
    arn,
    settings,
    subscriptions: CowTable.create(epoch),
    subscriptionSlots: CowMap.create(epoch),
    waiting: CowTable.create(epoch),
    publishedTotal: 0,
    publishedBytesTotal: 0,
    extraChunksTotal: 0,
    filteredTotal: 0,
    deliveredToQueuesTotal: 0,
    deliveredToFunctionsTotal: 0,
    deliveredToHttpTotal: 0,
    failedTotal: 0,
    redrivenTotal: 0,
    redriveFailedTotal: 0,
    unheardTotal: 0,
    subscriptionsDeletedTotal: 0,
    last: undefined,
  };
}
