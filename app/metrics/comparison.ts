/** Two moments side by side. */
import { clock } from '../ui/time.ts';
import { amount } from './amounts.ts';
import type { Figure, KeptMoment } from './moments.ts';
import { words } from './words.ts';

export interface ComparedMetric {
  name: string;
  unit: Figure['unit'];
  /** Absent where the resource or the metric was not there. */
  was?: number;
  now?: number;
}

export interface ComparedResource {
  resource: string;
  metrics: readonly ComparedMetric[];
}

/** Every metric of either moment, in the order of the later one; what only the earlier one has stands behind. */
export function compared(was: KeptMoment, now: KeptMoment): ComparedResource[] {
  const before = figuresBy(was);
  const after = figuresBy(now);
  return union(after.keys(), before.keys()).map((resource) => {
    const old = before.get(resource) ?? new Map<string, Figure>();
    const young = after.get(resource) ?? new Map<string, Figure>();
    const metrics = union(young.keys(), old.keys()).map((name) => ({
      name,
      unit: (young.get(name) ?? old.get(name))!.unit,
      was: old.get(name)?.value,
      now: young.get(name)?.value,
    }));
    return { resource, metrics };
  });
}

function figuresBy({ figures }: KeptMoment): Map<string, Map<string, Figure>> {
  return new Map(
    figures.map(({ resource, metrics }) => [
      resource,
      new Map(metrics.map((figure) => [figure.name, figure])),
    ]),
  );
}

function union(one: Iterable<string>, other: Iterable<string>): string[] {
  return [...new Set([...one, ...other])];
}

/** A difference smaller than this is how numbers are kept, not what happened. */
const differenceMin = 1e-6;

/** "3 more", "12 s less", "the same". */
export function differenceInWords({ was, now, unit }: ComparedMetric): string {
  if (was === undefined) return words.difference.appeared;
  if (now === undefined) return words.difference.gone;
  const difference = now - was;
  if (Math.abs(difference) < differenceMin) return words.difference.none;
  const much = amount(Math.abs(difference), unit);
  return difference > 0 ? words.difference.more(much) : words.difference.less(much, unit);
}

/** How the run of one moment is another than that of the other. */
export function contrastOf(was: KeptMoment, now: KeptMoment): string {
  const hasOtherName = was.diagram !== now.diagram;
  const { diagram, settings, seed } = words.against;
  return [
    ...(was.settings === now.settings ? [] : [hasOtherName ? diagram : settings]),
    ...(was.seed === now.seed ? [] : [seed]),
  ].join(', ');
}

/** "Poison message · seed 7 · 00:12.400". */
export function inWords({ diagram, seed, atMs }: KeptMoment): string {
  return words.moment(diagram, seed, clock(atMs));
}

/** Without what is only how numbers are kept. */
function rounded(difference: number): number {
  return Number(difference.toFixed(6));
}

/** The table for a spreadsheet: where it comes from, then one line a metric, bare numbers with their unit apart. */
export function asText(was: KeptMoment, now: KeptMoment, isNow: boolean): string {
  const { columns } = words;
  const [one, other] = isNow ? [columns.was, columns.now] : [columns.first, columns.second];
  const lines = compared(was, now).flatMap(({ resource, metrics }) =>
    metrics.map((metric) => [
      resource,
      metric.name,
      metric.unit,
      metric.was,
      metric.now,
      metric.was === undefined || metric.now === undefined ? undefined : rounded(metric.now - metric.was),
    ]),
  );
  const head = [columns.resource, columns.metric, columns.unit, one, other, columns.difference];
  return [[one, inWords(was)], [other, inWords(now)], [], head, ...lines]
    .map((cells) => cells.map((cell) => cell ?? '').join('\t'))
    .join('\n');
}
