import type { HttpView } from '../../../engine/index.ts';
import { densityOf } from '../density.ts';
import { words } from './words.ts';

/** Marks that fit between the words. */
const placesMax = 15;
const pitch = 8;

/** Where requests wait while every thread is taken. */
export function Places({ view: { waiting, waitingMax } }: { view: HttpView }) {
  if (waitingMax === 0) return <p className="places">{words.noPlaces}</p>;
  const { unit, marks } = densityOf(waitingMax, placesMax);
  const title = words.waitingTitle(waiting, waitingMax, unit);
  return (
    <p className="places" title={title}>
      {words.places}
      <svg width={marks * pitch} height={8} aria-hidden="true">
        {Array.from({ length: marks }, (_, place) => (
          <circle
            // biome-ignore lint/suspicious/noArrayIndexKey: places have no other identity
            key={place}
            className={place < Math.ceil(waiting / unit) ? 'place place-taken' : 'place'}
            cx={(place + 0.5) * pitch}
            cy={4}
            r={2.8}
          />
        ))}
      </svg>
      <b>{words.waiting(waiting, waitingMax)}</b>
      {unit > 1 && <span className="places-unit">{words.placeUnit(unit)}</span>}
    </p>
  );
}
