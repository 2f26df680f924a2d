import { useReactFlow } from '@xyflow/react';
import { type KeyboardEvent, type PointerEvent, useRef } from 'react';
import type { Note } from '../../../engine/index.ts';
import { noteSizeMin, placeNote } from '../../document/noteEdits.ts';
import { words } from './words.ts';

/** One press of an arrow, px. */
const step = 20;
const arrows: Readonly<Record<string, readonly [number, number]>> = {
  ArrowRight: [step, 0],
  ArrowLeft: [-step, 0],
  ArrowDown: [0, step],
  ArrowUp: [0, -step],
};

/** The lower right corner: drawn with the pointer, or pushed by the arrows. */
export function SizeGrip({ note }: { note: Note }) {
  const flow = useReactFlow();
  const start = useRef<{ x: number; y: number; width: number; height: number }>(undefined);

  function onPointerMove(event: PointerEvent): void {
    if (!start.current) return;
    const zoom = flow.getZoom();
    resize(
      start.current.width + (event.clientX - start.current.x) / zoom,
      start.current.height + (event.clientY - start.current.y) / zoom,
    );
  }

  /** Edits of one key that follow each other quickly are one: a drag is one step of Undo. */
  function resize(width: number, height: number): void {
    placeNote(note.id, {
      ...note,
      width: Math.max(noteSizeMin.width, width),
      height: Math.max(noteSizeMin.height, height),
    });
  }

  function onKeyDown(event: KeyboardEvent): void {
    const by = arrows[event.key];
    if (!by) return;
    event.preventDefault();
    event.stopPropagation();
    resize(note.width + by[0], note.height + by[1]);
  }

  return (
    <button
      type="button"
      className="size-grip nodrag nopan nokey"
      aria-label={words.resize(note)}
      onPointerDown={(event) => {
        event.stopPropagation();
        event.currentTarget.setPointerCapture(event.pointerId);
        start.current = { x: event.clientX, y: event.clientY, width: note.width, height: note.height };
      }}
      onPointerMove={onPointerMove}
      onPointerUp={() => {
        start.current = undefined;
      }}
      onKeyDown={onKeyDown}
    />
  );
}
