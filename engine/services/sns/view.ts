/** A topic as the page sees it: its gates, and how little it keeps. */
import { type GateView, gatesMax, retriesMax, type TopicView, type WaitingRetry } from './contract.ts';
import type { Subscription, TopicState } from './model.ts';
import { retryCountOf } from './rules/retrySchedule.ts';

/** Waiting deliveries looked at to fill the gates; beyond it the counters alone speak. */
const scanMax = 2_000;

export function view(topic: TopicState): TopicView {
  const gates: GateView[] = [];
  const retries = collectRetries(topic);
  topic.subscriptions.scan((subscription, slot) => {
    gates.push(gateOf(subscription, retries.get(slot) ?? []));
    return gates.length < gatesMax;
  });
  const shown: TopicView = {
    kind: 'sns',
    arn: topic.arn,
    gates,
    gateCount: topic.subscriptions.size,
    publishedTotal: topic.publishedTotal,
    unheardTotal: topic.unheardTotal,
  };
  if (topic.last) shown.last = topic.last;
  return shown;
}

function gateOf(subscription: Readonly<Subscription>, retries: readonly WaitingRetry[]): GateView {
  const { wire, settings, protocol, deadLetterQueue, lastFiltered, lastFailure } = subscription;
  const gate: GateView = {
    link: wire.id,
    endpoint: wire.to,
    protocol,
    isRaw: settings.RawMessageDelivery && protocol !== 'lambda',
    filterWords: subscription.filterWords,
    passedTotal: subscription.passedTotal,
    filteredTotal: subscription.filteredTotal,
    deliveredTotal: subscription.deliveredTotal,
    failedAttemptsTotal: subscription.failedAttemptsTotal,
    deadLetteredTotal: subscription.deadLetteredTotal,
    lostTotal: subscription.lostTotal,
    retries,
    retryCount: subscription.waitingCount,
  };
  if (deadLetterQueue !== undefined) gate.deadLetterQueue = deadLetterQueue;
  if (lastFiltered) gate.lastFiltered = lastFiltered;
  if (lastFailure) gate.lastFailure = lastFailure;
  return gate;
}

/** The retries of each subscription that come next, by its slot. */
function collectRetries(topic: TopicState): ReadonlyMap<number, readonly WaitingRetry[]> {
  const bySlot = new Map<number, WaitingRetry[]>();
  let looked = 0;
  topic.waiting.scan(({ delivery, sinceMs, atMs }) => {
    const { subscription: slot, attempt, notification } = delivery;
    const subscription = topic.subscriptions.get(slot);
    if (!subscription) return true;
    const retryCount = retryCountOf(subscription.retrySchedule);
    const next: WaitingRetry = { origin: notification.origin, retry: attempt - 1, retryCount, sinceMs, atMs };
    const retries = bySlot.get(slot) ?? [];
    bySlot.set(slot, retries);
    const later = retries.findIndex((other) => other.atMs > atMs);
    retries.splice(later === -1 ? retries.length : later, 0, next);
    if (retries.length > retriesMax) retries.pop();
    return ++looked < scanMax;
  });
  return bySlot;
}
