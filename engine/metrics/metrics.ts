/**
 * Keeps what every metric was, period by period. It looks on while the run goes forward for the first time; after a seek
 * back what it saw stays, and `series` tells of it up to now only. An act in the past makes it forget what lay ahead.
 */
import type { Engine, Observer } from '../engine.ts';
import type { Resource } from '../kernel/world.ts';
import { Column, growthOf, half } from './column.ts';
import { type MetricDefinition, type MetricSeries, pointsMax } from './contract.ts';

const periodMsAtFirst = 1_000;
/** Rows kept: the moment that is now may be one more. */
const rowsMax = pointsMax - 1;

export class MetricStore implements Observer {
  private periodMs = periodMsAtFirst;
  /** Ends of periods seen so far, a row each. */
  private rowCount = 0;
  /** One column for each metric, by the index of the resource. */
  private readonly columns = new Map<number, Column[]>();

  /** @param engine at its beginning: nothing of it has been run */
  constructor(private readonly engine: Engine) {
    engine.observe(this);
  }

  get nextMs(): number {
    return this.timeOf(this.rowCount);
  }

  /** However long nothing happens, at most `rowsMax` rows are filled. */
  pass(untilMs: number): void {
    while (this.rowsBefore(untilMs) > rowsMax) this.thin();
    const end = this.rowsBefore(untilMs);
    for (; this.rowCount < end; this.rowCount++) this.sample(this.rowCount);
  }

  forget(fromMs: number): void {
    this.rowCount = Math.min(this.rowCount, this.rowsBefore(fromMs));
    for (const [index, columns] of this.columns) {
      // Whoever takes this place in the new future may be another service.
      if ((columns[0]?.first ?? 0) >= this.rowCount) this.columns.delete(index);
      else for (const column of columns) column.truncate(this.rowCount);
    }
  }

  /**
   * The metrics of one resource up to now, in the order of its service's table; of a removed one up to its end. None for a
   * service without metrics.
   */
  series(id: string): MetricSeries[] {
    const resource = this.engine.everyResource.findLast((candidate) => candidate.id === id);
    if (!resource) return [];
    const atMs = resource.removedAtMs ?? this.engine.nowMs;
    return metricsOf(resource).flatMap((metric, place) => {
      const now = metric.read(resource.state as never, atMs);
      const applies = metric.appliesTo?.(resource.state as never) ?? true;
      return applies || now !== 0 ? [this.seriesOf(resource, metric, place, now)] : [];
    });
  }

  private seriesOf(
    resource: Readonly<Resource>,
    { name, unit, statistic, doc, rule }: MetricDefinition,
    place: number,
    now: number,
  ): MetricSeries {
    const { nowMs } = this.engine;
    const rows = this.rowsBefore(nowMs);
    const column = this.columns.get(resource.index)?.[place];
    const past = column?.upTo(rows) ?? new Float64Array();
    // The end of a period is seen once time has gone beyond it: one that is now can still change.
    const isOnBoundary = this.timeOf(rows) === nowMs && resource.isAlive;
    const values = isOnBoundary ? Float64Array.of(...past, now) : past;
    return {
      name,
      unit,
      statistic,
      doc,
      ...(rule === undefined ? {} : { rule }),
      periodMs: this.periodMs,
      firstMs: this.timeOf(past.length > 0 && column ? column.first : rows),
      points: statistic === 'Sum' ? growthOf(values) : values,
      now,
    };
  }

  /** When the period of a row ends, virtual ms. */
  private timeOf(row: number): number {
    return (row + 1) * this.periodMs;
  }

  /** How many periods end before a time. */
  private rowsBefore(ms: number): number {
    return Math.max(0, Math.ceil(ms / this.periodMs) - 1);
  }

  private sample(row: number): void {
    const atMs = this.timeOf(row);
    for (const resource of this.engine.everyResource) {
      if (!resource.isAlive) continue;
      const metrics = metricsOf(resource);
      const columns = this.columnsOf(resource.index, metrics.length, row);
      for (let place = 0; place < metrics.length; place++) {
        const { read } = metrics[place] as MetricDefinition;
        (columns[place] as Column).add(row, read(resource.state as never, atMs));
      }
    }
  }

  private columnsOf(index: number, count: number, row: number): readonly Column[] {
    const known = this.columns.get(index);
    if (known) return known;
    const columns = Array.from({ length: count }, () => new Column(row));
    this.columns.set(index, columns);
    return columns;
  }

  private thin(): void {
    this.periodMs *= 2;
    this.rowCount = half(this.rowCount);
    for (const columns of this.columns.values()) for (const column of columns) column.thin();
  }
}

const noMetrics: readonly MetricDefinition[] = [];

function metricsOf({ definition }: Readonly<Resource>): readonly MetricDefinition[] {
  return (definition.metrics as readonly MetricDefinition[] | undefined) ?? noMetrics;
}
