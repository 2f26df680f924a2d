import { Bookmark } from 'lucide-react';
import { Popover } from 'radix-ui';
import { lazy, Suspense } from 'react';
import { session, useSession } from '../session.ts';
import { Button, Hint } from '../ui/Button.tsx';
import { overlayHome } from '../ui/overlayHome.ts';
import { words } from './words.ts';

/** Its code comes when it is opened first. */
const MomentList = lazy(async () => ({ default: (await import('./MomentList.tsx')).MomentList }));

/** The kept moments, to go to, rename and remove; and keeping one more. */
export function MomentsButton() {
  const isOpen = useSession((state) => state.momentsOpen);
  return (
    <Popover.Root open={isOpen} onOpenChange={(momentsOpen) => session.setState({ momentsOpen })}>
      <Hint text={words.moments.open}>
        <Popover.Trigger asChild>
          <Button look="quiet" className="icon-button small" aria-label={words.moments.open}>
            <Bookmark size={14} strokeWidth={1.6} aria-hidden="true" />
          </Button>
        </Popover.Trigger>
      </Hint>
      <Popover.Portal container={overlayHome()}>
        <Popover.Content
          className="popover moments-panel"
          side="top"
          align="end"
          sideOffset={8}
          collisionPadding={8}
          aria-label={words.moments.list}
        >
          <Suspense>
            <MomentList />
          </Suspense>
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}
