import type { Face, FactWords } from '../../kernel/face.ts';

const byLimit = (what: string) => ({
  field: 'limit',
  captions: {
    records: `${what} shard {shard} of {name}: it takes 1,000 records a second, and these were used up.`,
    bytes: `${what} shard {shard} of {name}: it takes 1 MiB a second, and that was used up.`,
  },
});

export const face: Face = {
  title: 'Kinesis stream',
  doc: 'Keeps records in shards, in order, for every reader to read at its own pace.',
  family: 'streams',
  tint: 'stream',
  icon: 'waves',
  baseName: 'stream',
  starts: [{ id: 'provisioned', title: 'Kinesis stream', icon: 'waves', baseName: 'stream', settings: {} }],
};

/** How its facts read in the story and the caption. */
export const facts: Readonly<Record<string, FactWords>> = {
  RecordPut: {
    line: '{name} takes in {m}',
    note: 'shard {shard} · {group}',
    caption:
      '{m} goes to shard {shard} of {name}: the MD5 of its partition key “{group}” falls into its range.',
    rule: 'KDS-02',
    tone: 'plain',
    mark: 'passed',
  },
  RecordsPut: {
    line: '{name} takes in records',
    note: '{m} · shard {shard}',
    caption: '{m} of one PutRecords go to shard {shard} of {name}, where their partition keys lead.',
    rule: 'KDS-21',
    tone: 'plain',
    mark: 'passed',
  },
  RecordThrottled: {
    line: '{m} throttled',
    note: '{group} · shard {shard}',
    captionBy: byLimit('{m} is not stored in'),
    caption: '{m} is not stored: shard {shard} of {name} has no throughput left.',
    rule: 'KDS-20',
    tone: 'bad',
    mark: 'throttled',
  },
  RecordsThrottled: {
    line: 'records throttled',
    note: '{m} · shard {shard}',
    captionBy: byLimit('{m} of one PutRecords are not stored in'),
    caption: '{m} of one PutRecords are not stored: shard {shard} of {name} has no throughput left.',
    rule: 'KDS-22',
    tone: 'bad',
    mark: 'throttled',
  },
  RecordsRead: {
    line: '{by} reads records',
    note: '{m} · shard {shard}',
    caption: '{by} reads {m} from shard {shard}. They stay in {name} for every other reader.',
    rule: 'KDS-11',
    tone: 'plain',
  },
  ReadEmpty: {
    line: '{by} reads nothing',
    note: 'shard {shard}',
    rule: 'KDS-33',
    tone: 'plain',
    isMinor: true,
  },
  ReadThrottled: {
    line: 'read of {by} throttled at shard {shard}',
    note: 'limit {limit}',
    captionBy: {
      field: 'limit',
      captions: {
        calls:
          'The read of {by} is refused: shard {shard} of {name} answers 5 GetRecords a second, for all readers together.',
        bytes:
          'The read of {by} is refused: shard {shard} of {name} hands out 2 MiB a second, for all readers together.',
      },
    },
    rule: 'KDS-30',
    tone: 'bad',
    mark: 'throttled',
  },
  SplitStarted: {
    line: 'a split begins',
    note: 'shard {shard} · {tookMs:s}',
    caption:
      '{name} is UPDATING for {tookMs:s}. Shard {shard} takes and gives records as before, until it is split.',
    rule: 'KDS-25',
    tone: 'plain',
  },
  MergeStarted: {
    line: 'a merge begins',
    note: 'shards {shard} and {adjacent} · {tookMs:s}',
    caption:
      '{name} is UPDATING for {tookMs:s}. Shards {shard} and {adjacent} work as before, until they are merged.',
    rule: 'KDS-25',
    tone: 'plain',
  },
  ShardSplit: {
    line: 'a shard is split',
    note: '{shard} into {lower} and {upper}',
    caption: 'Shard {shard} is split: new records of its hash range go to shard {lower} or {upper}.',
    rule: 'KDS-58',
    tone: 'good',
  },
  ShardsMerged: {
    line: 'two shards are merged',
    note: '{shard} and {adjacent} into {child}',
    caption:
      'Shards {shard} and {adjacent} are merged: new records of their hash ranges go to shard {child}.',
    rule: 'KDS-60',
    tone: 'good',
  },
  ShardClosed: {
    line: 'a shard is closed',
    note: 'shard {shard}',
    caption: 'Shard {shard} is closed: its records stay in it and can be read, but no new ones come.',
    rule: 'KDS-57',
    tone: 'plain',
  },
  StreamActive: {
    line: '{name} is ACTIVE',
    note: '{shards} open shards',
    rule: 'KDS-61',
    tone: 'plain',
    isMinor: true,
  },
  RecordsExpired: {
    line: 'records of shard {shard} expired',
    note: '{count} · retention {retentionMs:s}',
    caption:
      '{count} records of shard {shard} were older than the retention of {name} ({retentionMs:s}) and are trimmed.',
    rule: 'KDS-55',
    tone: 'plain',
  },
  RecordsMissed: {
    line: '{by} has missed records',
    note: '{count} · shard {shard}',
    caption:
      '{by} was further behind than the retention ({retentionMs:s}): {count} records of shard {shard} are trimmed before it read them.',
    rule: 'KDS-55',
    tone: 'bad',
    mark: 'lost',
  },
  ShardExpired: {
    line: 'a closed shard is gone',
    note: 'shard {shard}',
    caption: 'Everything in the closed shard {shard} is trimmed, and the shard is gone.',
    rule: 'KDS-56',
    tone: 'plain',
  },
  RetentionChanged: {
    line: 'retention of {name} is {hours} h',
    note: 'was {before} h',
    caption:
      '{name} keeps records for {hours} h from now on. Older ones are trimmed at once; trimmed ones do not come back.',
    rule: 'KDS-55',
    tone: 'plain',
  },
  StreamDeleted: { line: '{name} deleted', note: 'with {records} records', tone: 'bad', mark: 'lost' },
};
