/** A frame takes along what stands inside of it. Pure. */
import type { Node, NodeChange } from '@xyflow/react';
import type { Position, Scenario } from '../../../engine/index.ts';
import { insideOf } from './wordsNodes.ts';

type Placed = Pick<Node, 'id' | 'position'>;

/**
 * The moves that follow from the moves of frames. The document still has everything where it stood before the hand
 * took the frame, so a frame that is dragged over other cards does not gather them up.
 */
export function carriedBy(
  told: readonly NodeChange[],
  scenario: Scenario,
  nodes: readonly Placed[],
): NodeChange<never>[] {
  const moved = new Set(told.flatMap((change) => (change.type === 'position' ? [change.id] : [])));
  const carried: NodeChange<never>[] = [];
  for (const change of told) {
    if (change.type !== 'position') continue;
    const frame = scenario.notes.find(({ id, kind }) => id === change.id && kind === 'frame');
    if (!frame) continue;
    // A drag that ends without a last place ends where it is.
    const at = change.position ?? nodes.find(({ id }) => id === frame.id)?.position ?? frame;
    const inside = insideOf(frame, scenario);
    for (const id of [...inside.cards, ...inside.notes]) {
      const start = placeOf(id, scenario);
      if (moved.has(id) || !start) continue;
      moved.add(id);
      const position = { x: start.x + at.x - frame.x, y: start.y + at.y - frame.y };
      carried.push({ type: 'position', id, position, dragging: change.dragging });
    }
  }
  return carried;
}

function placeOf(id: string, { layout, notes }: Scenario): Position | undefined {
  return layout[id] ?? notes.find((note) => note.id === id);
}
