import type { DeduplicationGhost } from '../../../engine/index.ts';
import { groupLook } from '../../ui/groups.ts';
import { LiveMark } from '../LiveMark.tsx';
import { useShare } from '../useShare.ts';
import { words } from '../words.ts';

/** Ids of messages that would be swallowed if they were sent again, each fading as its five minutes pass. */
export function Ghosts({ ghosts }: { ghosts: readonly DeduplicationGhost[] }) {
  const last = lastSwallowed(ghosts);
  return (
    <div className="ghosts">
      <span className="ghosts-title">{words.queue.deduplication}</span>
      <div className="ghosts-line">
        {ghosts.length === 0 && <span className="portrait-empty">{words.queue.deduplicationEmpty}</span>}
        {ghosts.map((ghost) => (
          <Ghost key={`${ghost.id}.${ghost.sinceMs}`} ghost={ghost} />
        ))}
        {last && (
          <span className="ghost-swallowed" title={words.queue.swallowedTitle(last.swallowed, last.id)}>
            <LiveMark state="ghost" look={groupLook([], undefined)} size={28} />
            {words.queue.swallowed(last.id)}
          </span>
        )}
      </div>
    </div>
  );
}

function Ghost({ ghost: { id, origin, sinceMs, untilMs } }: { ghost: DeduplicationGhost }) {
  const chip = useShare<HTMLSpanElement>(sinceMs, untilMs, drawFade);
  return (
    <span ref={chip} className="ghost" title={words.queue.ghost(id, origin)}>
      {id}
    </span>
  );
}

/** The words stay readable to the end: what fades is the frame, and the line under it. */
function drawFade(chip: HTMLSpanElement, left: number): void {
  chip.style.setProperty('--left', String(left));
}

function lastSwallowed(ghosts: readonly DeduplicationGhost[]): DeduplicationGhost | undefined {
  return ghosts
    .filter(({ swallowed }) => swallowed > 0)
    .sort((one, other) => (one.swallowedAtMs ?? 0) - (other.swallowedAtMs ?? 0))
    .at(-1);
}
