import { keyParts } from './keyParts.ts';
import './objects.css';

/** An object's key on one line. What does not fit is left out in the middle. */
export function ObjectKey({ name }: { name: string }) {
  const { head, tail } = keyParts(name);
  return (
    <span className="object-key">
      <span className="object-key-head">{head}</span>
      <span>{tail}</span>
    </span>
  );
}
