import { Folder } from 'lucide-react';
import type { BucketView } from '../../../engine/index.ts';
import { useArrivals } from '../useArrivals.ts';
import { Notifications } from './Notifications.tsx';
import { ObjectRow } from './ObjectRow.tsx';
import { words } from './words.ts';
import './s3.css';

/** Rows that are drawn: with more of them the newest one is not seen to arrive. */
const rowsMax = 5;

/** What a bucket holds: the newest objects one by one, all of them by prefix, and whom it tells. */
export function BucketPortrait({ id, view }: { id: string; view: BucketView }) {
  return (
    <div className="bucket">
      <p className="bucket-held">
        <b>{words.held(view.objectCount)}</b>
        <span>{words.bytes(view.bytes)}</span>
        {view.deletedTotal > 0 && <span>{words.deleted(view.deletedTotal)}</span>}
      </p>
      <Newest id={id} view={view} />
      <Prefixes view={view} />
      <Notifications notifications={view.notifications} />
    </div>
  );
}

function Newest({ id, view }: { id: string; view: BucketView }) {
  const rows = view.newest
    .slice(-rowsMax)
    .reverse()
    .map((object) => ({ ...object, name: `${object.key} ${object.atMs}` }));
  const hasArrived = useArrivals(rows.map(({ name }) => name));
  return (
    <div className="bucket-newest">
      {rows.length > 0 && (
        <p className="bucket-columns" aria-hidden="true">
          <span>{words.columns.newest}</span>
          <span className="bucket-records">{words.columns.records}</span>
          <span className="bucket-bytes">{words.columns.size}</span>
        </p>
      )}
      {rows.length === 0 && (
        <p className="portrait-empty">{view.putTotal > 0 ? words.emptyAgain : words.empty}</p>
      )}
      <ul className="objects" aria-label={words.newest}>
        {rows.map(({ name, key, bytes, records }, place) => (
          <li key={name}>
            <ObjectRow
              bucket={id}
              name={key}
              description={words.object(key, bytes, records)}
              isNew={place === 0 && hasArrived(name)}
            >
              <span className="bucket-records">{words.count(records)}</span>
              <span className="bucket-bytes">{words.bytes(bytes)}</span>
            </ObjectRow>
          </li>
        ))}
      </ul>
    </div>
  );
}

function Prefixes({ view }: { view: BucketView }) {
  const more = view.prefixCount - view.prefixes.length;
  return (
    <ul className="bucket-prefixes" aria-label={words.prefixes}>
      {view.prefixes.map(({ prefix, objectCount, bytes }) => (
        <li key={prefix} title={words.prefix(prefix || words.noPrefix, objectCount, bytes)}>
          <Folder size={12} strokeWidth={1.6} aria-hidden="true" />
          <span className="bucket-prefix">{prefix || words.noPrefix}</span>
          <b>{words.count(objectCount)}</b>
        </li>
      ))}
      {more > 0 && <li className="bucket-more">{words.morePrefixes(more)}</li>}
    </ul>
  );
}
