/**
 * The function under CloudWatch's names.
 * https://docs.aws.amazon.com/lambda/latest/dg/monitoring-metrics-types.html
 */
import type { MetricDefinition } from '../../kernel/figures.ts';
import type { FunctionState } from './model.ts';
import { busyCount } from './rules/environments.ts';

/** CloudWatch's period: a batch that was handed over longer ago tells nothing of now. */
const agePeriodMs = 60_000;

const hasStream = (state: FunctionState) => state.streams.size > 0;

export const metrics: readonly MetricDefinition<FunctionState>[] = [
  {
    name: 'Invocations',
    unit: 'Count',
    statistic: 'Sum',
    doc: 'Times the function began, failed ones among them, throttled ones not. A batch of ten messages is one.',
    read: (state) => state.invocationsTotal,
  },
  {
    name: 'Errors',
    unit: 'Count',
    statistic: 'Sum',
    doc: 'Invocations in which the code threw or ran out of time. Reported batch item failures are no error: the invocation succeeded.',
    rule: 'LAM-12',
    read: (state) => state.errorsTotal + state.timeoutsTotal,
  },
  {
    name: 'Throttles',
    unit: 'Count',
    statistic: 'Sum',
    doc: 'Invocations that could not begin because the concurrency was used up. They count neither as Invocations nor as Errors.',
    rule: 'LAM-09',
    read: (state) => state.throttlesTotal,
  },
  {
    name: 'Duration',
    unit: 'Milliseconds',
    statistic: 'Sum',
    doc: 'Time the code ran, cold starts not counted, of the invocations that ended. Divided by Invocations it is the mean that is usually plotted.',
    read: (state) => state.durationMs,
  },
  {
    name: 'ConcurrentExecutions',
    unit: 'Count',
    statistic: 'Maximum',
    doc: 'Invocations that run at this moment, not how many there were.',
    rule: 'LAM-04',
    read: busyCount,
  },
  {
    name: 'IteratorAge',
    unit: 'Milliseconds',
    statistic: 'Maximum',
    doc: 'Streams: age of the last record of a batch when it was handed to the function, of the lane furthest behind. A batch that fails again and again makes it grow.',
    rule: 'LAM-40',
    read: iteratorAgeMs,
    appliesTo: hasStream,
  },
  {
    name: 'AsyncEventsReceived',
    unit: 'Count',
    statistic: 'Sum',
    doc: 'Events answered with 202, to be run later. Each can be up to three Invocations.',
    read: (state) => state.eventsTotal,
  },
  {
    name: 'AsyncEventsDropped',
    unit: 'Count',
    statistic: 'Sum',
    doc: 'Events given up after all their attempts, or at the age of six hours, whether a destination was told or not.',
    read: (state) => state.eventsDroppedTotal,
  },
];

function iteratorAgeMs({ lanes }: FunctionState, nowMs: number): number {
  let most = 0;
  lanes.scan(({ batch, ageMs, agedAtMs }) => {
    if (batch || nowMs - agedAtMs <= agePeriodMs) most = Math.max(most, ageMs);
    return true;
  });
  return most;
}
