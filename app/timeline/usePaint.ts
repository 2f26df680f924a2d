import { type RefObject, useEffect, useState } from 'react';
import type { Paint } from './paint.ts';

/** The tokens as a canvas needs them: resolved, and read again when the theme changes. */
export function usePaint(element: RefObject<HTMLElement | null>): Paint | undefined {
  const [paint, setPaint] = useState<Paint>();
  useEffect(() => {
    const read = () => element.current && setPaint(paintOf(element.current));
    read();
    const observer = new MutationObserver(read);
    observer.observe(document.documentElement, { attributeFilter: ['data-theme'] });
    // Labels measured before the font came would be cut at the wrong place.
    void document.fonts.ready.then(read);
    return () => observer.disconnect();
  }, [element]);
  return paint;
}

function paintOf(element: HTMLElement): Paint {
  const style = getComputedStyle(element);
  const known = new Map<string, string>();
  return {
    font: `11px ${style.fontFamily}`,
    colour(token) {
      let value = known.get(token);
      if (value === undefined) {
        value = style.getPropertyValue(token).trim();
        known.set(token, value);
      }
      return value;
    },
  };
}
