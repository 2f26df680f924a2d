import type { TopicView } from '../../../engine/index.ts';
import { follow } from '../../session.ts';
import { useMirror } from '../../simulation/mirror.ts';
import { groupLook } from '../../ui/groups.ts';
import { LiveMark } from '../LiveMark.tsx';
import type { Attention } from '../useAttention.ts';
import { useShare } from '../useShare.ts';
import { words } from './words.ts';

/** A published message pales within this time: it has been handed on, and is nowhere here. */
const palesWithinMs = 1_500;

/** The message just published, and the words that say that it does not stay. */
export function Hub({ view, attention, y }: { view: TopicView; attention: Attention; y: number }) {
  const { last, publishedTotal, unheardTotal, gateCount } = view;
  const isLosing = gateCount === 0 && unheardTotal > 0;
  return (
    <div className="topic-hub" style={{ top: y }}>
      <span className="topic-circle" />
      {last && <Published last={last} attention={attention} />}
      <p className="topic-hub-words">
        <span>{words.notKept}</span>
        <b>{words.published(publishedTotal)}</b>
        {unheardTotal > 0 && (
          <b data-bad={isLosing || undefined} title={words.unheardTitle(unheardTotal)}>
            {words.unheard(unheardTotal)}
          </b>
        )}
      </p>
    </div>
  );
}

function Published({ last, attention }: { last: NonNullable<TopicView['last']>; attention: Attention }) {
  const { origin, group, atMs } = last;
  const groups = useMirror((state) => state.groups);
  const mark = useShare<HTMLSpanElement>(atMs, atMs + palesWithinMs, drawPale);
  return (
    <button
      type="button"
      className="tile nodrag nopan"
      data-followed={attention.followed === origin || undefined}
      aria-label={words.last(origin)}
      title={words.last(origin)}
      onClick={(event) => {
        event.stopPropagation();
        follow(origin);
      }}
    >
      {attention.origin === origin && <span key={attention.seq} className="tile-glow" aria-hidden="true" />}
      <span ref={mark}>
        <LiveMark state="visible" look={groupLook(groups, group)} />
      </span>
      <span className="tile-name">{words.message(origin)}</span>
    </button>
  );
}

function drawPale(mark: HTMLSpanElement, share: number): void {
  mark.style.opacity = String(0.45 + 0.55 * share);
}
