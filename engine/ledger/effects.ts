/** What became of every message, told from the log alone. The one account of effects: `simulate` and the ledger read it. */
import type { Fact } from '../kernel/log.ts';
import type { Origin } from '../kernel/service.ts';
import { type FactKind, kindOf } from './factKinds.ts';
import { beginStory, type Standing, type Story, standingOf } from './story.ts';

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

/** Hears of what is worth noting down, as it is found. */
export interface EffectsWatcher {
  /** Work on a message has succeeded; `times` counts the effects of it at this resource, this one included. */
  effect(story: Story, times: number, fact: Fact): void;
  /** It stands otherwise than before this fact. */
  stands(story: Story, before: Standing, fact: Fact): void;
  /** A copy of it has come to rest in a queue as a dead letter, or such a copy is gone. */
  deadLetter(story: Story, queue: string, isThere: boolean, fact: Fact): void;
}

/** Of an invocation the log says itself which of its messages were done. */
const invocations = new Set(['InvocationSucceeded', 'InvocationFailed']);

/** Fed with every fact in order. Keeps a small record per message, and figures that are ready at any time. */
export class EffectsCounter {
  private readonly stories = new Map<Origin, Story>();
  /** Which messages a queue holds, for the day it is deleted; and those of them that are dead letters. */
  private readonly held = new Map<string, Map<Origin, number>>();
  private readonly dead = new Map<string, Map<Origin, number>>();
  private readonly standing: Record<Standing, number> = {
    none: 0,
    done: 0,
    lost: 0,
    underWay: 0,
    pending: 0,
  };
  private duplicated = 0;
  private deadPending = 0;
  /** Messages of a smaller number are not followed (any more). */
  private firstOrigin = 0;

  /**
   * @param watcher hears what happens to single messages
   * @param storiesMax messages followed at a time; of older ones the figures stay as they were. All unless given
   */
  constructor(
    private readonly watcher?: EffectsWatcher,
    private readonly storiesMax = Number.POSITIVE_INFINITY,
  ) {}

  /** Messages made before this one are left out: their beginning is no longer in the log. */
  beginAt(origin: Origin): void {
    this.firstOrigin = origin;
  }

  /** How a message of the account came to stand; undefined when it is not followed. */
  storyAt(origin: Origin): Story | undefined {
    return this.stories.get(origin);
  }

  /** Pending messages that rest in a dead-letter queue. */
  get deadLettered(): number {
    return this.deadPending;
  }

  /** Messages that `result` still calls lost, though a topic is about to hand them on. */
  get underWay(): number {
    return this.standing.underWay;
  }

  result(): Effects {
    const { done, lost, underWay, pending } = this.standing;
    const expected = done + lost + underWay + pending;
    return { expected, done, lost: lost + underWay, pending, duplicated: this.duplicated };
  }

  add(fact: Fact): void {
    const { type, resource, detail } = fact;
    if (type === 'QueueDeleted') this.empty(resource, fact);
    if (invocations.has(type)) {
      for (const origin of detail.done as readonly Origin[]) this.addOne('done', origin, fact);
      return;
    }
    const kind = kindOf(type);
    if (detail.message !== undefined) this.addOne(kind, detail.message, fact);
    else for (const origin of detail.messages ?? []) this.addOne(kind, origin, fact);
  }

  private addOne(kind: FactKind, origin: Origin, fact: Fact): void {
    const story = this.stories.get(origin) ?? this.begin(origin, fact);
    if (!story) return;
    if (kind === 'done') this.doneAt(story, fact);
    else this.change(kind, story, fact);
    this.settle(story, fact);
  }

