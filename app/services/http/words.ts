/** What an HTTP service's portrait says. */
import type { HttpThread } from '../../../engine/index.ts';
import { count, countdown, duration } from '../durations.ts';
import { plural } from '../plural.ts';

const elapsed = (ms: number) => (ms < 60_000 ? `${(Math.max(0, ms) / 1000).toFixed(1)} s` : duration(ms));
const latency = (ms: number) => (ms < 10_000 ? `${count(Math.round(ms))} ms` : elapsed(ms));

export const words = {
  endpoint: 'HTTP',
  service: (threads: number) => `HTTP · ${plural(threads, 'thread', 'threads')}`,
  busy: 'busy',
  requests: 'requests',
  threads: 'threads',
  message: (origin: number) => `m${origin}`,
  free: 'free',
  busyOf: (busy: number, threads: number) => `${count(busy)} of ${plural(threads, 'thread', 'threads')} busy`,
  down: 'down',
  downTitle: 'it crashed: no request reaches it',
  left: (leftMs: number) => countdown(leftMs),
  waitsFor: (service: string) => `waits for ${service}`,
  waitsForOther: 'waits for an answer',
  works: 'works',
  waitedFor: (ms: number) => elapsed(ms),
  attempt: (attempt: number) => `try ${count(attempt)}`,
  attemptTitle: (attempt: number) => `attempt ${count(attempt)} at the same call`,
  pausing: 'tries again in',
  pausingOnly: 'pauses before it tries again',
  follow: ({ index, origin, activity, calls }: HttpThread) =>
    [
      `thread ${index + 1}`,
      `m${origin}`,
      ...(activity === 'calling'
        ? [calls === undefined ? words.waitsForOther : words.waitsFor(calls)]
        : [activity]),
      'follow it',
    ].join(', '),
  moreThreads: (more: number, busy: number) =>
    `${plural(more, 'more thread', 'more threads')}, ${count(busy)} busy in all`,
  placesOf: (waiting: number, max: number) => `${count(waiting)} of ${count(max)} waiting`,
  places: 'waiting',
  waiting: (waiting: number, max: number) => `${count(waiting)} of ${count(max)}`,
  waitingTitle: (waiting: number, max: number, unit: number) =>
    `${plural(waiting, 'request waits', 'requests wait')} for a thread; ${count(max)} may${
      unit === 1 ? '' : `. One mark for ${count(unit)}`
    }`,
  placeUnit: (unit: number) => `1 mark = ${count(unit)}`,
  noPlaces: 'no place to wait',
  turnedAway: (requests: number) => `turned away ${count(requests)}`,
  turnedAwayTitle: 'requests that found no free thread and no place to wait',
  last: 'last',
  noneYet: 'no request so far',
  status: (status: number) => String(status),
  latency,
  lastTitle: (status: number, origin: number) => `follow m${origin}, answered with ${status}`,
  answered: (ok: number, requests: number) => `${count(ok)} of ${count(requests)} ok`,
  failed: (requests: number) => `${count(requests)} failed`,
  failedTitle: 'answered with an error of its own',
  cascaded: (requests: number) => `${count(requests)} cascaded`,
  cascadedTitle: 'answered with an error because one that it called failed',
  effects: (once: number, total: number) => `effects ${count(once)} of ${count(total)}`,
  effectsTitle: 'messages whose work was done exactly once, of all whose work was done at least once',
  twice: (duplicates: number) => `${count(duplicates)} twice`,
  sentence: (busy: number, threads: number, requests: number) =>
    `${count(busy)} of ${plural(threads, 'thread', 'threads')} busy, ${plural(requests, 'request', 'requests')}`,
  sentenceCalling: (calling: number) => `${count(calling)} waiting for others`,
  sentenceTurnedAway: (requests: number) => `${count(requests)} turned away`,
};
