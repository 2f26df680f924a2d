/** The whole log as a file, a page at a time, so that neither the run nor the page stands still for it. */
import { simulation } from '../simulation/client.ts';
import { mirror } from '../simulation/mirror.ts';
import { type LogFormat, logHead, logPage } from './log.ts';

const pageSize = 5_000;
const types: Readonly<Record<LogFormat, string>> = {
  jsonl: 'application/x-ndjson',
  csv: 'text/csv;charset=utf-8',
};

/** @param onPage called after each page with the facts written so far; the oldest of a very long run are not kept */
export async function logFile(
  format: LogFormat,
  signal: AbortSignal,
  onPage: (written: number, all: number) => void,
): Promise<Blob | undefined> {
  const { factCount } = mirror.getState();
  const parts = [logHead(format)];
  for (let from = 0; from < factCount; from += pageSize) {
    const count = Math.min(pageSize, factCount - from);
    const [facts, lines] = await Promise.all([simulation.facts(from, count), simulation.lines(from, count)]);
    if (signal.aborted) return undefined;
    parts.push(logPage(format, facts, lines));
    onPage(from + count, factCount);
  }
  return new Blob(parts, { type: types[format] });
}
