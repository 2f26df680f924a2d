import { CircleSlash } from 'lucide-react';
import { useEffect } from 'react';
import { canvasState, dismissRefusal, useCanvasState } from './canvasState.ts';

const shownMs = 7_000;

/** Why something was not possible, where it was tried. The live region has said it already. */
export function RefusalBubble() {
  const refusal = useCanvasState((state) => state.refusal);
  useEffect(() => {
    if (!refusal) return;
    const timer = setTimeout(() => {
      if (canvasState.getState().refusal === refusal) dismissRefusal();
    }, shownMs);
    return () => clearTimeout(timer);
  }, [refusal]);
  if (!refusal) return null;
  return <Bubble tone="bad" x={refusal.at.x} y={refusal.at.y} sentence={refusal.sentence} />;
}

interface BubbleProps {
  tone: 'bad' | 'good';
  x: number;
  y: number;
  sentence: string;
}

const width = 280;

/** A sentence beside a place of the page, kept inside of it. */
export function Bubble({ tone, x, y, sentence }: BubbleProps) {
  const left = Math.max(8, Math.min(x + 14, innerWidth - width - 8));
  return (
    <p
      className={`bubble bubble-${tone}`}
      style={{ left, top: Math.min(y + 16, innerHeight - 96), maxWidth: width }}
    >
      {tone === 'bad' && <CircleSlash size={15} aria-hidden="true" />}
      {sentence}
    </p>
  );
}
