/** How often a message was received, against how often it may be. */

/** More places than this are a figure: nobody counts dots. */
const pipsMax = 5;

export function Pips({ receiveCount, max }: { receiveCount: number; max: number | undefined }) {
  if (receiveCount === 0) return <span className="pips" aria-hidden="true" />;
  const places = Math.max(receiveCount, max ?? 0);
  if (places > pipsMax || max === undefined) {
    return (
      <span className="pips pips-figure" aria-hidden="true">
        {max === undefined ? `×${receiveCount}` : `${receiveCount}/${max}`}
      </span>
    );
  }
  return (
    <span className="pips" aria-hidden="true">
      {Array.from({ length: places }, (_, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: places have no other identity
        <i key={place} className={place < receiveCount ? 'pip pip-full' : 'pip'} />
      ))}
    </span>
  );
}
