/**
 * Topics: every publish ends for every subscription there was: delivered, filtered, moved to the dead-letter queue or lost,
 * exactly once; or it waits for a retry that is on time.
 */
import type { Fact } from '../../kernel/log.ts';
import type { PublishBatchInput, PublishInput, TopicView } from '../../services/sns/contract.ts';
import { type Answers, arrivalTypes } from './answers.ts';
import { passes } from './filter.ts';
import { instant } from './instant.ts';
import { retryInMs } from './retries.ts';
import type { Stage, Wire } from './stage.ts';
import { type Checker, callOf, type Story } from './story.ts';
import { Trail } from './trail.ts';

const countNames = [
  'passedTotal',
  'filteredTotal',
  'deliveredTotal',
  'failedAttemptsTotal',
  'deadLetteredTotal',
  'lostTotal',
] as const;
type Counts = Record<(typeof countNames)[number], number>;

/** A wire from its drawing to its end. */
interface Subscription {
  wire: Wire;
  protocol: string;
  counts: Counts;
  isGone: boolean;
  /** An API call has set something that the wire does not say. */
  isOverridden: boolean;
}

/** The way of one message to one subscription. */
interface Delivery {
  topic: Topic;
  subscription: Subscription;
  origin: number;
  publishSeq: number;
  /** Undefined where the log or this reading leaves it open. */
  shouldPass: boolean | undefined;
  /** new: not seen yet; failed: what comes next has still to be said; moving: on its way to the dead-letter queue. */
  state: 'new' | 'calling' | 'failed' | 'waiting' | 'moving' | 'ended';
  attempt: number;
  callId: number;
  /** When the next attempt is due, ms. */
  dueMs: number;
}

interface Topic {
  id: string;
  subscriptions: Subscription[];
  deliveries: Set<Delivery>;
  publishedTotal: number;
  unheardTotal: number;
}

export class Topics implements Checker {
  private readonly topics = new Map<string, Topic>();
  private readonly trail = new Trail<Delivery>(({ tag }) => tag === 'delivered' || tag === 'deadLettered');
  /** By the fact of their publish. */
  private readonly published = new Map<number, readonly Delivery[]>();

  constructor(
    private readonly story: Story,
    private readonly stage: Stage,
    private readonly answers: Answers,
  ) {}

  see(fact: Fact): void {
    if (fact.type === 'RequestDeparted' && fact.service === 'sns') this.depart(fact);
    this.trail.see(fact);
    if (fact.type === 'LinksChanged') for (const topic of this.topics.values()) this.followWires(topic);
    if (fact.service !== 'sns') return;
    if (fact.type === 'ResourceCreated') this.begin(fact.resource);
    const topic = this.topics.get(fact.resource);
    if (!topic) return;
    switch (fact.type) {
      case 'ResourceRemoved':
        return this.remove(topic, fact);
      case 'MessagePublished':
        return this.publish(topic, fact);
      case 'MessageUnheard':
        return this.unheard(topic, fact);
      case 'MessageFiltered':
        return this.filter(topic, fact);
      case 'NotificationDelivered':
        return this.deliver(fact);
      case 'DeliveryFailed':
      case 'DeliveryDenied':
        return this.fail(topic, fact);
      case 'DeliveryDeadLettered':
        return this.deadLetter(fact);
      case 'DeliveryLost':
        return this.lose(topic, fact);
      case 'SubscriptionAttributesChanged':
        return this.override(topic, fact);
    }
  }

  private say(fact: Fact, sentence: string): void {
    const { message, endpoint } = fact.detail;
    const about = message === undefined ? '' : `, m${message}${endpoint ? ` for ${endpoint}` : ''}`;
    this.story.report('topics', fact.seq, `${fact.resource}${about}: ${sentence}`);
  }

  // ── subscriptions ────────────────────────────────────────────────────────────────────────────────────────────────

  private begin(id: string): void {
    const nothing = { subscriptions: [], publishedTotal: 0, unheardTotal: 0 };
    this.topics.set(id, { id, deliveries: new Set(), ...nothing });
  }

  private followWires(topic: Topic): void {
    const wires = this.stage.wiresFrom(topic.id, 'subscribe');
    const before = topic.subscriptions;
    for (const each of before) if (!wires.some(({ id }) => id === each.wire.id)) each.isGone = true;
    topic.subscriptions = wires.map((wire) => {
      const known = before.find((each) => each.wire.id === wire.id);
      if (known) return Object.assign(known, { wire });
      const counts = Object.fromEntries(countNames.map((name) => [name, 0])) as Counts;
      const protocol = this.stage.service(wire.to) ?? '';
      return { wire, protocol, counts, isGone: false, isOverridden: false };
    });
  }

