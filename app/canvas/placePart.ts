/** Puts a part on the diagram without a pointer: at a free place near the middle of what is seen. */
import type { ReactFlowInstance } from '@xyflow/react';
import { documents } from '../document/document.ts';
import { addResource } from '../document/edits.ts';
import { announce, select, session } from '../session.ts';
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

interface Usual {
  width: number;
  height: number;
  /** Messages are read from left to right: who sends stands left of what carries, who works right of it, px. */
  column: number;
}

/** Cards before they were measured; some are taller once they have something to show. */
const usual: Readonly<Record<string, Usual>> = {
  producer: { width: 184, height: 150, column: -440 },
  http: { width: 252, height: 215, column: 470 },
  sqs: { width: 390, height: 235, column: 0 },
  sns: { width: 390, height: 290, column: 0 },
  kinesis: { width: 540, height: 260, column: 0 },
  firehose: { width: 252, height: 360, column: 0 },
  worker: { width: 184, height: 180, column: 440 },
  reader: { width: 252, height: 230, column: 520 },
  lambda: { width: 390, height: 320, column: 530 },
  s3: { width: 252, height: 260, column: 470 },
};
const unknown: Usual = { width: 184, height: 150, column: 0 };

/** The canvas as it is shown now. */
export function stage(): typeof shown {
  return shown;
}

/** A card of this service before it was measured. */
export function usualSize(service: string): { width: number; height: number } {
  const { width, height } = usual[service] ?? unknown;
  return { width, height };
}

export function placePart(part: Part): void {
  const { column, ...size } = usual[part.service] ?? unknown;
  const centre = middle(size);
  const wanted = { x: centre.x + column, y: centre.y };
  const { x, y } = freePlace(wanted, size, cards());
  const id = addResource(part.service, part.start, { x: Math.round(x), y: Math.round(y) });
  select([id]);
  announce(words.added(id));
  // What was added lies under the sheet from which it was.
  if (session.getState().sheet === 'rail') session.setState({ sheet: undefined });
  // After it was measured; then what would stand outside is brought into the picture.
  requestAnimationFrame(() => requestAnimationFrame(() => bringIn({ x, y, ...size })));
}

function middle({ width, height }: { width: number; height: number }): { x: number; y: number } {
  if (!shown) return placeInGrid(documents.getState().scenario.resources.length);
  const box = shown.element.getBoundingClientRect();
  const centre = shown.flow.screenToFlowPosition({ x: box.x + box.width / 2, y: box.y + box.height / 2 });
  return { x: centre.x - width / 2, y: centre.y - height / 2 };
}

/** Where words of a size go: to a free place near the middle of what is seen. */
export function freeMiddle(size: { width: number; height: number }): { x: number; y: number } {
  return freePlace(middle(size), size, cards());
}

/** Some cards, as they are drawn. */
export function drawnCards(ids: readonly string[]): Rect[] {
  return cards((id) => ids.includes(id));
}

function cards(isMeant: (id: string) => boolean = () => true): Rect[] {
  const all = (shown?.flow.getNodes() ?? []).filter(({ id, type }) => type === 'service' && isMeant(id));
  return all.map(({ position, measured, data }) => {
    const { width, height } = usual[data.service] ?? unknown;
    return {
      ...position,
      width: Math.max(width, measured?.width ?? 0),
      height: Math.max(height, measured?.height ?? 0),
    };
  });
}

/** Shows the whole diagram where some of it would be out of sight. */
export function bringIn(card: Rect): void {
  if (!shown) return;
  const box = shown.element.getBoundingClientRect();
  const start = shown.flow.flowToScreenPosition(card);
  const end = shown.flow.flowToScreenPosition({ x: card.x + card.width, y: card.y + card.height });
  const isSeen = start.x >= box.left && start.y >= box.top && end.x <= box.right && end.y <= box.bottom;
  if (!isSeen) void shown.flow.fitView(fitOptions);
}
