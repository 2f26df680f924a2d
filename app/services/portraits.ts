/** What each service looks like inside. The table names only services whose inside is a lesson; others have a general card. */
import { useEffect, useMemo, useSyncExternalStore } from 'react';
import { type ProducerView, type QueueView, serviceSummary, type WorkerView } from '../../engine/index.ts';
import { shortCount } from './durations.ts';
import { GeneralPortrait } from './GeneralPortrait.tsx';
import type { PortraitDefinition } from './portrait.ts';
import { ProducerPortrait } from './producer/ProducerPortrait.tsx';
import './services.css';
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

/** A card whose drawing is still on its way. */
const onItsWay: PortraitDefinition = {
  Portrait: () => null,
  label: () => '',
  sentence: () => '',
  figures: () => [],
  width: () => 'narrow',
};

type Portraits = Readonly<Record<string, PortraitDefinition>>;

// A service's view is what its own portrait takes: the worker sends no other under that service's name.
const atOnce = { sqs, producer, worker } as unknown as Portraits;

/** The rest of the cast comes when the first of it is needed: most first visits see queues alone. */
let others: Portraits | undefined;
let isAsked = false;
const listeners = new Set<() => void>();

async function fetchOthers(): Promise<void> {
  isAsked = true;
  try {
    others = (await import('./cast.ts')).castPortraits as unknown as Portraits;
  } catch {
    // Without their drawings they have the general card; the next diagram asks again.
    isAsked = false;
    others = {};
  }
  for (const listener of listeners) listener();
}

function listen(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

export function usePortrait(service: string): PortraitDefinition {
  const fetched = useSyncExternalStore(listen, () => others);
  const isEarly = Object.hasOwn(atOnce, service);
  useEffect(() => {
    if (!isEarly && !isAsked) void fetchOthers();
  }, [isEarly]);
  return useMemo(
    () => atOnce[service] ?? (fetched ? (fetched[service] ?? general(service)) : onItsWay),
    [service, fetched],
  );
}

/** True once every one of these services can be drawn. */
export function areDrawable(services: readonly string[]): boolean {
  return others !== undefined || services.every((service) => Object.hasOwn(atOnce, service));
}
