import { type KeyboardEvent, type ReactNode, useId } from 'react';
import './tabs.css';

interface TabsProps<Id extends string> {
  name: string;
  value: Id;
  onChange: (id: Id) => void;
  /** `count` stands behind the title when there is something to count. */
  tabs: readonly { id: Id; title: string; content: ReactNode; count?: number }[];
  /** Stands behind the last tab. */
  children?: ReactNode;
}

/** Only the open tab's content is in the page. One tab is in the tab order; the arrow keys open the others. */
export function Tabs<Id extends string>({ name, value, onChange, tabs, children }: TabsProps<Id>) {
  const base = useId();
  const stateOf = (id: Id) => (id === value ? 'active' : 'inactive');
  return (
    <div className="tabs">
      <div className="tabs-head">
        <div role="tablist" className="tabs-list" aria-label={name} aria-orientation="horizontal">
          {tabs.map(({ id, title, count = 0 }) => (
            <button
              key={id}
              type="button"
              role="tab"
              className="tab"
              id={`${base}-tab-${id}`}
              aria-selected={id === value}
              aria-controls={`${base}-panel-${id}`}
              data-state={stateOf(id)}
              tabIndex={id === value ? 0 : -1}
              // With the press, as on a menu; a click without one comes from those who do not see.
              onMouseDown={({ button, ctrlKey }) => button === 0 && !ctrlKey && onChange(id)}
              onClick={() => onChange(id)}
              onFocus={() => id !== value && onChange(id)}
              onKeyDown={moveFocus}
            >
              {title}
              {count > 0 && <span className="tab-count">{count}</span>}
            </button>
          ))}
        </div>
        {children}
      </div>
      {tabs.map(({ id, content }) => (
        <div
          key={id}
          role="tabpanel"
          className="tab-content"
          id={`${base}-panel-${id}`}
          aria-labelledby={`${base}-tab-${id}`}
          data-state={stateOf(id)}
          hidden={id !== value}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reachable by keyboard.
          tabIndex={0}
        >
          {id === value && content}
        </div>
      ))}
    </div>
  );
}

function moveFocus(event: KeyboardEvent<HTMLElement>): void {
  if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
  const tabs = [...(event.currentTarget.parentElement?.children ?? [])] as HTMLElement[];
  const at = tabs.indexOf(event.currentTarget);
  const places: Readonly<Record<string, number>> = {
    ArrowRight: (at + 1) % tabs.length,
    ArrowLeft: (at + tabs.length - 1) % tabs.length,
    Home: 0,
    End: tabs.length - 1,
  };
  const next = places[event.key];
  if (next === undefined) return;
  event.preventDefault();
  tabs[next]?.focus();
}
