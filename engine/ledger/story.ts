/** The record that the account keeps of one message. */
import type { Fact } from '../kernel/log.ts';
import type { Origin } from '../kernel/service.ts';

/** none: no effect is expected of it. underWay: a topic has it in its hands, on the way to a subscriber. */
export type Standing = 'none' | 'done' | 'lost' | 'underWay' | 'pending';

export interface Story {
  readonly origin: Origin;
  /** When its first fact was, ms. */
  readonly madeMs: number;
  /** Message group or partition key; the last that a fact or a request named. */
  group: string | undefined;
  /** Copies in queues, or between a queue and its dead-letter queue. */
  copies: number;
  /** Of these: in dead-letter queues. */
  deadCopies: number;
  /** Places that keep it without counting. */
  keeps: number;
  /** Deliveries of a topic that have not ended. */
  underWay: number;
  /** Somebody has taken it in at some time, or its sender has stopped trying. */
  isSettled: boolean;
  isSwallowed: boolean;
  isUnwanted: boolean;
  /** A delivery of it was given up for good. */
  isLost: boolean;
  /** How often its work succeeded, by resource. */
  doneBy: { resource: string; times: number }[] | undefined;
  standing: Standing;
  isDeadPending: boolean;
}

export function beginStory(origin: Origin, { atMs }: Fact): Story {
  return {
    origin,
    madeMs: atMs,
    group: undefined,
    copies: 0,
    deadCopies: 0,
    keeps: 0,
    underWay: 0,
    isSettled: false,
    isSwallowed: false,
    isUnwanted: false,
    isLost: false,
    doneBy: undefined,
    standing: 'none',
    isDeadPending: false,
  };
}

export function standingOf(story: Story): Standing {
  const { copies, keeps, doneBy, isSettled, isSwallowed, isUnwanted, isLost } = story;
  if (doneBy) return 'done';
  const isNowhere = copies === 0 && keeps <= 0;
  // A message of which only duplicates came is done, waits or is lost under the number of the first.
  if (isSwallowed && isNowhere && !isSettled) return 'none';
  if (isUnwanted && isNowhere && !isLost) return 'none';
  if (!isSettled || !isNowhere) return 'pending';
  return story.underWay > 0 ? 'underWay' : 'lost';
}
