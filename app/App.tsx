import { ReactFlowProvider } from '@xyflow/react';
import { lazy, Suspense } from 'react';
import { Canvas } from './canvas/Canvas.tsx';
import { Inspector } from './inspector/Inspector.tsx';
import { session, useSession } from './session.ts';
import { CrashGuard } from './shell/CrashGuard.tsx';
import { LiveRegion, Notices } from './shell/Notices.tsx';
import { Rail } from './shell/Rail.tsx';
import { SidePanel } from './shell/SidePanel.tsx';
import { StoppedRun } from './shell/StoppedRun.tsx';
import { TopBar } from './shell/TopBar.tsx';
import { useMedia } from './shell/useMedia.ts';
import { Caption } from './timeline/Caption.tsx';
import { Timeline, TimelineBody } from './timeline/Timeline.tsx';
import { Sheet } from './ui/Sheet.tsx';
import { words } from './words.ts';
import './app.css';

/** Arranges the panes. */
export function App() {
  return (
    <CrashGuard>
      <ReactFlowProvider>
        <Page />
      </ReactFlowProvider>
    </CrashGuard>
  );
}

function Page() {
  const isNarrow = useMedia('(max-width: 899px)');
  return (
    <div className="page">
      <TopBar isNarrow={isNarrow} />
      <div className="middle">
        {!isNarrow && (
          <SidePanel
            panel="rail"
            words={words.rail}
            min={180}
            max={420}
            content={(collapse) => <Rail>{collapse}</Rail>}
          />
        )}
        <main className="stage" aria-label={words.canvas.name}>
          <Canvas />
          <Caption />
          <Notices />
          <StoppedRun />
        </main>
        {!isNarrow && (
          <SidePanel
            panel="inspector"
            words={words.inspector}
            min={260}
            max={560}
            content={(collapse) => <Inspector>{collapse}</Inspector>}
          />
        )}
      </div>
      <Timeline isNarrow={isNarrow} onOpen={() => session.setState({ sheet: 'dock' })} />
      {isNarrow && <Sheets />}
      <Help />
      <LiveRegion />
    </div>
  );
}

/** Its code comes when it is opened first. */
const HelpSheet = lazy(async () => ({ default: (await import('./shell/HelpSheet.tsx')).HelpSheet }));

function Help() {
  const isOpen = useSession((state) => state.legendOpen);
  return <Suspense>{isOpen && <HelpSheet />}</Suspense>;
}

const closeSheet = () => session.setState({ sheet: undefined });

/** On a narrow page the panels come over the canvas, one at a time. */
function Sheets() {
  const sheet = useSession((state) => state.sheet);
  return (
    <>
      <Sheet title={words.rail.name} isTitleHidden isOpen={sheet === 'rail'} onClose={closeSheet} side="left">
        <Rail />
      </Sheet>
      <Sheet
        title={words.inspector.name}
        isTitleHidden
        isOpen={sheet === 'inspector'}
        onClose={closeSheet}
        side="right"
      >
        <Inspector />
      </Sheet>
      <Sheet
        title={words.time.dock}
        isTitleHidden
        isOpen={sheet === 'dock'}
        onClose={closeSheet}
        side="bottom"
      >
        <TimelineBody />
      </Sheet>
    </>
  );
}
