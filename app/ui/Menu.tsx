import {
  type ComponentProps,
  type KeyboardEvent,
  type PointerEvent,
  type ReactElement,
  type ReactNode,
  useId,
  useState,
} from 'react';
import { lazily, useLate } from './lazily.ts';
import { touched } from './touched.ts';
import './menu.css';

type Parts = typeof import('./menuParts.tsx');

const menuParts = lazily<Parts>(() => import('./menuParts.tsx'));

/** A menu behind a button. The trigger is the button. What floats comes with the first touch. */
export function Menu({ trigger, children }: { trigger: ReactElement; children: ReactNode }) {
  const [opened, setOpened] = useState<'pointer' | 'key'>();
  const [button, setButton] = useState<HTMLElement | null>(null);
  const [wasOpened, setWasOpened] = useState(false);
  const id = useId();
  const parts = useLate(menuParts, wasOpened);
  const isOpen = opened !== undefined;
  const toggle = (by: 'pointer' | 'key') => {
    setWasOpened(true);
    setOpened(isOpen ? undefined : by);
  };
  return (
    <>
      {touched(trigger, {
        ref: setButton,
        id,
        'aria-haspopup': 'menu',
        'aria-expanded': isOpen,
        'aria-controls': isOpen ? `${id}-menu` : undefined,
        'data-state': isOpen ? 'open' : 'closed',
        onPointerEnter: menuParts.ask,
        onFocus: menuParts.ask,
        onPointerDown: (event: PointerEvent) => {
          if (event.button !== 0 || event.ctrlKey) return;
          toggle('pointer');
          // The menu has the focus then, not its button.
          if (!isOpen) event.preventDefault();
        },
        onKeyDown: (event: KeyboardEvent) => {
          const { key } = event;
          if (key === 'Enter' || key === ' ') toggle('key');
          else if (key === 'ArrowDown') {
            if (!isOpen) toggle('key');
          } else return;
          event.preventDefault();
        },
      })}
      {parts && button && wasOpened && (
        <parts.Contents
          button={button}
          id={`${id}-menu`}
          isOpen={isOpen}
          isByKey={opened === 'key'}
          onOpenChange={(isNowOpen) => setOpened(isNowOpen ? 'pointer' : undefined)}
        >
          {children}
        </parts.Contents>
      )}
    </>
  );
}

/** A menu at a place of the page, not behind a button. The focus goes back to where it was. */
export function PointMenu(props: ComponentProps<Parts['PointContents']>) {
  const parts = useLate(menuParts, true);
  return parts && <parts.PointContents {...props} />;
}

/** These stand only in an open menu: their code is there. */
export function MenuSwitch(props: ComponentProps<Parts['Switch']>) {
  const parts = menuParts.now();
  return parts && <parts.Switch {...props} />;
}

export function MenuItem(props: ComponentProps<Parts['Item']>) {
  const parts = menuParts.now();
  return parts && <parts.Item {...props} />;
}

export function MenuLine() {
  const parts = menuParts.now();
  return parts && <parts.Line />;
}

export function MenuGroup(props: ComponentProps<Parts['Group']>) {
  const parts = menuParts.now();
  return parts && <parts.Group {...props} />;
}

export function MenuChoice(props: ComponentProps<Parts['Choice']>) {
  const parts = menuParts.now();
  return parts && <parts.Choice {...props} />;
}
