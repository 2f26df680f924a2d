import { type KeyboardEvent, type PointerEvent, useRef } from 'react';
import './resizer.css';

interface ResizerProps {
  name: string;
  /** Which edge of its panel it is. */
  edge: 'left' | 'right' | 'top';
  size: number;
  min: number;
  max: number;
  onResize: (size: number) => void;
}

const keyStep = 16;

/** The line between two panels: dragged, or moved with the arrow keys. */
export function Resizer({ name, edge, size, min, max, onResize }: ResizerProps) {
  const start = useRef<{ at: number; size: number }>(undefined);
  const isVertical = edge !== 'top';
  const sign = edge === 'right' ? 1 : -1;
  const resize = (next: number) => onResize(Math.round(Math.min(max, Math.max(min, next))));
  const place = (event: PointerEvent) => (isVertical ? event.clientX : event.clientY);
  return (
    // biome-ignore lint/a11y/useSemanticElements: an <hr> cannot be focused and moved.
    <div
      role="separator"
      tabIndex={0}
      className={`resizer ${edge}`}
      aria-label={name}
      aria-orientation={isVertical ? 'vertical' : 'horizontal'}
      aria-valuenow={size}
      aria-valuemin={min}
      aria-valuemax={max}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        start.current = { at: place(event), size };
      }}
      onPointerMove={(event) => {
        if (start.current) resize(start.current.size + sign * (place(event) - start.current.at));
      }}
      onLostPointerCapture={() => {
        start.current = undefined;
      }}
      onKeyDown={(event) => {
        const step = stepOf(event, isVertical);
        if (step === 0) return;
        event.preventDefault();
        resize(size + sign * step * keyStep);
      }}
    />
  );
}

function stepOf({ key }: KeyboardEvent, isVertical: boolean): number {
  if (key === (isVertical ? 'ArrowRight' : 'ArrowDown')) return 1;
  if (key === (isVertical ? 'ArrowLeft' : 'ArrowUp')) return -1;
  return 0;
}
