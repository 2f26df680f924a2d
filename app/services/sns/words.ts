/** What the portrait of a topic says, apart from how it says it. */
import type { GateView, WaitingRetry } from '../../../engine/index.ts';
import { count, countdown } from '../durations.ts';
import { plural } from '../plural.ts';

const protocols = { sqs: 'sqs', lambda: 'lambda', http: 'https' } as const;

export const words = {
  label: 'SNS · standard',
  empty:
    'No subscription: draw a wire to a queue, a function or an HTTP endpoint. Until then every message is lost.',
  message: (origin: number) => `m${origin}`,
  last: (origin: number) => `m${origin}, just published, handed to every gate and kept nowhere: follow it`,
  notKept: 'nothing is kept here',
  published: (messages: number) => `${count(messages)} published`,
  unheard: (messages: number) => `${count(messages)} of them lost`,
  unheardTitle: (messages: number) =>
    `${plural(messages, 'message was', 'messages were')} published while there was no subscription: gone for good`,
  gates: 'subscriptions',
  how: ({ protocol, isRaw }: GateView) => ` ${protocols[protocol]}${isRaw ? ' raw' : ''}`,
  who: ({ endpoint, protocol, isRaw }: GateView) =>
    `${endpoint}, protocol ${protocols[protocol]}${
      isRaw ? '; RawMessageDelivery: the message as it was published, without the JSON envelope' : ''
    }`,
  everything: 'everything',
  passed: (passed: number, offered: number) => `${count(passed)} of ${count(offered)}`,
  passedTitle: (gate: GateView) =>
    [
      `${count(gate.passedTotal)} of the ${count(gate.passedTotal + gate.filteredTotal)} messages published since it was subscribed passed the filter policy`,
      `${count(gate.deliveredTotal)} delivered`,
      ...(gate.failedAttemptsTotal > 0
        ? [plural(gate.failedAttemptsTotal, 'attempt failed', 'attempts failed')]
        : []),
      ...(gate.retryCount > 0 ? [plural(gate.retryCount, 'waits for a retry', 'wait for a retry')] : []),
      ...(gate.deadLetteredTotal > 0 ? [`${count(gate.deadLetteredTotal)} dead-lettered`] : []),
      ...(gate.lostTotal > 0 ? [`${count(gate.lostTotal)} lost`] : []),
    ].join('; '),
  filterTitle: (endpoint: string, clauses: readonly string[]) =>
    clauses.length === 0
      ? `no filter policy: ${endpoint} gets every message`
      : `filter policy of ${endpoint}: ${clauses.join(' and ')}`,
  and: ' and ',
  rejected: (clause: string) => `${clause} → rejected`,
  failed: (code: string, sentence: string) => `${code}: ${sentence}`,
  followNote: (text: string) => `${text}. Follow the message`,
  retry: ({ retry, retryCount, atMs }: WaitingRetry, nowMs: number) =>
    `retry ${count(retry)} of ${count(retryCount)} in ${countdown(atMs - nowMs)}`,
  retryShort: ({ atMs }: WaitingRetry, nowMs: number) => `retry in ${countdown(atMs - nowMs)}`,
  moreRetries: (more: number) => ` +${count(more)}`,
  followRetry: ({ origin, retry, retryCount }: WaitingRetry, more: number) =>
    `m${origin} waits for retry ${count(retry)} of ${count(retryCount)}${
      more > 0 ? `, ${plural(more, 'more message waits', 'more messages wait')}` : ''
    }: follow it`,
  delivered: (delivered: number) => `${count(delivered)} delivered`,
  lost: (lost: number) => `${count(lost)} lost`,
  lostTitle: 'given up after all retries, and no dead-letter queue took them',
  deadLettered: (moved: number, queue: string) => (moved > 0 ? `${count(moved)} → ${queue}` : `DLQ ${queue}`),
  deadLetteredTitle: (queue: string) => `RedrivePolicy: what cannot be delivered goes to ${queue}`,
  moreGates: (more: number) => `+ ${plural(more, 'more subscription', 'more subscriptions')}`,
  figures: { published: 'published', gates: 'subscriptions', lost: 'lost' },
  sentence: (published: number, gates: number) =>
    `${count(published)} published, ${plural(gates, 'subscription', 'subscriptions')}`,
  sentenceGate: (endpoint: string, passed: number, offered: number) =>
    `${endpoint} ${count(passed)} of ${count(offered)}`,
};
