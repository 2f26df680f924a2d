/** What the form of "run until" can ask for, and what it asks for once it is filled in. */
import type { Scenario, Until } from '../../engine/index.ts';
import { words } from './words.ts';

export type Choice = Exclude<Until['kind'], 'arrives'>;

/** In the order in which they are offered. */
export const choices: readonly Choice[] = [
  'deliveredTwice',
  'deadLettered',
  'throttled',
  'lost',
  'empty',
  'deleted',
  'touched',
  'iteratorAge',
  'time',
];

/** The form as it stands: which sentences are chosen, and what is written in their gaps. */
export interface UntilForm {
  chosen: readonly Choice[];
  /** "" is any. */
  deadLetterQueue: string;
  throttler: string;
  queue: string;
  reader: string;
  message: string;
  ageSeconds: string;
  timeSeconds: string;
}

/** The resources that can stand in each gap. */
export interface Candidates {
  deadLetterQueues: readonly string[];
  throttlers: readonly string[];
  queues: readonly string[];
  readers: readonly string[];
}

/** Programs of the learner's own have no limits that a service would enforce. */
const throttlingServices: ReadonlySet<string> = new Set([
  'sqs',
  'sns',
  'kinesis',
  'firehose',
  'lambda',
  'http',
]);
const readingServices: ReadonlySet<string> = new Set(['reader', 'lambda']);

export function candidatesIn({ resources, links }: Scenario): Candidates {
  const idsOf = (isMeant: (service: string, id: string) => boolean) =>
    resources.filter(({ service, id }) => isMeant(service, id)).map(({ id }) => id);
  const streams = new Set(idsOf((service) => service === 'kinesis'));
  const fedByStreams = new Set(links.filter(({ from }) => streams.has(from)).map(({ to }) => to));
  return {
    deadLetterQueues: [...new Set(links.filter(({ kind }) => kind === 'redrive').map(({ to }) => to))],
    throttlers: idsOf((service) => throttlingServices.has(service)),
    queues: idsOf((service) => service === 'sqs'),
    readers: idsOf((service, id) => readingServices.has(service) && fedByStreams.has(id)),
  };
}

/** Sentences that make no sense on this diagram are not offered. */
export function offered(candidates: Candidates): readonly Choice[] {
  return choices.filter((choice) => {
    if (choice === 'empty') return candidates.queues.length > 0;
    return choice !== 'iteratorAge' || candidates.readers.length > 0;
  });
}

/** A form for this diagram, with the message that is followed. */
export function blankForm(
  { queues, readers }: Candidates,
  followed: number | undefined,
  nowMs: number,
): UntilForm {
  return {
    chosen: [],
    deadLetterQueue: '',
    throttler: '',
    queue: queues[0] ?? '',
    reader: readers[0] ?? '',
    message: String(followed ?? 1),
    ageSeconds: '10',
    timeSeconds: String(Math.ceil((nowMs + 60_000) / 60_000) * 60),
  };
}

/** The conditions asked for; or why they cannot be, as a sentence. */
export function untilsOf(form: UntilForm, nowMs: number): { untils: Until[] } | { problem: string } {
  const untils: Until[] = [];
  for (const choice of form.chosen) {
    const answer = untilOf(choice, form, nowMs);
    if (typeof answer === 'string') return { problem: answer };
    untils.push(answer);
  }
  return untils.length > 0 ? { untils } : { problem: words.until.none };
}

function untilOf(kind: Choice, form: UntilForm, nowMs: number): Until | string {
  switch (kind) {
    case 'deliveredTwice':
    case 'lost':
      return { kind };
    case 'deadLettered':
      return form.deadLetterQueue === '' ? { kind } : { kind, resource: form.deadLetterQueue };
    case 'throttled':
      return form.throttler === '' ? { kind } : { kind, resource: form.throttler };
    case 'empty':
      return { kind, resource: form.queue };
    case 'deleted':
    case 'touched': {
      const origin = Number(form.message.trim().replace(/^m/i, ''));
      return Number.isInteger(origin) && origin > 0 ? { kind, origin } : words.until.badMessage;
    }
    case 'iteratorAge': {
      const ageMs = secondsIn(form.ageSeconds);
      return ageMs > 0 ? { kind, resource: form.reader, overMs: ageMs } : words.until.badNumber;
    }
    case 'time': {
      const atMs = secondsIn(form.timeSeconds);
      if (!(atMs > 0)) return words.until.badNumber;
      return atMs > nowMs ? { kind, atMs } : words.until.past;
    }
  }
}

/** Seconds as they are written, in ms; NaN when it is no number. A decimal comma is one. */
function secondsIn(text: string): number {
  const number = Number(text.trim().replace(',', '.'));
  return Number.isFinite(number) && text.trim() !== '' ? number * 1_000 : Number.NaN;
}
