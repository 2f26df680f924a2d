/** Facts in words: a line for the story, a note, and a caption where the fact deserves a whole sentence. */
import type { FactWords } from './kernel/face.ts';
import type { Fact } from './kernel/log.ts';
import { countWords, durationWords } from './kernel/words.ts';
import { services } from './services/index.ts';

/** How the kernel's own facts read. */
const kernelWords: Readonly<Record<string, FactWords>> = {
  RunStarted: { line: 'the run starts', note: 'seed {seed}', tone: 'plain', isMinor: true },
  CommandApplied: { line: '{act}', tone: 'plain' },
  RequestDeparted: { line: '{from} asks {to}: {action}', tone: 'plain', isMinor: true },
  ReplyDeparted: { line: '{resource} answers', tone: 'plain', isMinor: true },
  RequestLost: {
    line: 'request to {to} lost',
    note: '{reason}',
    caption:
      'A request to {to} is lost ({reason}). Nobody tells the caller: it waits until its time runs out.',
    tone: 'bad',
    mark: 'lost',
  },
  ReplyLost: {
    line: 'answer to {to} lost',
    note: '{reason}',
    caption: 'The answer to {to} is lost ({reason}). The work was done; the caller cannot know.',
    tone: 'bad',
    mark: 'lost',
  },
  CallTimedOut: { line: '{resource} gives up waiting for {to}', note: '{action}', tone: 'bad' },
  CallRefused: { line: '{resource} refuses', note: '{action}', tone: 'bad' },
  FaultSet: { line: 'fault set: {kind} on {on}', tone: 'bad' },
  FaultHealed: { line: 'fault healed: {kind} on {on}', tone: 'good' },
  ResourceCreated: { line: '{resource} is there', tone: 'plain', isMinor: true },
  ResourceRemoved: { line: '{resource} is gone', tone: 'plain' },
  ResourceConfigured: { line: 'settings of {resource} changed', tone: 'plain' },
  LearnerAnswered: { line: '{resource} answers your {action}', tone: 'plain' },
  LinksChanged: { line: 'wires changed', tone: 'plain', isMinor: true },
};

const serviceWords = new Map(services.map((definition) => [definition.id, definition.facts]));

/** Words for a kind of fact; undefined for one that has none. */
export function wordsFor(service: string, type: string): FactWords | undefined {
  return serviceWords.get(service)?.[type] ?? kernelWords[type];
}

/** One line of the story. */
export interface Telling {
  line: string;
  note?: string;
  caption?: string;
}

export function tell(fact: Fact, words: FactWords): Telling {
  const values = valuesOf(fact);
  const telling: Telling = { line: fill(words.line, values) };
  const note = words.note && fill(words.note, values);
  if (note) telling.note = note;
  const caption = words.captionBy?.captions[String(values[words.captionBy.field])] ?? words.caption;
  if (caption) telling.caption = fill(caption, values);
  return telling;
}

function valuesOf(fact: Fact): Readonly<Record<string, unknown>> {
  const { detail } = fact;
  const values: Record<string, unknown> = { ...detail, ...(detail.fault as object | undefined) };
  values.name = fact.resource;
  values.resource = fact.resource;
  if (detail.message !== undefined) values.m = `m${detail.message}`;
  else if (detail.messages !== undefined) values.m = manyWords(detail.messages as readonly number[]);
  if (detail.by === '') values.by = 'you';
  if (detail.command) values.act = actWords(detail.command as Record<string, unknown>);
  return values;
}

/** A few by name, many by number. */
function manyWords(origins: readonly number[]): string {
  const names = origins.slice(0, 3).map((origin) => `m${origin}`);
  if (origins.length > 3) return `${countWords(origins.length)} messages`;
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}

/** A learner's act, as the story's cause. */
function actWords(command: Readonly<Record<string, unknown>>): string {
  switch (command.type) {
    case 'call':
      return `you call ${command.action} on ${command.to}`;
    case 'accountCall':
      return `you call ${command.action}`;
    case 'setFault':
      return `you set ${command.kind} on ${command.on}`;
    case 'heal':
      return `you heal ${command.kind} on ${command.on}`;
    case 'create':
      return `you add ${(command.resource as { id: string }).id}`;
    case 'remove':
      return `you remove ${command.id}`;
    case 'configure':
      return `you change settings of ${command.id}`;
    case 'connect':
      return 'you draw a wire';
    case 'disconnect':
      return 'you take a wire away';
    default:
      return 'you change a wire';
  }
}

/** `{x}` as it is, `{x:s}` milliseconds as time, `{x:w}` a worker's number in words, `{x:i}` an id cut short, `{of x}` " of x" when there is an x. */
function fill(template: string, values: Readonly<Record<string, unknown>>): string {
  return template.replace(/\{(of )?(\w+)(?::(\w))?\}/g, (_, of, name: string, format: string | undefined) => {
    const value = values[name];
    if (value === undefined || value === null) return '';
    if (of) return ` of ${value}`;
    if (format === 's') return durationWords(value as number);
    if (format === 'i') return idWords(String(value));
    if (format === 'w') return workerWord(value as number);
    return String(value);
  });
}

/** A SHA-256 in full would push the story off the page. */
function idWords(id: string): string {
  return id.length > 20 ? `${id.slice(0, 6)}…` : id;
}

const numerals = [
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
];

export function workerWord(index: number): string {
  return numerals[index] ?? String(index + 1);
}
