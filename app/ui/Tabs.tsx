import { Tabs as Radix } from 'radix-ui';
import type { ReactNode } from 'react';
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

/** Only the open tab's content is in the page. */
export function Tabs<Id extends string>({ name, value, onChange, tabs, children }: TabsProps<Id>) {
  return (
    <Radix.Root className="tabs" value={value} onValueChange={(id) => onChange(id as Id)}>
      <div className="tabs-head">
        <Radix.List className="tabs-list" aria-label={name}>
          {tabs.map(({ id, title, count = 0 }) => (
            <Radix.Trigger key={id} value={id} className="tab">
              {title}
              {count > 0 && <span className="tab-count">{count}</span>}
            </Radix.Trigger>
          ))}
        </Radix.List>
        {children}
      </div>
      {tabs.map(({ id, content }) => (
        <Radix.Content key={id} value={id} className="tab-content">
          {content}
        </Radix.Content>
      ))}
    </Radix.Root>
  );
}
