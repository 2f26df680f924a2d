/** What is drawn, as boxes of the diagram, px. */
import { session } from '../../session.ts';
import { stage } from '../placePart.ts';
import type { Box } from './alignment.ts';

export interface DrawnBox extends Box {
  type: 'card' | 'note' | 'frame';
}

export function drawnBoxes(): DrawnBox[] {
  return (stage()?.flow.getNodes() ?? []).map(({ id, type, position, measured }) => ({
    id,
    // Notes and frames are nodes of their own kinds.
    type: type === 'service' ? 'card' : (type as string) === 'frame' ? 'frame' : 'note',
    x: position.x,
    y: position.y,
    width: measured?.width ?? 0,
    height: measured?.height ?? 0,
  }));
}

/** Cards and notes that are selected, as they are drawn. */
export function selectedBoxes(): DrawnBox[] {
  const { resources, notes = [] } = session.getState().selection;
  const ids = new Set([...resources, ...notes]);
  return drawnBoxes().filter(({ id }) => ids.has(id));
}
