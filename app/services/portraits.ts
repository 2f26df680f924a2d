/** What each service looks like inside. The table names only services whose inside is a lesson; others have a general card. */
import { type ProducerView, type QueueView, serviceSummary, type WorkerView } from '../../engine/index.ts';
import { shortCount } from './durations.ts';
import { deliveryStreamPortrait } from './firehose/portrait.ts';
import { GeneralPortrait } from './GeneralPortrait.tsx';
import { httpPortrait } from './http/portrait.ts';
import { streamPortrait } from './kinesis/portrait.ts';
import { functionPortrait } from './lambda/portrait.ts';
import type { PortraitDefinition } from './portrait.ts';
import { ProducerPortrait } from './producer/ProducerPortrait.tsx';
import { readerPortrait } from './reader/portrait.ts';
import { bucketPortrait } from './s3/portrait.ts';
import './services.css';
import { topicPortrait } from './sns/portrait.ts';
import { QueuePortrait } from './sqs/QueuePortrait.tsx';
import { isDeadLetterQueue, isResting } from './sqs/tiles.ts';
import { words } from './words.ts';
import { WorkerPortrait } from './worker/WorkerPortrait.tsx';

const sqs: PortraitDefinition<QueueView> = {
  Portrait: QueuePortrait,
  label(view) {
    if (isDeadLetterQueue(view)) return view.isFifo ? words.queue.deadLetterFifo : words.queue.deadLetter;
    return view.isFifo ? words.queue.fifo : words.queue.standard;
  },
  icon: (view) => (isDeadLetterQueue(view) ? 'archive' : view.isFifo ? 'list-ordered' : undefined),
  sentence(view, nowMs) {
    const counts = words.queue.sentence(view.visibleCount, view.notVisibleCount, view.delayedCount);
    if (view.oldestSinceMs === undefined) return counts;
    return `${counts}, ${words.queue.sentenceOldest(nowMs - view.oldestSinceMs)}`;
  },
  figures: (view) => [
    { name: words.queue.rows.visible, value: shortCount(view.visibleCount) },
    { name: words.queue.rows.inFlight, value: shortCount(view.notVisibleCount) },
    ...(view.delayedCount > 0
      ? [{ name: words.queue.rows.delayed, value: shortCount(view.delayedCount) }]
      : []),
  ],
  width: (view) => (isResting(view) ? 'middle' : 'wide'),
};

const producer: PortraitDefinition<ProducerView> = {
  Portrait: ProducerPortrait,
  label: () => words.producer.label,
  sentence: (view) => words.producer.sentence(view.producedTotal, view.patternWords),
  figures: (view) => [{ name: words.producer.sent, value: shortCount(view.producedTotal) }],
  width: () => 'narrow',
};

const worker: PortraitDefinition<WorkerView> = {
  Portrait: WorkerPortrait,
  label: (view) => words.worker.label(view.workerCount),
  sentence: (view) => words.worker.sentence(view.busyCount, view.workerCount),
  figures: (view) => [{ name: words.worker.busy, value: `${view.busyCount}/${view.workerCount}` }],
  width: () => 'narrow',
};

const general = (service: string): PortraitDefinition => ({
  Portrait: GeneralPortrait,
  label: () => serviceSummary(service)?.face.title ?? service,
  sentence: () => '',
  figures: () => [],
  width: () => 'narrow',
});

// A service's view is what its own portrait takes: the worker sends no other under that service's name.
const portraits = {
  sqs,
  producer,
  worker,
  sns: topicPortrait,
  kinesis: streamPortrait,
  reader: readerPortrait,
  firehose: deliveryStreamPortrait,
  s3: bucketPortrait,
  lambda: functionPortrait,
  http: httpPortrait,
} as unknown as Readonly<Record<string, PortraitDefinition>>;

export function portraitOf(service: string): PortraitDefinition {
  return portraits[service] ?? general(service);
}
