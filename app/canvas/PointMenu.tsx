import { DropdownMenu } from 'radix-ui';
import type { ReactNode } from 'react';
import '../ui/menu.css';
import type { Point } from './paths.ts';

interface Props {
  name: string;
  at: Point;
  onClose: () => void;
  children: ReactNode;
}

/** A menu at a place of the page, not behind a button. The focus goes back to where it was. */
export function PointMenu({ name, at, onClose, children }: Props) {
  return (
    <DropdownMenu.Root open modal={false} onOpenChange={(isOpen) => !isOpen && onClose()}>
      <DropdownMenu.Trigger asChild>
        <span className="menu-point" style={{ left: at.x, top: at.y }} aria-hidden="true" />
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal container={document.querySelector<HTMLElement>('.canvas')}>
        <DropdownMenu.Content
          className="menu"
          aria-label={name}
          aria-labelledby={undefined}
          align="start"
          sideOffset={2}
          collisionPadding={8}
          onCloseAutoFocus={(event) => event.preventDefault()}
        >
          {children}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}
