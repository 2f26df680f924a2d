import type { MessageCopy, MessageDetail, QueueView } from '../../engine/index.ts';
import { askWhy } from '../session.ts';
import { useNow } from '../simulation/hooks.ts';
import { useMirror } from '../simulation/mirror.ts';
import { groupLook } from '../ui/groups.ts';
import { MessageMark } from '../ui/MessageMark.tsx';
import { words as pageWords } from '../words.ts';
import { type Hold, holdOf } from './hold.ts';
import { markStateOf, stateWords } from './messageStates.ts';
import { words } from './words.ts';

/** Where each copy of a message is now. */
export function CopiesNow({ detail }: { detail: MessageDetail }) {
  return (
    <ul className="copies" aria-label={words.copies.name}>
      {detail.copies.map((copy) => (
        <li key={copy.copy}>
          <Row detail={detail} copy={copy} />
        </li>
      ))}
    </ul>
  );
}

function Row({ detail, copy }: { detail: MessageDetail; copy: MessageCopy }) {
  const { origin, group, places, journey } = detail;
  const groups = useMirror((state) => state.groups);
  const view = useMirror((state) => state.views[copy.resource]) as QueueView | undefined;
  const nowMs = useNow(4);
  const place = places.find(({ resource }) => resource === copy.resource);
  const hold = copy.endedSeq === undefined && place ? holdOf(place) : undefined;
  const isDeadLettered = (view?.sources?.length ?? 0) > 0;
  const name = words.copies.copy(origin, copy.copy);
  const where = whereOf(copy, hold);
  const last = copy.endedSeq ?? journey.findLast((line) => line.copy === copy.copy)?.seq;
  return (
    <button
      type="button"
      aria-label={words.copies.why(name, where)}
      onClick={() => last !== undefined && askWhy(last)}
    >
      <MessageMark
        look={groupLook(groups, group)}
        state={copy.endedSeq === undefined ? markStateOf(hold?.state ?? '', isDeadLettered) : 'gone'}
        left={leftOf(hold, nowMs)}
        size={20}
      />
      <span className="mono">{name}</span>
      <span>{where}</span>
    </button>
  );
}

function whereOf({ resource, endedSeq }: MessageCopy, hold: Hold | undefined): string {
  if (endedSeq !== undefined) return words.copies.ended(resource);
  if (!hold) return words.copies.in(resource);
  const { state, place, receiveCount } = hold;
  const received = receiveCount ? ` · ${words.copies.received(receiveCount)}` : '';
  return `${pageWords.journey.inPlace(stateWords(state), place)}${received}`;
}

function leftOf(hold: Hold | undefined, nowMs: number): number {
  const { sinceMs, untilMs } = hold ?? {};
  if (sinceMs === undefined || untilMs === undefined) return 1;
  return Math.min(1, Math.max(0, (untilMs - nowMs) / Math.max(1, untilMs - sinceMs)));
}
