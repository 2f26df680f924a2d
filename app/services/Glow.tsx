import './glow.css';

/** Lights up what has just changed, once. A new number lights it up anew; 0 is dark. Its parent is `position: relative`. */
export function Glow({ number }: { number: number }) {
  return number > 0 ? <span key={number} className="glow-once" aria-hidden="true" /> : null;
}
