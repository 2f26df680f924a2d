import { type KeyboardEvent, useState } from 'react';
import { announce } from '../session.ts';

export interface PickOption {
  key: string;
  title: string;
  /** What it would be, or why it cannot. */
  sentence: string;
  isPossible: boolean;
}

interface Props<Option extends PickOption> {
  name: string;
  /** Those that are possible stand first. */
  options: readonly Option[];
  onPick: (option: Option) => void;
}

/** Before the sheet looks for its first button. */
function takeFocus(list: HTMLElement | null): void {
  list?.focus();
}

/** A list to pick one of by arrows and Enter. What is not possible is listed with its reason, and says it. */
export function PickList<Option extends PickOption>({ name, options, onPick }: Props<Option>) {
  const [active, setActive] = useState(0);

  function pick(option: Option): void {
    if (option.isPossible) onPick(option);
    else announce(option.sentence);
  }

  function onKeyDown(event: KeyboardEvent): void {
    const step = { ArrowDown: 1, ArrowUp: -1, Home: -options.length, End: options.length }[event.key];
    const option = options[active];
    if (step !== undefined) {
      const next = Math.min(options.length - 1, Math.max(0, active + step));
      setActive(next);
      document.getElementById(`target-${next}`)?.scrollIntoView({ block: 'nearest' });
    } else if ((event.key === 'Enter' || event.key === ' ') && option) pick(option);
    else return;
    event.preventDefault();
  }

  return (
    <div
      ref={takeFocus}
      role="listbox"
      className="targets"
      tabIndex={0}
      aria-label={name}
      aria-activedescendant={`target-${active}`}
      onKeyDown={onKeyDown}
    >
      {options.map((option, index) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the listbox hears the keys
        // biome-ignore lint/a11y/useFocusableInteractive: the listbox has the focus and names the active option
        <div
          key={option.key}
          id={`target-${index}`}
          role="option"
          className="target"
          aria-selected={index === active}
          aria-disabled={!option.isPossible}
          onClick={() => pick(option)}
        >
          <b>{option.title}</b>
          <span>{option.sentence}</span>
        </div>
      ))}
    </div>
  );
}
