/**
 * The engine against what was recorded of the real service and of those who tested it. `hash.json` and `errors.json` are
 * copies of the shared cases, never edited by hand; `waiting.json` names those that cannot be played yet, and only gets
 * shorter.
 */
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { md5Hex } from '../../../aws/md5.ts';
import { testWorld } from '../../../testing/testWorld.ts';
import type { ListShardsOutput, PutRecordOutput } from '../contract.ts';
import { kinesis } from '../index.ts';
import { evenRanges } from '../rules/hashKeys.ts';
import errors from './errors.json';
import hash from './hash.json';
import waiting from './waiting.json';

describe('the hash of a partition key', () => {
  test.each(hash.cases)('[KDS-02] of $partition_key', ({ partition_key, md5_utf8, hash_key }) => {
    expect(md5Hex(partition_key)).toBe(md5_utf8);
    expect(BigInt(`0x${md5_utf8}`).toString()).toBe(hash_key);
  });

  test.each(hash.cases)(
    '[KDS-02] and where $partition_key goes',
    ({ partition_key, hash_key, shard_index }) => {
      for (const [count, index] of Object.entries(shard_index)) {
        const world = testWorld().stream('clicks', { ShardCount: Number(count) });
        const put = (input: object) =>
          world.call<PutRecordOutput>('clicks', 'PutRecord', { Data: 'x', ...input }).ShardId;
        const shard = `shardId-${String(index).padStart(12, '0')}`;
        expect(put({ PartitionKey: partition_key })).toBe(shard);
        expect(put({ PartitionKey: 'any', ExplicitHashKey: hash_key })).toBe(shard);
      }
    },
  );
});

describe('even ranges', () => {
  test.each(hash.shard_ranges)('[KDS-04] of $shard_count shards', ({ shard_count, ranges }) => {
    const asListed = ranges.map(([StartingHashKey, EndingHashKey]) => ({ StartingHashKey, EndingHashKey }));
    expect(evenRanges(shard_count)).toEqual(asListed);
    const world = testWorld().stream('clicks', { ShardCount: shard_count });
    const { Shards = [] } = world.call<ListShardsOutput>('clicks', 'ListShards');
    expect(Shards.map(({ HashKeyRange }) => HashKeyRange)).toEqual(asListed);
  });
});

/** Lower it when a case no longer waits. */
const waitingMax = 16;

interface RecordedError {
  source: string;
  op: string;
  params: Record<string, unknown>;
  type: string;
  message: string | null;
  /** Why today's service answers otherwise; such cases are kept for information. */
  stale?: string[];
}

const nameOf = ({ source, params }: RecordedError) =>
  `${source.replace('kinesalite:', '')} ${JSON.stringify(params)}`;
const all = errors as unknown as RecordedError[];
const current = all.filter(({ stale }) => !stale);
const waits = new Set(waiting.map((entry) => entry.case));

/** Recordings name this account. What they call unknown is asked of another stream, by its name. */
const account = '000000000000';
const name = 'test-stream';

function play({ source, op, params, message }: RecordedError): { code?: string; sentence?: string } {
  const action = op.replace('kinesis.', '');
  const isUnknown = /unknown stream|stream does not exist/.test(source);
  const there = isUnknown ? 'another' : name;
  const world = testWorld({ account });
  if (action !== 'CreateStream' || /already exists/.test(source)) world.stream(there, { ShardCount: 3 });
  const now = /currentTimestampInMillis: (\d+)$/.exec(message ?? '')?.[1];
  if (now) world.advanceTo(Number(now));
  const existing = /existing retention period \((\d+) hours\)/.exec(message ?? '')?.[1];
  if (existing)
    world.call(there, 'IncreaseStreamRetentionPeriod', { RetentionPeriodHours: Number(existing) });
  return kinesis.accountActions?.[action]
    ? world.account('kinesis', action, params)
    : world.call(there, action, params);
}

function differs(recorded: RecordedError): boolean {
  const { code, sentence } = play(recorded);
  return code !== recorded.type || (recorded.message !== null && sentence !== recorded.message);
}

describe('errors as recorded', () => {
  test.each(
    current.filter((error) => !waits.has(nameOf(error))).map((error) => ({ name: nameOf(error), error })),
  )('$name', ({ error }) => {
    const { code, sentence } = play(error);
    expect(code).toBe(error.type);
    if (error.message !== null) expect(sentence).toBe(error.message);
  });
});

describe('errors that wait', () => {
  test.each(waiting)('$case: $reason', (entry) => {
    const found = current.filter((error) => nameOf(error) === entry.case);
    expect(found, 'there is one such case').toHaveLength(1);
    // One that plays well waits for nothing: take it off the list.
    expect(found.every(differs)).toBe(true);
    expect(entry.reason.length).toBeGreaterThan(20);
  });

  test('they only get fewer', () => {
    expect(waits.size).toBe(waiting.length);
    expect(waiting.length).toBeLessThanOrEqual(waitingMax);
  });
});

/** Present where the recordings were handed over, beside the repository; a clone has the copies alone. */
const shared = new URL('../../../../../shared/cases/', import.meta.url);

describe.runIf(existsSync(shared))('the copies are the recordings', () => {
  const read = (file: string) => JSON.parse(readFileSync(new URL(file, shared), 'utf8'));

  test('every hash, word for word', () => {
    expect(hash).toEqual(read('kinesis-hash.json'));
  });

  test('every error of an operation that is modelled, word for word', () => {
    const modelled = new Set([...Object.keys(kinesis.actions), ...Object.keys(kinesis.accountActions ?? {})]);
    const { cases } = read('errors-kinesis.json') as { cases: RecordedError[] };
    expect(errors).toEqual(cases.filter(({ op }) => modelled.has(op.replace('kinesis.', ''))));
  });
});
