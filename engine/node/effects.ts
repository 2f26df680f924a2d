/** What became of every message, told from the log alone. */
import type { Fact } from '../kernel/log.ts';
import type { Origin } from '../kernel/service.ts';

export interface Effects {
  /** Messages that were made, or sent by hand; without those that a queue swallowed as duplicates. */
  expected: number;
  /** Of these: whose work succeeded at least once. */
  done: number;
  /** Work never succeeded, and no queue has them any more or ever had them: refused, given up, expired, deleted undone. */
  lost: number;
  /** All others: waiting, in flight, in a dead-letter queue, on their way. */
  pending: number;
  /** Of `done`: those whose work succeeded twice or more at one worker group. */
  duplicated: number;
}

interface Story {
  /** Copies in queues, or between a queue and its dead-letter queue. */
  copies: number;
  /** A queue has taken it in at some time, or its sender has stopped trying. */
  isSettled: boolean;
  isSwallowed: boolean;
  doneBy: Map<string, number> | undefined;
}

/** Fed with every fact in order. Keeps a small record per message. */
export class EffectsCounter {
  private readonly stories = new Map<Origin, Story>();
  /** Which messages a queue holds, for the day it is deleted. */
  private readonly held = new Map<string, Map<Origin, number>>();

  add({ type, resource, detail: { message: origin } }: Fact): void {
    if (type === 'QueueDeleted') this.empty(resource);
    if (origin === undefined) return;
    const story = this.storyOf(origin);
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
        return;
      case 'SendRefused':
      case 'SendGivenUp':
        story.isSettled = true;
        return;
      case 'WorkSucceeded':
        story.doneBy ??= new Map();
        story.doneBy.set(resource, (story.doneBy.get(resource) ?? 0) + 1);
    }
  }

  result(): Effects {
    const effects: Effects = { expected: 0, done: 0, lost: 0, pending: 0, duplicated: 0 };
    for (const story of this.stories.values()) {
      // A message of which only duplicates came is done, waits or is lost under the number of the first.
      if (story.isSwallowed && story.copies === 0 && !story.doneBy && !story.isSettled) continue;
      effects.expected++;
      if (story.doneBy) effects.done++;
      else if (story.isSettled && story.copies === 0) effects.lost++;
      else effects.pending++;
      if ([...(story.doneBy?.values() ?? [])].some((times) => times > 1)) effects.duplicated++;
    }
    return effects;
  }

  private storyOf(origin: Origin): Story {
    let story = this.stories.get(origin);
    if (!story) {
      story = { copies: 0, isSettled: false, isSwallowed: false, doneBy: undefined };
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
