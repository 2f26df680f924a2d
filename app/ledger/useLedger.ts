/** The account of the run, asked for again when the run has moved: four times a second while it plays, at once when it stands. */
import { useEffect, useState } from 'react';
import type { Ledger } from '../../engine/index.ts';
import { simulation } from '../simulation/client.ts';
import { mirror } from '../simulation/mirror.ts';
import { onTick } from '../simulation/ticker.ts';

const pauseMs = 250;

/** Undefined until the first answer. */
export function useLedger(): Ledger | undefined {
  const [ledger, setLedger] = useState<Ledger>();
  useEffect(() => {
    let isOver = false;
    let isAsking = false;
    let told = '';
    let askedWallMs = Number.NEGATIVE_INFINITY;
    let timer: ReturnType<typeof setTimeout> | undefined;

    const look = () => {
      const { factCount, generation, status, isPlaying } = mirror.getState();
      const place = `${generation} ${factCount}`;
      if (isOver || isAsking || status === 'loading' || place === told) return;
      const waitMs = isPlaying ? pauseMs - (performance.now() - askedWallMs) : 0;
      if (waitMs > 0) return later(waitMs);
      askedWallMs = performance.now();
      isAsking = true;
      void ask(place);
    };
    const later = (waitMs: number) => {
      clearTimeout(timer);
      timer = setTimeout(look, waitMs);
    };
    const ask = async (place: string) => {
      // A run that is being replaced may have no answer; the next look asks again.
      const answer = await simulation.ledger().catch(() => undefined);
      isAsking = false;
      if (isOver) return;
      if (answer) setLedger(answer);
      if (answer?.unreadFacts === 0) told = place;
      // What is not read to its end, or has moved meanwhile, is asked for again.
      later(answer ? 0 : pauseMs);
    };

    const forget = onTick(look);
    return () => {
      isOver = true;
      clearTimeout(timer);
      forget();
    };
  }, []);
  return ledger;
}
