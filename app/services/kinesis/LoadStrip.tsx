import { loadBars } from './loads.ts';
import { words } from './words.ts';

const width = 514;
const height = 30;

/** Every open shard of a stream that has too many for lanes: a bar each, as high as it is loaded. */
export function LoadStrip({ loads, marked }: { loads: readonly number[]; marked: number | undefined }) {
  const { bars, shardsPerBar, atLimit } = loadBars(loads);
  return (
    <div className="loads">
      <p>
        {words.loads(loads.length, shardsPerBar)}
        {atLimit > 0 && <b className="loads-full-words">{words.loadsAtLimit(atLimit)}</b>}
      </p>
      <svg width={width} height={height} aria-hidden="true">
        <path className="loads-limit" d={`M0,1.5H${width}`} />
        <path className="loads-bars" d={barsPath(bars, (load) => load < 1)} />
        {marked !== undefined && marked >= 0 && (
          <rect
            className="loads-marked"
            x={Math.floor(marked / shardsPerBar) * (width / bars.length) - 1}
            width={width / bars.length + 2}
            height={height}
          />
        )}
        <path className="loads-bars loads-full" d={barsPath(bars, (load) => load >= 1)} />
      </svg>
    </div>
  );
}

/** One path for all bars, however many there are. Even an idle shard has a foot to stand on. */
function barsPath(bars: readonly number[], isMeant: (load: number) => boolean): string {
  const pitch = width / bars.length;
  const barWidth = pitch > 3 ? pitch - 1 : pitch;
  return bars
    .map((load, bar) => {
      if (!isMeant(load)) return '';
      const barHeight = 1 + Math.min(1, load) * (height - 3);
      return `M${(bar * pitch).toFixed(2)},${height}v${-barHeight.toFixed(2)}h${barWidth.toFixed(2)}V${height}z`;
    })
    .join('');
}