  private override(topic: Topic, fact: Fact): void {
    const meant = topic.subscriptions.find(({ wire }) => wire.id === fact.detail.subscription);
    if (meant) meant.isOverridden = true;
  }

  /** What was under way goes on without it; what waited is lost, and was said to be. */
  private remove(topic: Topic, fact: Fact): void {
    this.topics.delete(topic.id);
    for (const { origin, state, subscription } of topic.deliveries)
      if (state === 'waiting' || state === 'new' || state === 'failed')
        this.say(fact, `goes, and nobody says what became of m${origin} for ${subscription.wire.to}`);
  }

  // ── publishing ───────────────────────────────────────────────────────────────────────────────────────────────────

  private publish(topic: Topic, fact: Fact): void {
    const { message, subscriptions } = fact.detail;
    topic.publishedTotal++;
    if (subscriptions !== topic.subscriptions.length)
      this.say(
        fact,
        `offered to ${subscriptions} subscriptions, and there are ${topic.subscriptions.length}`,
      );
    const input = this.inputOf(fact);
    const deliveries = topic.subscriptions.map((subscription): Delivery => {
      const policy = subscription.wire.settings.FilterPolicy as string;
      const isKnown = subscription.wire.settings.FilterPolicyScope === 'MessageAttributes' || policy === '';
      const isSure = isKnown && !subscription.isOverridden && (input !== undefined || policy === '');
      return {
        topic,
        subscription,
        origin: message as number,
        publishSeq: fact.seq,
        shouldPass: isSure ? passes(policy, input?.MessageAttributes) : undefined,
        state: 'new',
        attempt: 0,
        callId: 0,
        dueMs: fact.atMs,
      };
    });
    this.published.set(fact.seq, deliveries);
    for (const delivery of deliveries) topic.deliveries.add(delivery);
  }

  /** What was asked to be published; undefined where the log leaves it open. */
  private inputOf(fact: Fact): Partial<PublishInput> | undefined {
    const asked = this.story.requestOf(fact);
    if (asked?.action === 'Publish') return asked.input as PublishInput;
    if (asked?.action !== 'PublishBatch') return undefined;
    const { PublishBatchRequestEntries: entries } = asked.input as PublishBatchInput;
    return entries[asked.origins.indexOf(fact.detail.message as number)];
  }

  private unheard(topic: Topic, fact: Fact): void {
    topic.unheardTotal++;
    if (topic.subscriptions.length > 0) this.say(fact, 'unheard, and there are subscriptions');
  }

  private filter(topic: Topic, fact: Fact): void {
    const { message, subscription: link } = fact.detail;
    const delivery = [...topic.deliveries].find(
      ({ origin, subscription, state }) =>
        origin === message && subscription.wire.id === link && state === 'new',
    );
    if (!delivery) return this.say(fact, 'filtered, and it was not offered');
    if (delivery.shouldPass === true) this.say(fact, 'filtered, and the policy lets it through');
    this.end(delivery, 'filteredTotal');
  }

  // ── attempts ─────────────────────────────────────────────────────────────────────────────────────────────────────

  private depart(fact: Fact): void {
    const call = callOf(fact);
    const delivery = call.tag === 'delivered' ? this.nextFor(fact) : this.trail.of(fact);
    if (!delivery) return this.say(fact, `sends to ${call.to} what nobody published`);
    if (call.origins.join() !== String(delivery.origin))
      this.say(fact, `sends m${call.origins}, and m${delivery.origin} was published`);
    const { state } = delivery;
    delivery.callId = call.id;
    if (call.tag === 'delivered') this.attempt(fact, delivery);
    else if (state !== 'failed') this.say(fact, `moves m${delivery.origin}, which did not fail`);
    else delivery.state = 'moving';
    this.trail.adopt(call, delivery);
  }

  /** The first attempt follows from the publish, the others from the failure before. */
  private nextFor(fact: Fact): Delivery | undefined {
    const offered = this.published.get(fact.causeSeq);
    if (!offered) return this.trail.of(fact);
    return offered.find(({ subscription }) => subscription.wire.to === fact.detail.to);
  }

