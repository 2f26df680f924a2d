/** `npm run simulate`, apart from the process it runs in: words in, text out, exit code back. */
import { createEngine, type Engine } from '../engine.ts';
import type { Fact } from '../kernel/log.ts';
import { EffectsCounter } from '../ledger/effects.ts';
import { type Problem, parseScenario, type Scenario, ScenarioError } from '../scenario.ts';
import { type Order, readArguments, usage } from './arguments.ts';

/** What the program has of the world outside. */
export interface Surroundings {
  /** The whole text of a file, "-" being standard input. Rejects with a sentence when there is none. */
  read(file: string): Promise<string>;
  /** Settles when there is room for more. */
  write(text: string): Promise<void>;
  complain(text: string): void;
}

export type ExitCode = 0 | 1 | 2;

const defaultForMs = 60_000;
/** Wake-ups between two looks at the log: far fewer facts than it keeps. */
const stepsPerSlice = 2_000;
const charactersPerWrite = 65_536;

export async function simulate(args: readonly string[], around: Surroundings): Promise<ExitCode> {
  const reading = readArguments(args);
  if ('isHelp' in reading) {
    await around.write(usage);
    return 0;
  }
  if ('problem' in reading) return refuse(around, [`${reading.problem}`, 'simulate --help tells more']);
  const { order } = reading;
  let text: string;
  try {
    text = await around.read(order.file);
  } catch (error) {
    return refuse(around, [(error as Error).message]);
  }
  const document = parseScenario(text);
  if ('problems' in document) return refuse(around, document.problems.map(lineOf));
  return run(order, document.scenario, around);
}

function refuse({ complain }: Surroundings, lines: readonly string[]): 2 {
  complain(lines.map((line) => `${line}\n`).join(''));
  return 2;
}

function lineOf({ path, sentence }: Problem): string {
  return `${path || 'the document'}: ${sentence}`.replaceAll('\n', ' ');
}

async function run(order: Order, scenario: Scenario, around: Surroundings): Promise<ExitCode> {
  const seed = order.seed ?? scenario.seed;
  let engine: Engine | undefined;
  const output = new Output(around);
  try {
    engine = createEngine({ scenario, seed });
    const effects = new EffectsCounter();
    let seen = 0;
    for (const _ of slices(engine, order.forMs)) {
      for (const fact of engine.log.facts(seen)) {
        effects.add(fact);
        if (order.isWithEvents) output.add(eventLine(fact));
      }
      seen = engine.log.length;
      if (output.isFull) await output.flush();
    }
    output.add(`${JSON.stringify(summaryOf(engine, effects))}\n`);
  } catch (error) {
    if (error instanceof ScenarioError) return refuse(around, error.problems.map(lineOf));
    around.complain(bugReport(error, order.file, seed, engine));
    return 1;
  }
  await output.flush();
  return 0;
}

/** Runs the engine a piece at a time, the start of the world being the first. */
function* slices(engine: Engine, forMs: number | undefined): Generator<void> {
  yield;
  const toMs = forMs ?? defaultForMs;
  while (engine.nextMs <= toMs) {
    for (let steps = 0; steps < stepsPerSlice && engine.nextMs <= toMs; steps++) engine.step();
    yield;
  }
  // Without --for a run that is over ends with its last event.
  if (forMs !== undefined || engine.nextMs < Number.POSITIVE_INFINITY) engine.advance(toMs);
}

function eventLine({ seq, atMs, resource, type, causeSeq, detail }: Fact): string {
  return `${JSON.stringify({ seq, atMs, resource, type, causeSeq, detail })}\n`;
}

function summaryOf(engine: Engine, effects: EffectsCounter): object {
  const resources = engine.resources.map(({ id }) => [id, countersOf(engine.view(id) ?? {})] as const);
  return {
    nowMs: engine.nowMs,
    steps: engine.stepCount,
    facts: engine.factCount,
    hash: engine.log.hash(),
    resources: Object.fromEntries(resources),
    effects: effects.result(),
  };
}

/** The numbers of a view. */
function countersOf(view: object): Readonly<Record<string, number>> {
  return Object.fromEntries(Object.entries(view).filter(([, value]) => typeof value === 'number'));
}

/** All that is needed to see it again. */
function bugReport(error: unknown, file: string, seed: number, engine: Engine | undefined): string {
  const { message, stack } = error instanceof Error ? error : new Error(String(error));
  const where = engine ? `, step ${engine.stepCount}, at ${engine.nowMs} ms` : ', before the first step';
  const last = engine?.log.at(engine.log.length - 1);
  return [
    `a mistake of ours stopped the run: ${message}`,
    `to see it again: npm run simulate -- ${file} --seed ${seed}   (seed ${seed}${where})`,
    ...(last ? [`last event: ${eventLine(last).trimEnd()}`] : []),
    `${stack}\n`,
  ].join('\n');
}

/** Gathers lines, so that a million of them are not a million writes. */
class Output {
  private pieces: string[] = [];
  private size = 0;

  constructor(private readonly around: Surroundings) {}

  get isFull(): boolean {
    return this.size >= charactersPerWrite;
  }

  add(text: string): void {
    this.pieces.push(text);
    this.size += text.length;
  }

  async flush(): Promise<void> {
    const text = this.pieces.join('');
    this.pieces = [];
    this.size = 0;
    if (text) await this.around.write(text);
  }
}
