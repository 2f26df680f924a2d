import { Zap } from 'lucide-react';
import type { DeliveryStreamView, TankView } from '../../../engine/index.ts';
import { countdown } from '../durations.ts';
import { LiveText } from '../LiveText.tsx';
import { useAttention } from '../useAttention.ts';
import { Clock } from './Clock.tsx';
import { Flushed } from './Flushed.tsx';
import { firstReached } from './firstReached.ts';
import { Tank } from './Tank.tsx';
import { Totals } from './Totals.tsx';
import { words } from './words.ts';
import './firehose.css';

/** A buffer with its two limits, what comes first, and what became of the records. */
export function DeliveryStreamPortrait({ id, view }: { id: string; view: DeliveryStreamView }) {
  const attention = useAttention(id);
  const { transformTank } = view;
  return (
    <div className="delivery">
      <div className="delivery-buffers">
        {transformTank && (
          <>
            <Tank tank={transformTank} isSmall />
            <span className="delivery-transform" data-busy={view.transforming !== undefined || undefined}>
              <Zap size={15} strokeWidth={1.6} aria-hidden="true" />
            </span>
          </>
        )}
        <Tank tank={view.tank} />
        <Clock tank={view.tank} size={transformTank ? 70 : 78} />
      </div>
      <First tank={view.tank} />
      <Transforming view={view} />
      <Delivering view={view} />
      <Flushed view={view} />
      <Totals view={view} attention={attention} />
    </div>
  );
}

function First({ tank }: { tank: TankView }) {
  const { flushAtMs, hintBytes, hintMs } = tank;
  return (
    <p className="delivery-first">
      {flushAtMs === undefined ? (
        words.firstOf(hintBytes, hintMs)
      ) : (
        <LiveText
          read={(nowMs) =>
            firstReached(tank, nowMs) === 'size'
              ? words.first.size(hintBytes)
              : words.first.time(flushAtMs - nowMs)
          }
        />
      )}
    </p>
  );
}

function Transforming({ view: { transform, transforming } }: { view: DeliveryStreamView }) {
  if (transform === undefined) return null;
  const isAgain = transforming !== undefined && transforming.attempt > 1;
  return (
    <p className="delivery-line" data-bad={isAgain || undefined} title={transform}>
      <span>{words.transform(transform)}</span>
      <span>
        {transforming
          ? words.transforming(transforming.records, transforming.attempt, transforming.attemptsMax)
          : words.transformingNothing}
      </span>
    </p>
  );
}

function Delivering({ view }: { view: DeliveryStreamView }) {
  const { retry, waitingCount = 0, deliveringCount, bucket } = view;
  if (retry && bucket !== undefined)
    return (
      <p className="delivery-line" data-bad title={retry.code}>
        <LiveText read={(nowMs) => words.retry(retry.code, retry.attempt, countdown(retry.atMs - nowMs))} />
      </p>
    );
  if (waitingCount > 0) return <p className="delivery-line">{words.waiting(waitingCount)}</p>;
  return (
    <p className="delivery-line">
      {deliveringCount > 0 && bucket !== undefined && (
        <span>{words.delivering(deliveringCount, bucket)}</span>
      )}
    </p>
  );
}
