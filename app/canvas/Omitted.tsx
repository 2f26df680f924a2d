import { transitStride } from '../../engine/index.ts';
import { useMirror } from '../simulation/mirror.ts';
import { words } from './words.ts';

/** From so many on, names would only cover each other: then the picture says what a mark stands for. */
const crowdMin = 300;

/** Where more is under way than is drawn, the picture says so. */
export function Omitted() {
  const omitted = useMirror((state) => state.transitsOmitted);
  const isCrowd = useMirror(({ transits }) => transits.length > crowdMin * transitStride);
  if (omitted === 0 && !isCrowd) return null;
  return (
    <p className="omitted">
      {isCrowd && words.canvas.mark}
      {isCrowd && omitted > 0 && ' · '}
      {omitted > 0 && words.canvas.omitted(omitted)}
    </p>
  );
}
