import { useDocument } from '../../document/document.ts';
import { useSession } from '../../session.ts';
import { useCanvasState } from '../canvasState.ts';
import './editing.css';
import { LeadPicker } from './LeadPicker.tsx';
import { RenameField } from './RenameField.tsx';
import { ReplacePicker } from './ReplacePicker.tsx';
import { SelectionBar } from './SelectionBar.tsx';

/** What floats over the canvas while something is edited. */
export function EditingLayer() {
  const renaming = useCanvasState((state) => state.renaming);
  const replacing = useCanvasState((state) => state.replacing);
  const leading = useCanvasState((state) => state.leading);
  const scenario = useDocument((state) => state.scenario);
  const { resources, notes = [] } = useSession((state) => state.selection);
  const there = new Set([...scenario.resources, ...scenario.notes].map(({ id }) => id));
  // What is selected may be gone: undone, or removed elsewhere.
  const count = [...resources, ...notes].filter((id) => there.has(id)).length;
  return (
    <>
      {count > 1 && renaming === undefined && <SelectionBar count={count} />}
      {renaming !== undefined && there.has(renaming) && <RenameField key={renaming} id={renaming} />}
      {replacing !== undefined && <ReplacePicker id={replacing} />}
      {leading && <LeadPicker {...leading} />}
    </>
  );
}
