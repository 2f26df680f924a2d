/** What a provisioned stream is billed by (KDS-71). https://aws.amazon.com/kinesis/data-streams/pricing/ */
import type { MeterDefinition } from '../../kernel/figures.ts';
import type { StreamState } from './model.ts';
import { extendedShardMs, shardMs } from './rules/shardTime.ts';

const hourMs = 3_600_000;

export const meter: readonly MeterDefinition<StreamState>[] = [
  {
    price: 'kinesis.shardHour',
    dimension: 'shard-hours',
    doc: 'Every open shard, for as long as it is open, whether anything is written or not. Parts of an hour count as parts here.',
    rule: 'KDS-71',
    read: (stream, nowMs) => shardMs(stream, nowMs) / hourMs,
  },
  {
    price: 'kinesis.putPayloadUnit',
    dimension: 'PUT payload units',
    doc: 'Each 25 KiB of a record is one, the last part of it whole: a record of 100 bytes is one unit, one of 26 KiB is two. Reading is free.',
    rule: 'KDS-71',
    read: (stream) => stream.putUnitsTotal,
  },
  {
    price: 'kinesis.extendedShardHour',
    dimension: 'extended-retention shard-hours',
    doc: 'Open shards while records are kept for more than 24 h, on top of the shard-hours.',
    rule: 'KDS-55',
    read: (stream, nowMs) => extendedShardMs(stream, nowMs) / hourMs,
  },
];
