/** What the portraits say, apart from how they say it. */
import { count, duration } from './durations.ts';

const plural = (value: number, one: string, many: string) => `${count(value)} ${value === 1 ? one : many}`;

export const words = {
  message: (origin: number) => `m${origin}`,
  general: {
    empty: 'nothing to show yet',
    yes: 'yes',
    no: 'no',
  },
  tile: {
    state: {
      visible: 'visible',
      inFlight: 'in flight',
      delayed: 'delayed',
      deadLettered: 'dead-lettered',
    },
    group: (group: string) => `group ${group}`,
    received: (times: number, max: number | undefined) =>
      `received ${times}${max === undefined ? '' : ` of ${max}`} times`,
    duplicate: 'one of several copies',
    follow: 'follow it',
  },
  density: (unit: number) => (unit === 1 ? '1 mark = 1' : `1 mark = ${count(unit)}`),
  densityOf: (messages: number, unit: number) =>
    `${plural(messages, 'more message', 'more messages')}, one mark for ${count(unit)}`,
  more: (messages: number) => `+ ${count(messages)}`,
  place: (place: number) => `no. ${count(place)}`,
  inLine: (origin: number, place: number, length: number) =>
    `m${origin} is number ${count(place)} of ${count(length)} in line`,
  queue: {
    standard: 'SQS · standard',
    fifo: 'SQS · FIFO',
    deadLetter: 'dead-letter queue',
    deadLetterFifo: 'DLQ · FIFO',
    rows: { visible: 'visible', inFlight: 'in flight', delayed: 'delayed' },
    none: 'none',
    counters: {
      Visible: 'ApproximateNumberOfMessagesVisible: can be received now',
      NotVisible:
        'ApproximateNumberOfMessagesNotVisible: received, not deleted, hidden until the visibility timeout ends',
      Delayed: 'ApproximateNumberOfMessagesDelayed: cannot be received before their delay is over',
    },
    oldest: 'oldest',
    oldestTitle: 'ApproximateAgeOfOldestMessage, against MessageRetentionPeriod',
    age: (ageMs: number, retentionSeconds: number) =>
      `${duration(ageMs, 1)} of ${duration(retentionSeconds * 1000, 1)}`,
    noAge: (retentionSeconds: number) => `– of ${duration(retentionSeconds * 1000, 1)}`,
    seconds: (seconds: number) => duration(seconds * 1000),
    waitingPolls: (polls: number) => plural(polls, 'long poll waits', 'long polls wait'),
    waitsFor: (origin: number) => `waits for m${origin}`,
    locked: 'locked: one of its messages is in flight',
    laneMore: (messages: number) => `+${count(messages)}`,
    placeInGroup: (place: number, length: number) => `${count(place)} of ${count(length)} in its group`,
    moreLanes: (lanes: number) => plural(lanes, 'more group', 'more groups'),
    noLanes: 'no messages: a group appears with its first one',
    deduplication: 'deduplication, last 5 min',
    deduplicationEmpty: 'no id remembered',
    ghost: (id: string, origin: number) => `id ${id}, remembered since m${origin} was sent`,
    swallowed: (id: string) => `= ${id}`,
    swallowedTitle: (swallowed: number, id: string) =>
      `${plural(swallowed, 'send', 'sends')} with id ${id} answered as success, and not added`,
    deadLetterHint: (receives: number) => `received ${receives} times, never deleted`,
    deadLetterEmpty: 'no message has failed so far',
    kept: (ms: number) => `kept ${duration(ms, 3)} more`,
    sentence: (visible: number, inFlight: number, delayed: number) =>
      [
        `${count(visible)} visible`,
        `${count(inFlight)} in flight`,
        ...(delayed > 0 ? [`${count(delayed)} delayed`] : []),
      ].join(', '),
    sentenceOldest: (ageMs: number) => `oldest ${duration(ageMs)}`,
  },
  producer: {
    label: 'producer',
    sent: 'sent',
    sentTitle: 'messages handed to send calls; a batch counts each of its messages',
    accepted: 'accepted',
    refused: 'refused',
    retried: 'tried again',
    lost: 'given up',
    awaiting: (requests: number) => `${count(requests)} without an answer yet`,
    next: 'next in',
    done: 'all sent',
    lastError: (code: string) => `last error: ${code}`,
    sentence: (sent: number, pattern: string) => `${pattern}, ${count(sent)} sent`,
  },
  worker: {
    label: (workers: number) => plural(workers, 'worker', 'workers'),
    names: ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight'],
    name: (index: number) => words.worker.names[index] ?? String(index + 1),
    activity: { idle: 'idle', polling: 'polling', working: 'working', waiting: 'waits', crashed: 'crashed' },
    noSource: 'no queue to poll: draw a wire from a queue to here',
    job: (origin: number) => `m${origin}`,
    behind: (messages: number) => `+${count(messages)}`,
    behindTitle: (messages: number) =>
      `${plural(messages, 'message', 'messages')} of the same batch still to do`,
    back: (left: string) => `back in ${left}`,
    effects: (once: number, total: number) => `effects ${count(once)} of ${count(total)}`,
    effectsTitle: 'messages whose work was done exactly once, of all whose work was done at least once',
    twice: (duplicates: number) => `${count(duplicates)} twice`,
    moreWorkers: (more: number, busy: number) =>
      `${plural(more, 'more worker', 'more workers')}, ${count(busy)} busy in all`,
    failed: (failed: number) => `${count(failed)} failed`,
    crashedTimes: (crashed: number) => `${count(crashed)} crashed`,
    jobMenu: (name: string, origin: number) => `worker ${name} works on m${origin}: what shall happen?`,
    finish: 'Finish it now',
    fail: 'Fail it: not deleted',
    crash: 'Crash this worker',
    extend: 'Extend its visibility',
    followJob: 'Follow the message',
    busy: 'busy',
    sentence: (busy: number, workers: number) => `${count(busy)} of ${count(workers)} busy`,
  },
  actRefused: (sentence: string) => `That was not possible: ${sentence}`,
};
