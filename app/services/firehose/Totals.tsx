import type { DeliveryStreamView } from '../../../engine/index.ts';
import { follow } from '../../session.ts';
import { Glow } from '../Glow.tsx';
import type { Attention } from '../useAttention.ts';
import { words } from './words.ts';

/** What came in and what came out; what went wrong only when something did. */
export function Totals({ view, attention }: { view: DeliveryStreamView; attention: Attention }) {
  const { sourceStream, last } = view;
  return (
    <div className="delivery-totals">
      <p>
        <span>
          {sourceStream === undefined
            ? words.accepted(view.acceptedTotal)
            : words.read(view.acceptedTotal, sourceStream)}
        </span>
        {last && (
          <button
            type="button"
            className="delivery-last nodrag nopan"
            data-followed={attention.followed === last.origin || undefined}
            title={words.lastTitle(last.origin)}
            aria-label={words.lastTitle(last.origin)}
            onClick={(event) => {
              event.stopPropagation();
              follow(last.origin);
            }}
          >
            <Glow number={attention.origin === last.origin ? attention.seq : 0} />
            {words.last(last.origin)}
          </button>
        )}
      </p>
      <p>
        {view.objectsTotal > 0 && <span>{words.delivered(view.deliveredTotal, view.objectsTotal)}</span>}
        {troublesOf(view).map(
          ({ value, said, title, isBad }) =>
            value > 0 && (
              <span key={title} data-bad={isBad || undefined} title={title}>
                {said(value)}
              </span>
            ),
        )}
      </p>
    </div>
  );
}

function troublesOf(view: DeliveryStreamView) {
  return [
    { value: view.droppedTotal, said: words.dropped, title: words.droppedTitle, isBad: false },
    { value: view.failedTotal, said: words.failed, title: words.failedTitle, isBad: true },
    { value: view.lostTotal, said: words.lost, title: words.lostTitle, isBad: true },
    { value: view.throttledTotal, said: words.throttled, title: words.throttledTitle, isBad: true },
  ];
}
