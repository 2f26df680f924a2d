import type { ReactNode } from 'react';
import { type InspectorTab, session, useSession } from '../session.ts';
import { Tabs } from '../ui/Tabs.tsx';
import { words } from '../words.ts';
import { CallTab } from './CallTab.tsx';
import { ContentsTab } from './ContentsTab.tsx';
import { JourneyTab } from './JourneyTab.tsx';
import { SettingsTab } from './SettingsTab.tsx';
import { WhyTab } from './WhyTab.tsx';
import './inspector.css';
import './journey.css';

const contents: Readonly<Record<InspectorTab, ReactNode>> = {
  settings: <SettingsTab />,
  contents: <ContentsTab />,
  journey: <JourneyTab />,
  call: <CallTab />,
  why: <WhyTab />,
};

const ids = Object.keys(contents) as InspectorTab[];

/** Everything about what is selected, or about the message that is followed. */
export function Inspector({ children }: { children?: ReactNode }) {
  const tab = useSession((state) => state.inspectorTab);
  return (
    <Tabs
      name={words.inspector.name}
      value={tab}
      onChange={(inspectorTab) => session.setState({ inspectorTab })}
      tabs={ids.map((id) => ({ id, title: words.inspector.tabs[id], content: contents[id] }))}
    >
      {children}
    </Tabs>
  );
}
