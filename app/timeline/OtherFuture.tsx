import { GitBranch } from 'lucide-react';
import { useMirror } from '../simulation/mirror.ts';
import { IconButton } from '../ui/Button.tsx';
import { bringFutureBack } from './futures.ts';
import { words } from './words.ts';

/** As long as the future that an act in the past replaced can be had back. */
export function OtherFuture() {
  const canRestore = useMirror((state) => state.canRestoreFuture);
  const isRestoring = useMirror((state) => state.isRestoring);
  const toMs = useMirror((state) => state.otherFuture?.toMs ?? 0);
  if (!canRestore && !isRestoring) return null;
  return (
    <IconButton
      name={isRestoring ? words.fork.restoring : words.fork.restoreTo(toMs)}
      look="quiet"
      className="small other-future"
      aria-busy={isRestoring}
      disabled={isRestoring}
      onClick={() => void bringFutureBack()}
    >
      <GitBranch size={14} strokeWidth={1.6} />
    </IconButton>
  );
}
