/** Puts a part on the diagram without a pointer: at a free place near the middle of what is seen. */
import type { ReactFlowInstance } from '@xyflow/react';
import { documents } from '../document/document.ts';
import { addResource } from '../document/edits.ts';
import { announce, select } from '../session.ts';
import { freePlace, placeInGrid, type ServiceNodeType, type WireType } from './diagram.ts';
import type { Part } from './parts.ts';
import type { Rect } from './paths.ts';
import { fitOptions } from './useFitOnOpen.ts';
import { words } from './words.ts';

type Flow = ReactFlowInstance<ServiceNodeType, WireType>;

/** The palette stands outside of the canvas: this is what it may know of it. */
let shown: { flow: Flow; element: Element } | undefined;

export function showIn(flow: Flow, element: Element): () => void {
  shown = { flow, element };
  return () => {
    shown = undefined;
  };
}

/** Cards before they were measured, and after. */
const usualSize = { narrow: { width: 180, height: 110 }, wide: { width: 400, height: 230 } };

/** Messages are read from left to right: who sends stands left of the queue, who works right of it. */
const columnOf: Readonly<Record<string, number>> = { producer: -360, worker: 360 };

export function placePart(part: Part): void {
  const size = part.service === 'sqs' ? usualSize.wide : usualSize.narrow;
  const centre = middle(size);
  const wanted = { x: centre.x + (columnOf[part.service] ?? 0), y: centre.y };
  const { x, y } = freePlace(wanted, size, cards());
  const id = addResource(part.service, part.start, { x: Math.round(x), y: Math.round(y) });
  select([id]);
  announce(words.added(id));
  // After it was measured; then what would stand outside is brought into the picture.
  requestAnimationFrame(() => requestAnimationFrame(() => bringIn({ x, y, ...size })));
}

function middle({ width, height }: { width: number; height: number }): { x: number; y: number } {
  if (!shown) return placeInGrid(documents.getState().scenario.resources.length);
  const box = shown.element.getBoundingClientRect();
  const centre = shown.flow.screenToFlowPosition({ x: box.x + box.width / 2, y: box.y + box.height / 2 });
  return { x: centre.x - width / 2, y: centre.y - height / 2 };
}

function cards(): Rect[] {
  return (shown?.flow.getNodes() ?? []).map(({ position, measured }) => ({
    ...position,
    width: measured?.width ?? usualSize.wide.width,
    height: measured?.height ?? usualSize.wide.height,
  }));
}

function bringIn(card: Rect): void {
  if (!shown) return;
  const box = shown.element.getBoundingClientRect();
  const start = shown.flow.flowToScreenPosition(card);
  const end = shown.flow.flowToScreenPosition({ x: card.x + card.width, y: card.y + card.height });
  const isSeen = start.x >= box.left && start.y >= box.top && end.x <= box.right && end.y <= box.bottom;
  if (!isSeen) void shown.flow.fitView(fitOptions);
}
