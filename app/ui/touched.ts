import { cloneElement, type ReactElement, type SyntheticEvent } from 'react';

type Handler = (event: SyntheticEvent<HTMLElement>) => void;

/** The element with more props; where both hear the same event, its own handler comes first. */
export function touched(element: ReactElement, more: Readonly<Record<string, unknown>>): ReactElement {
  const own = element.props as Readonly<Record<string, unknown>>;
  const both = Object.entries(more).map(([name, value]) => {
    const before = own[name];
    if (typeof value !== 'function' || typeof before !== 'function' || name === 'ref') return [name, value];
    const handler: Handler = (event) => {
      (before as Handler)(event);
      if (!event.defaultPrevented) (value as Handler)(event);
    };
    return [name, handler];
  });
  return cloneElement(element, Object.fromEntries(both));
}
