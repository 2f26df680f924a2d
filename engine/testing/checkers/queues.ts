/**
 * The life of every message in every queue, followed from the log: nothing leaves without a reason, nothing is invented,
 * one owner at a time, order within a group, counts that go up by one, timers that are kept, and the dead-letter move
 * neither early nor late.
 */
import type { Fact } from '../../kernel/log.ts';
import type { Answer } from '../../kernel/service.ts';
import type { ReceiveMessageOutput } from '../../services/sqs/contract.ts';
import { type Copy, QueueContents } from './copies.ts';
import type { InForce } from './inForce.ts';
import { instant } from './instant.ts';
import { Receives } from './receives.ts';
import { type Checker, callOf, type Story } from './story.ts';

/** A message between a queue and its dead-letter queue. */
interface Move {
  copy: Copy;
  from: QueueContents;
  to: string;
  callId?: number;
  arriveMs: number;
}

const never = Number.POSITIVE_INFINITY;

export class Queues implements Checker {
  private readonly queues = new Map<string, QueueContents>();
  /** Moves by the fact that last spoke of them: `MessageDeadLettered`, then its `RequestDeparted`. */
  private readonly moves = new Map<number, Move>();
  private readonly receives: Receives;

  constructor(
    private readonly story: Story,
    private readonly inForce: InForce,
  ) {
    this.receives = new Receives(story);
  }

  see(fact: Fact): void {
    this.receives.see(fact);
    if (fact.type === 'RequestDeparted') return this.depart(fact);
    if (fact.service !== 'sqs') return;
    if (fact.type === 'ResourceCreated') {
      const isFifo = fact.detail.settings as { FifoQueue: boolean };
      this.queues.set(fact.resource, new QueueContents(fact.resource, isFifo.FifoQueue));
      return;
    }
    if (fact.type === 'ReplyDeparted' && callOf(fact).action === 'ReceiveMessage') {
      const queue = this.queues.get(fact.resource);
      if (queue) this.learnHandles(queue, fact);
    }
    // What the kernel says of a queue may be said before it begins and after its end.
    if (
      fact.detail.message === undefined &&
      fact.type !== 'QueueDeleted' &&
      fact.type !== 'AttributesChanged'
    )
      return;
    const queue = this.queues.get(fact.resource);
    if (!queue) return this.say('conservation', fact, `${fact.type} in a queue that is not there`);
    this.inQueue(queue, fact);
  }

  private say(checker: string, fact: Fact, sentence: string): void {
    const about = fact.detail.message === undefined ? '' : `, m${fact.detail.message}`;
    this.story.report(checker, fact.seq, `${fact.resource}${about}: ${sentence}`);
  }

  private inQueue(queue: QueueContents, fact: Fact): void {
    switch (fact.type) {
      case 'MessageSent':
        return this.send(queue, fact);
      case 'DelayElapsed':
        return this.elapse(queue, fact, 'delayed');
      case 'VisibilityExpired':
        return this.elapse(queue, fact, 'inFlight');
      case 'MessageReceived':
        return this.receive(queue, fact);
      case 'VisibilityChanged':
        return this.changeVisibility(queue, fact);
      case 'MessageDeleted':
        return this.delete(queue, fact);
      case 'MessageExpired':
        return this.expire(queue, fact);
      case 'MessageDeadLettered':
        return this.deadLetter(queue, fact);
      case 'DeadLetterArrived':
        return this.arrive(queue, fact);
      case 'DeadLetterReturned':
        return this.comeBack(queue, fact);
      case 'DeleteIgnored':
      case 'VisibilityChangeIgnored':
        return void this.expect(queue, fact, []);
      case 'QueueDeleted':
        return this.empty(queue, fact);
      case 'AttributesChanged':
        return this.changeAttributes(queue, fact);
    }
  }

  /** The copy a fact is about; says so when there is none, or when it was received another number of times. */
  private expect(
    queue: QueueContents,
    fact: Fact,
    looks: readonly ((copy: Copy) => boolean)[],
    receiveCount = fact.detail.receiveCount as number | undefined,
  ): Copy | undefined {
    const hasCount = (copy: Copy) => receiveCount === undefined || copy.receiveCount === receiveCount;
    const copy = queue.find(fact.detail.message as number, [hasCount, ...looks]);
    if (!copy) this.say('conservation', fact, `${fact.type}, but it is not in the queue`);
    else if (!hasCount(copy)) {
      const found = `${fact.type} speaks of ${receiveCount} receives before this, the log of ${copy.receiveCount}`;
      this.say('receive counts', fact, found);
    }
    return copy;
  }

