import { MenuItem, PointMenu } from '../ui/Menu.tsx';
import { canvasState, useCanvasState } from './canvasState.ts';
import { kindTitle, makeWire } from './connecting.ts';
import { words } from './words.ts';

/** Where several kinds of wire are possible between two cards. */
export function ChoiceMenu() {
  const choice = useCanvasState((state) => state.choice);
  if (!choice) return null;
  const { from, to, kinds, at } = choice;
  return (
    <PointMenu
      name={words.connect.choose(from, to)}
      at={at}
      onClose={() => canvasState.setState({ choice: undefined })}
    >
      {kinds.map((kind) => (
        <MenuItem key={kind} onSelect={() => makeWire(from, to, kind, at)}>
          {kindTitle(from, kind)}
        </MenuItem>
      ))}
    </PointMenu>
  );
}
