import { useSession } from '../../session.ts';
import { MenuGroup, MenuItem, MenuLine } from '../../ui/Menu.tsx';
import { fitCanvas, type LateActs, later } from '../acts.ts';
import { canvasState } from '../canvasState.ts';
import type { Edge } from './alignment.ts';
import { selectAll, toggleSelected } from './selecting.ts';
import { words as selectingWords } from './selectingWords.ts';
import { words } from './words.ts';

/** What can be done with the thing whose menu it is, and with its name and kind. */
export function CardEditItems({ id }: { id: string }) {
  const isSelected = useSession(({ selection }) => selection.resources.includes(id));
  return (
    <>
      <MenuItem onSelect={() => canvasState.setState({ renaming: id })}>{words.menu.rename}</MenuItem>
      <MenuItem onSelect={() => canvasState.setState({ replacing: id })}>{words.menu.replace}</MenuItem>
      <MenuItem onSelect={() => toggleSelected(id)}>
        {isSelected ? words.menu.takeFromSelection : words.menu.addToSelection}
      </MenuItem>
    </>
  );
}

export function WireEditItems({ id }: { id: string }) {
  return (
    <>
      <MenuItem onSelect={() => canvasState.setState({ leading: { linkId: id, end: 'from' } })}>
        {words.menu.beginElsewhere}
      </MenuItem>
      <MenuItem onSelect={() => canvasState.setState({ leading: { linkId: id, end: 'to' } })}>
        {words.menu.endElsewhere}
      </MenuItem>
    </>
  );
}

/** @param onBefore selects what the menu is about, where that is not selected already */
export function ClipboardItems({ onBefore }: { onBefore?: () => void }) {
  const run = (act: (acts: LateActs) => void) => () => {
    onBefore?.();
    later(act);
  };
  return (
    <>
      <MenuItem onSelect={run((acts) => void acts.cutByMenu())}>{words.menu.cut}</MenuItem>
      <MenuItem onSelect={run((acts) => void acts.copyByMenu())}>{words.menu.copy}</MenuItem>
      <MenuItem onSelect={run((acts) => acts.duplicateSelected())}>{words.menu.duplicate}</MenuItem>
    </>
  );
}

const edges: readonly Edge[] = ['left', 'centre', 'right', 'top', 'middle', 'bottom'];

/** The menu of several selected things: what their bar has, for those who do not see it. */
export function SelectionItems({ onDelete }: { onDelete: () => void }) {
  return (
    <>
      <ClipboardItems />
      <MenuLine />
      <MenuGroup name={words.menu.align}>
        {edges.map((edge) => (
          <MenuItem key={edge} onSelect={() => later((acts) => acts.align(edge))}>
            {words.bar[edge]}
          </MenuItem>
        ))}
        {(['across', 'down'] as const).map((axis) => (
          <MenuItem key={axis} onSelect={() => later((acts) => acts.distribute(axis))}>
            {words.bar[axis]}
          </MenuItem>
        ))}
        <MenuItem onSelect={() => later((acts) => void acts.arrange())}>
          {words.menu.arrangeSelected}
        </MenuItem>
      </MenuGroup>
      <MenuLine />
      <MenuItem onSelect={onDelete}>{words.menu.delete}</MenuItem>
    </>
  );
}

/** The menu of the diagram itself. */
export function CanvasItems({ onSearch }: { onSearch: () => void }) {
  return (
    <>
      <MenuItem onSelect={() => later((acts) => void acts.pasteByMenu())}>{words.menu.paste}</MenuItem>
      <MenuItem onSelect={onSearch}>{words.menu.search}</MenuItem>
      <MenuLine />
      <MenuItem onSelect={selectAll}>{words.menu.selectAll}</MenuItem>
      <MenuItem onSelect={() => later((acts) => void acts.arrange())}>{selectingWords.arrangeAll}</MenuItem>
      <MenuItem onSelect={fitCanvas}>{words.menu.fit}</MenuItem>
    </>
  );
}
