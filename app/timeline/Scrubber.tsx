import { Maximize2, ZoomIn, ZoomOut } from 'lucide-react';
import { type KeyboardEvent, memo, type PointerEvent, type RefObject, useRef, useState } from 'react';
import { useDocument } from '../document/document.ts';
import { simulation } from '../simulation/client.ts';
import { useNow } from '../simulation/hooks.ts';
import { mirror, useMirror } from '../simulation/mirror.ts';
import { IconButton } from '../ui/Button.tsx';
import { clock } from '../ui/time.ts';
import { words } from '../words.ts';
import { MomentFlags } from './MomentFlags.tsx';
import { MomentsButton } from './MomentsButton.tsx';
import { OtherFuture } from './OtherFuture.tsx';
import { heightOf, labelWidth, timeAt } from './paint.ts';
import { useScrubberPicture } from './useScrubberPicture.ts';
import { type Span, type Zoom, zoomed } from './window.ts';
import './moments.css';
import './scrubber.css';

/** The whole run as lanes; the playhead is dragged, or moved with the arrow keys. */
export function Scrubber() {
  const [zoom, setZoom] = useState<Zoom>({ kind: 'auto' });
  const lanes = useDocument((state) => state.scenario.resources);
  const moments = useDocument((state) => state.scenario.moments);
  const nowMs = useNow(4);
  const { headMs } = mirror.getState();
  const surface = useRef<HTMLDivElement>(null);
  const picture = useScrubberPicture(
    surface,
    zoom,
    lanes.map(({ id }) => id),
  );
  const isHeld = useRef(false);

  const seekTo = (event: PointerEvent<HTMLElement>) => {
    const { left, width } = event.currentTarget.getBoundingClientRect();
    const atMs = timeAt(event.clientX - left, { span: picture.span.current, width });
    simulation.seek(Math.min(mirror.getState().headMs, Math.max(0, atMs)));
  };
  return (
    <div className="scrubber">
      <div className="scrubber-lanes">
        {moments.length > 0 && <MomentFlags moments={moments} span={picture.span} zoom={zoom} />}
        <div className="scrubber-scroll">
          <div
            ref={surface}
            role="slider"
            tabIndex={0}
            className="scrubber-surface"
            style={{ height: heightOf(lanes.length) }}
            aria-label={words.time.scrubber}
            aria-valuemin={0}
            aria-valuemax={Math.round(headMs)}
            aria-valuenow={Math.round(Math.min(nowMs, headMs))}
            aria-valuetext={words.time.scrubberText(clock(nowMs), clock(headMs))}
            onPointerDown={(event) => {
              if (event.nativeEvent.offsetX < labelWidth - 8) return;
              event.currentTarget.setPointerCapture(event.pointerId);
              isHeld.current = true;
              picture.hold(true);
              seekTo(event);
            }}
            onPointerMove={(event) => isHeld.current && seekTo(event)}
            onLostPointerCapture={() => {
              isHeld.current = false;
              picture.hold(false);
            }}
            onKeyDown={(event) => moveByKey(event, nowMs, headMs, lengthOf(picture.span.current))}
          >
            <canvas ref={picture.canvas} className="scrubber-canvas" />
            <div ref={picture.playhead} className="playhead" />
          </div>
          <MarkShare />
        </div>
      </div>
      <ZoomButtons isAll={zoom.kind === 'all'} setZoom={setZoom} span={picture.span} />
    </div>
  );
}

/** Says what one mark stands for, once not every message has its own. */
function MarkShare() {
  const share = useMirror((state) => state.markShare);
  return share > 1 && <p className="mark-share">{words.time.markShare(share)}</p>;
}

interface ZoomButtonsProps {
  isAll: boolean;
  setZoom: (zoom: Zoom) => void;
  span: RefObject<Span>;
}

/** Apart from the scrubber, which is told the time again and again. */
const ZoomButtons = memo(function ZoomButtons({ isAll, setZoom, span }: ZoomButtonsProps) {
  const zoomBy = (factor: number) =>
    setZoom({ kind: 'span', ms: lengthOf(zoomed(span.current, factor, mirror.getState().nowMs)) });
  return (
    <fieldset className="scrubber-zoom">
      <legend className="unseen">{words.time.window}</legend>
      <IconButton name={words.time.zoomIn} look="quiet" className="small" onClick={() => zoomBy(0.5)}>
        <ZoomIn size={14} />
      </IconButton>
      <IconButton name={words.time.zoomOut} look="quiet" className="small" onClick={() => zoomBy(2)}>
        <ZoomOut size={14} />
      </IconButton>
      <IconButton
        name={words.time.all}
        look="quiet"
        className="small"
        aria-pressed={isAll}
        onClick={() => setZoom({ kind: isAll ? 'auto' : 'all' })}
      >
        <Maximize2 size={14} />
      </IconButton>
      <MomentsButton />
      <OtherFuture />
    </fieldset>
  );
});

function lengthOf({ fromMs, toMs }: Span): number {
  return toMs - fromMs;
}

function moveByKey(event: KeyboardEvent, nowMs: number, headMs: number, lengthMs: number): void {
  const places: Readonly<Record<string, number>> = {
    ArrowLeft: nowMs - lengthMs / 100,
    ArrowDown: nowMs - lengthMs / 100,
    ArrowRight: nowMs + lengthMs / 100,
    ArrowUp: nowMs + lengthMs / 100,
    PageDown: nowMs - lengthMs / 10,
    PageUp: nowMs + lengthMs / 10,
    Home: 0,
    End: headMs,
  };
  const place = places[event.key];
  if (place === undefined) return;
  event.preventDefault();
  event.stopPropagation();
  simulation.seek(Math.min(headMs, Math.max(0, place)));
}
