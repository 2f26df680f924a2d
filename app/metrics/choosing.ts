/** Which metrics are shown. */
import type { MetricSeries } from '../../engine/index.ts';

/** Metrics by resource, in the order of the diagram. */
export type Metrics = ReadonlyMap<string, readonly MetricSeries[]>;

/** What piles up tells most, then what is late, then what comes through: the first of these that a resource has. */
const telling: readonly string[] = [
  'ApproximateNumberOfMessagesVisible',
  'GetRecords.IteratorAgeMilliseconds',
  'DeliveryToS3.DataFreshness',
  'NumberOfNotificationsDelivered',
  'ConcurrentExecutions',
];

/** The one metric to look at where there is room for one; the first that is declared where none is known to tell more. */
export function mostTelling(series: readonly MetricSeries[]): MetricSeries | undefined {
  const known = telling.flatMap((name) => series.find((one) => one.name === name) ?? []);
  return known[0] ?? series[0];
}

export interface ShownMetric {
  resource: string;
  series: MetricSeries;
}

/** All metrics of what is selected; the most telling one of each resource when nothing is. */
export function shownMetrics(metrics: Metrics, isSelection: boolean): ShownMetric[] {
  return [...metrics].flatMap(([resource, all]) => {
    const chosen = isSelection ? all : [mostTelling(all)].filter((one) => one !== undefined);
    return chosen.map((series) => ({ resource, series }));
  });
}
