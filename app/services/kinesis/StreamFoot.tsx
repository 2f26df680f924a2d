import type { StreamView } from '../../../engine/index.ts';
import { isReduced, useSession } from '../../session.ts';
import { LiveText } from '../LiveText.tsx';
import { Ring } from '../Ring.tsx';
import { hotShareMin } from './lanes.ts';
import { words } from './words.ts';

/** The stream as a whole, in two lines: totals, or what was refused in the last second, and why. */
export function StreamFoot({ view }: { view: StreamView }) {
  const refused = view.shards.reduce((sum, { throttledPerSecond }) => sum + throttledPerSecond, 0);
  return (
    <div className="stream-foot">
      {refused > 0 ? <Trouble view={view} refused={refused} /> : <Calm view={view} />}
    </div>
  );
}

function Trouble({ view: { hotKey }, refused }: { view: StreamView; refused: number }) {
  return (
    <p className="stream-trouble">
      {words.throttled(refused)}{' '}
      {hotKey && hotKey.share >= hotShareMin ? words.hotKey(hotKey) : words.manyKeys}
    </p>
  );
}

function Calm({ view }: { view: StreamView }) {
  return (
    <>
      <p className="stream-totals">
        <span>{words.put(view.putTotal)}</span>
        <span>{words.read(view.readTotal, view.consumers.length)}</span>
        <span>{words.kept(view.retentionHours)}</span>
        {view.throttledTotal > 0 && <span>{words.refusedEver(view.throttledTotal)}</span>}
      </p>
      <p className="stream-totals">
        {view.status === 'UPDATING' && <Updating activeAtMs={view.activeAtMs} />}
        {view.hotKey && <span>{words.busiest(view.hotKey)}</span>}
      </p>
    </>
  );
}

/** When the reshard began is not known: the ring shows the last half minute of it. */
const ringMs = 30_000;

function Updating({ activeAtMs }: { activeAtMs: number | undefined }) {
  const reduced = useSession(isReduced);
  if (activeAtMs === undefined) return <b title={words.updatingTitle}>{words.updatingOpen}</b>;
  return (
    <b className="stream-updating" title={words.updatingTitle}>
      {!reduced && <Ring sinceMs={activeAtMs - ringMs} untilMs={activeAtMs} size={14} width={2.6} />}
      <LiveText read={(nowMs) => words.updating(activeAtMs - nowMs)} />
    </b>
  );
}
