import { select } from '../../session.ts';
import { canvasState } from '../canvasState.ts';

/** Begins to write the words of a note, or the title of a frame, in place. */
export function write(id: string): void {
  select([], [], [id]);
  canvasState.setState({ written: id });
}