  private change(kind: Exclude<FactKind, 'done'>, story: Story, fact: Fact): void {
    const { resource, detail } = fact;
    switch (kind) {
      case 'kept':
        story.keeps++;
        story.isSettled = true;
        return;
      case 'letGo':
        story.keeps--;
        return;
      case 'published':
        story.underWay += Number(detail.subscriptions ?? 0);
        story.isSettled = true;
        return;
      case 'givenUp':
        story.isSettled = true;
        return;
      case 'unwanted':
        story.isUnwanted = true;
        if (fact.type === 'MessageFiltered') this.arrive(story);
        return;
      case 'handedOver':
        return this.arrive(story);
      case 'lost':
        story.isLost = true;
        return this.arrive(story);
      case 'restsElsewhere':
        this.arrive(story);
        return this.rest(String(detail.to), story, fact);
      case 'swallowed':
        story.isSwallowed = true;
        return;
      case 'stored':
        story.copies++;
        story.isSettled = true;
        return this.hold(resource, story, 1);
      case 'removed':
        story.copies--;
        this.hold(resource, story, -1);
        return this.unrest(resource, story, fact);
      // Between two queues a message is in neither, and not lost.
      case 'moved':
        this.hold(resource, story, -1);
        return this.unrest(resource, story, fact);
      case 'moveArrived':
        this.hold(resource, story, 1);
        return this.rest(resource, story, fact);
      case 'moveReturned':
        return this.hold(resource, story, 1);
    }
  }

  private arrive(story: Story): void {
    if (story.underWay > 0) story.underWay--;
  }

  private doneAt(story: Story, fact: Fact): void {
    story.doneBy ??= [];
    let row = story.doneBy.find(({ resource }) => resource === fact.resource);
    if (!row) {
      row = { resource: fact.resource, times: 0 };
      story.doneBy.push(row);
    }
    row.times++;
    if (row.times === 2 && story.doneBy.every((other) => other === row || other.times < 2)) this.duplicated++;
    this.watcher?.effect(story, row.times, fact);
  }

  /** Books a story over to where it stands now. */
  private settle(story: Story, fact: Fact): void {
    const before = story.standing;
    const now = standingOf(story);
    const isDeadPending = story.deadCopies > 0 && now === 'pending';
    if (isDeadPending !== story.isDeadPending) {
      this.deadPending += isDeadPending ? 1 : -1;
      story.isDeadPending = isDeadPending;
    }
    if (now === before) return;
    this.standing[before]--;
    this.standing[now]++;
    story.standing = now;
    this.watcher?.stands(story, before, fact);
  }

  private begin(origin: Origin, fact: Fact): Story | undefined {
    if (origin < this.firstOrigin) return undefined;
    if (this.stories.size >= this.storiesMax) this.forgetOldest();
    const story = beginStory(origin, fact);
    this.stories.set(origin, story);
    this.standing.none++;
    return story;
  }

  /** Lets a quarter of the stories go. What the figures say of them stays. */
  private forgetOldest(): void {
    let left = Math.ceil(this.storiesMax / 4);
    for (const origin of this.stories.keys()) {
      if (left-- === 0) break;
      this.stories.delete(origin);
      this.firstOrigin = Math.max(this.firstOrigin, origin + 1);
    }
  }

  private hold(queue: string, { origin }: Story, by: number): void {
    count(this.held, queue, origin, by);
  }

  private rest(queue: string, story: Story, fact: Fact): void {
    // Only where it is: what was told of it may be another message (a report to a destination).
    if (!this.held.get(queue)?.has(story.origin)) return;
    count(this.dead, queue, story.origin, 1);
    story.deadCopies++;
    this.watcher?.deadLetter(story, queue, true, fact);
  }

  private unrest(queue: string, story: Story, fact: Fact): void {
    if (!this.dead.get(queue)?.has(story.origin)) return;
    count(this.dead, queue, story.origin, -1);
    story.deadCopies--;
    this.watcher?.deadLetter(story, queue, false, fact);
  }

  /** A queue is deleted with all that is in it. */
  private empty(queue: string, fact: Fact): void {
    const dead = this.dead.get(queue);
    for (const [origin, copies] of this.held.get(queue) ?? []) {
      const story = this.stories.get(origin);
      if (!story) continue;
      story.copies -= copies;
      const deadCopies = dead?.get(origin) ?? 0;
      story.deadCopies -= deadCopies;
      if (deadCopies > 0) this.watcher?.deadLetter(story, queue, false, fact);
      this.settle(story, fact);
    }
    this.held.delete(queue);
    this.dead.delete(queue);
  }
}

function count(queues: Map<string, Map<Origin, number>>, queue: string, origin: Origin, by: number): void {
  let messages = queues.get(queue);
  if (!messages) {
    messages = new Map();
    queues.set(queue, messages);
  }
  const copies = (messages.get(origin) ?? 0) + by;
  if (copies === 0) messages.delete(origin);
  else messages.set(origin, copies);
}
