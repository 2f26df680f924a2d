import { type ShardView, tapeMax } from '../../../engine/index.ts';
import { flagsOf, pitch, placeNames } from './window.ts';
import { words } from './words.ts';

/** How far each consumer has read: a flag before the record that it gets next. */
export function Flags({ shard }: { shard: ShardView }) {
  const flags = flagsOf(shard).map(({ x, bookmarks }) => ({
    x,
    // Who stands there, not what is written there: the words change with every record.
    who: bookmarks.map(({ consumer }) => consumer).join(' '),
    name: bookmarks.map(words.bookmark).join(', '),
    title: bookmarks.map(words.bookmarkTitle).join('; '),
  }));
  const places = placeNames(
    flags.map(({ x, name }) => ({ x, letters: name.length })),
    tapeMax * pitch,
  );
  return (
    <ul className="flags">
      {flags.map(({ x, who, name, title }, index) => (
        <li key={who} className="flag" style={{ left: x }} title={title}>
          <span className={`flag-name flag-${places[index]!.side}`} style={{ maxWidth: places[index]!.room }}>
            {name}
          </span>
        </li>
      ))}
    </ul>
  );
}
