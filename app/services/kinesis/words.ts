/** What the portrait of a stream says, apart from how it says it. */
import type { Bookmark, ShardView, StreamView } from '../../../engine/index.ts';
import { count, countdown, duration } from '../durations.ts';
import { plural } from '../plural.ts';
import type { FollowedRecord } from './followed.ts';

const percent = (share: number) => `${Math.round(share * 100)} %`;
/** Parts of the hash space: whole percents, and a decimal where there is one. */
const place = (share: number) => String(Math.round(share * 1000) / 10);
const mebibytes = (bytes: number) => (bytes / 1_048_576).toFixed(2);
const hours = (retentionHours: number) =>
  retentionHours % 24 === 0 && retentionHours > 24 ? `${retentionHours / 24} d` : `${retentionHours} h`;
const listed = (indexes: readonly number[]) => indexes.join(' and ');
/** Keys and names are the learner's, of any length. */
const short = (name: string) => (name.length > 16 ? `${name.slice(0, 15)}…` : name);

const refusal = 'ProvisionedThroughputExceededException';

export const words = {
  label: ({ openCount, status }: StreamView) =>
    `${status === 'UPDATING' ? status : 'Kinesis'} · ${plural(openCount, 'shard', 'shards')}`,
  shard: (index: number) => `shard ${index}`,
  range: (fromShare: number, toShare: number) => `${place(fromShare)} – ${place(toShare)} %`,
  rangeTitle: ({ id, startingHashKey, endingHashKey }: ShardView) =>
    `${id} takes the partition keys whose MD5 hash lies between ${startingHashKey} and ${endingHashKey}`,
  tape: (shard: ShardView) => {
    const kept = shard.nextPosition - shard.firstPosition;
    if (kept === 0) return shard.state === 'expired' ? '' : 'no record';
    if (kept > shard.tape.length) return `newest ${count(shard.tape.length)} of ${count(kept)}`;
    return plural(kept, 'record', 'records');
  },
  tapeTitle:
    'each bar is one record; reading does not take it away, it stays until its retention period ends',
  record: (origin: number, key: string, position: number, isRead: boolean) =>
    `m${origin}, partition key ${key}, record ${count(position)} of its shard${isRead ? ', read by all' : ''}: follow it`,
  rushing: 'Records pass too fast to be told apart: pause, or play slower, to follow one.',
  bookmark: ({ consumer, lag, isBehindWindow }: Bookmark & { lag: number; isBehindWindow: boolean }) =>
    isBehindWindow ? `${consumer} −${count(lag)}` : consumer,
  bookmarkTitle: ({ consumer, lag, behindMs }: Bookmark & { lag: number }) =>
    lag === 0
      ? `${consumer} has read everything`
      : `${consumer} has ${plural(lag, 'record', 'records')} still to read; its last read was ${duration(behindMs)} behind`,
  refused: (records: number) => `${count(records)}/s refused`,
  refusedTitle: (ever: number) =>
    `${refusal}: ${count(ever)} refused by this shard so far. Its limits are 1,000 records/s and 1 MiB/s`,
  recordsGauge: (perSecond: number) => `${count(perSecond)} rec/s`,
  recordsTitle: (perSecond: number) => `${count(perSecond)} of the 1,000 records a shard takes in one second`,
  bytesGauge: (perSecond: number) => `${mebibytes(perSecond)} MiB/s`,
  bytesTitle: (perSecond: number) => `${mebibytes(perSecond)} of the 1 MiB a shard takes in one second`,
  closed: 'closed',
  expired: 'expired',
  into: (children: readonly number[]) =>
    children.length > 1 ? `split into ${listed(children)}` : `merged into ${listed(children)}`,
  closedDoc: 'kept until expired',
  closedTitle:
    'A closed shard takes no new records. Those it has stay, and are read before those of its children, until the retention period ends.',
  expiredDoc: 'its records are gone',
  lanes: 'shards',
  loads: (shards: number, perBar: number) =>
    perBar === 1
      ? `load of ${count(shards)} open shards in hash order; one bar = one shard`
      : `load of ${count(shards)} open shards in hash order; one bar = the busiest of ${perBar}`,
  loadsAtLimit: (shards: number) => `${count(shards)} at the limit`,
  lanesOf: (drawn: number, shards: number) => `${count(drawn)} of ${count(shards)} shards drawn`,
  followed: ({ origin, shard, place, newer }: FollowedRecord) =>
    `m${origin} is in shard ${shard}: record ${count(place)} of it, ${
      newer === 0 ? 'the newest' : `${plural(newer, 'newer one', 'newer ones')} behind it`
    }`,
  updating: (left: number) => `UPDATING, ACTIVE in ${countdown(left)}`,
  updatingOpen: 'UPDATING',
  updatingTitle:
    'A reshard is under way: no other may begin before it is done. Records come and go meanwhile.',
  put: (records: number) => `${count(records)} put`,
  read: (records: number, consumers: number) =>
    consumers === 0
      ? 'nobody has read yet'
      : `${count(records)} read by ${plural(consumers, 'consumer', 'consumers')}`,
  kept: (retentionHours: number) => `kept ${hours(retentionHours)}`,
  refusedEver: (records: number) => `${count(records)} refused so far`,
  busiest: ({ key, share }: { key: string; share: number }) =>
    `busiest key: ${short(key)}, ${percent(share)} of the last second`,
  throttled: (records: number) => `${refusal}: ${count(records)} in the last second.`,
  hotKey: ({ key, share }: { key: string; share: number }) =>
    `One key (${short(key)}) carries ${percent(share)} of the stream; a key never spreads over shards.`,
  manyKeys: 'No single key carries it: more shards would take more.',
  figures: { shards: 'shards', put: 'put', refused: 'refused' },
  sentence: ({ openCount, closedCount, putTotal, throttledTotal, consumers }: StreamView) =>
    [
      plural(openCount, 'open shard', 'open shards'),
      ...(closedCount > 0 ? [`${count(closedCount)} closed`] : []),
      `${plural(putTotal, 'record', 'records')} put`,
      ...(throttledTotal > 0 ? [`${count(throttledTotal)} refused`] : []),
      consumers.length > 0 ? `read by ${consumers.join(', ')}` : 'nobody has read yet',
    ].join(', '),
};
