import type { MessageDetail } from '../../engine/index.ts';

/** Where a copy of it is now, as far as the page understands what the service says of it. */
export interface Hold {
  place: string;
  state: string;
  receiveCount?: number;
  sinceMs?: number;
  untilMs?: number;
}

export function holdOf({ resource, holds }: MessageDetail['places'][number]): Hold {
  const { state, receiveCount, stateSinceMs, stateUntilMs } = holds as Readonly<Record<string, unknown>>;
  return {
    place: resource,
    state: String(state ?? ''),
    receiveCount: asNumber(receiveCount),
    sinceMs: asNumber(stateSinceMs),
    untilMs: asNumber(stateUntilMs),
  };
}

function asNumber(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}
