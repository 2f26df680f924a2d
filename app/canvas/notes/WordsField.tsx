import { type KeyboardEvent, useRef } from 'react';
import type { Note } from '../../../engine/index.ts';
import { noteTextMax, setNoteText } from '../../document/noteEdits.ts';
import { canvasState } from '../canvasState.ts';
import { words } from './words.ts';

/** Words being written. Leaving keeps them, however one leaves; Undo has the old ones. */
export function WordsField({ note: { id, kind, text } }: { note: Note }) {
  const field = useRef<HTMLTextAreaElement>(null);

  function leave(): void {
    if (field.current) setNoteText(id, field.current.value.trimEnd());
    if (canvasState.getState().written === id) canvasState.setState({ written: undefined });
  }

  function onKeyDown(event: KeyboardEvent<HTMLTextAreaElement>): void {
    const isDone = event.key === 'Enter' && (kind === 'frame' || event.ctrlKey || event.metaKey);
    event.stopPropagation();
    if (event.key !== 'Escape' && !isDone) return;
    event.preventDefault();
    const node = event.currentTarget.closest<HTMLElement>('.react-flow__node');
    leave();
    node?.focus({ preventScroll: true });
  }

  return (
    <textarea
      ref={(element) => {
        if (element && element !== field.current) takeFocus(element);
        field.current = element ?? field.current;
      }}
      className="words-field nodrag nopan nowheel nokey"
      rows={1}
      maxLength={kind === 'frame' ? 120 : noteTextMax}
      defaultValue={text}
      aria-label={words.field[kind]}
      onBlur={leave}
      onKeyDown={onKeyDown}
    />
  );
}

/** A new one is measured before it can have the focus: until then React Flow keeps it hidden. */
function takeFocus(element: HTMLTextAreaElement): void {
  const tryIt = (tries: number) => {
    element.focus({ preventScroll: true });
    if (document.activeElement === element) element.select();
    else if (tries > 0 && element.isConnected) requestAnimationFrame(() => tryIt(tries - 1));
  };
  tryIt(20);
}
