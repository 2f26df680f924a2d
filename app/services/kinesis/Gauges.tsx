import type { ShardView } from '../../../engine/index.ts';
import { words } from './words.ts';

/** What a shard takes in one second (KDS-20). */
const recordsLimit = 1_000;
const bytesLimit = 1_048_576;

/** Records of any size fit until the next one does not: with refusals, nearly full is full. */
const nearlyFull = 0.9;

/** The two limits of a shard; whichever is reached first refuses. */
export function Gauges({ shard }: { shard: ShardView }) {
  const { recordsPerSecond, bytesPerSecond, throttledPerSecond } = shard;
  const fullFrom = throttledPerSecond > 0 ? nearlyFull : 1;
  return (
    <div className="gauges">
      <Gauge
        text={words.recordsGauge(recordsPerSecond)}
        title={words.recordsTitle(recordsPerSecond)}
        share={recordsPerSecond / recordsLimit}
        fullFrom={fullFrom}
      />
      <Gauge
        text={words.bytesGauge(bytesPerSecond)}
        title={words.bytesTitle(bytesPerSecond)}
        share={bytesPerSecond / bytesLimit}
        fullFrom={fullFrom}
      />
    </div>
  );
}

interface GaugeProps {
  text: string;
  title: string;
  share: number;
  fullFrom: number;
}

function Gauge({ text, title, share, fullFrom }: GaugeProps) {
  return (
    <span className="gauge" title={title} data-full={share >= fullFrom || undefined}>
      {text}
      <i style={{ '--share': Math.min(1, share) } as React.CSSProperties} aria-hidden="true" />
    </span>
  );
}
