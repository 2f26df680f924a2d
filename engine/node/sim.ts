/** `npm run sim -- --seed N`: one random world again, its scenario, the verdict, and the story around what is wrong. */
import { parseArgs } from 'node:util';
import type { Finding } from '../testing/checkers.ts';
import { judgeWorld, runWorld, scenarioOf, verdictOf, type World } from '../testing/simulate.ts';
import { lineOf, traceOf } from '../testing/trace.ts';

const usage = `Runs random worlds, the same as the tests, and judges them by their logs.

  npm run sim -- --seed N [--trace]     one world: its scenario, the verdict, the story around a failure
  npm run sim -- --seeds A..B           a range of worlds: those that are not sound

  --trace    the whole story, the road included
  --help     this text

Exit code 0: sound. 1: not sound, or a mistake of ours stopped the world. 2: the command line is wrong.
`;

/** Facts shown before and after one that is wrong. */
const around = 25;

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}

/** "7" → 7 to 7, "1..300" → 1 to 300; undefined when it is no such text. */
function readRange(text: string): { first: number; last: number } | undefined {
  const [, first, last = first] = /^(\d{1,10})(?:\.\.(\d{1,10}))?$/.exec(text) ?? [];
  if (first === undefined || Number(last) < Number(first) || Number(last) > 4_294_967_295) return undefined;
  return { first: Number(first), last: Number(last) };
}

/** The world and what is wrong with it; a world that stops says where. */
function judged(seed: number): { world?: World; findings: readonly Finding[]; verdict: string } {
  try {
    const world = runWorld(seed);
    const findings = judgeWorld(world);
    return { world, findings, verdict: verdictOf(world, findings) };
  } catch (error) {
    return { findings: [], verdict: `World ${seed} stopped: ${(error as Error).stack}` };
  }
}

function showOne(seed: number, isWhole: boolean): boolean {
  print(JSON.stringify(scenarioOf(seed).scenario, undefined, 2));
  const { world, findings, verdict } = judged(seed);
  if (world && isWhole) print(traceOf(world.engine.log.facts(), true).join('\n'));
  else if (world) for (const finding of findings.slice(0, 3)) showAround(world, finding);
  print(
    verdict || `World ${seed} is sound: ${world?.engine.factCount} facts, hash ${world?.engine.log.hash()}`,
  );
  return verdict === '';
}

function showAround({ engine }: World, { seq, checker, sentence }: Finding): void {
  print(`\n${checker}: ${sentence}`);
  for (const fact of engine.log.facts(seq - around, seq + around)) {
    print(`${fact.seq === seq ? '>' : ' '} ${String(fact.seq).padStart(6)} ${lineOf(fact)}`);
  }
}

function showRange(first: number, last: number): boolean {
  let wrong = 0;
  for (let seed = first; seed <= last; seed++) {
    const { verdict } = judged(seed);
    if (verdict === '') continue;
    wrong++;
    print(verdict);
  }
  print(`${last - first + 1} worlds, ${wrong} not sound`);
  return wrong === 0;
}

function read() {
  const { values } = parseArgs({
    options: {
      seed: { type: 'string' },
      seeds: { type: 'string' },
      trace: { type: 'boolean' },
      help: { type: 'boolean', short: 'h' },
    },
  });
  return values;
}

function main(): number {
  let values: ReturnType<typeof read>;
  try {
    values = read();
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n\n${usage}`);
    return 2;
  }
  if (values.help) {
    print(usage);
    return 0;
  }
  const range = readRange(values.seed ?? values.seeds ?? '');
  if (!range || (values.seed !== undefined && range.first !== range.last)) {
    process.stderr.write(usage);
    return 2;
  }
  const isSound =
    values.seed !== undefined
      ? showOne(range.first, values.trace === true)
      : showRange(range.first, range.last);
  return isSound ? 0 : 1;
}

// Whoever reads has had enough (`| head`): that is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});
process.exitCode = main();
