import { useMirror } from '../simulation/mirror.ts';
import { words } from './words.ts';

/** Where more is under way than is drawn, the picture says so. */
export function Omitted() {
  const omitted = useMirror((state) => state.transitsOmitted);
  if (omitted === 0) return null;
  return <p className="omitted">{words.canvas.omitted(omitted)}</p>;
}