  private attempt(fact: Fact, delivery: Delivery): void {
    const { subscription, state, dueMs, shouldPass } = delivery;
    if (state === 'new') {
      subscription.counts.passedTotal++;
      if (shouldPass === false) this.say(fact, `m${delivery.origin} gets through to ${fact.detail.to}`);
    } else if (state !== 'waiting')
      this.say(fact, `m${delivery.origin} for ${fact.detail.to} is tried again while it is ${state}`);
    if (dueMs !== fact.atMs) this.say(fact, `tries m${delivery.origin}, which was due at ${dueMs} ms`);
    if (subscription.isGone) this.say(fact, `sends to ${fact.detail.to}, whose subscription is gone`);
    delivery.state = 'calling';
    delivery.attempt++;
  }

  private deliver(fact: Fact): void {
    const delivery = this.expect(fact, 'calling');
    if (!delivery) return;
    const { callId, attempt, subscription } = delivery;
    if (fact.detail.attempt !== attempt)
      this.say(fact, `delivered at attempt ${fact.detail.attempt}, the log knows ${attempt}`);
    this.checkArrival(fact, callId, subscription.protocol);
    this.end(delivery, 'deliveredTotal');
  }

  private checkArrival(fact: Fact, callId: number, service: string): void {
    if (!this.answers.isSuccess(callId)) this.say(fact, 'the answer was no success');
    else if (!this.answers.isTaken(callId, arrivalTypes[service] ?? [])) this.say(fact, 'it never arrived');
  }

  /** The delivery whose call or failure led to a fact; says so when there is none in that state. */
  private expect(fact: Fact, ...states: readonly Delivery['state'][]): Delivery | undefined {
    const delivery = this.trail.of(fact);
    if (!delivery) this.say(fact, `${fact.type}, and no attempt led to it`);
    else if (
      delivery.origin !== fact.detail.message ||
      delivery.subscription.wire.id !== fact.detail.subscription
    )
      this.say(fact, `${fact.type} after an attempt for m${delivery.origin}`);
    else if (!states.includes(delivery.state)) this.say(fact, `${fact.type} while it is ${delivery.state}`);
    else return delivery;
    return undefined;
  }

  private fail(topic: Topic, fact: Fact): void {
    const delivery = this.expect(fact, 'calling');
    if (!delivery) return;
    const { callId, attempt, subscription } = delivery;
    const { retryInMs: saidMs, next } = fact.detail;
    subscription.counts.failedAttemptsTotal++;
    if (this.answers.isSuccess(callId)) this.say(fact, 'failed, and the answer was a success');
    const isPassing = this.isPassing(callId);
    if (isPassing !== (fact.type === 'DeliveryFailed'))
      this.say(
        fact,
        isPassing ? 'given up after an answer that may pass' : 'a client-side error may be tried again',
      );
    if (fact.detail.attempt !== attempt)
      this.say(fact, `attempt ${fact.detail.attempt}, the log knows ${attempt}`);
    const policy = this.stage.settings(topic.id).DeliveryPolicy as string;
    const { wire, protocol, isOverridden } = subscription;
    const inMs = isPassing ? retryInMs(wire, protocol, policy, attempt) : undefined;
    if (!isOverridden && saidMs !== inMs && !Number.isNaN(inMs))
      this.say(fact, `tried again in ${saidMs} ms, the policy says ${inMs} ms`);
    const after = this.deadLetterQueue(topic, subscription) === undefined ? 'lost' : 'deadLetter';
    const expected = saidMs === undefined ? after : 'retry';
    if (!isOverridden && next !== expected) this.say(fact, `says ${next}, and ${expected} comes next`);
    delivery.state = saidMs === undefined ? 'failed' : 'waiting';
    delivery.dueMs = instant(fact.atMs + ((saidMs as number) ?? 0));
    this.trail.mark(fact, delivery);
  }

  /** SNS-82, SNS-83: no answer, a fault of the other side's, or too much at a time. */
  private isPassing(callId: number): boolean {
    const refusal = this.answers.refusal(callId);
    return !refusal || refusal.status >= 500 || refusal.status === 429 || refusal.code.includes('Throttl');
  }

  /** SNS-84 */
  private deadLetterQueue(topic: Topic, { wire }: Subscription): string | undefined {
    const wires = this.stage.wiresFrom(topic.id, 'redrive');
    const named = (each: Wire) => each.settings.endpoints as readonly string[];
    const own = wires.find((each) => named(each).includes(wire.to));
    return (own ?? wires.find((each) => named(each).length === 0))?.to;
  }

