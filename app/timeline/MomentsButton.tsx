import { Bookmark } from 'lucide-react';
import { lazy, Suspense } from 'react';
import { session, useSession } from '../session.ts';
import { IconButton } from '../ui/Button.tsx';
import { Popover } from '../ui/Popover.tsx';
import { words } from './words.ts';

/** Its code comes when it is opened first. */
const MomentList = lazy(async () => ({ default: (await import('./MomentList.tsx')).MomentList }));

/** The kept moments, to go to, rename and remove; and keeping one more. */
export function MomentsButton() {
  const isOpen = useSession((state) => state.momentsOpen);
  return (
    <Popover
      trigger={
        <IconButton name={words.moments.open} look="quiet" className="small">
          <Bookmark size={14} strokeWidth={1.6} />
        </IconButton>
      }
      isOpen={isOpen}
      onOpenChange={(momentsOpen) => session.setState({ momentsOpen })}
      className="popover moments-panel"
      side="top"
      align="end"
      sideOffset={8}
      aria-label={words.moments.list}
    >
      <Suspense>
        <MomentList />
      </Suspense>
    </Popover>
  );
}
