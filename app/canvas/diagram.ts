/** The document as React Flow's nodes and edges. Pure; what has not changed stays the same object, so nothing redraws. */
import type { Edge, Node } from '@xyflow/react';
import { type Position, type Scenario, type ScenarioLink, serviceSummary } from '../../engine/index.ts';
import { words } from './words.ts';

export type ServiceNodeType = Node<{ service: string }, 'service'>;
export type WireType = Edge<{ link: ScenarioLink }, 'wire'>;

export interface Selection {
  resources: readonly string[];
  links: readonly string[];
}

export function nodesOf(
  scenario: Pick<Scenario, 'resources' | 'layout'>,
  selection: Selection,
  known: readonly ServiceNodeType[],
): ServiceNodeType[] {
  const before = new Map(known.map((node) => [node.id, node]));
  const selected = new Set(selection.resources);
  return scenario.resources.map(({ id, service }, index) => {
    const old = before.get(id);
    // A card that is being dragged is where the hand has it; the document hears of it in the end.
    const position = old?.dragging ? old.position : (scenario.layout[id] ?? placeInGrid(index));
    const isSelected = selected.has(id);
    const isSame =
      old?.data.service === service &&
      old.selected === isSelected &&
      old.position.x === position.x &&
      old.position.y === position.y;
    if (isSame) return old;
    const ariaLabel = words.node.name(id, serviceSummary(service)?.face.title ?? service);
    return { ...old, id, type: 'service', position, data: { service }, selected: isSelected, ariaLabel };
  });
}

export function edgesOf(
  scenario: Pick<Scenario, 'links'>,
  selection: Selection,
  known: readonly WireType[],
): WireType[] {
  const before = new Map(known.map((edge) => [edge.id, edge]));
  const selected = new Set(selection.links);
  return scenario.links.map((link) => {
    const old = before.get(link.id);
    const isSelected = selected.has(link.id);
    if (old?.data?.link === link && old.selected === isSelected) return old;
    const { id, from: source, to: target } = link;
    const ariaLabel = words.wire.name(source, target, link.kind);
    return { id, source, target, type: 'wire', data: { link }, selected: isSelected, ariaLabel };
  });
}

const gridPitch = { x: 420, y: 260 };
const gridColumns = 3;

/** For documents that came without a layout. */
export function placeInGrid(index: number): Position {
  return { x: (index % gridColumns) * gridPitch.x, y: Math.floor(index / gridColumns) * gridPitch.y };
}

interface Card {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** A place near `wanted` where a new card covers no other: it steps away in growing rings. */
export function freePlace(
  wanted: Position,
  size: { width: number; height: number },
  cards: readonly Card[],
): Position {
  const margin = 40;
  const isFree = (at: Position) =>
    cards.every(
      (card) =>
        at.x + size.width + margin <= card.x ||
        at.y + size.height + margin <= card.y ||
        card.x + card.width + margin <= at.x ||
        card.y + card.height + margin <= at.y,
    );
  for (let ring = 0; ring < 40; ring++) {
    for (const [x, y] of ringOf(ring)) {
      const at = { x: wanted.x + x * 60, y: wanted.y + y * 60 };
      if (isFree(at)) return at;
    }
  }
  return wanted;
}

/** Right and below first: diagrams are read that way. */
function ringOf(ring: number): readonly (readonly [number, number])[] {
  if (ring === 0) return [[0, 0]];
  return [
    [ring, 0],
    [0, ring],
    [ring, ring],
    [0, -ring],
    [-ring, 0],
    [-ring, ring],
    [ring, -ring],
    [-ring, -ring],
  ];
}
