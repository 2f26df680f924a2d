/** The run as components see it. Each hook redraws its component only when what it returns has changed. */
import { useEffect, useState } from 'react';
import { useShallow } from 'zustand/react/shallow';
import type { FaultSummary, StoryLine } from '../../engine/index.ts';
import { type Mirror, mirror, useMirror } from './mirror.ts';
import { onTick } from './ticker.ts';
import { viewClock } from './viewClock.ts';

const storyHz = 4;
const noFaults: readonly FaultSummary[] = [];

/** Faults set on a resource or a link now. */
export function useFaults(id: string): readonly FaultSummary[] {
  return useMirror((state) => state.faults[id]) ?? noFaults;
}

/** The story so far. While the run plays it comes in portions: nobody reads sixty lists a second. */
export function useStory(): readonly StoryLine[] {
  const [story, setStory] = useState(() => mirror.getState().story);
  useEffect(() => {
    const pace = paced(storyHz);
    return onTick((wallMs) => {
      if (pace(wallMs)) setStory(mirror.getState().story);
    });
  }, []);
  return story;
}

/** Says when it is time again. What stands still is always shown as it is. */
export function paced(hz: number): (wallMs: number) => boolean {
  let lastWallMs = Number.NEGATIVE_INFINITY;
  return (wallMs) => {
    const isStill = !viewClock.isMoving(wallMs) && !mirror.getState().isPlaying;
    if (wallMs - lastWallMs < 1_000 / hz && !isStill) return false;
    lastWallMs = wallMs;
    return true;
  };
}

type Playback = Pick<Mirror, 'status' | 'isPlaying' | 'isInPast'>;

export function usePlayback(): Playback {
  return useMirror(useShallow(({ status, isPlaying, isInPast }) => ({ status, isPlaying, isInPast })));
}

/** Virtual time as the picture shows it, ms, at most `hz` times a second. */
export function useNow(hz = 10): number {
  const [now, setNow] = useState(() => viewClock.nowMs());
  useEffect(() => {
    const pace = paced(hz);
    return onTick((wallMs) => {
      if (pace(wallMs)) setNow(viewClock.nowMs(wallMs));
    });
  }, [hz]);
  return now;
}
