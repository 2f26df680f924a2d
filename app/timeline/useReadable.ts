import { useEffect, useRef, useState } from 'react';
import type { StoryLine } from '../../engine/index.ts';

/** A sentence stays at least so long while the run plays: what changes faster cannot be read. */
const readMs = 1_400;

/** The caption to show: the newest when the run stands still, else one at a time, trouble before the rest. */
export function useReadable(newest: StoryLine | undefined, isPlaying: boolean): StoryLine | undefined {
  const [shown, setShown] = useState(newest);
  const waiting = useRef<StoryLine>(undefined);
  const shownAtMs = useRef(0);

  useEffect(() => {
    const show = (line: StoryLine | undefined) => {
      waiting.current = undefined;
      shownAtMs.current = performance.now();
      setShown(line);
    };
    const isWorse = newest?.tone === 'bad' || waiting.current?.tone !== 'bad';
    if (newest && isWorse) waiting.current = newest;
    const leftMs = isPlaying && newest ? shownAtMs.current + readMs - performance.now() : 0;
    if (leftMs <= 0) return show(isPlaying ? (waiting.current ?? newest) : newest);
    const timer = setTimeout(() => show(waiting.current), leftMs);
    return () => clearTimeout(timer);
  }, [newest, isPlaying]);

  return shown;
}