  // ── coming in ────────────────────────────────────────────────────────────────────────────────────────────────────

  private send(queue: QueueContents, fact: Fact): void {
    const { message, group, delayMs } = fact.detail as { message: number; group?: string; delayMs: number };
    const rules = this.inForce.rules(queue.id);
    const own = queue.isFifo ? undefined : this.story.sendOf(fact)?.DelaySeconds;
    const isSure = queue.isFifo || this.story.sendOf(fact) !== undefined;
    const expectedMs = (own ?? rules?.DelaySeconds ?? 0) * 1000;
    if (isSure && delayMs !== expectedMs)
      this.say('timers', fact, `delayed by ${delayMs} ms, and ${expectedMs} ms were asked`);
    if (queue.isFifo && group === undefined)
      this.say('order', fact, 'stored in a FIFO queue without a group');
    queue.add({
      origin: message,
      group,
      state: delayMs > 0 ? 'delayed' : 'visible',
      untilMs: delayMs > 0 ? instant(fact.atMs + delayMs) : never,
      receiveCount: 0,
      receivesHere: 0,
      enqueuedAtMs: fact.atMs,
      arrivedAtMs: fact.atMs,
      batch: '',
      handle: undefined,
      staleHandles: new Set(),
      isMixed: false,
    });
  }

  private depart(fact: Fact): void {
    if (fact.detail.action !== 'AcceptDeadLetter') return;
    const move = this.moves.get(fact.causeSeq);
    if (!move || move.to !== fact.detail.to)
      return this.say('conservation', fact, 'moves a message that did not leave');
    this.moves.delete(fact.causeSeq);
    this.moves.set(fact.seq, {
      ...move,
      callId: fact.detail.id as number,
      arriveMs: fact.detail.arriveMs as number,
    });
  }

  private arrive(queue: QueueContents, fact: Fact): void {
    const move = this.moves.get(fact.causeSeq);
    this.moves.delete(fact.causeSeq);
    if (!move || move.to !== queue.id || move.copy.origin !== fact.detail.message)
      return this.say('conservation', fact, 'arrives as a dead letter that nobody sent here');
    const { copy } = move;
    if (fact.detail.receiveCount !== copy.receiveCount)
      this.say(
        'receive counts',
        fact,
        `left after ${copy.receiveCount} receives, arrives with ${fact.detail.receiveCount}`,
      );
    if (queue.isFifo !== move.from.isFifo)
      this.say('dead letters', fact, `comes from ${move.from.id}, a queue of the other type`);
    // SQS-73, SQS-74: on a standard queue the retention clock goes on, on FIFO it starts anew.
    queue.add(fresh(copy, fact.atMs, queue.isFifo ? fact.atMs : copy.enqueuedAtMs));
  }

  private comeBack(queue: QueueContents, fact: Fact): void {
    const cause = this.story.facts[fact.causeSeq];
    const callId =
      cause?.type === 'ReplyDeparted' ? (cause.detail.call as { id: number }).id : cause?.detail.call;
    const entry = [...this.moves].find(([, move]) => move.callId === callId);
    if (!entry || entry[1].from !== queue)
      return this.say('conservation', fact, 'comes back to where it never was');
    this.moves.delete(entry[0]);
    queue.add({
      ...fresh(entry[1].copy, fact.atMs, entry[1].copy.enqueuedAtMs),
      receivesHere: entry[1].copy.receivesHere,
    });
  }

  // ── changing ─────────────────────────────────────────────────────────────────────────────────────────────────────

