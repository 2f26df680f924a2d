import { expect, test } from 'vitest';
import { type TestWorld, testWorld } from '../../../testing/testWorld.ts';
import type { ReaderView } from '../contract.ts';

const instantly = { work: { kind: 'fixed', seconds: 0 } };
const reading = (settings: Record<string, unknown> = instantly) =>
  testWorld({ latencyMs: 0 })
    .stream('clicks', { reshardSeconds: 0 })
    .reader('audit', settings)
    .link('clicks', 'audit');
const put = (world: TestWorld, count: number) => {
  for (let sent = 0; sent < count; sent++)
    world.call('clicks', 'PutRecord', { Data: 'x', PartitionKey: 'a' });
};
const seen = (world: TestWorld) => world.view<ReaderView>('audit');

test('[KDS-34] to TRIM_HORIZON: a replay of everything that is kept, finished shards included', () => {
  const world = reading();
  put(world, 2);
  world.advanceTo('0.5s');
  world.call('clicks', 'SplitShard', {
    ShardToSplit: 'shardId-000000000000',
    NewStartingHashKey: (2n ** 127n).toString(),
  });
  put(world, 2);
  world.advanceTo('5s');
  expect(seen(world)).toMatchObject({ effectsTotal: 4, duplicateEffects: 0, doneCount: 1 });
  expect(world.call('audit', 'RewindReader', { to: 'TRIM_HORIZON' })).toEqual({});
  world.advanceTo('10s');
  expect(seen(world)).toMatchObject({ effectsTotal: 8, effectsOnce: 4, duplicateEffects: 4, outOfOrder: 0 });
});

test('[KDS-34] to LATEST: what waits is passed over, only what comes from now on is read', () => {
  const world = reading({ work: { kind: 'fixed', seconds: 1 } });
  put(world, 5);
  world.advanceTo('1.5s');
  world.call('audit', 'RewindReader', { to: 'LATEST' });
  world.advanceTo('2.5s');
  put(world, 1);
  world.advanceTo('10s');
  expect(world.facts('RecordProcessed').map(({ detail }) => detail.message)).toEqual([1, 6]);
});

test('[KCL-07] a crash afterwards does not bring the old checkpoint back', () => {
  const world = reading({ work: { kind: 'fixed', seconds: 1 }, restartSeconds: 1 });
  put(world, 2);
  world.advanceTo('2.5s');
  expect(world.facts('CheckpointMade')).toHaveLength(1);
  world.call('audit', 'RewindReader', { to: 'TRIM_HORIZON' });
  world.advanceTo('3s');
  world.call('audit', 'CrashReader');
  world.advanceTo('10s');
  expect(world.facts('RecordProcessed').map(({ detail }) => detail.message)).toEqual([1, 2, 1, 2]);
});

test('a reader that is down cannot be rewound, and there are two places to rewind to', () => {
  const world = reading();
  expect(world.call('audit', 'RewindReader', { to: 'NOW' }).code).toBe('InvalidInput');
  world.call('audit', 'CrashReader');
  expect(world.call('audit', 'RewindReader', { to: 'LATEST' })).toMatchObject({
    code: 'Crashed',
    sentence: 'The reader is down.',
  });
});
