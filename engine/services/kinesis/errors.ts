/** What Kinesis Data Streams says instead of doing it: its codes and sentences. */
import type { Refusal } from '../../kernel/service.ts';
import type { Violation } from '../../kernel/shape.ts';
import { shardIdOf } from './rules/shardIds.ts';
import { utcWords } from './rules/utcWords.ts';
import { violationRefusal } from './violations.ts';

/** A stream, as the sentences name it. */
export interface Named {
  name: string;
  account: string;
}

function refusal(code: string, sentence: string, status = 400): Refusal {
  return { code, sentence, status };
}

function invalidArgument(sentence: string): Refusal {
  return refusal('InvalidArgumentException', sentence);
}

/** "in stream clicks under account 123456789012" */
function inStream({ name, account }: Named): string {
  return `in stream ${name} under account ${account}`;
}

// ── streams and shards ───────────────────────────────────────────────────────────────────────────────────────────────

/** KDS-27 */
export function streamNotFound({ name, account }: Named): Refusal {
  return refusal('ResourceNotFoundException', `Stream ${name} under account ${account} not found.`);
}

/** Where nobody is left who knows the name: a stream that was asked by a wire and is gone. */
export const streamGone = refusal('ResourceNotFoundException', 'Stream not found.');

export function streamExists({ name, account }: Named): Refusal {
  return refusal('ResourceInUseException', `Stream ${name} under account ${account} already exists.`);
}

/** @param shard as the caller wrote it where it is no shard's id, else the id */
export function shardNotFound(shard: string, stream: Named): Refusal {
  return refusal('ResourceNotFoundException', `Could not find shard ${shard} ${inStream(stream)}.`);
}

/** GetShardIterator says it in its own way. */
export function shardDoesNotExist(shard: string, stream: Named): Refusal {
  return refusal('ResourceNotFoundException', `Shard ${shard} ${inStream(stream)} does not exist`);
}

/** KDS-61 */
export function notActive({ name, account }: Named, status: string): Refusal {
  return refusal(
    'ResourceInUseException',
    `Stream ${name} under account ${account} not ACTIVE, instead in state ${status}`,
  );
}

// ── writing ──────────────────────────────────────────────────────────────────────────────────────────────────────────

export const throughputExceededCode = 'ProvisionedThroughputExceededException';

/** KDS-24: for writes and reads alike. */
export function rateExceeded(shard: string, stream: Named): Refusal {
  return refusal(throughputExceededCode, `Rate exceeded for shard ${shard} ${inStream(stream)}.`);
}

/** KDS-26 */
export function badExplicitHashKey(value: string): Refusal {
  return invalidArgument(
    `Invalid ExplicitHashKey. ExplicitHashKey must be in the range: [0, 2^128-1]. Specified value was ${value}`,
  );
}

export function badSequenceForOrdering(value: string, { name, account }: Named): Refusal {
  return invalidArgument(
    `ExclusiveMinimumSequenceNumber ${value} used in PutRecord on stream ${name} under account ${account} is invalid.`,
  );
}

/** KDS-07. The sentence is not recorded. */
export function recordTooLarge(bytes: number, bytesMax: number): Refusal {
  return invalidArgument(
    `Record size of ${bytes} bytes exceeds the limit of ${bytesMax} bytes for data and partition key.`,
  );
}

/** KDS-21. Known with the former limit of 5 MB only. */
export const requestTooLarge = invalidArgument('Records size exceeds 10 MB limit');

// ── reading ──────────────────────────────────────────────────────────────────────────────────────────────────────────

export const badIterator = invalidArgument('Invalid ShardIterator.');

/** KDS-35 */
export function iteratorExpired(createdAtMs: number, nowMs: number, lifeMs: number): Refusal {
  return refusal(
    'ExpiredIteratorException',
    `Iterator expired. The iterator was created at time ${utcWords(createdAtMs)} while right now it is ${utcWords(nowMs)} ` +
      `which is further in the future than the tolerated delay of ${lifeMs} milliseconds.`,
  );
}

/** KDS-36 */
export function needlessSequence(type: string): Refusal {
  return invalidArgument(
    'Must either specify (1) AT_SEQUENCE_NUMBER or AFTER_SEQUENCE_NUMBER and StartingSequenceNumber or ' +
      `(2) TRIM_HORIZON or LATEST and no StartingSequenceNumber. Request specified ${type} and also a StartingSequenceNumber.`,
  );
}

/** The sentence is not recorded; it mirrors the one above. */
export function lacksSequence(type: string): Refusal {
  return invalidArgument(
    'Must either specify (1) AT_SEQUENCE_NUMBER or AFTER_SEQUENCE_NUMBER and StartingSequenceNumber or ' +
      `(2) TRIM_HORIZON or LATEST and no StartingSequenceNumber. Request specified ${type} and no StartingSequenceNumber.`,
  );
}

