/** The run as components see it. Each hook redraws its component only when what it returns has changed. */
import { useEffect, useState } from 'react';
import { useShallow } from 'zustand/react/shallow';
import type { FaultSummary, StoryLine } from '../../engine/index.ts';
import { type Mirror, mirror, useMirror } from './mirror.ts';
import { onTick } from './ticker.ts';
import { viewClock } from './viewClock.ts';

const noFaults: readonly FaultSummary[] = [];

/** A resource's view; undefined until the first frame, and when there is no such resource. */
export function useView<T>(id: string): T | undefined {
  return useMirror((state) => state.views[id]) as T | undefined;
}

/** Faults set on a resource or a link now. */
export function useFaults(id: string): readonly FaultSummary[] {
  return useMirror((state) => state.faults[id]) ?? noFaults;
}

export function useStory(): readonly StoryLine[] {
  return useMirror((state) => state.story);
}

export type Playback = Pick<
  Mirror,
  'status' | 'isPlaying' | 'speed' | 'isInPast' | 'isBehind' | 'generation'
>;

export function usePlayback(): Playback {
  return useMirror(
    useShallow(({ status, isPlaying, speed, isInPast, isBehind, generation }) => ({
      status,
      isPlaying,
      speed,
      isInPast,
      isBehind,
      generation,
    })),
  );
}

/** Virtual time as the picture shows it, ms, at most `hz` times a second. */
export function useNow(hz = 10): number {
  const [now, setNow] = useState(() => viewClock.nowMs());
  useEffect(() => {
    let lastWallMs = Number.NEGATIVE_INFINITY;
    return onTick((wallMs) => {
      const isStill = !viewClock.isMoving(wallMs) && !mirror.getState().isPlaying;
      if (wallMs - lastWallMs < 1_000 / hz && !isStill) return;
      lastWallMs = wallMs;
      setNow(viewClock.nowMs(wallMs));
    });
  }, [hz]);
  return now;
}
