/** Subscriptions follow the wires: one begins with a wire, changes with its settings, and ends with it. */
import { assert } from '../../../kernel/assert.ts';
import type { Context, Link } from '../../../kernel/service.ts';
import type { SubscriptionSettings } from '../contract.ts';
import type { Protocol, Subscription, TopicState } from '../model.ts';
import { loseWaiting } from './delivery.ts';
import { httpSchedule } from './deliveryPolicy.ts';
import { readFilterPolicy } from './filterPolicyRead.ts';
import { filterWords } from './filterPolicyWords.ts';
import { serviceSchedule } from './retrySchedule.ts';

export function followWires(ctx: Context, topic: TopicState): void {
  const wires = ctx.linksOut.filter(({ kind }) => kind === 'subscribe');
  const ids = new Set(wires.map(({ id }) => id));
  topic.subscriptions.scan(({ wire }, slot) => {
    if (!ids.has(wire.id)) endSubscription(ctx, topic, slot);
    return true;
  });
  for (const wire of wires) {
    const slot = topic.subscriptionSlots.get(wire.id);
    if (slot === undefined) beginSubscription(ctx, topic, wire);
    else followWire(topic, slot, wire);
  }
  followRedriveWires(ctx, topic);
}

/** SNS-22: confirmed at once. SNS-08: it sees what is published from now on. */
function beginSubscription(ctx: Context, topic: TopicState, wire: Link): void {
  const protocol = wire.toService as Protocol;
  const settings = wire.settings as unknown as SubscriptionSettings;
  const slot = topic.subscriptions.add({
    epoch: 0,
    wire,
    protocol,
    arn: `${topic.arn}:${ctx.mintId()}`,
    settings,
    ...readOnce(topic, protocol, settings),
    redriveWire: undefined,
    deadLetterQueue: undefined,
    passedTotal: 0,
    filteredTotal: 0,
    deliveredTotal: 0,
    failedAttemptsTotal: 0,
    deadLetteredTotal: 0,
    lostTotal: 0,
    waitingCount: 0,
    lastFiltered: undefined,
    lastFailure: undefined,
  });
  topic.subscriptionSlots.set(wire.id, slot);
}

/** What an API call has set stays, until the wire says something else. */
function followWire(topic: TopicState, slot: number, wire: Link): void {
  const { wire: before, settings } = topic.subscriptions.get(slot) as Subscription;
  if (wire === before) return;
  topic.subscriptions.edit(slot).wire = wire;
  const changed = changedNames(before, wire);
  if (changed.length === 0) return;
  const said = changed.map((name) => [name, wire.settings[name]]);
  applySettings(topic, slot, { ...settings, ...Object.fromEntries(said) });
}

const filterNames = ['FilterPolicy', 'FilterPolicyScope'];

function changedNames(before: Link, wire: Link): readonly string[] {
  const names = Object.keys(wire.settings).filter((name) => wire.settings[name] !== before.settings[name]);
  // Policy and scope were checked together, and hold together.
  return names.some((name) => filterNames.includes(name)) ? [...names, ...filterNames] : names;
}

/** Settings that were found to be right. */
export function applySettings(topic: TopicState, slot: number, settings: SubscriptionSettings): void {
  const subscription = topic.subscriptions.edit(slot);
  subscription.settings = settings;
  Object.assign(subscription, readOnce(topic, subscription.protocol, settings));
}

/** The topic's delivery policy has changed. */
export function applyDeliveryPolicy(topic: TopicState): void {
  topic.subscriptions.scan(({ settings }, slot) => {
    applySettings(topic, slot, settings);
    return true;
  });
}

/** What would be too dear to read for every message. */
function readOnce(
  topic: TopicState,
  protocol: Protocol,
  settings: SubscriptionSettings,
): Pick<Subscription, 'filter' | 'filterWords' | 'retrySchedule'> {
  const { FilterPolicy: text, FilterPolicyScope: scope, DeliveryPolicy: deliveryPolicy } = settings;
  const filter = text === '' ? undefined : readFilterPolicy(text, scope);
  assert(typeof filter !== 'string', 'a filter policy is checked before it is set');
  return {
    filter,
    filterWords: filter ? filterWords(filter) : [],
    retrySchedule:
      protocol === 'http' ? httpSchedule(deliveryPolicy, topic.settings.DeliveryPolicy) : serviceSchedule,
  };
}

/** SNS-84: a wire that names the subscriber comes before one that means all. */
function followRedriveWires(ctx: Context, topic: TopicState): void {
  const wires = ctx.linksOut.filter(({ kind }) => kind === 'redrive');
  const named = (wire: Link) => wire.settings.endpoints as readonly string[];
  topic.subscriptions.scan((subscription, slot) => {
    const { to: endpoint } = subscription.wire;
    const wire =
      wires.find((each) => named(each).includes(endpoint)) ?? wires.find((each) => named(each).length === 0);
    if (wire === subscription.redriveWire) return true;
    const row = topic.subscriptions.edit(slot);
    row.redriveWire = wire;
    row.deadLetterQueue = wire?.to;
    return true;
  });
}

function endSubscription(ctx: Context, topic: TopicState, slot: number): void {
  loseWaiting(ctx, topic, 'the subscription was removed', slot);
  const { wire } = topic.subscriptions.get(slot) as Subscription;
  topic.subscriptionSlots.delete(wire.id);
  topic.subscriptions.remove(slot);
  topic.subscriptionsDeletedTotal++;
}
