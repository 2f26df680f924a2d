/** What a stream reader is made of. */
import { CowMap, CowNumbers, CowRefs, type Epoch } from '../../kernel/cow.ts';
import type { Origin, WakeId } from '../../kernel/service.ts';
import { noShards, type ReadsShards, type StartingPoint } from '../../programs/shardReading.ts';
import type { StreamRecord } from '../kinesis/contract.ts';
import type { ReaderSettings } from './settings.ts';

/** What one read gave, and how far the work on it is. Immutable: replaced with every step. */
export interface Batch {
  records: readonly StreamRecord[];
  origins: readonly Origin[];
  /** The last of a closed shard. */
  isLast: boolean;
  /** Place of the record in work; all before it are done. */
  next: number;
  /** When the work on that record, or the pause before the next try, began and will be over, ms. */
  sinceMs: number;
  untilMs: number | undefined;
  wakeId: WakeId;
  /** How the work will end, decided when it began. */
  fate: Fate;
}

export interface Fate {
  outcome: 'succeed' | 'fail' | 'crash';
  /** For the story; "" for success. */
  reason: string;
}

export interface ReaderState extends ReadsShards {
  settings: ReaderSettings;
  /** Where a stream without checkpoints is begun: the setting, or what the learner rewound to. */
  position: 'TRIM_HORIZON' | 'LATEST';
  /** By the slot of the cursor; undefined when nothing is in work. */
  batches: CowRefs<Batch>;
  /** Records done since the last checkpoint, by the slot of the cursor. */
  sinceCheckpoint: CowNumbers;
  /**
   * Where each shard is begun after a crash, by "stream/shard": the last checkpoint, or where it was begun. It lives outside
   * the program (KCL keeps it in a table of leases), so no crash touches it.
   */
  checkpoints: CowMap<StartingPoint>;
  /** Streams whose shards it has known before: a shard of theirs without a checkpoint is new. */
  streamsKnown: readonly string[];
  isCrashed: boolean;
  /** Ends a crash that was no fault of the learner's setting. */
  restartId: WakeId;
  /** How often the work on a record succeeded, by story number. */
  effects: CowNumbers;
  /**
   * The latest record done of each partition key. Two generations, so that a stream of ever new keys does not fill the
   * memory: of keys not seen among the last `keysMax` the order is no longer watched.
   */
  latestByKey: CowMap<Origin>;
  latestByKeyBefore: CowMap<Origin>;
  recordsTotal: number;
  readsTotal: number;
  emptyReadsTotal: number;
  throttledTotal: number;
  effectsTotal: number;
  effectsOnce: number;
  duplicateEffects: number;
  outOfOrder: number;
  failedTotal: number;
}

export const keysMax = 20_000;

export function newReader(epoch: Epoch, settings: ReaderSettings): ReaderState {
  return {
    ...noShards(epoch),
    settings,
    position: settings.startingPosition,
    batches: CowRefs.create(epoch),
    sinceCheckpoint: CowNumbers.create(epoch),
    checkpoints: CowMap.create(epoch),
    streamsKnown: [],
    isCrashed: false,
    restartId: 0,
    effects: CowNumbers.create(epoch),
    latestByKey: CowMap.create(epoch),
    latestByKeyBefore: CowMap.create(epoch),
    recordsTotal: 0,
    readsTotal: 0,
    emptyReadsTotal: 0,
    throttledTotal: 0,
    effectsTotal: 0,
    effectsOnce: 0,
    duplicateEffects: 0,
    outOfOrder: 0,
    failedTotal: 0,
  };
}
