import { documentWords } from '../document/documentWords.ts';
import { openNew } from '../document/opening.ts';
import { MenuItem, MenuLine } from '../ui/Menu.tsx';

const words = documentWords.file;

/** Fetched when they are asked for first. */
const filing = () => import('../document/filing.ts');
const shelving = () => import('../document/shelving.ts');

/** What can be done with the diagram as a whole. */
export function FileItems({ onExport }: { onExport: () => void }) {
  return (
    <>
      <MenuItem onSelect={() => void openNew()}>{words.new}</MenuItem>
      <MenuItem onSelect={() => void filing().then(({ chooseFile }) => chooseFile())}>{words.open}</MenuItem>
      <MenuLine />
      <MenuItem onSelect={() => void filing().then(({ saveOpenAsFile }) => saveOpenAsFile())}>
        {words.save}
      </MenuItem>
      <MenuItem onSelect={() => void shelving().then(({ duplicateOpen }) => duplicateOpen())}>
        {words.duplicate}
      </MenuItem>
      <MenuItem onSelect={onExport}>{words.export}</MenuItem>
    </>
  );
}
