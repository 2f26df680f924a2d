/** Which shards get a lane, and how they descend from each other. */
import type { ShardView, StreamView } from '../../../engine/index.ts';

export const lanesMax = 6;

/** A shard with so much of the stream's load is one to look at. */
export const hotShareMin = 0.5;

/** All shards while they fit; else the one with the followed record, the hot one, those that ever throttled, and open ones, still in the order of the view. */
export function lanesOf({ shards, hotKey }: StreamView, followed?: number): readonly ShardView[] {
  if (shards.length <= lanesMax) return shards;
  const hot = hotKey && hotKey.share >= hotShareMin ? hotKey.shard : undefined;
  const weight = ({ index, throttledTotal, state }: ShardView) =>
    (index === followed ? 8 : 0) +
    (index === hot ? 4 : 0) +
    (throttledTotal > 0 ? 2 : 0) +
    (state === 'open' ? 1 : 0);
  const chosen = new Set([...shards].sort((one, other) => weight(other) - weight(one)).slice(0, lanesMax));
  return shards.filter((shard) => chosen.has(shard));
}

/** One split or merge: the rows it joins, and in which track beside the lanes its line runs. */
export interface Family {
  parents: readonly number[];
  children: readonly number[];
  track: number;
}

/** A line leaves a parent below its middle and reaches a child above its middle, so both fit in one track, in rows. */
const lean = 0.15;

export function familiesOf(lanes: readonly ShardView[]): readonly Family[] {
  const rowOf = new Map(lanes.map(({ index }, row) => [index, row]));
  const byParents = new Map<string, { parents: number[]; children: number[] }>();
  for (const [row, { parents }] of lanes.entries()) {
    const known = parents.flatMap((parent) => rowOf.get(parent) ?? []);
    if (known.length === 0) continue;
    const family = byParents.get(known.join()) ?? { parents: known, children: [] };
    family.children.push(row);
    byParents.set(known.join(), family);
  }
  return inTracks([...byParents.values()]);
}

/** More tracks than this would push the lanes aside: the last one is shared. */
const tracksMax = 3;

/** Each line takes the first track in which it meets no other. */
function inTracks(families: readonly Omit<Family, 'track'>[]): Family[] {
  const tracks: { from: number; to: number }[][] = [];
  return families.map(({ parents, children }) => {
    const ends = [...parents.map((row) => row + lean), ...children.map((row) => row - lean)];
    const span = { from: Math.min(...ends), to: Math.max(...ends) };
    const free = tracks.findIndex((spans) => spans.every(({ from, to }) => to < span.from || span.to < from));
    const track = free === -1 ? Math.min(tracks.length, tracksMax - 1) : free;
    tracks[track] = [...(tracks[track] ?? []), span];
    return { parents, children, track };
  });
}
