import { type KeyboardEvent, useState } from 'react';
import { useDocument } from '../document/document.ts';
import { announce } from '../session.ts';
import { Empty } from '../ui/Empty.tsx';
import { Sheet } from '../ui/Sheet.tsx';
import { canvasState, useCanvasState } from './canvasState.ts';
import { kindTitle, makeWire, mayConnect } from './connecting.ts';
import { words } from './words.ts';

/** A wire without a pointer: every other resource, and what a wire to it would be, or why there can be none. */
export function ConnectPicker() {
  const from = useCanvasState((state) => state.connectFrom);
  return (
    <Sheet title={words.connect.title(from ?? '')} isOpen={from !== undefined} onClose={close} side="middle">
      {from !== undefined && <Targets from={from} />}
    </Sheet>
  );
}

function close(): void {
  canvasState.setState({ connectFrom: undefined });
}

interface Option {
  to: string;
  kind?: string;
  /** What the wire would be, or why it cannot. */
  sentence: string;
}

function optionsOf(from: string, ids: readonly string[]): Option[] {
  const options = ids
    .filter((id) => id !== from)
    .flatMap((to): Option[] => {
      const verdict = mayConnect(from, to);
      if ('problem' in verdict) return [{ to, sentence: verdict.problem }];
      return verdict.kinds.map((kind) => ({ to, kind, sentence: kindTitle(from, kind) }));
    });
  return [
    ...options.filter(({ kind }) => kind !== undefined),
    ...options.filter(({ kind }) => kind === undefined),
  ];
}

/** Before the sheet looks for its first button. */
function takeFocus(list: HTMLElement | null): void {
  list?.focus();
}

function Targets({ from }: { from: string }) {
  const resources = useDocument((state) => state.scenario.resources);
  const [active, setActive] = useState(0);
  const options = optionsOf(
    from,
    resources.map(({ id }) => id),
  );
  if (options.length === 0) return <Empty>{words.connect.none}</Empty>;

  function choose({ to, kind, sentence }: Option): void {
    if (kind === undefined) return announce(sentence);
    close();
    makeWire(from, to, kind, { x: innerWidth / 2, y: innerHeight / 3 });
  }

  function onKeyDown(event: KeyboardEvent): void {
    const step = { ArrowDown: 1, ArrowUp: -1, Home: -options.length, End: options.length }[event.key];
    const option = options[active];
    if (step !== undefined) setActive(Math.min(options.length - 1, Math.max(0, active + step)));
    else if ((event.key === 'Enter' || event.key === ' ') && option) choose(option);
    else return;
    event.preventDefault();
  }

  return (
    <div
      ref={takeFocus}
      role="listbox"
      className="targets"
      tabIndex={0}
      aria-label={words.connect.title(from)}
      aria-activedescendant={`target-${active}`}
      onKeyDown={onKeyDown}
    >
      {options.map((option, index) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the listbox hears the keys
        // biome-ignore lint/a11y/useFocusableInteractive: the listbox has the focus and names the active option
        <div
          key={`${option.to} ${option.kind}`}
          id={`target-${index}`}
          role="option"
          className="target"
          aria-selected={index === active}
          aria-disabled={option.kind === undefined}
          onClick={() => choose(option)}
        >
          <b>{option.to}</b>
          <span>{option.sentence}</span>
        </div>
      ))}
    </div>
  );
}
