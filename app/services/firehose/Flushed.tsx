import type { DeliveryStreamView } from '../../../engine/index.ts';
import { ObjectRow } from '../s3/ObjectRow.tsx';
import { useArrivals } from '../useArrivals.ts';
import { FlushMark } from './FlushMark.tsx';
import { words } from './words.ts';

/** The newest objects with what made them, newest first; those under an error prefix in bad. */
export function Flushed({ view }: { view: DeliveryStreamView }) {
  const objects = view.flushed
    .map((object) => ({ ...object, name: `${object.key} ${object.atMs}` }))
    .reverse();
  const hasArrived = useArrivals(objects.map(({ name }) => name));
  if (objects.length === 0)
    return (
      <div className="flushed">
        <p className="portrait-empty">{view.bucket === undefined ? words.noBucket : words.noObjects}</p>
      </div>
    );
  return (
    <div className="flushed">
      <ul className="objects" aria-label={words.newest}>
        {objects.map(({ name, key, bytes, records, reason }, place) => (
          <li key={name}>
            <ObjectRow
              bucket={view.bucket}
              name={key}
              description={words.object(key, bytes, records, words.reason[reason])}
              isNew={place === 0 && hasArrived(name)}
              isBad={reason === 'errors'}
              mark={<FlushMark reason={reason} />}
            >
              {reason === 'errors' ? words.records(records) : words.bytes(bytes)}
            </ObjectRow>
          </li>
        ))}
      </ul>
    </div>
  );
}
