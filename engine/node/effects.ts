/** What became of every message, told from the log alone. */
import type { Fact } from '../kernel/log.ts';
import type { Origin } from '../kernel/service.ts';

export interface Effects {
  /** Messages that were made, or sent by hand; without those that a queue swallowed as duplicates or that nobody wanted. */
  expected: number;
  /** Of these: whose work succeeded at least once, at a program, or that Firehose delivered. */
  done: number;
  /** Work never succeeded, and nobody has them any more or ever had them: refused, given up, expired, deleted undone. */
  lost: number;
  /** All others: waiting, in flight, in a dead-letter queue, kept in a stream or a bucket, on their way. */
  pending: number;
  /** Of `done`: those whose work succeeded twice or more at one resource. */
  duplicated: number;
}

interface Story {
  /** Copies in queues, or between a queue and its dead-letter queue. */
  copies: number;
  /** Places that keep it without counting: a shard, a bucket, a buffer, a function's own queue. */
  keeps: number;
  /** Somebody has taken it in at some time, or its sender has stopped trying. */
  isSettled: boolean;
  isSwallowed: boolean;
  /** A filter policy or a transform has turned it away, as it was told to. */
  isUnwanted: boolean;
  /** A delivery of it was given up for good. */
  isLost: boolean;
  doneBy: Map<string, number> | undefined;
}

const kept = new Set([
  'RecordPut',
  'RecordsPut',
  'RecordAccepted',
  'RecordsAccepted',
  'ObjectCreated',
  'EventQueued',
]);
const letGo = new Set(['RecordsLost', 'EventGivenUp']);
const givenUp = new Set(['SendRefused', 'SendGivenUp', 'FailureOverlooked', 'MessagePublished']);
const unwanted = new Set(['MessageFiltered', 'RecordsDropped']);
const lost = new Set(['DeliveryLost', 'MessageUnheard']);
const done = new Set([
  'WorkSucceeded',
  'RecordProcessed',
  'RecordsProcessed',
  'RequestWorked',
  'ObjectDelivered',
]);
/** Of an invocation the log says itself which of its messages were done. */
const invocations = new Set(['InvocationSucceeded', 'InvocationFailed']);

/** Fed with every fact in order. Keeps a small record per message. */
export class EffectsCounter {
  private readonly stories = new Map<Origin, Story>();
  /** Which messages a queue holds, for the day it is deleted. */
  private readonly held = new Map<string, Map<Origin, number>>();

  add({ type, resource, detail }: Fact): void {
    if (type === 'QueueDeleted') this.empty(resource);
    if (invocations.has(type)) {
      for (const origin of detail.done as readonly Origin[]) this.doneAt(resource, this.storyOf(origin));
      return;
    }
    if (detail.message !== undefined) this.addOne(type, resource, detail.message);
    else for (const origin of detail.messages ?? []) this.addOne(type, resource, origin);
  }

  private addOne(type: string, resource: string, origin: Origin): void {
    const story = this.storyOf(origin);
    if (done.has(type)) return this.doneAt(resource, story);
    if (kept.has(type)) {
      story.keeps++;
      story.isSettled = true;
    } else if (letGo.has(type)) story.keeps--;
    else if (givenUp.has(type)) story.isSettled = true;
    else if (unwanted.has(type)) story.isUnwanted = true;
    else if (lost.has(type)) story.isLost = true;
    else this.addToQueue(type, resource, origin, story);
  }

  private addToQueue(type: string, resource: string, origin: Origin, story: Story): void {
    switch (type) {
      case 'MessageSent':
        story.copies++;
        story.isSettled = true;
        return this.hold(resource, origin, 1);
      case 'MessageDeleted':
      case 'MessageExpired':
        story.copies--;
        return this.hold(resource, origin, -1);
      // Between two queues a message is in neither, and not lost.
      case 'MessageDeadLettered':
        return this.hold(resource, origin, -1);
      case 'DeadLetterArrived':
      case 'DeadLetterReturned':
        return this.hold(resource, origin, 1);
      case 'MessageDeduplicated':
        story.isSwallowed = true;
    }
  }

  private doneAt(resource: string, story: Story): void {
    story.doneBy ??= new Map();
    story.doneBy.set(resource, (story.doneBy.get(resource) ?? 0) + 1);
  }

  result(): Effects {
    const effects: Effects = { expected: 0, done: 0, lost: 0, pending: 0, duplicated: 0 };
    for (const story of this.stories.values()) {
      const isNowhere = story.copies === 0 && story.keeps <= 0 && !story.doneBy;
      // A message of which only duplicates came is done, waits or is lost under the number of the first.
      if (story.isSwallowed && isNowhere && !story.isSettled) continue;
      if (story.isUnwanted && isNowhere && !story.isLost) continue;
      effects.expected++;
      if (story.doneBy) effects.done++;
      else if (story.isSettled && isNowhere) effects.lost++;
      else effects.pending++;
      if ([...(story.doneBy?.values() ?? [])].some((times) => times > 1)) effects.duplicated++;
    }
    return effects;
  }

  private storyOf(origin: Origin): Story {
    let story = this.stories.get(origin);
    if (!story) {
      story = {
        copies: 0,
        keeps: 0,
        isSettled: false,
        isSwallowed: false,
        isUnwanted: false,
        isLost: false,
        doneBy: undefined,
      };
      this.stories.set(origin, story);
    }
    return story;
  }

  private hold(queue: string, origin: Origin, by: number): void {
    let messages = this.held.get(queue);
    if (!messages) {
      messages = new Map();
      this.held.set(queue, messages);
    }
    const copies = (messages.get(origin) ?? 0) + by;
    if (copies === 0) messages.delete(origin);
    else messages.set(origin, copies);
  }

  /** A queue is deleted with all that is in it. */
  private empty(queue: string): void {
    for (const [origin, copies] of this.held.get(queue) ?? []) this.storyOf(origin).copies -= copies;
    this.held.delete(queue);
  }
}
