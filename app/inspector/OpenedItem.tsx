import { ChevronLeft } from 'lucide-react';
import { useCallback } from 'react';
import { closeItem, follow } from '../session.ts';
import { simulation } from '../simulation/client.ts';
import { Button } from '../ui/Button.tsx';
import { bytes } from '../ui/bytes.ts';
import { Empty } from '../ui/Empty.tsx';
import { seconds } from '../ui/time.ts';
import { words } from '../words.ts';
import { useAnswer } from './useAnswer.ts';

/** More is not read in a panel, and would only slow it. */
const charactersMax = 20_000;
const namesMax = 40;

/** An object of a bucket: what is written in it, and which messages it holds. */
export function OpenedItem({ resource, itemKey }: { resource: string; itemKey: string }) {
  const ask = useCallback(
    async () => ({ item: await simulation.open(resource, itemKey) }),
    [resource, itemKey],
  );
  const answer = useAnswer(ask);
  if (!answer) return <Empty>{words.inspector.loading}</Empty>;
  const { item } = answer;
  const origins = [...new Set(item?.origins)];
  return (
    <div className="opened">
      <Button look="quiet" onClick={closeItem}>
        <ChevronLeft size={15} aria-hidden="true" /> {words.contents.back}
      </Button>
      <h3 className="mono">{itemKey}</h3>
      {item ? (
        <>
          <p className="remark">
            {bytes(item.sizeBytes)} · {words.contents.itemHolds(item.origins.length)} ·{' '}
            {seconds(item.atMs, 1)} s
          </p>
          <ul className="opened-messages">
            {origins.slice(0, namesMax).map((origin) => (
              <li key={origin}>
                <button
                  type="button"
                  className="row-message mono"
                  aria-label={words.contents.follow(`m${origin}`)}
                  onClick={() => follow(origin)}
                >
                  m{origin}
                </button>
              </li>
            ))}
            {origins.length > namesMax && <li>+ {origins.length - namesMax}</li>}
          </ul>
          <pre>{item.text.slice(0, charactersMax)}</pre>
        </>
      ) : (
        <Empty>{words.contents.itemGone(itemKey)}</Empty>
      )}
    </div>
  );
}
