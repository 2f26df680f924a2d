/** What a function's portrait says. */
import type { LifeBar } from '../../../engine/index.ts';
import { count, countdown, duration } from '../durations.ts';
import { plural } from '../plural.ts';

/** "200 ms", "4.2 s", "3 min 20 s". */
const span = (ms: number) =>
  ms < 1_000 ? `${Math.round(ms)} ms` : ms < 60_000 ? `${(ms / 1000).toFixed(1)} s` : duration(ms);

const barKinds: Readonly<Record<LifeBar['kind'], string>> = {
  init: 'init: the environment starts',
  work: 'work',
  error: 'ended with an error',
  timeout: 'timed out',
};

export const words = {
  label: 'Lambda',
  labelReserved: (concurrency: number) => `Lambda · reserved concurrency ${count(concurrency)}`,
  busy: 'busy',
  errors: 'errors',
  concurrency: (busy: number, max: number) => `${count(busy)} of ${count(max)} busy`,
  slots: (busy: number, max: number, unit: number) =>
    `${count(busy)} of ${count(max)} busy${unit === 1 ? '' : `, one mark for ${count(unit)}`}`,
  full: 'at the cap',
  slotUnit: (unit: number) => `1 mark = ${count(unit)}`,
  never: 'never invoked so far',
  noEnvironments: 'no environment now: the next invocation starts one',
  environments: 'execution environments',
  invocations: 'invocations',
  environment: (number: number) => `env ${number}`,
  state: {
    init: 'init',
    idle: 'idle',
    busy: 'busy',
  },
  idleTitle: 'goes after so long without an invocation',
  idleLeft: (ms: number) => `idle · ${duration(ms + 999, 1)}`,
  batch: (origin: number, records: number) =>
    records > 1 ? `m${origin} +${count(records - 1)}` : `m${origin}`,
  followBatch: (origin: number, records: number) =>
    records > 1 ? `follow m${origin}, first of ${plural(records, 'record', 'records')}` : `follow m${origin}`,
  bar: ({ kind, fromMs, toMs, origin, records }: LifeBar, number: number) =>
    [
      `env ${number}`,
      barKinds[kind],
      ...(origin === undefined ? [] : [`m${origin}`]),
      ...(records > 1 ? [plural(records, 'record', 'records')] : []),
      span(toMs - fromMs),
    ].join(', '),
  window: (ms: number) => `last ${duration(ms)}`,
  now: 'now',
  more: (environments: number, busy: number) =>
    `${plural(environments, 'more environment', 'more environments')}, ${count(busy)} busy in all`,
  invocationsOf: (value: number) => plural(value, 'invocation', 'invocations'),
  coldStarts: (value: number) => plural(value, 'cold start', 'cold starts'),
  errorsOf: (value: number) => plural(value, 'error', 'errors'),
  timeouts: (value: number, timeoutSeconds: number) =>
    `${plural(value, 'timeout', 'timeouts')} (${count(timeoutSeconds)} s)`,
  throttles: (value: number) => `${count(value)} throttled`,
  billed: (ms: number) => `billed ${span(ms)}`,
  billedTitle: (ms: number) => `${count(ms)} ms: every started millisecond counts`,
  effects: (once: number, total: number) => `effects ${count(once)} of ${count(total)}`,
  effectsTitle: 'records whose work was done exactly once, of all whose work was done at least once',
  twice: (duplicates: number) => `${count(duplicates)} twice`,
  queued: (events: number) => plural(events, 'event queued', 'events queued'),
  retrying: (events: number) => `${count(events)} to be retried`,
  onFailure: (id: string) => `on failure → ${id}`,
  onFailureTitle: (id: string) => `what it gives up is reported to ${id}`,
  lastError: (origin: number | undefined, sentence: string) =>
    origin === undefined ? `last error: ${sentence}` : `last error, m${origin}: ${sentence}`,
  mapping: {
    from: (source: string) => `from ${source}`,
    fromTitle: (source: string) => `event source mapping of ${source}`,
    settings: (batchSize: number, windowSeconds: number, reports: boolean) =>
      [
        `BatchSize ${count(batchSize)}`,
        ...(windowSeconds > 0 ? [`window ${count(windowSeconds)} s`] : []),
        ...(reports ? ['reports item failures'] : []),
      ].join(' · '),
    pollers: (pollers: number) => plural(pollers, 'poller', 'pollers'),
    hands: (batches: number, max: number | undefined) =>
      max === undefined
        ? `${plural(batches, 'batch', 'batches')} in hand`
        : `${count(batches)} of ${count(max)} batches in hand`,
    maximumTitle: 'MaximumConcurrency: what is above it stays visible in the queue',
    gathered: (records: number, batchSize: number) => `gathered ${count(records)} of ${count(batchSize)}`,
    gatheredFor: (left: string) => `for ${left}`,
    gathersNot: 'gathers nothing',
    totals: (done: number, taken: number) => `${count(done)} of ${count(taken)} done`,
    totalsTitle: 'taken from the source, and done',
    failed: (records: number) => `${count(records)} failed`,
    failedTitle: 'each attempt counts',
    bisected: (batches: number) => `${count(batches)} bisected`,
    bisectedTitle: 'batches that were cut in two',
    givenUp: (records: number) => `${count(records)} given up`,
    throttled: (batches: number) => `${count(batches)} throttled`,
    throttledBack: (batches: number) =>
      `${count(batches)} throttled: what is not let in comes back with one more receive`,
    throttledTitle:
      'A throttled batch is tried again until its visibility timeout is over. Then it is back in the queue, with one more receive on the count.',
  },
  lane: {
    list: (source: string) => `shards of ${source}`,
    waitsForParent: 'waits until its parent is read',
    reading: 'reads',
    gathering: (records: number, batchSize: number) => `gathers ${count(records)} of ${count(batchSize)}`,
    invoking: (records: number, attempt: number) =>
      attempt > 1
        ? `${plural(records, 'record', 'records')} · attempt ${count(attempt)}`
        : plural(records, 'record', 'records'),
    blocked: (origin: number | undefined, attempt: number) =>
      origin === undefined
        ? `blocked · attempt ${count(attempt)}`
        : `blocked by m${origin} · attempt ${count(attempt)}`,
    next: (ms: number) => `next in ${countdown(ms)}`,
    done: 'closed, and read to its end',
    age: (ms: number) => `age ${span(ms)}`,
    ageTitle: 'IteratorAge: how old the last record of the last batch was when it was handed over',
    more: (lanes: number) => plural(lanes, 'more lane', 'more lanes'),
  },
  sentence: (busy: number, max: number, invocations: number) =>
    `${count(busy)} of ${count(max)} busy, ${plural(invocations, 'invocation', 'invocations')}`,
  sentenceBlocked: (lanes: number) => plural(lanes, 'shard is blocked', 'shards are blocked'),
};
