import { type KeyboardEvent, useCallback, useEffect } from 'react';
import { select, session } from '../session.ts';
import { canvasState, openMenu, placeOf } from './canvasState.ts';
import { subjectAt } from './editing/subject.ts';
import { write } from './notes/write.ts';

/** Enter opens the menu of the card or wire that has the focus, and writes in notes and frames. */
export function useCanvasKeys(): (event: KeyboardEvent) => void {
  useEffect(() => {
    // Before the page's own keys, which leave alone what was taken.
    addEventListener('keydown', onPageKey, { capture: true });
    return () => removeEventListener('keydown', onPageKey, { capture: true });
  }, []);
  return useCallback((event) => {
    const element = event.target as HTMLElement;
    const { id } = element.dataset;
    if (isOfWords(element) && id !== undefined && ['Enter', 'F2'].includes(event.key)) {
      event.preventDefault();
      event.stopPropagation();
      return write(id);
    }
    if (event.key !== 'Enter' || id === undefined) return;
    const isCard = element.classList.contains('react-flow__node');
    if (!isCard && !element.classList.contains('react-flow__edge')) return;
    event.preventDefault();
    event.stopPropagation();
    const subject = subjectAt(isCard ? 'resource' : 'link', id);
    if (subject.type !== 'selection') select(isCard ? [id] : [], isCard ? [] : [id]);
    openMenu(subject, placeOf(element));
  }, []);
}

function isOfWords({ classList }: HTMLElement): boolean {
  return classList.contains('react-flow__node-note') || classList.contains('react-flow__node-frame');
}

/** With one card selected the key asks where to; what it does with two is the page's. */
function onPageKey(event: globalThis.KeyboardEvent): void {
  const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey;
  if (event.key.toLowerCase() !== 'c' || !isPlain || isElsewhere(event.target)) return;
  const { selection, singleKeysOn } = session.getState();
  const [from, ...others] = selection.resources;
  if (!singleKeysOn || from === undefined || others.length > 0) return;
  event.preventDefault();
  canvasState.setState({ connectFrom: from });
}

/** Where keys and the clipboard are somebody else's: a field, a dialog, a menu. */
export function isElsewhere(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    target.closest('input, textarea, select, [contenteditable], [role="dialog"], [role="menu"]') !== null
  );
}
