import { lazy, type ReactNode, Suspense } from 'react';
import { type InspectorTab, session, useSession } from '../session.ts';
import { Tabs } from '../ui/Tabs.tsx';
import { words } from '../words.ts';
import { JourneyTab } from './JourneyTab.tsx';
import './inspector.css';
import './journey.css';

/** Forms are for those who have selected something: their code comes with the first look. */
const SettingsTab = lazy(async () => ({ default: (await import('./SettingsTab.tsx')).SettingsTab }));
const ContentsTab = lazy(async () => ({ default: (await import('./ContentsTab.tsx')).ContentsTab }));
const CallTab = lazy(async () => ({ default: (await import('./CallTab.tsx')).CallTab }));
const WhyTab = lazy(async () => ({ default: (await import('./WhyTab.tsx')).WhyTab }));

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
      tabs={ids.map((id) => ({
        id,
        title: words.inspector.tabs[id],
        content: <Suspense>{contents[id]}</Suspense>,
      }))}
    >
      {children}
    </Tabs>
  );
}