  private deadLetter(fact: Fact): void {
    const delivery = this.expect(fact, 'moving');
    if (!delivery) return;
    this.checkArrival(fact, delivery.callId, 'sqs');
    this.end(delivery, 'deadLetteredTotal');
  }

  // ── losses ───────────────────────────────────────────────────────────────────────────────────────────────────────

  private lose(topic: Topic, fact: Fact): void {
    const delivery = this.trail.of(fact) ?? this.waiting(topic, fact);
    if (!delivery) return this.say(fact, 'lost, and it was not under way');
    const { state, subscription, callId } = delivery;
    const { isGone, isOverridden } = subscription;
    const isTopicGoing = fact.detail.reason === 'the topic was deleted';
    if (state === 'ended') return this.say(fact, 'lost, and its way has ended');
    if ((state === 'waiting' || state === 'calling') && !isGone && !isTopicGoing)
      this.say(fact, `lost while it is ${state}`);
    if (state === 'calling' && this.answers.isSuccess(callId))
      this.say(fact, 'lost, and the answer was a success');
    if (state === 'moving' && this.answers.isSuccess(callId))
      this.say(fact, 'lost, and the dead-letter queue took it');
    if (state === 'failed' && !isOverridden && this.deadLetterQueue(topic, subscription) !== undefined)
      this.say(fact, 'lost, and there is a dead-letter queue');
    this.end(delivery, 'lostTotal');
  }

  private waiting(topic: Topic, { detail }: Fact): Delivery | undefined {
    return [...topic.deliveries].find(
      ({ origin, subscription, state }) =>
        origin === detail.message && subscription.wire.id === detail.subscription && state === 'waiting',
    );
  }

  private end(delivery: Delivery, count: keyof Counts): void {
    delivery.subscription.counts[count]++;
    delivery.state = 'ended';
    delivery.topic.deliveries.delete(delivery);
  }

  // ── the end ──────────────────────────────────────────────────────────────────────────────────────────────────────

  finish(): void {
    for (const topic of this.topics.values()) {
      for (const delivery of topic.deliveries) this.finishDelivery(delivery);
      this.finishTopic(topic);
    }
  }

  private endSay(sentence: string): void {
    this.story.report('topics', this.story.facts.length, sentence);
  }

  private finishDelivery({ topic, subscription, origin, state, callId, dueMs }: Delivery): void {
    const { nowMs } = this.story.run.end;
    const name = `${topic.id}, m${origin} for ${subscription.wire.to}`;
    if (state === 'new') this.endSay(`${name}: neither sent nor filtered`);
    if (state === 'failed') this.endSay(`${name}: failed, and nobody says what became of it`);
    if (state === 'waiting' && dueMs < nowMs) this.endSay(`${name}: was to be tried again at ${dueMs} ms`);
    const isUnderWay = state === 'calling' || state === 'moving';
    if (isUnderWay && this.answers.knownMs(callId) < nowMs)
      this.endSay(`${name}: its call has ended, and nobody says how`);
  }

  private finishTopic(topic: Topic): void {
    const { id, publishedTotal, unheardTotal, subscriptions, deliveries } = topic;
    const view = this.story.run.end.views.get(id) as TopicView | undefined;
    if (!view) return this.endSay(`${id} is in the log and not there at the end`);
    if (view.publishedTotal !== publishedTotal || view.unheardTotal !== unheardTotal)
      this.endSay(`${id} shows ${view.publishedTotal} published, the log ${publishedTotal}`);
    for (const { wire, counts } of subscriptions) {
      const gate = view.gates.find(({ link }) => link === wire.id);
      if (!gate) continue;
      for (const name of countNames)
        if (gate[name] !== counts[name])
          this.endSay(`${id} shows ${name} ${gate[name]} for ${wire.to}, the log ${counts[name]}`);
      const waiting = [...deliveries].filter(
        ({ subscription, state }) => subscription.wire === wire && state === 'waiting',
      );
      const due = waiting.map(({ dueMs }) => dueMs).sort((left, right) => left - right);
      const shown = gate.retries.map(({ atMs }) => atMs);
      if (gate.retryCount !== due.length || shown.join() !== due.slice(0, shown.length).join())
        this.endSay(`${id} shows retries for ${wire.to} at ${shown} ms, the log ${due}`);
    }
    if (view.gateCount !== subscriptions.length)
      this.endSay(`${id} shows ${view.gateCount} gates, and there are ${subscriptions.length}`);
  }
}
