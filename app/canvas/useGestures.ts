import { type FinalConnectionState, type ReactFlowInstance, useReactFlow } from '@xyflow/react';
import { type DragEvent, useMemo } from 'react';
import { addResource } from '../document/edits.ts';
import { announce, select } from '../session.ts';
import { refuse } from './canvasState.ts';
import { tryConnect } from './connecting.ts';
import type { ServiceNodeType, WireType } from './diagram.ts';
import { draggedWords } from './notes/parts.ts';
import { dropWords } from './notes/placeWords.ts';
import { draggedPart, partType } from './parts.ts';
import type { Point } from './paths.ts';
import { words } from './words.ts';

type Flow = ReactFlowInstance<ServiceNodeType, WireType>;

/** Gestures as edits. */
export function useGestures() {
  const flow = useReactFlow<ServiceNodeType, WireType>();
  return useMemo(
    () => ({
      onConnectEnd: (event: globalThis.MouseEvent | TouchEvent, state: FinalConnectionState) =>
        endWire(flow, event, state),
      drop: {
        onDragOver(event: DragEvent) {
          if (event.dataTransfer.types.includes(partType)) event.preventDefault();
        },
        onDrop: (event: DragEvent) => dropPart(flow, event),
      },
    }),
    [flow],
  );
}

function endWire(flow: Flow, event: globalThis.MouseEvent | TouchEvent, state: FinalConnectionState): void {
  const from = state.fromNode?.id;
  const at = pointOf(event);
  if (from === undefined || !at) return;
  const to = cardAt(flow, at);
  if (to !== undefined && to !== from) return tryConnect(from, to, at);
  // A click on a plug is no attempt to draw a wire.
  const isClick =
    state.from && state.to && Math.hypot(state.to.x - state.from.x, state.to.y - state.from.y) < 6;
  if (to === undefined) refuse(words.connect.toNothing, at);
  else if (!isClick && !isOnPlug(event)) tryConnect(from, to, at);
}

function isOnPlug(event: globalThis.MouseEvent | TouchEvent): boolean {
  return event.target instanceof Element && event.target.closest('.plug') !== null;
}

function pointOf(event: globalThis.MouseEvent | TouchEvent): Point | undefined {
  const place = 'changedTouches' in event ? event.changedTouches[0] : event;
  return place && { x: place.clientX, y: place.clientY };
}

/** The card under a place of the page: the whole card is a target, not only its plugs. */
export function cardAt(flow: Flow, at: Point): string | undefined {
  const { x, y } = flow.screenToFlowPosition(at);
  const hit = flow.getIntersectingNodes({ x, y, width: 1, height: 1 }, true);
  // Words lie behind the cards, and no wire ends at them.
  return hit.findLast(({ type }) => type === 'service')?.id;
}

function dropPart(flow: Flow, event: DragEvent): void {
  const kind = draggedWords(event.dataTransfer);
  if (kind) {
    event.preventDefault();
    return dropWords(kind, flow.screenToFlowPosition({ x: event.clientX, y: event.clientY }));
  }
  const part = draggedPart(event.dataTransfer);
  if (!part) return;
  event.preventDefault();
  const { x, y } = flow.screenToFlowPosition({ x: event.clientX, y: event.clientY });
  const id = addResource(part.service, part.start, { x: Math.round(x - 80), y: Math.round(y - 20) });
  select([id]);
  announce(words.added(id));
}
