/** What a popover is made of once it is open. Comes with the first touch: Popover.tsx. */
import { Popover } from 'radix-ui';
import type { ComponentProps } from 'react';
import { overlayHome } from './overlayHome.ts';
import { StandIn } from './StandIn.tsx';

export type ContentProps = Omit<ComponentProps<typeof Popover.Content>, 'id'>;

interface ContentsProps extends ContentProps {
  button: HTMLElement;
  id: string;
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
}

export function Contents({ button, isOpen, onOpenChange, ...content }: ContentsProps) {
  return (
    <Popover.Root open={isOpen} onOpenChange={onOpenChange}>
      <Popover.Trigger asChild>
        <StandIn button={button} />
      </Popover.Trigger>
      <Popover.Portal container={overlayHome()}>
        <Popover.Content collisionPadding={8} {...content} />
      </Popover.Portal>
    </Popover.Root>
  );
}
