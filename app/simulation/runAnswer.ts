/** What only the engine can tell of the run, asked for again as the run moves, and never while nobody looks. */
import { useEffect, useState } from 'react';
import { paced } from './hooks.ts';
import { type Mirror, mirror } from './mirror.ts';
import { onTick } from './ticker.ts';

const answersPerSecond = 4;

export interface RunAnswer<T> {
  value: T;
  /** When it was true, virtual ms. */
  atMs: number;
  /** How far the run had ever been, virtual ms. */
  headMs: number;
}

/**
 * The newest answer; undefined until the first. A few times a second while the run plays, at once when it stands, one
 * question at a time. `ask` has to keep its identity (useCallback) while it asks the same.
 */
export function useRunAnswer<T>(ask: () => Promise<T>): RunAnswer<T> | undefined {
  const [answer, setAnswer] = useState<{ to: () => Promise<T>; told: RunAnswer<T> }>();
  useEffect(() => {
    const pace = paced(answersPerSecond);
    let isOver = false;
    let isAsking = false;
    let asked: Mirror | undefined;
    const look = async (wallMs: number) => {
      if (isAsking || isOver || asked === mirror.getState() || !pace(wallMs)) return;
      asked = mirror.getState();
      isAsking = true;
      // A run that is being replaced may have no answer; the next frame asks again.
      const told = await answerNow(ask).catch(() => undefined);
      isAsking = false;
      if (told && !isOver) setAnswer({ to: ask, told });
      // The run may have come to rest meanwhile.
      void look(performance.now());
    };
    const stop = onTick((wallMs) => void look(wallMs));
    return () => {
      isOver = true;
      stop();
    };
  }, [ask]);
  return answer?.to === ask ? answer.told : undefined;
}

/** The worker answers in the order in which it was asked, so the last frame that came tells when this is true. */
export async function answerNow<T>(ask: () => Promise<T>): Promise<RunAnswer<T>> {
  const value = await ask();
  const { nowMs, headMs } = mirror.getState();
  return { value, atMs: nowMs, headMs };
}
