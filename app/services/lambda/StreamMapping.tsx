import type { MappingLane, MappingView } from '../../../engine/index.ts';
import { follow } from '../../session.ts';
import { Glow } from '../Glow.tsx';
import { LiveText } from '../LiveText.tsx';
import type { Attention } from '../useAttention.ts';
import { LaneMark } from './LaneMark.tsx';
import { laneName } from './laneName.ts';
import { words } from './words.ts';

/** A stream mapping shard by shard: what has to go well before the next batch of that shard is read. */
export function StreamMapping({ mapping, attention }: { mapping: MappingView; attention: Attention }) {
  const { lanes, laneCount, batchSize, source } = mapping;
  return (
    <>
      <ul className="shards" aria-label={words.lane.list(source)}>
        {lanes.map((lane) => (
          <li key={`${lane.shard} ${lane.lane ?? 0}`}>
            <LaneRow
              lane={lane}
              name={laneName(lane.shard, lane.lane)}
              batchSize={batchSize}
              attention={attention}
            />
          </li>
        ))}
      </ul>
      {laneCount > lanes.length && (
        <p className="portrait-note">{words.lane.more(laneCount - lanes.length)}</p>
      )}
    </>
  );
}

interface RowProps {
  lane: MappingLane;
  name: string;
  batchSize: number;
  attention: Attention;
}

function LaneRow({ lane, name, batchSize, attention }: RowProps) {
  const { origin, state, ageMs } = lane;
  const body = (
    <>
      <LaneMark state={state} />
      <span className="shard-name">{name}</span>
      <span className="shard-what">
        <LaneState lane={lane} batchSize={batchSize} />
      </span>
      <span className="shard-age" title={words.lane.ageTitle}>
        {ageMs > 0 && words.lane.age(ageMs)}
      </span>
    </>
  );
  if (origin === undefined)
    return (
      <span className="shard" data-state={state}>
        {body}
      </span>
    );
  return (
    <button
      type="button"
      className="shard nodrag nopan"
      data-state={state}
      data-followed={attention.followed === origin || undefined}
      title={words.followBatch(origin, lane.records)}
      onClick={(event) => {
        event.stopPropagation();
        follow(origin);
      }}
    >
      <Glow number={attention.origin === origin ? attention.seq : 0} />
      {body}
    </button>
  );
}

function LaneState({ lane, batchSize }: { lane: MappingLane; batchSize: number }) {
  const { state, records, attempt, origin, untilMs } = lane;
  if (state === 'gathering') return words.lane.gathering(records, batchSize);
  if (state === 'invoking') return words.lane.invoking(records, attempt);
  if (state !== 'blocked') return words.lane[state];
  return (
    <>
      {words.lane.blocked(origin, attempt)}
      {untilMs !== undefined && (
        <>
          {' · '}
          <LiveText read={(nowMs) => words.lane.next(untilMs - nowMs)} />
        </>
      )}
    </>
  );
}