  /** A delay or a visibility timeout is over. */
  private elapse(queue: QueueContents, fact: Fact, state: Copy['state']): void {
    const copy = this.expect(queue, fact, [
      (other) => other.state === state,
      (other) => other.untilMs === fact.atMs,
    ]);
    if (!copy) return;
    if (!copy.isMixed && copy.state !== state)
      this.say('one owner', fact, `${fact.type}, but it is ${copy.state}`);
    else if (!copy.isMixed && copy.untilMs !== fact.atMs)
      this.say('timers', fact, `${fact.type} at ${fact.atMs} ms, it was due at ${copy.untilMs} ms`);
    Object.assign(copy, { state: 'visible', untilMs: never });
  }

  private receive(queue: QueueContents, fact: Fact): void {
    const { receiveCount, timeoutMs, untilMs, by } = fact.detail as Record<string, number>;
    const copy = this.expect(queue, fact, [(other) => other.state === 'visible'], (receiveCount ?? 0) - 1);
    if (!this.receives.isAsking(queue.id, String(by), fact))
      this.say('invention', fact, `handed to ${by}, who did not ask`);
    if (!copy) return;
    const batch = this.receives.batchOf(fact);
    if (!copy.isMixed && copy.state === 'inFlight')
      this.say('one owner', fact, `handed to ${by} while it is in flight until ${copy.untilMs} ms`);
    if (!copy.isMixed && copy.state === 'delayed')
      this.say('timers', fact, `received while delayed until ${copy.untilMs} ms`);
    if (untilMs !== instant(fact.atMs + (timeoutMs ?? 0)))
      this.say('timers', fact, 'its timeout does not begin at the receive');
    const wanted = this.receives.timeoutMs(fact, this.inForce.rules(queue.id)?.VisibilityTimeout ?? 0);
    if (wanted !== undefined && wanted !== timeoutMs)
      this.say('timers', fact, `hidden for ${timeoutMs} ms, and ${wanted} ms were asked`);
    if (queue.isFifo && !copy.isMixed) this.checkGroup(queue, fact, copy, batch);
    const staleHandles =
      copy.handle === undefined ? copy.staleHandles : new Set([...copy.staleHandles, copy.handle]);
    const receivesHere = copy.receivesHere + 1;
    const handle = undefined;
    Object.assign(copy, {
      state: 'inFlight',
      untilMs,
      batch,
      receiveCount,
      receivesHere,
      handle,
      staleHandles,
    });
    this.checkAllowance(queue, fact, copy);
  }

  /** The answer of a receive tells the handles of what it handed out. */
  private learnHandles(queue: QueueContents, fact: Fact): void {
    const { output, origins } = fact.detail as unknown as Answer;
    const { Messages: messages = [] } = (output ?? {}) as ReceiveMessageOutput;
    messages.forEach(({ ReceiptHandle }, index) => {
      const copy = queue.find(origins[index] as number, []);
      if (copy && !copy.isMixed) copy.handle = ReceiptHandle;
    });
  }

  /** SQS-45, SQS-50: only the handle of the last receive has an effect. */
  private checkHandle(fact: Fact, copy: Copy): void {
    const input = this.story.requestOf(fact)?.input as
      | { ReceiptHandle?: string; Entries?: { ReceiptHandle: string }[] }
      | undefined;
    const handles = [
      input?.ReceiptHandle,
      ...(input?.Entries ?? []).map((entry) => entry.ReceiptHandle),
    ].filter((handle) => handle !== undefined);
    const isRight = copy.handle === undefined || handles.includes(copy.handle);
    const isStale =
      handles.some((handle) => copy.staleHandles.has(handle)) && !handles.includes(copy.handle ?? '');
    if (!copy.isMixed && (isStale || !isRight))
      this.say('one owner', fact, `${fact.type} by a handle that is not of its last receive`);
  }

  /** SQS-97, SQS-98: nothing of its group stands before it, unless this very receive takes that too. */
  private checkGroup(queue: QueueContents, fact: Fact, copy: Copy, batch: string): void {
    const blocker = queue
      .ahead(copy)
      .find((other) => !other.isMixed && !(other.state === 'inFlight' && other.batch === batch));
    if (blocker) {
      const place = blocker.state === 'inFlight' ? 'in flight' : blocker.state;
      this.say(
        'order',
        fact,
        `received while m${blocker.origin}, sent before it in group ${copy.group}, is ${place}`,
      );
    }
  }

