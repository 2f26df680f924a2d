/** What the canvas shows for a moment: a refusal, a menu, a choice. Not part of the session: nobody else asks for it. */
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import { announce } from '../session.ts';
import type { Point } from './paths.ts';

/** What a menu is about. The selection as a whole and the diagram itself have no id. */
export type Subject = { type: 'resource' | 'link' | 'note' | 'selection' | 'canvas'; id: string };

export interface CanvasState {
  /** A sentence beside the place where something was refused, px of the page. */
  refusal?: { sentence: string; at: Point };
  menu?: { subject: Subject; at: Point };
  /** Several wires are possible: the learner chooses. */
  choice?: { from: string; to: string; kinds: readonly string[]; at: Point };
  /** The keyboard's way to draw a wire: from here, to one of a list. */
  connectFrom?: string;
  /** The card whose name is being changed. */
  renaming?: string;
  /** The card for which another thing is looked for. */
  replacing?: string;
  /** The end of a wire for which another card is looked for. */
  leading?: { linkId: string; end: 'from' | 'to' };
  /** The note or frame whose words are being written. */
  written?: string;
}

export const canvasState = createStore<CanvasState>()(() => ({}));

export function useCanvasState<T>(selector: (state: CanvasState) => T): T {
  return useStore(canvasState, selector);
}

export function openMenu(subject: Subject, at: Point): void {
  canvasState.setState({ menu: { subject, at }, refusal: undefined });
}

export function refuse(sentence: string, at: Point): void {
  canvasState.setState({ refusal: { sentence, at } });
  announce(sentence);
}

export function dismissRefusal(): void {
  if (canvasState.getState().refusal) canvasState.setState({ refusal: undefined });
}

/** Below the middle of an element: where a menu goes that no pointer has opened. */
export function placeOf(element: Element): Point {
  const { left, bottom, width } = element.getBoundingClientRect();
  return { x: left + Math.min(width / 2, 120), y: bottom - 8 };
}
