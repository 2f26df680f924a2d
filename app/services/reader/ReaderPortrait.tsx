import type { ReaderView } from '../../../engine/index.ts';
import { useAttention } from '../useAttention.ts';
import './reader.css';
import { ShardRow } from './ShardRow.tsx';
import { words } from './words.ts';

/** A reader's inside: every shard it reads, each at its own place, and what all the reading came to. */
export function ReaderPortrait({ id, view }: { id: string; view: ReaderView }) {
  const attention = useAttention(id);
  if (view.stream === undefined) return <p className="portrait-empty">{words.noStream}</p>;
  const more = view.shardCount - view.shards.length;
  return (
    <div className="reader">
      {view.shards.length === 0 && <p className="portrait-empty">{words.noShards}</p>}
      <ul aria-label={words.shards}>
        {view.shards.map((shard) => (
          <ShardRow key={shard.index} shard={shard} view={view} attention={attention} />
        ))}
      </ul>
      {more > 0 && <p className="portrait-note">{words.moreShards(more)}</p>}
      <Effects view={view} />
    </div>
  );
}

function Effects({ view }: { view: ReaderView }) {
  return (
    <p className="effects reader-effects">
      <span title={words.effectsTitle}>{words.effects(view.effectsOnce, view.effectsTotal)}</span>
      <span data-bad={view.duplicateEffects > 0 || undefined}>{words.twice(view.duplicateEffects)}</span>
      <span data-bad={view.outOfOrder > 0 || undefined} title={words.outOfOrderTitle}>
        {words.outOfOrder(view.outOfOrder)}
      </span>
      <span data-bad={view.throttledTotal > 0 || undefined} title={words.throttledTitle}>
        {words.throttled(view.throttledTotal)}
      </span>
      <span>{words.reads(view.emptyReadsTotal, view.readsTotal)}</span>
      <span>{words.failed(view.failedTotal)}</span>
    </p>
  );
}
