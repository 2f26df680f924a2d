import { useEffect, useSyncExternalStore } from 'react';

export interface Late<Module> {
  /** Starts the fetch, once. What failed is asked for again by the next touch. */
  ask: () => void;
  /** What has come, or undefined. */
  now: () => Module | undefined;
  listen: (listener: () => void) => () => void;
}

/** Code that is not needed at first sight: it comes with the first touch, and stays. */
export function lazily<Module>(load: () => Promise<Module>): Late<Module> {
  const listeners = new Set<() => void>();
  let module: Module | undefined;
  let isAsked = false;
  return {
    ask() {
      if (isAsked) return;
      isAsked = true;
      load().then(
        (loaded) => {
          module = loaded;
          for (const tell of listeners) tell();
        },
        () => {
          isAsked = false;
        },
      );
    },
    now: () => module,
    listen(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}

/** What has come, for what is drawn: asks for it while it is wanted, and draws again when it is there. */
export function useLate<Module>(late: Late<Module>, isWanted: boolean): Module | undefined {
  useEffect(() => {
    if (isWanted) late.ask();
  }, [late, isWanted]);
  return useSyncExternalStore(late.listen, late.now);
}
