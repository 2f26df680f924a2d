import { PanelLeftClose, PanelLeftOpen, PanelRightClose, PanelRightOpen } from 'lucide-react';
import type { ReactNode } from 'react';
import { setPanel, useSession } from '../session.ts';
import { IconButton } from '../ui/Button.tsx';
import { Resizer } from '../ui/Resizer.tsx';

interface SidePanelProps {
  panel: 'rail' | 'inspector';
  words: { name: string; collapse: string; expand: string; resize: string };
  min: number;
  max: number;
  /** Gets the button that collapses the panel. */
  content: (collapse: ReactNode) => ReactNode;
}

const icons = {
  rail: { open: PanelLeftOpen, close: PanelLeftClose },
  inspector: { open: PanelRightOpen, close: PanelRightClose },
};

/** A panel beside the canvas: resized at its edge, collapsed to a button. */
export function SidePanel({ panel, words, min, max, content }: SidePanelProps) {
  const { size, isOpen } = useSession((state) => state.panels[panel]);
  const Icon = icons[panel];
  if (!isOpen) {
    return (
      <aside className={`side-collapsed ${panel}`} aria-label={words.name}>
        <IconButton
          name={words.expand}
          look="quiet"
          aria-expanded={false}
          onClick={() => setPanel(panel, { isOpen: true })}
        >
          <Icon.open size={16} strokeWidth={1.6} />
        </IconButton>
      </aside>
    );
  }
  return (
    <aside className={`side ${panel}`} aria-label={words.name} style={{ width: size }}>
      {content(
        <IconButton
          name={words.collapse}
          look="quiet"
          className="small"
          aria-expanded
          onClick={() => setPanel(panel, { isOpen: false })}
        >
          <Icon.close size={15} strokeWidth={1.6} />
        </IconButton>,
      )}
      <Resizer
        name={words.resize}
        edge={panel === 'rail' ? 'right' : 'left'}
        size={size}
        min={min}
        max={max}
        onResize={(next) => setPanel(panel, { size: next })}
      />
    </aside>
  );
}
