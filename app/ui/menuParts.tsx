/** What a menu is made of once it is open. Comes with the first touch: Menu.tsx. */
import { Check } from 'lucide-react';
import { DropdownMenu } from 'radix-ui';
import type { ReactNode } from 'react';
import { overlayHome } from './overlayHome.ts';
import { StandIn } from './StandIn.tsx';

interface ContentsProps {
  button: HTMLElement;
  id: string;
  isOpen: boolean;
  /** A key opened it: its first item has the focus then. */
  isByKey: boolean;
  onOpenChange: (isOpen: boolean) => void;
  children: ReactNode;
}

export function Contents({ button, id, isOpen, isByKey, onOpenChange, children }: ContentsProps) {
  return (
    <DropdownMenu.Root modal={false} open={isOpen} onOpenChange={onOpenChange}>
      <DropdownMenu.Trigger asChild>
        <StandIn button={button} />
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal container={overlayHome()}>
        <DropdownMenu.Content
          className="menu"
          id={id}
          aria-labelledby={button.id}
          align="end"
          sideOffset={6}
          collisionPadding={8}
          {...{ onOpenAutoFocus: isByKey ? focusFirst : undefined }}
        >
          {children}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}

function focusFirst(event: Event): void {
  const { target } = event;
  if (!(target instanceof HTMLElement)) return;
  event.preventDefault();
  target.querySelector<HTMLElement>('[role^=menuitem]:not([data-disabled])')?.focus({ preventScroll: true });
}

export interface PointProps {
  name: string;
  /** In the canvas, px. */
  at: { x: number; y: number };
  onClose: () => void;
  children: ReactNode;
}

export function PointContents({ name, at, onClose, children }: PointProps) {
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

export function Switch(props: { on: boolean; onChange: (on: boolean) => void; children: ReactNode }) {
  return (
    <DropdownMenu.CheckboxItem
      className="menu-item"
      checked={props.on}
      onCheckedChange={props.onChange}
      onSelect={(event) => event.preventDefault()}
    >
      <span className="menu-mark">{props.on && <Check size={14} aria-hidden="true" />}</span>
      {props.children}
    </DropdownMenu.CheckboxItem>
  );
}

export function Item({ onSelect, children }: { onSelect: () => void; children: ReactNode }) {
  return (
    <DropdownMenu.Item className="menu-item" onSelect={onSelect}>
      <span className="menu-mark" />
      {children}
    </DropdownMenu.Item>
  );
}

export function Line() {
  return <DropdownMenu.Separator className="menu-line" />;
}

/** @param props `isTitled` when the name is seen too */
export function Group(props: { name: string; isTitled?: boolean; children: ReactNode }) {
  return (
    <DropdownMenu.Group aria-label={props.name}>
      {props.isTitled && <DropdownMenu.Label className="menu-title">{props.name}</DropdownMenu.Label>}
      {props.children}
    </DropdownMenu.Group>
  );
}

export interface ChoiceProps {
  value: string;
  onChange: (value: string) => void;
  options: readonly { value: string; title: string }[];
}

/** One of several. */
export function Choice({ value, onChange, options }: ChoiceProps) {
  return (
    <DropdownMenu.RadioGroup value={value} onValueChange={onChange}>
      {options.map((option) => (
        <DropdownMenu.RadioItem key={option.value} value={option.value} className="menu-item">
          <span className="menu-mark">
            <DropdownMenu.ItemIndicator>
              <Check size={14} aria-hidden="true" />
            </DropdownMenu.ItemIndicator>
          </span>
          {option.title}
        </DropdownMenu.RadioItem>
      ))}
    </DropdownMenu.RadioGroup>
  );
}
