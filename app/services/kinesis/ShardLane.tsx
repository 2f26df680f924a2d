import type { CSSProperties } from 'react';
import type { ShardView } from '../../../engine/index.ts';
import type { Attention } from '../useAttention.ts';
import { Gauges } from './Gauges.tsx';
import { Spark } from './Spark.tsx';
import { Tape } from './Tape.tsx';
import { words } from './words.ts';

/** One shard: its part of the hash space, its tape, and how near it is to its limits. */
export function ShardLane({ shard, attention }: { shard: ShardView; attention: Attention }) {
  const { index, state, fromShare, toShare, throttledAtMs } = shard;
  return (
    <li className="stream-shard" data-state={state}>
      {throttledAtMs !== undefined && <Spark key={throttledAtMs} atMs={throttledAtMs} />}
      <div className="shard-who" title={words.rangeTitle(shard)}>
        <b>{words.shard(index)}</b>
        <span>{words.range(fromShare, toShare)}</span>
        <i
          className="shard-range"
          style={{ '--from': fromShare, '--share': toShare - fromShare } as CSSProperties}
          aria-hidden="true"
        />
      </div>
      <Tape shard={shard} attention={attention} />
      {state === 'open' ? <Gauges shard={shard} /> : <Closed shard={shard} />}
    </li>
  );
}

function Closed({ shard: { state, children } }: { shard: ShardView }) {
  return (
    <p className="shard-closed" title={words.closedTitle}>
      <b>{state === 'closed' ? words.closed : words.expired}</b>
      {children.length > 0 && <span>{words.into(children)}</span>}
      <span>{state === 'closed' ? words.closedDoc : words.expiredDoc}</span>
    </p>
  );
}
