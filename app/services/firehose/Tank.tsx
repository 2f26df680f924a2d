import type { CSSProperties } from 'react';
import type { TankView } from '../../../engine/index.ts';
import { LiveText } from '../LiveText.tsx';
import { words } from './words.ts';

interface Props {
  tank: TankView;
  /** The buffer before the transform is drawn small, with its interval as words. */
  isSmall?: boolean;
}

/** A buffer as a tank: how full it is against the size that empties it. */
export function Tank({ tank, isSmall }: Props) {
  const { bytes, records, hintBytes, flushAtMs } = tank;
  const isEmpty = records === 0;
  const describe = isSmall ? words.transformTank : words.tank;
  return (
    <div className={isSmall ? 'tank tank-small' : 'tank'}>
      <div className="tank-wall" role="img" aria-label={describe(bytes, records, hintBytes)}>
        <span className="tank-room">
          <i className="tank-fill" style={{ height: `${fillPercent(bytes, hintBytes)}%` }} />
        </span>
        {isEmpty ? (
          <span className="tank-empty">{words.empty}</span>
        ) : (
          <span className="tank-figures" style={besideLevel(bytes / hintBytes)}>
            <b>{words.bytes(bytes)}</b>
            {isSmall && flushAtMs !== undefined ? (
              <LiveText read={(nowMs) => words.orIn(flushAtMs - nowMs)} />
            ) : (
              <span>{words.records(records)}</span>
            )}
          </span>
        )}
      </div>
      <span className="tank-limit" aria-hidden="true">
        {words.limit(hintBytes)}
      </span>
    </div>
  );
}

/** On the level while there is room above it, else under it: figures are never crossed by its line. */
function besideLevel(share: number): CSSProperties {
  return share < 0.55
    ? { bottom: `calc(var(--full) * ${share.toFixed(3)} + 3px)` }
    : { top: `calc(100% - var(--full) * ${Math.min(1, share).toFixed(3)} + 3px)` };
}

/** A record that is larger than what was left may lift the level over the line; it never leaves the tank. */
function fillPercent(bytes: number, hintBytes: number): number {
  return Math.min(105, (bytes / hintBytes) * 100);
}