  /** SQS-71: with maxReceiveCount N, N receives and no more. */
  private checkAllowance(queue: QueueContents, fact: Fact, copy: Copy): void {
    const policy = this.inForce.policy(queue.id);
    if (fact.detail.maxReceiveCount !== policy?.maxReceiveCount)
      this.say(
        'dead letters',
        fact,
        `says of ${fact.detail.maxReceiveCount}, the policy says ${policy?.maxReceiveCount}`,
      );
    if (!policy || !this.inForce.isThere(policy.target) || copy.isMixed) return;
    if (copy.receivesHere > policy.maxReceiveCount)
      this.say(
        'dead letters',
        fact,
        `received ${copy.receivesHere} times, ${policy.maxReceiveCount} are allowed`,
      );
  }

  private changeVisibility(queue: QueueContents, fact: Fact): void {
    const { timeoutMs, untilMs } = fact.detail as Record<string, number>;
    const copy = this.expect(queue, fact, [(other) => other.state === 'inFlight']);
    if (!copy) return;
    if (!copy.isMixed && copy.state !== 'inFlight')
      this.say('one owner', fact, `its visibility changes while it is ${copy.state}`);
    this.checkHandle(fact, copy);
    if (untilMs !== instant(fact.atMs + (timeoutMs ?? 0)))
      this.say('timers', fact, 'its new timeout does not begin now');
    Object.assign(copy, timeoutMs === 0 ? { state: 'visible', untilMs: never } : { untilMs });
  }

  /** A new retention may end messages now; on FIFO a new delay also holds for those whose delay is running (SQS-62). */
  private changeAttributes(queue: QueueContents, fact: Fact): void {
    queue.changedAtMs = fact.atMs;
    const { DelaySeconds: seconds } = fact.detail.settings as { DelaySeconds?: number };
    if (!queue.isFifo || seconds === undefined) return;
    for (const copy of queue.all)
      if (copy.state === 'delayed')
        copy.untilMs = Math.max(fact.atMs, instant(copy.enqueuedAtMs + seconds * 1000));
  }

  // ── leaving ──────────────────────────────────────────────────────────────────────────────────────────────────────

  private delete(queue: QueueContents, fact: Fact): void {
    const copy = this.expect(queue, fact, [(other) => other.state === 'inFlight']);
    if (!copy) return;
    const mayBe = queue.isFifo ? ['inFlight'] : ['inFlight', 'visible'];
    if (!copy.isMixed && !mayBe.includes(copy.state))
      this.say('one owner', fact, `deleted while it is ${copy.state}`);
    this.checkHandle(fact, copy);
    if (copy.receiveCount === 0) this.say('invention', fact, 'deleted, though nobody ever received it');
    queue.remove(copy);
  }

  private expire(queue: QueueContents, fact: Fact): void {
    const retentionMs = (this.inForce.rules(queue.id)?.MessageRetentionPeriod ?? 0) * 1000;
    const dueMs = (copy: Copy) =>
      Math.max(instant(copy.enqueuedAtMs + retentionMs), copy.arrivedAtMs, queue.changedAtMs);
    const copy = this.expect(queue, fact, [(other) => dueMs(other) === fact.atMs]);
    if (!copy) return;
    const isEarly = instant(copy.enqueuedAtMs + retentionMs) > fact.atMs;
    if (!copy.isMixed && (isEarly || dueMs(copy) < fact.atMs))
      this.say(
        'timers',
        fact,
        `expired at ${fact.atMs} ms, its retention of ${retentionMs} ms was over at ${dueMs(copy)} ms`,
      );
    queue.remove(copy);
  }

  private deadLetter(queue: QueueContents, fact: Fact): void {
    const policy = this.inForce.policy(queue.id);
    const copy = this.expect(queue, fact, [(other) => other.state === 'visible']);
    if (!this.receives.isReceiving(queue.id, fact))
      this.say('dead letters', fact, 'moved, though nobody was receiving');
    if (!policy || policy.target !== fact.detail.to || !this.inForce.isThere(policy.target))
      this.say('dead letters', fact, `moved to ${fact.detail.to}, and no policy in force says so`);
    if (!copy) return;
    if (!copy.isMixed && copy.state !== 'visible')
      this.say('one owner', fact, `moved while it is ${copy.state}`);
    if (policy && !copy.isMixed && copy.receivesHere < policy.maxReceiveCount)
      this.say(
        'dead letters',
        fact,
        `moved after ${copy.receivesHere} of ${policy.maxReceiveCount} receives`,
      );
    queue.remove(copy);
    this.moves.set(fact.seq, { copy, from: queue, to: String(fact.detail.to), arriveMs: never });
  }

