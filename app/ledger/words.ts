/** What the ledger says. */
import type { LedgerCounts, TroubledMessage } from '../../engine/index.ts';

export type Figure = keyof Omit<LedgerCounts, 'pending'> | 'waiting';

const seconds = (ms: number) => Math.round(ms / 1_000);

export const words = {
  figures: 'Expected against actual',
  figure: {
    expected: ['expected', 'Messages that should have an effect.'],
    done: ['done', 'Of these: their work succeeded, at least once.'],
    waiting: ['waiting', 'On their way, waiting, in flight or kept: they may still be done.'],
    deadLettered: ['dead-lettered', 'At rest in a dead-letter queue until somebody looks.'],
    lost: ['lost', 'Nobody has them any more, and nothing was done.'],
    duplicated: ['done again', 'Effects beyond the first of a message at one consumer.'],
    outOfOrder: ['out of order', 'Done after a later message of the same group or partition key.'],
    late: ['late', 'Done more than 60 s after the message was made.'],
  } satisfies Record<Figure, readonly [string, string]>,
  consumers: 'What was done where',
  columns: {
    consumer: 'consumer',
    effects: 'effects',
    duplicated: 'twice or more',
    outOfOrder: 'out of order',
    late: 'late',
    median: 'median',
    slowest: 'slowest',
  },
  median: 'From made to done: half were not slower.',
  troubled: 'Messages in trouble, newest first',
  trouble: {
    lost: 'lost',
    duplicated: 'done again',
    outOfOrder: 'out of order',
    late: 'late',
    deadLettered: 'dead-lettered',
  } satisfies Record<TroubledMessage['trouble'], string>,
  at: (resource: string) => `at ${resource}`,
  follow: (name: string, trouble: string, resource: string, at: string) =>
    `${name} ${trouble} at ${resource}, ${at} s. Follow it and show why.`,
  noTrouble: 'No message is in trouble.',
  nothing:
    'Nothing was made yet. As soon as messages are made, this is the account of them: expected, done, lost, done twice.',
  noConsumers: 'No work was done yet. Every worker, function, endpoint and reader gets a row here.',
  since: (ms: number) =>
    `Older facts were let go: only messages made since ${seconds(ms).toLocaleString('en')} s are counted.`,
  reading: (facts: number) => `Counting: ${facts.toLocaleString('en')} facts to go.`,
} as const;
