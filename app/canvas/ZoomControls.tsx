import { useReactFlow } from '@xyflow/react';
import { Maximize, Minus, Plus } from 'lucide-react';
import { IconButton } from '../ui/Button.tsx';
import { fitOptions } from './useFitOnOpen.ts';
import { words } from './words.ts';

export function ZoomControls() {
  const flow = useReactFlow();
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
    </div>
  );
}
