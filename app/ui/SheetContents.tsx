/** A sheet as it is when it is open. Comes with the first one: Sheet.tsx. */
import { X } from 'lucide-react';
import { Dialog } from 'radix-ui';
import type { ReactNode } from 'react';
import { words } from '../words.ts';
import { Button } from './Button.tsx';

export interface SheetProps {
  title: string;
  isOpen: boolean;
  onClose: () => void;
  /** Where it comes from; "middle" is a dialog. */
  side: 'left' | 'right' | 'bottom' | 'middle';
  /** The title is there for those who listen, and not seen. */
  isTitleHidden?: boolean;
  children: ReactNode;
}

/** What floats over the page and holds the focus until it is closed. */
export function SheetContents({ title, isOpen, onClose, side, isTitleHidden, children }: SheetProps) {
  return (
    <Dialog.Root open={isOpen} onOpenChange={(open) => !open && onClose()}>
      <Dialog.Portal>
        <Dialog.Overlay className="sheet-scrim" />
        <Dialog.Content className={`sheet ${side}`} aria-describedby={undefined}>
          <div className={isTitleHidden ? 'sheet-head bare' : 'sheet-head'}>
            <Dialog.Title className={isTitleHidden ? 'unseen' : 'sheet-title'}>{title}</Dialog.Title>
            <Dialog.Close asChild>
              <Button look="quiet" className="icon-button" aria-label={words.close}>
                <X size={16} aria-hidden="true" />
              </Button>
            </Dialog.Close>
          </div>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reachable by keyboard. */}
          <div className="sheet-body" tabIndex={0}>
            {children}
          </div>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