  private empty(queue: QueueContents, fact: Fact): void {
    const { length } = queue.all;
    if (fact.detail.messageCount !== length)
      this.say(
        'conservation',
        fact,
        `deleted with ${fact.detail.messageCount} messages, the log knows ${length}`,
      );
    queue.isGone = true;
    this.queues.delete(queue.id);
  }

  // ── the end ──────────────────────────────────────────────────────────────────────────────────────────────────────

  finish(): void {
    for (const queue of this.queues.values()) this.finishQueue(queue);
    for (const [seq, move] of this.moves) this.finishMove(seq, move);
    for (const id of this.story.run.end.queues.keys())
      if (!this.queues.has(id)) this.end('conservation', `${id} is there at the end and not in the log`);
  }

  private end(checker: string, sentence: string): void {
    this.story.report(checker, this.story.facts.length, sentence);
  }

  private finishQueue(queue: QueueContents): void {
    const { nowMs, queues } = this.story.run.end;
    const view = queues.get(queue.id);
    if (!view) return this.end('conservation', `${queue.id} is in the log and not there at the end`);
    const { all } = queue;
    const count = (state: Copy['state']) => all.filter((copy) => copy.state === state).length;
    const counted = [count('visible'), count('inFlight'), count('delayed')];
    const shown = [view.visibleCount, view.notVisibleCount, view.delayedCount];
    const isSame = all.some((copy) => copy.isMixed)
      ? counted.reduce((sum, one) => sum + one) === shown.reduce((sum, one) => sum + one)
      : counted.join() === shown.join();
    const words = '(visible, in flight, delayed)';
    if (!isSame) this.end('conservation', `${queue.id} shows ${shown} ${words}, the log leaves ${counted}`);
    const retentionMs = (this.inForce.rules(queue.id)?.MessageRetentionPeriod ?? never) * 1000;
    for (const copy of all) {
      if (copy.isMixed) continue;
      const { origin, state, untilMs, enqueuedAtMs } = copy;
      if (untilMs < nowMs)
        this.end('timers', `${queue.id}, m${origin}: ${state} until ${untilMs} ms, and still is`);
      if (enqueuedAtMs + retentionMs < nowMs)
        this.end('timers', `${queue.id}, m${origin}: older than its retention`);
    }
    if (view.waitingPolls > 0 && isAvailable(queue))
      this.end('long polls', `${queue.id}: a receive waits although a message can be had`);
  }

  private finishMove(seq: number, { copy, from, to, callId, arriveMs }: Move): void {
    // The answer that it cannot stay takes its way back, too.
    const isRefused = this.story.facts.some(
      ({ type, detail }) =>
        type === 'ReplyDeparted' &&
        (detail.call as { id: number }).id === callId &&
        detail.refusal !== undefined &&
        (detail.arriveMs as number) >= this.story.run.end.nowMs,
    );
    // What would come back to a queue that is gone has gone with it.
    if (from.isGone || isRefused || (callId !== undefined && arriveMs >= this.story.run.end.nowMs)) return;
    this.story.report('conservation', seq, `m${copy.origin} left ${from.id} for ${to} and never arrived`);
  }
}

function fresh(copy: Copy, arrivedAtMs: number, enqueuedAtMs: number): Copy {
  const place = { state: 'visible', untilMs: never, batch: '', receivesHere: 0 } as const;
  return { ...copy, ...place, arrivedAtMs, enqueuedAtMs, handle: undefined, staleHandles: new Set() };
}

/** Whether a receive would find something. Mixed copies prove nothing. */
function isAvailable(queue: QueueContents): boolean {
  const can = (copy: Copy | undefined) => copy !== undefined && !copy.isMixed && copy.state === 'visible';
  return queue.isFifo ? queue.groups.some((line) => can(line[0])) : queue.all.some(can);
}
