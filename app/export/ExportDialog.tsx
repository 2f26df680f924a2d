import { useEffect, useState } from 'react';
import { simulation } from '../simulation/client.ts';
import { mirror } from '../simulation/mirror.ts';
import { Sheet } from '../ui/Sheet.tsx';
import { Tabs } from '../ui/Tabs.tsx';
import { ClipPart } from './ClipPart.tsx';
import { clipsAtRest } from './clip.ts';
import { LogPart } from './LogPart.tsx';
import { PicturePart } from './PicturePart.tsx';
import { useNear } from './useNear.ts';
import { words } from './words.ts';
import './export.css';

type Part = 'picture' | 'clip' | 'log';

/** Takes with one what was seen: a picture, a clip, the log. */
export function ExportDialog({ onClose }: { onClose: () => void }) {
  const [part, setPart] = useState<Part>('picture');
  const near = useNear();
  useStandstill();
  return (
    <Sheet title={words.title} isOpen onClose={onClose} side="middle">
      <div className="export">
        <Tabs<Part>
          name={words.kinds}
          value={part}
          onChange={setPart}
          tabs={[
            { id: 'picture', title: words.picture.tab, content: <PicturePart near={near} /> },
            { id: 'clip', title: words.clip.tab, content: <ClipPart near={near} /> },
            { id: 'log', title: words.log.tab, content: <LogPart /> },
          ]}
        />
        <p className="export-note export-foot">{words.paused}</p>
      </div>
    </Sheet>
  );
}

/** What is exported is the moment at which the dialog was opened. */
function useStandstill(): void {
  useEffect(() => {
    const { isPlaying } = mirror.getState();
    if (!isPlaying) return;
    simulation.pause();
    return () => void clipsAtRest().then(() => simulation.play());
  }, []);
}
