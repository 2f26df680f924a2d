import { ChevronDown, ChevronUp } from 'lucide-react';
import { setPanel, useSession } from '../session.ts';
import { IconButton } from '../ui/Button.tsx';
import { Resizer } from '../ui/Resizer.tsx';
import { words } from '../words.ts';
import { DockTabs } from './DockTabs.tsx';
import { PlaybackBar } from './PlaybackBar.tsx';
import { Scrubber } from './Scrubber.tsx';
import { SpeedControl } from './SpeedControl.tsx';
import { StepMenu } from './StepMenu.tsx';

import './timeline.css';

/** The dock below the canvas: transport, scrubber, story. */
export function Timeline({ isNarrow, onOpen }: { isNarrow: boolean; onOpen: () => void }) {
  const { size, isOpen } = useSession((state) => state.panels.dock);
  const isShown = isOpen && !isNarrow;
  return (
    <section className="dock" aria-label={words.time.dock} style={isShown ? { height: size } : undefined}>
      {isShown && (
        <Resizer
          name={words.time.resize}
          edge="top"
          size={size}
          min={140}
          max={560}
          onResize={(next) => setPanel('dock', { size: next })}
        />
      )}
      <div className="dock-bar">
        <PlaybackBar />
        {isNarrow ? (
          <IconButton name={words.top.dock} look="quiet" onClick={onOpen}>
            <ChevronUp size={16} />
          </IconButton>
        ) : (
          <IconButton
            name={isOpen ? words.time.collapse : words.time.expand}
            look="quiet"
            aria-expanded={isOpen}
            onClick={() => setPanel('dock', { isOpen: !isOpen })}
          >
            {isOpen ? <ChevronDown size={16} /> : <ChevronUp size={16} />}
          </IconButton>
        )}
      </div>
      {isShown && <TimelineBody />}
    </section>
  );
}

/** Scrubber and story: below the transport, or in a sheet of a narrow page. */
export function TimelineBody() {
  return (
    <div className="dock-body">
      <div className="dock-speed">
        <SpeedControl />
        <StepMenu isNamed />
      </div>
      <div className="dock-scrubber">
        <Scrubber />
      </div>
      <div className="dock-told">
        <DockTabs />
      </div>
    </div>
  );
}
