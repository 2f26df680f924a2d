import type { QueueView } from '../../../engine/index.ts';
import { count } from '../durations.ts';
import { LiveText } from '../LiveText.tsx';
import { useShare } from '../useShare.ts';
import { words } from '../words.ts';

/** The figures CloudWatch would show, under its own names, and the rules they are measured against. */
export function Counters({ view, layout }: { view: QueueView; layout: 'side' | 'strip' }) {
  return (
    <dl className={`figures figures-${layout}`}>
      <Figure name="Visible" title={words.queue.counters.Visible} value={count(view.visibleCount)} isCount />
      <Figure
        name="NotVisible"
        title={words.queue.counters.NotVisible}
        value={count(view.notVisibleCount)}
        isCount
      />
      <Figure name="Delayed" title={words.queue.counters.Delayed} value={count(view.delayedCount)} isCount />
      <div className="figures-rule" />
      <Oldest view={view} />
      <Figure name="VisibilityTimeout" value={words.queue.seconds(view.visibilityTimeoutSeconds)} />
      {view.maxReceiveCount !== undefined && (
        <Figure name="maxReceiveCount" value={count(view.maxReceiveCount)} />
      )}
    </dl>
  );
}

interface FigureProps {
  name: string;
  value: string;
  title?: string;
  isCount?: boolean;
}

function Figure({ name, value, title, isCount }: FigureProps) {
  return (
    <div className={isCount ? 'figure figure-count' : 'figure'} title={title}>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}

/** Age of the oldest message, and a hairline that lengthens towards the end of its retention. */
function Oldest({ view }: { view: QueueView }) {
  const { oldestSinceMs, retentionSeconds } = view;
  return (
    <div className="figure figure-oldest" title={words.queue.oldestTitle}>
      <dt>{words.queue.oldest}</dt>
      <dd>
        {oldestSinceMs === undefined ? (
          words.queue.noAge(retentionSeconds)
        ) : (
          <LiveText read={(nowMs) => words.queue.age(nowMs - oldestSinceMs, retentionSeconds)} />
        )}
      </dd>
      {oldestSinceMs !== undefined && (
        <Hairline sinceMs={oldestSinceMs} untilMs={oldestSinceMs + retentionSeconds * 1000} />
      )}
    </div>
  );
}

function Hairline({ sinceMs, untilMs }: { sinceMs: number; untilMs: number }) {
  const line = useShare<HTMLElement>(sinceMs, untilMs, drawAge);
  return <i ref={line} className="hairline" aria-hidden="true" />;
}

function drawAge(line: HTMLElement, left: number): void {
  line.style.setProperty('--age', String(1 - left));
}
