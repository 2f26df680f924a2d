import { type ReactElement, useId, useState } from 'react';
import { lazily, useLate } from './lazily.ts';
import type { ContentProps } from './popoverParts.tsx';
import { touched } from './touched.ts';

interface PopoverProps extends ContentProps {
  /** The button it is behind. */
  trigger: ReactElement;
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
}

const popoverParts = lazily(() => import('./popoverParts.tsx'));

/** A small dialog behind a button. What floats comes with the first touch. */
export function Popover({ trigger, isOpen, onOpenChange, ...content }: PopoverProps) {
  const [button, setButton] = useState<HTMLElement | null>(null);
  const [wasOpened, setWasOpened] = useState(isOpen);
  if (isOpen && !wasOpened) setWasOpened(true);
  const parts = useLate(popoverParts, wasOpened);
  const id = useId();
  return (
    <>
      {touched(trigger, {
        ref: setButton,
        'aria-haspopup': 'dialog',
        'aria-expanded': isOpen,
        'aria-controls': isOpen ? id : undefined,
        'data-state': isOpen ? 'open' : 'closed',
        onPointerEnter: popoverParts.ask,
        onFocus: popoverParts.ask,
        onClick: () => onOpenChange(!isOpen),
      })}
      {parts && button && wasOpened && (
        <parts.Contents button={button} id={id} isOpen={isOpen} onOpenChange={onOpenChange} {...content} />
      )}
    </>
  );
}
