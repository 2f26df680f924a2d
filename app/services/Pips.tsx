/** How often a message was received, against how often it may be. */

/** More places than this are a figure: nobody counts dots. */
const pipsMax = 5;

const pitch = 7;

interface Props {
  receiveCount: number;
  /** Absent where no redrive policy sets a limit. */
  max: number | undefined;
}

export function Pips({ receiveCount, max }: Props) {
  if (receiveCount === 0) return <span className="pips" aria-hidden="true" />;
  const places = Math.max(receiveCount, max ?? 0);
  if (places > pipsMax || max === undefined) {
    return (
      <span className="pips" aria-hidden="true">
        {max === undefined ? `×${receiveCount}` : `${receiveCount}/${max}`}
      </span>
    );
  }
  return (
    <svg className="pips" width={places * pitch} height={6} aria-hidden="true">
      {Array.from({ length: places }, (_, place) => (
        <circle
          // biome-ignore lint/suspicious/noArrayIndexKey: places have no other identity
          key={place}
          className={place < receiveCount ? 'pip pip-full' : 'pip'}
          cx={(place + 0.5) * pitch}
          cy={3}
          r={2.3}
        />
      ))}
    </svg>
  );
}
