/** What the metrics and the table of then and now say, apart from how they say it. */
import type { MetricSeries } from '../../engine/index.ts';
import type { Trend } from './trend.ts';

type Unit = MetricSeries['unit'];

const statistics: Readonly<Record<MetricSeries['statistic'], string>> = { Sum: 'sum', Maximum: 'maximum' };
const trends: Readonly<Record<Trend, string>> = { rising: 'rising', falling: 'falling', steady: 'steady' };

export const words = {
  view: 'What is shown of the metrics',
  plots: 'Plots',
  compare: 'Was / now',
  list: 'Metrics',
  looking: 'Looking…',
  noResources:
    'Put a queue, a topic or a stream on the diagram and run it: its metrics are drawn here, under CloudWatch’s names.',
  notRun: 'Run the diagram: its metrics are drawn here, under CloudWatch’s names.',
  noMetrics: (names: string) => `${names}: no metrics. Select a queue, a topic, a stream or a function.`,
  noneAtAll: 'Nothing on this diagram has metrics. Add a queue, a topic, a stream or a function.',
  mostTelling:
    'The most telling metric of each resource. Select one on the diagram to see all of its metrics.',
  allOf: (names: string) => `All metrics of ${names}.`,

  period: (statistic: MetricSeries['statistic'], period: string) =>
    `${statistics[statistic]}, each point ${period}`,
  rule: (rule: string) => `Rule ${rule}`,
  highest: (value: string) => `Highest point: ${value}.`,
  inAll: 'in all',
  now: 'now',
  at: (time: string) => `at ${time}`,
  plot: 'plot',
  plotName: (metric: string, resource: string, value: string, trend: Trend) =>
    `${metric} of ${resource}: ${value}, ${trends[trend]}`,
  reading: (value: string, when: string) => `${value}, ${when}`,

  keep: 'Keep this moment',
  keepSecond: 'Keep a second',
  keepTitle: 'Remembers all metrics of all resources as they are now',
  kept: (moment: string) => `Kept: ${moment}.`,
  notKept: 'This moment could not be kept: the run gave no answer. Step or play, and try again.',
  withNow: 'Compare with now',
  clear: 'Forget what was kept',
  cleared: 'What was kept is forgotten.',
  only: (names: string) => `Only ${names}, which is selected: select nothing to see all.`,
  copy: 'Copy the table as text',
  copied: 'The table was copied, tab-separated.',
  notCopied: 'The browser did not allow copying. Select the table and copy it by hand.',
  nothingKept:
    'Keep a moment: all metrics stay here as they were, to be set against now, against a second moment, or against another run.',
  run: (diagram: string, seed: number) => `${diagram} · seed ${seed}`,
  moment: (diagram: string, seed: number, time: string) => `${diagram} · seed ${seed} · ${time}`,
  table: 'Metrics then and now',
  columns: {
    resource: 'Resource',
    metric: 'Metric',
    unit: 'Unit',
    was: 'Then',
    now: 'Now',
    first: 'First',
    second: 'Second',
    difference: 'Difference',
  },
  against: {
    diagram: 'another diagram',
    seed: 'another seed',
    settings: 'changed diagram or settings',
  },
  absent: '–',
  difference: {
    none: 'the same',
    appeared: 'not there before',
    gone: 'not there any more',
    more: (amount: string) => `${amount} more`,
    less: (amount: string, unit: Unit) => `${amount} ${unit === 'Count' ? 'fewer' : 'less'}`,
  },
} as const;
