/** Whose menu is asked for: of several selected things the selection's, else that of the one under the hand. */
import { session } from '../../session.ts';
import type { Subject } from '../canvasState.ts';

export function subjectAt(type: Subject['type'], id: string): Subject {
  const { resources, links, notes = [] } = session.getState().selection;
  const isAmong = [...resources, ...links, ...notes].includes(id);
  return isAmong && resources.length + notes.length > 1 ? { type: 'selection', id } : { type, id };
}
