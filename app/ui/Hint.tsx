import {
  type FocusEvent,
  type PointerEvent,
  type ReactElement,
  type ReactNode,
  useEffect,
  useId,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import { createPortal } from 'react-dom';
import { overlayHome } from './overlayHome.ts';
import { placeBeside, type Side } from './placeBeside.ts';
import { touched } from './touched.ts';

interface HintProps {
  text: ReactNode;
  /** The key that does the same. */
  shortcut?: string;
  /** Where it stands when there is room. */
  side?: Side;
  /** What it is about: takes what a button takes. */
  children: ReactElement;
}

const delayMs = 500;
/** Whoever has just read one gets the next at once. */
const skipDelayMs = 200;
/** Long enough for the pointer to reach the hint itself. */
const graceMs = 120;

/** There is one at a time. */
let closeShown: (() => void) | undefined;
let closedAtMs = Number.NEGATIVE_INFINITY;
/** A press moves the focus too, and asks for no words. */
let isPressed = false;

/** Words that appear on hover and focus; Escape, a press and scrolling take them away. */
export function Hint({ text, shortcut, side = 'top', children }: HintProps) {
  const [anchor, setAnchor] = useState<HTMLElement>();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const id = useId();
  const later = (run: () => void, ms: number) => {
    clearTimeout(timer.current);
    timer.current = setTimeout(run, ms);
  };
  const open = (element: HTMLElement) => {
    clearTimeout(timer.current);
    setAnchor(element);
  };
  const close = () => {
    clearTimeout(timer.current);
    setAnchor(undefined);
  };
  useEffect(() => () => clearTimeout(timer.current), []);
  const leave = () => later(close, graceMs);
  const describedBy = (children.props as Readonly<Record<string, unknown>>)['aria-describedby'];
  return (
    <>
      {touched(children, {
        'aria-describedby': anchor ? [describedBy, id].filter(Boolean).join(' ') : describedBy,
        onPointerEnter: ({ pointerType, currentTarget }: PointerEvent<HTMLElement>) => {
          if (pointerType === 'touch') return;
          const isReading = closeShown !== undefined || performance.now() - closedAtMs < skipDelayMs;
          later(() => open(currentTarget), isReading ? 0 : delayMs);
        },
        onPointerLeave: leave,
        onPointerDown: () => {
          isPressed = true;
          document.addEventListener('pointerup', released, { once: true });
          document.addEventListener('pointercancel', released, { once: true });
          close();
        },
        onFocus: ({ currentTarget }: FocusEvent<HTMLElement>) => {
          if (!isPressed) open(currentTarget);
        },
        onBlur: close,
        onClick: close,
      })}
      {anchor && (
        <Bubble
          id={id}
          anchor={anchor}
          side={side}
          onClose={close}
          onEnter={() => clearTimeout(timer.current)}
          onLeave={leave}
        >
          {text}
          {shortcut && <kbd>{shortcut}</kbd>}
        </Bubble>
      )}
    </>
  );
}

function released(): void {
  isPressed = false;
}

interface BubbleProps {
  id: string;
  anchor: HTMLElement;
  side: Side;
  onClose: () => void;
  onEnter: () => void;
  onLeave: () => void;
  children: ReactNode;
}

function Bubble({ id, anchor, side, onClose, onEnter, onLeave, children }: BubbleProps) {
  const bubble = useRef<HTMLDivElement>(null);
  const close = useRef(onClose);
  close.current = onClose;
  useLayoutEffect(() => {
    const { current } = bubble;
    if (!current) return;
    const { offsetWidth: width, offsetHeight: height } = current;
    const page = { width: innerWidth, height: innerHeight };
    const { x, y } = placeBeside(anchor.getBoundingClientRect(), { width, height }, page, side);
    current.style.left = `${x}px`;
    current.style.top = `${y}px`;
  });
  useEffect(() => {
    const closeThis = () => close.current();
    closeShown?.();
    closeShown = closeThis;
    const onKey = ({ key }: KeyboardEvent) => key === 'Escape' && closeThis();
    const onScroll = ({ target }: Event) => target instanceof Node && target.contains(anchor) && closeThis();
    document.addEventListener('keydown', onKey, true);
    addEventListener('scroll', onScroll, true);
    addEventListener('resize', closeThis);
    return () => {
      document.removeEventListener('keydown', onKey, true);
      removeEventListener('scroll', onScroll, true);
      removeEventListener('resize', closeThis);
      closedAtMs = performance.now();
      if (closeShown === closeThis) closeShown = undefined;
    };
  }, [anchor]);
  return createPortal(
    <div
      ref={bubble}
      id={id}
      role="tooltip"
      className="hint"
      style={{ position: 'fixed', left: 0, top: 0 }}
      onPointerEnter={onEnter}
      onPointerLeave={onLeave}
    >
      {children}
    </div>,
    overlayHome() ?? document.body,
  );
}
