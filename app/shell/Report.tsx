import { useState } from 'react';
import { Button } from '../ui/Button.tsx';
import { words } from '../words.ts';
import './report.css';

interface ReportProps {
  sentence: string;
  what: string;
  /** Everything needed to see the mistake again. */
  details: string;
  action: Action;
  /** Other ways out. */
  others?: readonly Action[];
}

interface Action {
  verb: string;
  run: () => void;
}

/** A mistake of ours, with what is needed to mend it. */
export function Report({ sentence, what, details, action, others = [] }: ReportProps) {
  const [copied, setCopied] = useState<string>();
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(details);
      setCopied(words.crash.copied);
    } catch {
      setCopied(words.crash.notCopied);
    }
  };
  return (
    <div className="report" role="alert">
      <h2>{words.crash.title}</h2>
      <p>{sentence}</p>
      <p className="mono">{what}</p>
      <div className="report-buttons">
        <Button look="primary" onClick={action.run}>
          {action.verb}
        </Button>
        {others.map(({ verb, run }) => (
          <Button key={verb} onClick={run}>
            {verb}
          </Button>
        ))}
        <Button onClick={() => void copy()}>{words.crash.copy}</Button>
        {copied}
      </div>
      <textarea readOnly className="control mono" rows={8} value={details} aria-label={words.crash.copy} />
    </div>
  );
}
