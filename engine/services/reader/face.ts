import type { Face, FactWords } from '../../kernel/face.ts';

export const face: Face = {
  title: 'Stream reader',
  doc: 'A program that reads a stream shard by shard, remembers how far it got, and goes on from there.',
  family: 'programs',
  tint: 'outside',
  icon: 'book-open',
  baseName: 'reader',
  starts: [{ id: 'reader', title: 'Stream reader', icon: 'book-open', baseName: 'reader', settings: {} }],
};

/** How its facts read in the story and the caption. */
export const facts: Readonly<Record<string, FactWords>> = {
  RecordsTaken: {
    line: '{name} reads {m} from shard {shard}',
    note: '{behindMs:s} behind',
    caption:
      'GetRecords gives {name} {m} from shard {shard}. The records stay in the stream, for every other reader and for a replay.',
    rule: 'KDS-31',
    tone: 'plain',
    mark: 'received',
  },
  RecordProcessed: {
    line: '{name} is done with {m}',
    note: 'shard {shard}, effect {effect}',
    captionBy: {
      field: 'effect',
      captions: { 1: '{name} has done its work on {m}, key {group}, from shard {shard}.' },
    },
    caption: '{name} has done its work on {m} again: effect {effect} of one record.',
    tone: 'good',
    mark: 'deleted',
  },
  RecordsProcessed: {
    line: '{name} is done with {m}',
    note: 'shard {shard}',
    captionBy: {
      field: 'repeatedCount',
      captions: { 0: '{name} has done its work on {m} from shard {shard}.' },
    },
    caption:
      '{name} has done its work on {m} from shard {shard}. Done before, and now once more: {repeatedCount}.',
    tone: 'good',
    mark: 'deleted',
  },
  RecordFailed: {
    line: '{name} fails on {m}',
    note: '{reason}',
    captionBy: {
      field: 'whenFailed',
      captions: {
        retry:
          '{name} {reason}. It tries {m} again until it succeeds: to keep the order, all of shard {shard} waits behind it.',
        skip: '{name} {reason}. It goes on with the next record of shard {shard}; nobody will do the work on {m}.',
      },
    },
    tone: 'bad',
    mark: 'failed',
  },
  OnwardRefused: {
    line: '{name} cannot send {m} on to {to}',
    note: '{code}',
    caption: 'Sending {m} on to {to} fails (“{sentence}”). {name} tries again; shard {shard} waits.',
    tone: 'bad',
    mark: 'throttled',
  },
  CheckpointMade: {
    line: 'checkpoint in shard {shard}',
    note: '{sequenceNumber:i}',
    captionBy: {
      field: 'sequenceNumber',
      captions: {
        SHARD_END:
          '{name} writes down that shard {shard} is finished (SHARD_END). Only now its child shards may begin.',
      },
    },
    caption: '{name} writes down how far it got in shard {shard}: after a crash it goes on behind {m}.',
    rule: 'KCL-07',
    tone: 'plain',
  },
  ShardFinished: {
    line: '{name} has finished shard {shard}',
    caption:
      'Shard {shard} is closed and read to its end: GetRecords gives no NextShardIterator any more, and names the child shards.',
    rule: 'KDS-37',
    tone: 'good',
  },
  ChildWaits: {
    line: 'shard {shard} waits for {parents}',
    caption:
      'Shard {shard} is a child of shard {parents}, which {name} has not finished: older records of the same keys are still in there.',
    rule: 'KDS-57',
    tone: 'plain',
  },
  OrderBroken: {
    line: '{m} done after m{after}',
    note: 'key {group}',
    caption:
      '{name} has done {m} after m{after}, though {m} is the older record of partition key {group}. The order of the key is broken.',
    rule: 'KDS-57',
    tone: 'bad',
    mark: 'failed',
  },
  ReadRefused: {
    line: '{action} fails for {name}',
    note: '{code}',
    captionBy: {
      field: 'code',
      captions: {
        ProvisionedThroughputExceededException:
          '{action} on {where} is throttled: all pollers of a shard share 5 reads and 2 MiB a second. {name} tries again in {retryInMs:s}.',
        ExpiredIteratorException:
          'The iterator of shard {shard} is older than 5 minutes. {name} asks for a new one behind the last record it read; nothing is lost.',
        RequestTimeout:
          '{action} on {where} is not answered in time. {name} makes the call again in {retryInMs:s}.',
      },
    },
    caption: '{action} on {where} is refused: “{sentence}” {name} tries again in {retryInMs:s}.',
    rule: 'KDS-30',
    tone: 'bad',
    mark: 'throttled',
  },
  ReaderCrashed: {
    line: '{name} crashes',
    note: '{reason}',
    caption:
      '{name} crashes ({reason}). Only its checkpoints are left. Records done since, which it will do again: {repeatCount}.',
    rule: 'KCL-07',
    tone: 'bad',
    mark: 'failed',
  },
  ReaderRestarted: {
    line: '{name} is back',
    caption: '{name} is back and goes on in every shard right after its last checkpoint.',
    rule: 'KCL-07',
    tone: 'good',
  },
  ReaderRewound: {
    line: '{name} begins anew at {to}',
    captionBy: {
      field: 'to',
      captions: {
        TRIM_HORIZON:
          '{name} forgets its checkpoints and reads everything the stream still keeps once more: a replay.',
        LATEST: '{name} forgets its checkpoints and reads only what comes from now on.',
      },
    },
    rule: 'KDS-34',
    tone: 'plain',
  },
};
