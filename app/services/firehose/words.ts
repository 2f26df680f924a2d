/** What a Firehose stream's portrait says. */
import { bytes } from '../../ui/bytes.ts';
import { count, duration } from '../durations.ts';
import { plural } from '../plural.ts';

const records = (value: number) => plural(value, 'record', 'records');

/** "93 s", and tenths for the last ten: the intervals of a buffer are always thought of in seconds. */
function secondsLeft(ms: number): string {
  const left = Math.max(0, ms);
  return left < 10_000 ? `${(Math.ceil(left / 100) / 10).toFixed(1)} s` : `${Math.ceil(left / 1000)} s`;
}

const whole = (ms: number) => `${count(Math.round(ms / 1000))} s`;
/** "5 MiB", not "5.0 MiB": a limit is as round as it was set. */
const limit = (value: number) => bytes(value).replace('.0 ', ' ');

export const words = {
  label: 'Firehose',
  buffered: 'buffered',
  objects: 'objects',
  bytes,
  limit,
  records,
  secondsLeft,
  empty: 'empty',
  orIn: (ms: number) => `or in ${secondsLeft(ms)}`,
  ofLeft: (ms: number) => `of ${whole(ms)} left`,
  notRunning: 'not running',
  tank: (held: number, recordCount: number, hint: number) =>
    `buffer: ${bytes(held)} of ${limit(hint)}, ${records(recordCount)}`,
  transformTank: (held: number, recordCount: number, hint: number) =>
    `buffer of the transform: ${bytes(held)} of ${limit(hint)}, ${records(recordCount)}`,
  firstOf: (hintBytes: number, hintMs: number) =>
    `${limit(hintBytes)} or ${whole(hintMs)}, whichever comes first`,
  first: {
    time: (leftMs: number) => `whichever comes first: time, in ${secondsLeft(leftMs)}`,
    size: (hintBytes: number) => `whichever comes first: size, at ${bytes(hintBytes)}`,
  },
  transform: (id: string) => `with ${id}`,
  transforming: (recordCount: number, attempt: number, attempts: number) =>
    ` · ${records(recordCount)} · attempt ${attempt} of ${attempts}`,
  transformingNothing: ' · nothing now',
  delivering: (objects: number, bucket: string) =>
    `${plural(objects, 'object', 'objects')} on the way to ${bucket}`,
  retry: (code: string, attempt: number, left: string) => `${code}: attempt ${attempt} in ${left}`,
  waiting: (objects: number) => `${plural(objects, 'object waits', 'objects wait')} for a bucket`,
  noBucket: 'no destination: draw a wire to a bucket. Records are kept for up to 24 h.',
  noObjects: 'no object so far',
  newest: 'newest objects',
  reason: {
    size: 'flushed by size',
    interval: 'flushed by time',
    errors: 'records that could not be processed',
  },
  object: (key: string, size: number, recordCount: number, reason: string) =>
    `${key}, ${bytes(size)}, ${records(recordCount)}, ${reason}`,
  accepted: (accepted: number) => `${count(accepted)} accepted`,
  read: (accepted: number, stream: string) => `${count(accepted)} read from ${stream}`,
  delivered: (delivered: number, objects: number) =>
    `${count(delivered)} in ${plural(objects, 'object', 'objects')}`,
  throttled: (value: number) => `${count(value)} throttled`,
  throttledTitle: 'records refused with ServiceUnavailableException',
  dropped: (value: number) => `${count(value)} dropped`,
  droppedTitle: 'records for which the transform answered Dropped: counted as success, not delivered',
  failed: (value: number) => `${count(value)} failed`,
  failedTitle:
    'records for which the transform failed or answered ProcessingFailed: written under an error prefix',
  lost: (value: number) => `${count(value)} lost`,
  lostTitle: 'records given up because the destination failed for too long',
  last: (origin: number) => `m${origin}`,
  lastTitle: (origin: number) => `follow m${origin}, the newest record`,
  sentence: (held: number, recordCount: number, hint: number, leftMs: number | undefined) =>
    recordCount === 0
      ? 'buffer empty'
      : `${records(recordCount)}, ${bytes(held)} of ${limit(hint)} buffered${
          leftMs === undefined ? '' : `, flushed in ${duration(leftMs)} at the latest`
        }`,
  sentenceObjects: (objects: number) => `${plural(objects, 'object', 'objects')} written`,
  sentenceNoBucket: 'no destination',
};
