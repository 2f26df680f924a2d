/**
 * What each shard took and refused in the last second, in ten slices of 100 ms that are used round and round. A slice
 * knows which tenth of a second it counts; one that is older counts nothing.
 */
import type { StreamState } from '../model.ts';

const slices = 10;
const sliceMs = 100;
/** Of a slice: which tenth of a second (from 1 on, 0 is none), records, bytes, refused records. */
const fields = 4;

export interface Rate {
  records: number;
  bytes: number;
  throttled: number;
}

export function countWrites(
  stream: StreamState,
  shard: number,
  nowMs: number,
  { records, bytes, throttled }: Rate,
): void {
  const tenth = Math.floor(nowMs / sliceMs) + 1;
  const place = (shard * slices + (tenth % slices)) * fields;
  const { rates } = stream;
  const isFresh = rates.has(place) && rates.get(place) === tenth;
  rates.set(place, tenth);
  rates.set(place + 1, (isFresh ? rates.get(place + 1) : 0) + records);
  rates.set(place + 2, (isFresh ? rates.get(place + 2) : 0) + bytes);
  rates.set(place + 3, (isFresh ? rates.get(place + 3) : 0) + throttled);
}

/** Of the last second, to a tenth. */
export function rateOf(stream: StreamState, shard: number, nowMs: number): Rate {
  const rate: Rate = { records: 0, bytes: 0, throttled: 0 };
  const { rates } = stream;
  const begin = shard * slices * fields;
  const newest = Math.floor(nowMs / sliceMs) + 1;
  for (let place = begin; place < begin + slices * fields; place += fields) {
    if (!rates.has(place) || rates.get(place) <= newest - slices) continue;
    rate.records += rates.get(place + 1);
    rate.bytes += rates.get(place + 2);
    rate.throttled += rates.get(place + 3);
  }
  return rate;
}
