import { memo, useRef } from 'react';
import type { EnvironmentView, LifeBar } from '../../../engine/index.ts';
import { follow } from '../../session.ts';
import { TileRow } from '../TileRow.tsx';
import type { Attention } from '../useAttention.ts';
import { newestEnd, windowFor } from './timeWindow.ts';
import { useStrip } from './useStrip.ts';
import { words } from './words.ts';

/** Width of the tracks, px: what the card leaves beside names and states. */
const trackWidth = 238;
/** A life goes on until the next view says otherwise; the frame cuts it off at now, px. */
const lifeWidth = 500_000;
/** A shorter bar could not be seen. */
const barWidthMin = 2.5;

interface Props {
  environments: readonly EnvironmentView[];
  attention: Attention;
}

/** All lives over one axis of virtual time that moves on under its right edge, which is now. */
export function Tracks({ environments, attention }: Props) {
  const kept = useRef<number>(undefined);
  const windowMs = windowFor(environments, kept.current);
  kept.current = windowMs;
  const pixelsPerMs = trackWidth / windowMs;
  const newestMs = newestEnd(environments);
  // In steps, so that bars keep their places on the strip while it moves.
  const baseMs = Math.floor(newestMs / windowMs) * windowMs;
  const strip = useStrip(baseMs, pixelsPerMs, trackWidth);
  const scale: Scale = { baseMs, pixelsPerMs, oldestMs: newestStart(environments) - windowMs };
  return (
    <div className="tracks">
      <div className="tracks-frame" style={{ width: trackWidth }}>
        <div ref={strip} className="tracks-strip">
          <TileRow label={words.invocations}>
            {environments.map((environment, row) => (
              <Life
                key={environment.number}
                environment={environment}
                row={row}
                scale={scale}
                followed={attention.followed}
              />
            ))}
          </TileRow>
        </div>
      </div>
      <p className="tracks-axis" style={{ width: trackWidth }} aria-hidden="true">
        <span>{words.window(windowMs)}</span>
        <span>{words.now}</span>
      </p>
    </div>
  );
}

interface Scale {
  baseMs: number;
  pixelsPerMs: number;
  /** What ended before is out of sight. */
  oldestMs: number;
}

/** The clock that is shown is never before the start of the newest bar. */
function newestStart(environments: readonly EnvironmentView[]): number {
  let newestMs = 0;
  for (const { bars } of environments) newestMs = Math.max(newestMs, bars.at(-1)?.fromMs ?? 0);
  return newestMs;
}

interface LifeProps {
  environment: EnvironmentView;
  row: number;
  scale: Scale;
  followed: number | undefined;
}

function Life({ environment, row, scale, followed }: LifeProps) {
  const { number, bornMs, bars } = environment;
  const bornAt = Math.max(bornMs, scale.oldestMs - 10 / scale.pixelsPerMs);
  const seen = bars.filter(({ toMs }) => toMs >= scale.oldestMs);
  const top = `calc(${row} * var(--row))`;
  return (
    <div className="life" style={{ top }}>
      <i className="life-line" style={{ left: placeOf(bornAt, scale), width: lifeWidth }} />
      {seen.map((bar, index) => (
        <Bar
          key={`${bar.fromMs} ${bar.kind === 'init'}`}
          number={number}
          left={placeOf(bar.fromMs, scale)}
          width={Math.max(barWidthMin, round((bar.toMs - bar.fromMs) * scale.pixelsPerMs))}
          isFirst={row === 0 && index === 0}
          isFollowed={bar.origin !== undefined && bar.origin === followed}
          {...bar}
        />
      ))}
    </div>
  );
}

function placeOf(atMs: number, { baseMs, pixelsPerMs }: Scale): number {
  return round((atMs - baseMs) * pixelsPerMs);
}

function round(pixels: number): number {
  return Math.round(pixels * 10) / 10;
}

interface BarProps extends LifeBar {
  number: number;
  left: number;
  width: number;
  isFirst: boolean;
  isFollowed: boolean;
}

/** One stretch of work. Its kind is its pattern and the form of its end, not its colour alone. */
const Bar = memo(function Bar({ number, left, width, isFirst, isFollowed, ...bar }: BarProps) {
  const { origin, kind } = bar;
  const said = words.bar(bar, number);
  const style = { left, width };
  if (origin === undefined) return <i className={`bar bar-${kind}`} style={style} title={said} />;
  return (
    <button
      type="button"
      className={`bar bar-${kind} nodrag nopan`}
      style={style}
      tabIndex={isFirst ? 0 : -1}
      data-followed={isFollowed || undefined}
      title={said}
      aria-label={said}
      onClick={(event) => {
        event.stopPropagation();
        follow(origin);
      }}
    />
  );
});
