import { restartRun } from '../document/opening.ts';
import { useMirror } from '../simulation/mirror.ts';
import { words } from '../words.ts';
import { Report } from './Report.tsx';

/** A mistake of ours in the engine: the run has stopped for good, and the page says so over the canvas. */
export function StoppedRun() {
  const status = useMirror((state) => state.status);
  const bug = useMirror((state) => state.bug);
  const failure = useMirror((state) => state.failure);
  if (status !== 'stopped') return null;
  return (
    <div className="stopped-run">
      <Report
        sentence={words.crash.engineSentence}
        what={bug?.sentence ?? failure ?? ''}
        details={JSON.stringify(bug ?? { failure }, undefined, 1)}
        action={
          bug
            ? { verb: words.crash.restart, run: () => void restartRun() }
            : { verb: words.crash.reload, run: () => location.reload() }
        }
      />
    </div>
  );
}
