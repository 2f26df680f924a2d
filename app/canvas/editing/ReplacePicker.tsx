import { documents } from '../../document/document.ts';
import { type Replacement, replacementsFor, replaceResource } from '../../document/replaceEdits.ts';
import { announce, select, toast } from '../../session.ts';
import { Sheet } from '../../ui/Sheet.tsx';
import { canvasState } from '../canvasState.ts';
import { PickList } from '../PickList.tsx';
import { words } from './words.ts';

/** Everything else that a card could be with the wires it has; for the rest, the wire that forbids it. */
export function ReplacePicker({ id }: { id: string }) {
  const all = replacementsFor(documents.getState().scenario, id).map((replacement) => ({
    key: `${replacement.service} ${replacement.start}`,
    title: replacement.title,
    sentence: sentenceOf(id, replacement),
    isPossible: replacement.problem === undefined,
    replacement,
  }));
  const options = [...all.filter((one) => one.isPossible), ...all.filter((one) => !one.isPossible)];
  return (
    <Sheet title={words.replace.title(id)} isOpen onClose={close} side="middle">
      <PickList
        name={words.replace.title(id)}
        options={options}
        onPick={({ replacement }) => void replace(id, replacement)}
      />
    </Sheet>
  );
}

function sentenceOf(id: string, { problem, id: name }: Replacement): string {
  if (problem !== undefined) return problem;
  return name === id ? words.replace.kept : words.replace.renamed(name);
}

function close(): void {
  canvasState.setState({ replacing: undefined });
}

async function replace(id: string, { service, start, title }: Replacement): Promise<void> {
  close();
  const result = await replaceResource(id, service, start);
  if ('problem' in result) return toast(result.problem, { tone: 'bad' });
  select([result.id]);
  announce(words.replace.done(id, title, result.id));
}
