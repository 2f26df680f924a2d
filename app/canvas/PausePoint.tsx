import { CirclePause } from 'lucide-react';
import { useSession } from '../session.ts';
import './pausePoint.css';
import { words } from './words.ts';

/** On a card: playing pauses when something arrives here. */
export function PauseMark({ id }: { id: string }) {
  const isOn = useSession((state) => state.pausePoints.includes(id));
  if (!isOn) return null;
  return (
    <span className="pause-point" role="img" aria-label={words.pausePoint.mark} title={words.pausePoint.mark}>
      <CirclePause size={18} strokeWidth={1.6} aria-hidden="true" />
    </span>
  );
}
