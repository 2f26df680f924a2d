import { type RefObject, useEffect } from 'react';
import { select } from '../session.ts';
import { openMenu, type Subject } from './canvasState.ts';
import type { Point } from './paths.ts';

/** A finger that stays for so long asks for the menu, ms. */
const pressMs = 480;
/** No finger holds quite still, px. */
const slack = 10;

/** A long press opens the menu of what is under the finger. Not every browser makes a right click of it. */
export function useLongPress(canvas: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const element = canvas.current;
    return element ? listen(element) : undefined;
  }, [canvas]);
}

function listen(element: HTMLElement): () => void {
  let timer = 0;
  let start: Point | undefined;
  let hasOpened = false;

  function onStart({ touches, target }: TouchEvent): void {
    stop();
    hasOpened = false;
    const [finger] = touches;
    const subject = subjectOf(target as Element);
    if (!finger || touches.length > 1 || !subject) return;
    start = { x: finger.clientX, y: finger.clientY };
    timer = window.setTimeout(open, pressMs, subject, start);
  }

  function open(subject: Subject, at: Point): void {
    hasOpened = true;
    choose(subject);
    openMenu(subject, at);
  }

  function onMove({ touches }: TouchEvent): void {
    const [finger] = touches;
    const isHeld = finger && start && Math.hypot(finger.clientX - start.x, finger.clientY - start.y) <= slack;
    if (!isHeld || touches.length > 1) stop();
  }

  /** A press that has opened the menu is no tap: a tap would close it. */
  function onEnd(event: TouchEvent): void {
    stop();
    if (hasOpened) event.preventDefault();
  }

  /** Some browsers make a right click of the same press. */
  function onContextMenu(event: Event): void {
    if (!hasOpened) return stop();
    event.preventDefault();
    event.stopPropagation();
  }

  function stop(): void {
    clearTimeout(timer);
    start = undefined;
  }

  const early = { capture: true, passive: true };
  const deciding = { capture: true, passive: false };
  element.addEventListener('touchstart', onStart, early);
  element.addEventListener('touchmove', onMove, early);
  element.addEventListener('touchend', onEnd, deciding);
  element.addEventListener('touchcancel', stop, early);
  element.addEventListener('contextmenu', onContextMenu, deciding);
  return () => {
    stop();
    element.removeEventListener('touchstart', onStart, early);
    element.removeEventListener('touchmove', onMove, early);
    element.removeEventListener('touchend', onEnd, deciding);
    element.removeEventListener('touchcancel', stop, early);
    element.removeEventListener('contextmenu', onContextMenu, deciding);
  };
}

function subjectOf(target: Element): Subject | undefined {
  // Plugs draw wires, fields and menus have a menu of their own.
  if (target.closest('.plug, textarea, input, [role="menu"]')) return undefined;
  const node = target.closest<HTMLElement>('.react-flow__node');
  const id = (node ?? target.closest<HTMLElement>('.react-flow__edge'))?.dataset.id;
  if (id === undefined) return undefined;
  if (!node) return { type: 'link', id };
  return { type: node.classList.contains('react-flow__node-service') ? 'resource' : 'note', id };
}

function choose({ type, id }: Subject): void {
  select(type === 'resource' ? [id] : [], type === 'link' ? [id] : [], type === 'note' ? [id] : []);
}
