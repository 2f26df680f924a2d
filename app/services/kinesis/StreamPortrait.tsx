import type { StreamView } from '../../../engine/index.ts';
import { useFollowedHold } from '../../simulation/followed.ts';
import { useAttention } from '../useAttention.ts';
import { FamilyTree, gutterWidth } from './FamilyTree.tsx';
import './kinesis.css';
import { followedRecord, isOnTape } from './followed.ts';
import { LoadStrip } from './LoadStrip.tsx';
import { familiesOf, lanesOf } from './lanes.ts';
import { ShardLane } from './ShardLane.tsx';
import { StreamFoot } from './StreamFoot.tsx';
import { words } from './words.ts';

/** A stream's inside: a lane for every shard with its tape, and the bookmarks of all who read it. */
export function StreamPortrait({ id, view }: { id: string; view: StreamView }) {
  const attention = useAttention(id);
  const followed = followedRecord(attention.followed, useFollowedHold(id));
  const lanes = lanesOf(view, followed?.shard);
  const families = familiesOf(lanes);
  const openDrawn = lanes.filter(({ state }) => state === 'open').length;
  return (
    <div className="stream">
      {view.openCount > openDrawn && <LoadStrip loads={view.loads} marked={followed?.load} />}
      {followed && !isOnTape(lanes, followed) && (
        <p className="portrait-note stream-followed">{words.followed(followed)}</p>
      )}
      <div className="stream-shards">
        {families.length > 0 && <FamilyTree families={families} />}
        <ul aria-label={words.lanes} style={{ marginLeft: gutterWidth(families) }}>
          {lanes.map((shard) => (
            <ShardLane key={shard.index} shard={shard} attention={attention} />
          ))}
        </ul>
      </div>
      {view.shardCount > lanes.length && (
        <p className="portrait-note stream-more">{words.lanesOf(lanes.length, view.shardCount)}</p>
      )}
      <StreamFoot view={view} />
    </div>
  );
}
