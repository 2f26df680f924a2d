import { CircleX, TriangleAlert } from 'lucide-react';
import type { LintFinding } from '../../engine/index.ts';
import { useDocument } from '../document/document.ts';
import { change, undo } from '../document/edits.ts';
import { select, toast } from '../session.ts';
import { Button } from '../ui/Button.tsx';
import { Empty } from '../ui/Empty.tsx';
import { isCurrent, useFindings } from './findings.ts';
import { words } from './words.ts';
import './lint.css';

/** Doubts about the diagram: each with its rule, and where it is safe, with a change that mends it. */
export function LintTab() {
  const findings = useFindings();
  const isEmpty = useDocument(({ scenario }) => scenario.resources.length === 0);
  if (findings.length === 0) return <Empty>{isEmpty ? words.nothingDrawn : words.noDoubts}</Empty>;
  return (
    <ul className="lint" aria-label={words.findings(findings.length)}>
      {findings.map((finding) => (
        <li key={`${finding.check} ${finding.on.join()}`} data-severity={finding.severity}>
          <Finding finding={finding} />
        </li>
      ))}
    </ul>
  );
}

function Finding({ finding }: { finding: LintFinding }) {
  const { severity, sentence, rule, fix } = finding;
  const Mark = severity === 'wrong' ? CircleX : TriangleAlert;
  return (
    <>
      <Mark size={15} strokeWidth={1.6} role="img" aria-label={words.severity[severity]} />
      <p>
        {sentence} <span className="rule">{rule}</span>
      </p>
      <div className="lint-acts">
        <Button look="quiet" onClick={() => show(finding)}>
          {words.show}
        </Button>
        {fix && <Button onClick={() => void mend(fix)}>{fix.verb}</Button>}
      </div>
    </>
  );
}

/** Selects what it is about: wires by their names, cards by theirs. */
function show({ on }: LintFinding): void {
  const cards = on.filter((id) => document.querySelector(`.react-flow__node[data-id="${CSS.escape(id)}"]`));
  select(
    cards,
    on.filter((id) => !cards.includes(id)),
  );
}

async function mend({ verb, scenario }: NonNullable<LintFinding['fix']>): Promise<void> {
  // Edited since: in a moment the list is up to date, and so is its fix.
  if (!isCurrent()) return;
  const problem = await change(scenario);
  if (problem === undefined) toast(words.mended(verb), { action: { verb: words.undo, run: undo } });
}
