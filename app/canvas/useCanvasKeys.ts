import { type KeyboardEvent, useCallback, useEffect } from 'react';
import { announce, openPanel, select, session } from '../session.ts';
import { canvasState, openMenu, placeOf } from './canvasState.ts';
import { words } from './words.ts';

/** Enter opens the menu of the card or wire that has the focus. */
export function useCanvasKeys(): (event: KeyboardEvent) => void {
  useEffect(() => {
    addEventListener('keydown', onPageKey);
    return () => removeEventListener('keydown', onPageKey);
  }, []);
  return useCallback((event) => {
    const element = event.target as HTMLElement;
    const { id } = element.dataset;
    if (event.key !== 'Enter' || id === undefined) return;
    const isCard = element.classList.contains('react-flow__node');
    if (!isCard && !element.classList.contains('react-flow__edge')) return;
    event.preventDefault();
    event.stopPropagation();
    select(isCard ? [id] : [], isCard ? [] : [id]);
    openMenu({ type: isCard ? 'resource' : 'link', id }, placeOf(element));
  }, []);
}

/** Keys that work wherever the focus is, unless somebody types. */
function onPageKey(event: globalThis.KeyboardEvent): void {
  const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey && !event.defaultPrevented;
  if (!isPlain || !session.getState().singleKeysOn || isTyping(event.target)) return;
  if (event.key === 'c' || event.key === 'C') startConnecting();
  else if (event.key === '/') searchParts();
  else return;
  event.preventDefault();
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    target.closest('input, textarea, select, [contenteditable], [role="dialog"], [role="menu"]') !== null
  );
}

function startConnecting(): void {
  const [from, ...others] = session.getState().selection.resources;
  if (from === undefined || others.length > 0) announce(words.connect.selectFirst);
  else canvasState.setState({ connectFrom: from });
}

function searchParts(): void {
  session.setState({ railTab: 'parts' });
  openPanel('rail');
  canvasState.setState(({ searchRequests }) => ({ searchRequests: searchRequests + 1 }));
}
