import { documents } from '../../document/document.ts';
import { whyNotLead } from '../../document/linkEdits.ts';
import { Empty } from '../../ui/Empty.tsx';
import { Sheet } from '../../ui/Sheet.tsx';
import { canvasState } from '../canvasState.ts';
import { kindTitle } from '../connecting.ts';
import { PickList } from '../PickList.tsx';
import { lead } from './leading.ts';
import { words } from './words.ts';

interface Props {
  linkId: string;
  end: 'from' | 'to';
}

/** The keyboard's way to lead one end of a wire to another card. */
export function LeadPicker({ linkId, end }: Props) {
  const { scenario } = documents.getState();
  const link = scenario.links.find(({ id }) => id === linkId);
  if (!link) return null;
  const title = words.lead[end](kindTitle(link.from, link.kind));
  const all = scenario.resources
    .filter(({ id }) => id !== link[end])
    .map(({ id }) => {
      const verdict = whyNotLead(scenario, linkId, end, id);
      const begin = end === 'from' ? id : link.from;
      const isPossible = 'kind' in verdict;
      return {
        key: id,
        title: id,
        sentence: isPossible ? kindTitle(begin, verdict.kind) : verdict.problem,
        isPossible,
      };
    });
  const options = [...all.filter((one) => one.isPossible), ...all.filter((one) => !one.isPossible)];
  return (
    <Sheet title={title} isOpen onClose={close} side="middle">
      {options.length === 0 ? (
        <Empty>{words.lead.none}</Empty>
      ) : (
        <PickList
          name={title}
          options={options}
          onPick={({ key }) => {
            close();
            lead(linkId, end, key, { x: innerWidth / 2, y: innerHeight / 3 });
          }}
        />
      )}
    </Sheet>
  );
}

function close(): void {
  canvasState.setState({ leading: undefined });
}
