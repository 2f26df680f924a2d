/** The contract of a stream's settings: checks a scenario, and draws the inspector's form. */
import type { ObjectShape } from '../../kernel/shape.ts';
import { retentionHoursMax, retentionHoursMin, shardCountMax } from './limits.ts';

export const settingsShape: ObjectShape = {
  type: 'object',
  fields: {
    ShardCount: {
      type: 'integer',
      title: 'ShardCount',
      doc: 'Shards the stream begins with, each with an equal part of the hash space. Later SplitShard and MergeShards change them.',
      rule: 'KDS-04',
      unit: 'shards',
      min: 1,
      max: shardCountMax,
      default: 1,
      fixed: true,
    },
    RetentionPeriodHours: {
      type: 'integer',
      title: 'RetentionPeriodHours',
      doc: 'How long a record is kept, read or not. Making it shorter trims at once; making it longer brings nothing back.',
      rule: 'KDS-55',
      unit: 'h',
      min: retentionHoursMin,
      max: retentionHoursMax,
      default: retentionHoursMin,
    },
    reshardSeconds: {
      type: 'number',
      title: 'time for a split or merge',
      doc: 'How long the stream is UPDATING after SplitShard or MergeShards. A figure of this model: AWS promises none.',
      rule: 'KDS-61',
      unit: 's',
      min: 0,
      max: 3_600,
      default: 30,
      advanced: true,
    },
  },
};

export interface StreamSettings {
  ShardCount: number;
  RetentionPeriodHours: number;
  reshardSeconds: number;
}
