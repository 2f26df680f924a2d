import { Button } from '../ui/Button.tsx';
import type { useWork } from './useWork.ts';
import { words } from './words.ts';

interface WorkBarProps {
  work: ReturnType<typeof useWork>;
  verb: string;
  /** Name of the progress, and how it reads. */
  name: string;
  read: (done: number, all: number) => string;
  isReady?: boolean;
  onStart: () => void;
}

/** The button that begins, what stands there while it goes on, and how it ended. */
export function WorkBar({ work, verb, name, read, isReady = true, onStart }: WorkBarProps) {
  const { progress, outcome } = work;
  return (
    <div className="export-work">
      {progress ? (
        <>
          <Button onClick={work.cancel}>{words.cancel}</Button>
          <progress
            aria-label={name}
            max={progress.all || undefined}
            value={progress.all ? progress.done : undefined}
          />
          <span className="export-count">{progress.all > 0 && read(progress.done, progress.all)}</span>
        </>
      ) : (
        <Button look="primary" disabled={!isReady} onClick={onStart}>
          {verb}
        </Button>
      )}
      {outcome && <p className={outcome.isBad ? 'export-problem' : 'export-note'}>{outcome.sentence}</p>}
    </div>
  );
}
