/** What the transport and the scrubber say of waiting, stepping, moments and forks. */
import type { StepBy, Until } from '../../engine/index.ts';
import { clock, duration, seconds } from '../ui/time.ts';

const events = (count: number) => (count === 1 ? 'one event' : `${count.toLocaleString('en')} events`);

export const words = {
  until: {
    open: 'Run until…',
    openShort: 'Run until',
    title: 'Run until',
    hint: 'The run stops at the first of these that comes true, at that very event.',
    play: 'Play until then',
    jump: 'Jump there',
    jumpHint: 'Jump there runs as fast as it can; you can stop it at any time.',
    none: 'Choose at least one condition.',
    past: 'That time has gone by. Choose a later one, or go back first.',
    badNumber: 'A number above 0.',
    badMessage: 'The number of a message, as in m3.',
    waiting: (what: string) => `until ${what}`,
    waitingName: (what: string) => `Runs until ${what}. Change it`,
    drop: 'Stop waiting',
    any: 'any',
    deliveredTwice: 'a message is delivered twice',
    deadLettered: 'a dead-letter queue receives one',
    throttled: 'a service throttles',
    lost: 'a message is lost',
    empty: 'is empty',
    deleted: 'is deleted',
    touched: 'something happens to',
    iteratorAge: 'the iterator age of',
    over: 'is over',
    time: 'the clock shows',
    secondsUnit: 's',
    queue: 'Queue',
    service: 'Service',
    reader: 'Reader',
    message: 'Number of the message',
    ageSeconds: 'Iterator age in seconds',
    timeSeconds: 'Time in seconds',
  },
  /** A condition as a clause: "the run stops when …". */
  clause: (until: Until): string => clauses[until.kind](until as never),
  stopped: (atMs: number, what: string) => `Stopped at ${seconds(atMs, 1)} s: ${what}.`,
  never: (atMs: number, what: readonly string[]) =>
    `Stopped at ${seconds(atMs, 1)} s: nothing is left to happen. It never came that ${what.join(', or that ')}.`,
  /** What has happened, as the end of "Stopped at 42.0 s". */
  happened: (until: Until, fact: Happened): string => happenings[until.kind](until as never, fact),
  step: {
    menu: 'What a step goes to',
    sizes: {
      event: 'Next event of any kind',
      visible: 'Next visible change',
      message: 'Next event of the followed message',
    } satisfies Record<StepBy, string>,
    messageOf: (m: string) => `Next event of ${m}`,
    inVain: (m: string) => `Nothing more happens to ${m}, as far as the run was looked ahead.`,
    noMessage: 'No message is followed. Click one on the diagram or in the story, then step.',
  },
  moments: {
    list: 'Moments',
    open: 'Show moments',
    keep: 'Keep this moment',
    kept: (name: string) => `This moment is kept as “${name}”.`,
    rename: 'Rename',
    full: (max: number) => `${max} moments are kept already. Remove one first.`,
    name: (atMs: number) => `Moment at ${seconds(atMs, 1)} s`,
    go: (name: string, atMs: number) => `Go to “${name}”, ${clock(atMs)}`,
    nameField: (name: string) => `Name of “${name}”`,
    remove: (name: string) => `Remove “${name}”`,
    removed: (name: string) => `“${name}” was removed. Undo brings it back.`,
    empty: 'Keep a moment with M, and come back to it from here or from its flag on the scrubber.',
    flags: 'Kept moments',
  },
  fork: {
    replaced: (atMs: number, toMs: number, count: number) =>
      `The recorded future after ${seconds(atMs, 1)} s was replaced: ${events(count)} up to ${seconds(toMs, 1)} s.`,
    restore: 'Bring the old future back',
    restoreTo: (toMs: number) => `Bring the replaced future back, up to ${seconds(toMs, 1)} s`,
    restoring: 'Bringing it back…',
    restored: (toMs: number) =>
      `The replaced future is back: the run stands where the two part, and goes on to ${seconds(toMs, 1)} s. The other one can be brought back the same way.`,
    gone: 'There is no replaced future to bring back.',
  },
};

/** What the story tells of the fact; nothing where a state made the condition true. */
export interface Happened {
  /** Name of the message; absent where many are meant. */
  m?: string;
  resource?: string;
  note?: string;
}

type Of<Kind extends Until['kind']> = Extract<Until, { kind: Kind }>;
type Clauses = { [Kind in Until['kind']]: (until: Of<Kind>) => string };
type Happenings = { [Kind in Until['kind']]: (until: Of<Kind>, fact: Happened) => string };

const clauses: Clauses = {
  deliveredTwice: () => 'a message is delivered twice',
  deadLettered: ({ resource }) => `${resource ?? 'a dead-letter queue'} receives a dead letter`,
  throttled: ({ resource }) => `${resource ?? 'a service'} throttles`,
  lost: () => 'a message is lost',
  empty: ({ resource }) => `${resource} is empty`,
  deleted: ({ origin }) => `m${origin} is deleted`,
  touched: ({ origin }) => `something happens to m${origin}`,
  iteratorAge: ({ resource, overMs }) => `the iterator age of ${resource} is over ${duration(overMs)}`,
  arrives: ({ resource }) => `something arrives at ${resource}`,
  time: ({ atMs }) => `the clock shows ${clock(atMs)}`,
};

const happenings: Happenings = {
  deliveredTwice: (_, { m, note }) => `${m ?? 'a message'} was delivered again${note ? ` (${note})` : ''}`,
  deadLettered: (until, { m, resource }) =>
    `${m ?? 'a message'} reached ${until.resource ?? resource ?? 'a dead-letter queue'}`,
  throttled: (until, { resource }) => `${until.resource ?? resource ?? 'a service'} throttled`,
  lost: (_, { m }) => `${m ?? 'a message'} was lost`,
  empty: ({ resource }) => `${resource} is empty`,
  deleted: ({ origin }) => `m${origin} was deleted`,
  touched: ({ origin }) => `something happened to m${origin}`,
  iteratorAge: ({ resource, overMs }) => `the iterator age of ${resource} is over ${duration(overMs)}`,
  arrives: ({ resource }, { m }) => `${m ?? 'something'} arrived at ${resource}`,
  time: ({ atMs }) => `the clock shows ${clock(atMs)}`,
};
