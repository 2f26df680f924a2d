import { useReactFlow } from '@xyflow/react';
import { Map as MapIcon, Maximize, Minus, Plus, Workflow } from 'lucide-react';
import { session } from '../session.ts';
import { IconButton } from '../ui/Button.tsx';
import { later } from './acts.ts';
import { words as editingWords } from './editing/selectingWords.ts';
import { useMinimap } from './Minimap.tsx';
import { fitOptions } from './useFitOnOpen.ts';
import { words } from './words.ts';

export function ZoomControls() {
  const flow = useReactFlow();
  const { isOn, hasRoom } = useMinimap();
  return (
    <div className="zoom">
      <IconButton name={words.canvas.zoomIn} className="small" onClick={() => void flow.zoomIn()}>
        <Plus size={14} aria-hidden="true" />
      </IconButton>
      <IconButton name={words.canvas.zoomOut} className="small" onClick={() => void flow.zoomOut()}>
        <Minus size={14} aria-hidden="true" />
      </IconButton>
      <IconButton name={words.canvas.fit} className="small" onClick={() => void flow.fitView(fitOptions)}>
        <Maximize size={13} aria-hidden="true" />
      </IconButton>
      <IconButton
        name={editingWords.arrangeAll}
        shortcut="A"
        className="small"
        onClick={() => later((acts) => void acts.arrange())}
      >
        <Workflow size={13} strokeWidth={1.6} aria-hidden="true" />
      </IconButton>
      {hasRoom && (
        <IconButton
          name={words.canvas.minimapSwitch}
          className="small"
          aria-pressed={isOn}
          onClick={() => session.setState({ minimapOn: !isOn })}
        >
          <MapIcon size={13} strokeWidth={1.6} aria-hidden="true" />
        </IconButton>
      )}
    </div>
  );
}
