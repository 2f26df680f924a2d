import { Tooltip } from 'radix-ui';
import type { ComponentProps, ReactNode } from 'react';
import { overlayHome } from './overlayHome.ts';
import './button.css';

type ButtonProps = ComponentProps<'button'> & { look?: 'plain' | 'primary' | 'quiet' };

export function Button({ look = 'plain', className = '', type = 'button', ...rest }: ButtonProps) {
  return <button type={type} className={`button ${look} ${className}`} {...rest} />;
}

type IconButtonProps = Omit<ButtonProps, 'aria-label' | 'title'> & {
  /** What it does, a verb: the accessible name and the tooltip. */
  name: string;
  /** The key that does the same. */
  shortcut?: string;
  children: ReactNode;
};

/** A button that shows only an icon. */
export function IconButton({ name, shortcut, className = '', ...rest }: IconButtonProps) {
  return (
    <Hint text={name} shortcut={shortcut}>
      <Button aria-label={name} className={`icon-button ${className}`} {...rest} />
    </Hint>
  );
}

/** Words that appear on hover and focus. */
export function Hint({ text, shortcut, children }: { text: string; shortcut?: string; children: ReactNode }) {
  return (
    <Tooltip.Root>
      <Tooltip.Trigger asChild>{children}</Tooltip.Trigger>
      <Tooltip.Portal container={overlayHome()}>
        <Tooltip.Content className="hint" sideOffset={6} collisionPadding={8}>
          {text}
          {shortcut && <kbd>{shortcut}</kbd>}
        </Tooltip.Content>
      </Tooltip.Portal>
    </Tooltip.Root>
  );
}
