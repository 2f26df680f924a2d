/**
 * The queue under CloudWatch's names (SQS-124).
 * https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-available-cloudwatch-metrics.html
 */
import type { MetricDefinition } from '../../kernel/figures.ts';
import { poisonReceives } from './limits.ts';
import type { QueueState } from './model.ts';

/** Messages looked at for the oldest; beyond them the last one looked at stands for the rest. */
const scanMax = 2_000;

export const metrics: readonly MetricDefinition<QueueState>[] = [
  {
    name: 'ApproximateNumberOfMessagesVisible',
    unit: 'Count',
    statistic: 'Maximum',
    doc: 'Messages that can be received now: the backlog. Those of a FIFO group that is locked count too, although nobody can have them yet.',
    rule: 'SQS-103',
    read: (queue) => queue.visibleCount,
  },
  {
    name: 'ApproximateNumberOfMessagesNotVisible',
    unit: 'Count',
    statistic: 'Maximum',
    doc: 'Messages in flight: received, and neither deleted nor visible again. Delayed ones are counted apart.',
    rule: 'SQS-124',
    read: (queue) => queue.inFlightCount,
  },
  {
    name: 'ApproximateNumberOfMessagesDelayed',
    unit: 'Count',
    statistic: 'Maximum',
    doc: 'Messages hidden by a delay since they were sent; those hidden by a receive are NotVisible.',
    rule: 'SQS-63',
    read: (queue) => queue.delayedCount,
  },
  {
    name: 'ApproximateAgeOfOldestMessage',
    unit: 'Seconds',
    statistic: 'Maximum',
    doc: 'Age of the oldest message that is not deleted. A standard queue passes over messages received three times or more, so a poison message does not show; in a dead-letter queue the age counts from the move.',
    rule: 'SQS-126',
    read: oldestAgeSeconds,
  },
  {
    name: 'NumberOfMessagesSent',
    unit: 'Count',
    statistic: 'Sum',
    doc: 'Messages added by sends. What a redrive policy moves into a dead-letter queue is no send: watch the messages visible there.',
    rule: 'SQS-79',
    read: (queue) => queue.sentTotal,
  },
  {
    name: 'NumberOfMessagesReceived',
    unit: 'Count',
    statistic: 'Sum',
    doc: 'Messages handed out, each time anew: one received three times counts three, so it can exceed what was sent.',
    rule: 'SQS-127',
    read: (queue) => queue.receivedTotal,
  },
  {
    name: 'NumberOfMessagesDeleted',
    unit: 'Count',
    statistic: 'Sum',
    doc: 'Deletes that succeeded. Deleting a message twice counts twice, so it can exceed what was sent.',
    rule: 'SQS-127',
    read: (queue) => queue.deleteCallsTotal,
  },
  {
    name: 'NumberOfEmptyReceives',
    unit: 'Count',
    statistic: 'Sum',
    doc: 'Receives that gave nothing. They are billed like any other; long polling makes them few.',
    rule: 'SQS-124',
    read: (queue) => queue.emptyReceivesTotal,
  },
  {
    name: 'SentMessageSize',
    unit: 'Bytes',
    statistic: 'Sum',
    doc: 'Bytes of the messages sent, body and attributes. Divided by NumberOfMessagesSent it is the mean that is usually plotted.',
    rule: 'SQS-124',
    read: (queue) => queue.sentBytesTotal,
  },
  {
    name: 'ApproximateNumberOfGroupsWithInflightMessages',
    unit: 'Count',
    statistic: 'Maximum',
    doc: 'FIFO: groups with a message in flight. More consumers than groups are idle, whatever the backlog.',
    rule: 'SQS-124',
    read: (queue) => queue.busyGroupCount,
    appliesTo: (queue) => queue.settings.FifoQueue,
  },
];

/** Slots are an order of arrival, and the age counts from the arrival: from the send, or from the move (SQS-73). */
function oldestAgeSeconds({ messages, settings }: QueueState, nowMs: number): number {
  let sinceMs = nowMs;
  let looked = 0;
  messages.scan(({ arrivedAtMs, receiveCount, receivesElsewhere }) => {
    const isPassedOver = !settings.FifoQueue && receiveCount - receivesElsewhere >= poisonReceives;
    if (isPassedOver && ++looked < scanMax) return true;
    sinceMs = arrivedAtMs;
    return false;
  }, messages.first());
  return (nowMs - sinceMs) / 1000;
}
