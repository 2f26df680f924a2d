/** The words of the command line, read. */
import { parseArgs } from 'node:util';

export const usage = `Runs a scenario without a page, and says what became of everything.

  npm run simulate -- FILE [--for 60s] [--seed N] [--events]

For a pipe, npm run --silent simulate leaves npm's own lines out of standard output.

  FILE       a scenario as JSON, or - to read it from standard input
  --for T    virtual time to run: 500ms, 60s, 5m, 2h, 1d. Without it: until nothing is left to happen, 60s at most
  --seed N   a whole number from 0 to 4294967295, instead of the scenario's own
  --events   one JSON object a line for every fact, before the summary
  --help     this text

The last line is the summary, as one JSON object:
  nowMs, steps, facts, hash   how far the run came, and the hash of its whole log
  resources                   the counters of each resource, by id
  effects                     messages by what became of them: expected = done + lost + pending;
                              duplicated are those of done that one worker group has done twice or more

Exit code 0: it ran. 2: the command line, the file or the scenario is wrong; standard error says where, and nothing
was run. 1: a mistake of ours.
`;

export interface Order {
  /** "-" is standard input. */
  file: string;
  /** Virtual time to run, ms; absent: until nothing is left to happen, 60 s at most. */
  forMs?: number;
  seed?: number;
  isWithEvents: boolean;
}

export type Reading = { order: Order } | { isHelp: true } | { problem: string };

/** @param args without node and the program */
export function readArguments(args: readonly string[]): Reading {
  let parsed: ReturnType<typeof parse>;
  try {
    parsed = parse(args);
  } catch (error) {
    // The rest of Node's message is advice about file names that begin with a hyphen.
    return { problem: (error as Error).message.split('. ')[0] as string };
  }
  const { values, positionals } = parsed;
  if (values.help) return { isHelp: true };
  const [file, ...others] = positionals;
  if (file === undefined) return { problem: 'found no FILE, expected a scenario, or - for standard input' };
  if (others.length > 0) return { problem: `found ${positionals.length} files, expected one` };
  const order: Order = { file, isWithEvents: values.events === true };
  if (values.for !== undefined) {
    const forMs = parseDuration(values.for);
    if (forMs === undefined)
      return { problem: `--for: found "${values.for}", expected a time such as 500ms, 60s, 5m, 2h or 1d` };
    order.forMs = forMs;
  }
  if (values.seed !== undefined) {
    const seed = parseSeed(values.seed);
    if (seed === undefined)
      return { problem: `--seed: found "${values.seed}", expected a whole number from 0 to 4294967295` };
    order.seed = seed;
  }
  return { order };
}

function parse(args: readonly string[]) {
  return parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      for: { type: 'string' },
      seed: { type: 'string' },
      events: { type: 'boolean' },
      help: { type: 'boolean', short: 'h' },
    },
  });
}

const unitMs: Readonly<Record<string, number>> = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 };
/** Beyond this, milliseconds with microseconds are no longer exact. */
const durationMsMax = 100 * 365 * 86_400_000;

/** "1.5m" → 90000; undefined when it is no such text, or more than a hundred years. */
export function parseDuration(text: string): number | undefined {
  const [, number, unit] = /^(\d+(?:\.\d+)?)(ms|s|m|h|d)$/.exec(text) ?? [];
  if (number === undefined || unit === undefined) return undefined;
  const ms = Number(number) * (unitMs[unit] as number);
  return ms <= durationMsMax ? ms : undefined;
}

function parseSeed(text: string): number | undefined {
  const seed = /^\d{1,10}$/.test(text) ? Number(text) : Number.NaN;
  return seed <= 4_294_967_295 ? seed : undefined;
}
