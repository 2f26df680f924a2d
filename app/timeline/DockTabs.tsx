import { lazy, type ReactNode, Suspense } from 'react';
import { useFindings, useLintOfDiagram } from '../lint/findings.ts';
import { type DockTab, session, useSession } from '../session.ts';
import { Tabs } from '../ui/Tabs.tsx';
import { words } from '../words.ts';
import { StoryList } from './StoryList.tsx';

/** The story is what a visitor sees first; the code of the others comes with the first look. */
const MetricsTab = lazy(async () => ({ default: (await import('../metrics/MetricsTab.tsx')).MetricsTab }));
const LedgerTab = lazy(async () => ({ default: (await import('../ledger/LedgerTab.tsx')).LedgerTab }));
const MeterTab = lazy(async () => ({ default: (await import('../meter/MeterTab.tsx')).MeterTab }));
const LintTab = lazy(async () => ({ default: (await import('../lint/LintTab.tsx')).LintTab }));

const contents: Readonly<Record<DockTab, ReactNode>> = {
  story: <StoryList />,
  metrics: <MetricsTab />,
  ledger: <LedgerTab />,
  meter: <MeterTab />,
  lint: <LintTab />,
};

const ids = Object.keys(contents) as DockTab[];

/** What is told of the run, beside the scrubber: in words, in figures, as an account, and as doubts. */
export function DockTabs() {
  const tab = useSession((state) => state.dockTab);
  useLintOfDiagram();
  const counts: Partial<Record<DockTab, number>> = { lint: useFindings().length };
  return (
    <Tabs
      name={words.time.told}
      value={tab}
      onChange={(dockTab) => session.setState({ dockTab })}
      tabs={ids.map((id) => ({
        id,
        title: words.time.tabs[id],
        count: counts[id],
        content: (
          <Suspense>
            <h2 className="unseen">{words.time.tabs[id]}</h2>
            {contents[id]}
          </Suspense>
        ),
      }))}
    />
  );
}
