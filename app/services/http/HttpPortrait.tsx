import { CircleX } from 'lucide-react';
import type { HttpView } from '../../../engine/index.ts';
import { useAttention } from '../useAttention.ts';
import { Answers } from './Answers.tsx';
import { Places } from './Places.tsx';
import { Threads } from './Threads.tsx';
import { TurnedAway } from './TurnedAway.tsx';
import { words } from './words.ts';
import './http.css';

/** A service that calls others shows who holds its threads; an endpoint only how busy it is, and what it answered. */
export function HttpPortrait({ id, view }: { id: string; view: HttpView }) {
  const attention = useAttention(id);
  return (
    <div className="http">
      {view.isCaller ? (
        <>
          <Threads view={view} attention={attention} />
          <Places view={view} />
        </>
      ) : (
        <Endpoint view={view} />
      )}
      <Answers view={view} attention={attention} />
    </div>
  );
}

function Endpoint({ view }: { view: HttpView }) {
  const { isCrashed, busyCount, threadCount, waiting, waitingMax, turnedAwayTotal } = view;
  return (
    <div className="endpoint">
      {isCrashed ? (
        <p className="endpoint-down" data-bad title={words.downTitle}>
          <CircleX size={13} strokeWidth={2} aria-hidden="true" /> {words.down}
        </p>
      ) : (
        <p>{words.busyOf(busyCount, threadCount)}</p>
      )}
      <p>
        <span>{waitingMax === 0 ? words.noPlaces : words.placesOf(waiting, waitingMax)}</span>
        <TurnedAway requests={turnedAwayTotal} />
      </p>
    </div>
  );
}
