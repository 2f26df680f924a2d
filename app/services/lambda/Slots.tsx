import { densityOf } from '../density.ts';
import { words } from './words.ts';

/** Marks that fit beside the words. */
const slotsMax = 20;
const pitch = 10;

/** Concurrency against its cap: a place for every invocation that may run at once. */
export function Slots({ busy, max }: { busy: number; max: number }) {
  const { unit, marks } = densityOf(max, slotsMax);
  const taken = Math.ceil(busy / unit);
  return (
    <div className="slots">
      <svg width={marks * pitch} height={10} role="img" aria-label={words.slots(busy, max, unit)}>
        {Array.from({ length: marks }, (_, place) => (
          <rect
            // biome-ignore lint/suspicious/noArrayIndexKey: places have no other identity
            key={place}
            className={place < taken ? 'slot slot-taken' : 'slot'}
            x={place * pitch + 0.75}
            y={0.75}
            width={pitch - 2.5}
            height={8.5}
            rx={1.5}
          />
        ))}
      </svg>
      <b>{words.concurrency(busy, max)}</b>
      {busy >= max && <span data-bad>{words.full}</span>}
      {unit > 1 && <span>{words.slotUnit(unit)}</span>}
    </div>
  );
}
