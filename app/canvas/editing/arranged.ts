/** A whole diagram put in order, from left to right. Loaded when it is asked for. Pure, px. */
import { Graph, layout } from '@dagrejs/dagre';
import type { ScenarioLink } from '../../../engine/index.ts';
import { around, type Box, type Places } from './alignment.ts';

/** Between columns there is room for the words on a wire. */
const gaps = { column: 150, row: 56, stack: 64 } as const;

/**
 * Where each card goes: messages flow from left to right, and a dead-letter queue stands below what it serves. The
 * upper left corner of the whole stays where it is.
 */
export function arranged(boxes: readonly Box[], links: readonly ScenarioLink[]): Places {
  const stacks = stacksOf(boxes, links);
  const places: Places = {};
  for (const [head, corner] of cornersOf(stacks, links)) {
    let { y } = corner;
    for (const box of stacks.get(head) ?? []) {
      places[box.id] = { x: corner.x, y };
      y += box.height + gaps.stack;
    }
  }
  return atCornerOf(places, boxes);
}

type Stacks = ReadonlyMap<string, readonly Box[]>;

/** Cards that stand in one column, by the upper most of them. */
function stacksOf(boxes: readonly Box[], links: readonly ScenarioLink[]): Stacks {
  const heads = headsOf(boxes, links);
  const stacks = new Map<string, Box[]>();
  // Heads first, then what hangs on them, in the order of the document.
  for (const box of [...boxes].sort((one, other) => depthOf(one.id, heads) - depthOf(other.id, heads))) {
    const head = topOf(box.id, heads);
    stacks.set(head, [...(stacks.get(head) ?? []), box]);
  }
  return stacks;
}

/** What each dead-letter queue hangs on. One that gets other messages too stands by itself. */
function headsOf(boxes: readonly Box[], links: readonly ScenarioLink[]): Map<string, string> {
  const known = new Set(boxes.map(({ id }) => id));
  const heads = new Map<string, string>();
  for (const { from, to, kind } of links) {
    if (kind !== 'redrive' || !known.has(from) || !known.has(to) || heads.has(to)) continue;
    const hasOthers = links.some((link) => link.to === to && link.kind !== 'redrive');
    if (!hasOthers && topOf(from, heads) !== to) heads.set(to, from);
  }
  return heads;
}

function topOf(id: string, heads: ReadonlyMap<string, string>): string {
  const head = heads.get(id);
  return head === undefined ? id : topOf(head, heads);
}

function depthOf(id: string, heads: ReadonlyMap<string, string>): number {
  const head = heads.get(id);
  return head === undefined ? 0 : 1 + depthOf(head, heads);
}

/** The upper left corner of every stack. */
function cornersOf(stacks: Stacks, links: readonly ScenarioLink[]): [string, { x: number; y: number }][] {
  const graph = new Graph({ directed: true });
  graph.setGraph({ rankdir: 'LR', ranksep: gaps.column, nodesep: gaps.row });
  const headOf = new Map<string, string>();
  for (const [head, boxes] of stacks) {
    const height = boxes.reduce((sum, box) => sum + box.height + gaps.stack, -gaps.stack);
    graph.setNode(head, { width: Math.max(...boxes.map(({ width }) => width)), height });
    for (const { id } of boxes) headOf.set(id, head);
  }
  for (const { from, to } of links) {
    const [begin, end] = [headOf.get(from), headOf.get(to)];
    if (begin !== undefined && end !== undefined && begin !== end) graph.setEdge(begin, end, {});
  }
  layout(graph);
  return [...stacks.keys()].map((head) => {
    const { x = 0, y = 0, width = 0, height = 0 } = graph.node(head) as Partial<Box>;
    return [head, { x: x - width / 2, y: y - height / 2 }];
  });
}

function atCornerOf(places: Places, boxes: readonly Box[]): Places {
  const before = around(boxes);
  const corners = Object.values(places).map((place) => ({ ...place, width: 0, height: 0 }));
  const { x, y } = around(corners);
  return Object.fromEntries(
    Object.entries(places).map(([id, place]) => [
      id,
      { x: Math.round(place.x - x + before.x), y: Math.round(place.y - y + before.y) },
    ]),
  );
}
