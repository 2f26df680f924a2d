/** An answer of the engine that is asked for again when the run has moved, a few times a second at most. */
import { useEffect, useState } from 'react';
import { mirror } from '../simulation/mirror.ts';

const pauseMs = 250;

/** Undefined until the first answer. `ask` has to keep its identity (useCallback) while it asks the same. */
export function useAnswer<T>(ask: () => Promise<T>): T | undefined {
  const [answer, setAnswer] = useState<{ to: () => Promise<T>; value: T }>();
  useEffect(() => {
    let isOver = false;
    let asked = '';
    const look = async () => {
      const { factCount, generation, nowMs } = mirror.getState();
      const place = `${generation} ${factCount} ${nowMs}`;
      if (place === asked) return;
      asked = place;
      // A run that is being replaced may have no answer; the next look asks again.
      const value = await ask().catch(() => undefined);
      if (!isOver) setAnswer({ to: ask, value: value as T });
    };
    void look();
    const timer = setInterval(() => void look(), pauseMs);
    return () => {
      isOver = true;
      clearInterval(timer);
    };
  }, [ask]);
  return answer?.to === ask ? answer.value : undefined;
}
