import { type Ref, useLayoutEffect } from 'react';

interface StandInProps {
  /** The button that is in the page already. */
  button: HTMLElement;
  /** Given by the floating part's own trigger, whose child this is. */
  ref?: Ref<HTMLElement>;
}

/** Draws nothing: what floats takes the button it came with for its own, to stand beside it and to give it the focus back. */
export function StandIn({ button, ref }: StandInProps) {
  useLayoutEffect(() => {
    if (typeof ref === 'function') {
      ref(button);
      return () => void ref(null);
    }
    if (ref) ref.current = button;
  }, [button, ref]);
  return null;
}
