import { lazy, Suspense, useState } from 'react';
import { useDocument } from '../document/document.ts';
import { Button } from '../ui/Button.tsx';
import { Popover } from '../ui/Popover.tsx';
import { words } from '../words.ts';

/** Its code comes when it is opened first. */
const SeedForm = lazy(async () => ({ default: (await import('./SeedForm.tsx')).SeedForm }));

/** The number everything random follows from. */
export function SeedButton() {
  const seed = useDocument((state) => state.scenario.seed);
  const [isOpen, setOpen] = useState(false);
  return (
    <Popover
      trigger={
        <Button look="quiet" className="seed">
          {words.document.seed(seed)}
        </Button>
      }
      isOpen={isOpen}
      onOpenChange={setOpen}
      className="popover"
      align="end"
      sideOffset={6}
      aria-label={words.document.seedField}
    >
      <Suspense>
        <SeedForm seed={seed} onDone={() => setOpen(false)} />
      </Suspense>
    </Popover>
  );
}