/** @param isForeign well formed, and made by another stream */
export function badStartingSequence(
  value: string,
  shard: string,
  stream: Named,
  isForeign: boolean,
): Refusal {
  const reason = isForeign ? ' because it did not come from this stream.' : '.';
  return invalidArgument(
    `StartingSequenceNumber ${value} used in GetShardIterator on shard ${shard} ${inStream(stream)} is invalid${reason}`,
  );
}

export function sequenceOfOtherShard(encoded: number, shard: string): Refusal {
  return invalidArgument(
    `Invalid StartingSequenceNumber. It encodes ${shardIdOf(encoded)}, while it was used in a call to a shard with ${shard}`,
  );
}

/** Recorded for sequence numbers of the oldest layout; the service gives no sentence. */
export const internalFailure = refusal('InternalFailure', '', 500);

export const lacksTimestamp = invalidArgument(
  'Must specify timestampInMillis parameter for iterator of type AT_TIMESTAMP. Current request has no timestamp parameter.',
);

/** KDS-36 */
export function timestampInFuture(atMs: number, nowMs: number): Refusal {
  return invalidArgument(
    'The timestampInMillis parameter cannot be greater than the currentTimestampInMillis. ' +
      `timestampInMillis: ${atMs}, currentTimestampInMillis: ${nowMs}`,
  );
}

/** The sentence is not recorded. */
export const badNextToken = invalidArgument('Invalid NextToken.');

// ── resharding and retention ─────────────────────────────────────────────────────────────────────────────────────────

/** Not recorded; known from an emulator. */
export function alreadyResharded(shard: string, stream: Named): Refusal {
  return invalidArgument(
    `Shard ${shard} ${inStream(stream)} has already been merged or split, and thus is not eligible for merging or splitting.`,
  );
}

/** KDS-59 */
export function badSplit(key: string, shard: string, stream: Named, start: string, end: string): Refusal {
  return invalidArgument(
    `NewStartingHashKey ${key} used in SplitShard() on shard ${shard} ${inStream(stream)} is not both greater than ` +
      `one plus the shard's StartingHashKey ${start} and less than the shard's EndingHashKey ${end}.`,
  );
}

/** KDS-60 */
export function notAdjacent(shard: string, other: string, stream: Named): Refusal {
  return invalidArgument(
    `Shards ${shard} and ${other} ${inStream(stream)} are not an adjacent pair of shards eligible for merging`,
  );
}

export function retentionTooShort(hours: number, hoursMin: number): Refusal {
  return invalidArgument(
    `Minimum allowed retention period is ${hoursMin} hours. Requested retention period (${hours} hours) is too short.`,
  );
}

/** Not recorded since the limit is a year; it mirrors the one above. */
export function retentionTooLong(hours: number, hoursMax: number): Refusal {
  return invalidArgument(
    `Maximum allowed retention period is ${hoursMax} hours. Requested retention period (${hours} hours) is too long.`,
  );
}

export function retentionNotIncreased(hours: number, existing: number, { name }: Named): Refusal {
  return invalidArgument(
    `Requested retention period (${hours} hours) for stream ${name} can not be shorter than existing retention period ` +
      `(${existing} hours). Use DecreaseRetentionPeriod API.`,
  );
}

export function retentionNotDecreased(hours: number, existing: number, { name }: Named): Refusal {
  return invalidArgument(
    `Requested retention period (${hours} hours) for stream ${name} can not be longer than existing retention period ` +
      `(${existing} hours). Use IncreaseRetentionPeriod API.`,
  );
}

/** Ours: no AWS operation sets the number of shards outright but UpdateShardCount, which is not modelled. */
export const shardCountIsFixed = invalidArgument(
  'The number of shards changes with SplitShard and MergeShards only.',
);

// ── whatever the request ─────────────────────────────────────────────────────────────────────────────────────────────

export const unknownOperation = refusal(
  'UnknownOperationException',
  'The operation is not known, or not modelled here.',
);

/** The learner's fault "throttle": no shard is to blame. */
export const throttled = refusal(throughputExceededCode, 'Rate exceeded.');

export const accessDenied = refusal(
  'AccessDeniedException',
  'User is not authorized to perform this operation on the resource.',
);

/** A violated contract, as the service words it. */
export function refuseViolation(
  violation: Violation,
  _stream?: unknown,
  all: readonly Violation[] = [violation],
): Refusal {
  const { code, sentence } = violationRefusal(all);
  return refusal(code, sentence);
}
