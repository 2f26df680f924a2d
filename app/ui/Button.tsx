import type { ComponentProps, ReactNode } from 'react';
import { Hint } from './Hint.tsx';
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
    <HintedButton
      hint={name}
      shortcut={shortcut}
      aria-label={name}
      className={`icon-button ${className}`}
      {...rest}
    />
  );
}

/** A button with words that appear on hover and focus. */
export function HintedButton({ hint, shortcut, ...rest }: ButtonProps & { hint: string; shortcut?: string }) {
  return (
    <Hint text={hint} shortcut={shortcut}>
      <Button {...rest} />
    </Hint>
  );
}
