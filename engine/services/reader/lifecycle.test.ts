import { describe, expect, test } from 'vitest';
import { type TestWorld, testWorld } from '../../testing/testWorld.ts';
import { type ReaderView, readerShardsMax } from './contract.ts';

function reading(settings: Record<string, unknown> = {}, stream: Record<string, unknown> = {}) {
  return testWorld({ latencyMs: 0 })
    .stream('clicks', stream)
    .reader('audit', { work: { kind: 'fixed', seconds: 1 }, restartSeconds: 2, ...settings })
    .link('clicks', 'audit');
}
const put = (world: TestWorld, count: number) => {
  for (let sent = 0; sent < count; sent++)
    world.call('clicks', 'PutRecord', { Data: 'x', PartitionKey: 'a' });
};
const seen = (world: TestWorld) => world.view<ReaderView>('audit');

describe('the learner’s fault “crash”', () => {
  test('[KCL-07] keeps it down until it heals; then it goes on at its checkpoints', () => {
    const world = reading({ checkpointEvery: 1 });
    put(world, 3);
    world.advanceTo('1.5s');
    world.fault('audit', 'crash');
    world.advanceTo('60s');
    expect(seen(world)).toMatchObject({ isCrashed: true, effectsTotal: 1 });
    world.heal('audit', 'crash');
    world.advanceTo('70s');
    expect(seen(world)).toMatchObject({ isCrashed: false, effectsTotal: 3, duplicateEffects: 0 });
    expect(world.facts('ReaderRestarted').map(({ atMs }) => atMs)).toEqual([60_000]);
  });

  test('on a reader that is down already, it comes back once', () => {
    const world = reading();
    put(world, 1);
    world.advanceTo('0.5s');
    world.call('audit', 'CrashReader');
    world.fault('audit', 'crash', { forSeconds: 5 });
    world.advanceTo('20s');
    expect(world.facts('ReaderCrashed')).toHaveLength(1);
    expect(world.facts('ReaderRestarted').map(({ atMs }) => atMs)).toEqual([5_500]);
    expect(seen(world)).toMatchObject({ effectsTotal: 1 });
  });

  test('a wire drawn while it is down is read when it is back', () => {
    const world = testWorld({ latencyMs: 0 }).stream('clicks').reader('audit');
    world.advanceTo('1s');
    world.fault('audit', 'crash', { forSeconds: 5 });
    put(world, 1);
    world.link('clicks', 'audit');
    world.advanceTo('5s');
    expect(seen(world).effectsTotal).toBe(0);
    world.advanceTo('10s');
    expect(seen(world).effectsTotal).toBe(1);
  });
});

describe('a record that crashes it', () => {
  test('does so half way, at every attempt; the records before it are repeated where no checkpoint was made', () => {
    const world = reading({ crashMessages: ['m2'] });
    put(world, 2);
    world.advanceTo('6s');
    expect(world.facts('ReaderCrashed').map(({ atMs, detail }) => [atMs, detail.message])).toEqual([
      [1_500, 2],
      [5_000, 2],
    ]);
    expect(seen(world)).toMatchObject({ effectsTotal: 2, effectsOnce: 1, duplicateEffects: 1 });
  });

  test('in work that takes no time, it does so after those before it', () => {
    const world = reading({ work: { kind: 'fixed', seconds: 0 }, crashMessages: ['m3'], restartSeconds: 10 });
    put(world, 4);
    world.advanceTo('5s');
    expect(world.facts('RecordsProcessed').map(({ detail }) => detail.messages)).toEqual([[1, 2]]);
    expect(seen(world).isCrashed).toBe(true);
  });
});

describe('what can be seen', () => {
  test('a reader without a wire', () => {
    const world = testWorld().reader('audit');
    world.advance('1s');
    expect(seen(world)).toMatchObject({ kind: 'reader', isCrashed: false, shards: [], shardCount: 0 });
    expect(seen(world).stream).toBeUndefined();
  });

  test('of many shards a few, in the order of their numbers', () => {
    const world = reading({}, { ShardCount: 20 });
    world.advance('1s');
    const { shards, shardCount, doneCount } = seen(world);
    expect(shards.map(({ index }) => index)).toEqual(
      Array.from({ length: readerShardsMax }, (_, index) => index),
    );
    expect([shardCount, doneCount]).toEqual([20, 0]);
  });

  test('[KDS-38] how far it is behind: the age of what it has still to read', () => {
    const world = reading({ limit: 1 });
    put(world, 3);
    world.advanceTo('0.5s');
    // 0 would mean that nothing is left.
    expect(seen(world).behindMaxMs).toBeGreaterThan(0);
    // The second read comes at 1 s, and leaves a record of 0 s behind.
    world.advanceTo('1.5s');
    expect(seen(world).behindMaxMs).toBe(1_000);
    expect(seen(world).shards[0]?.behindMs).toBe(1_000);
    world.advanceTo('2.5s');
    expect(seen(world).behindMaxMs).toBe(0);
  });
});

test('a reader whose wire was taken away while it was down asks nobody when it is back', () => {
  const world = reading();
  put(world, 1);
  world.advanceTo('2.5s');
  world.fault('audit', 'crash').disconnect('clicks', 'audit').heal('audit', 'crash');
  const asked = () => world.facts('RequestDeparted', 'audit').filter(({ atMs }) => atMs >= 2_500);
  world.advance('5s');
  expect(asked()).toEqual([]);
  world.link('clicks', 'audit').advance('5s');
  expect(asked().map(({ detail }) => detail.action)).toContain('ListShards');
});

test('a reader that was wired anew while it was down lists the shards once', () => {
  const world = reading();
  put(world, 1);
  world.advanceTo('2.5s');
  world.fault('audit', 'crash').disconnect('clicks', 'audit');
  world.apply({ type: 'connect', link: { id: 'again', from: 'clicks', to: 'audit', kind: 'poll' } });
  world.heal('audit', 'crash');
  const atOnce = world.facts('RequestDeparted', 'audit').filter(({ atMs }) => atMs >= 2_500);
  expect(atOnce.map(({ detail }) => detail.action)).toEqual(['ListShards']);
});

test('sought in the past and played on, it comes to the same places', () => {
  const world = testWorld({ latencyMs: 5 }, { checkpointInterval: 15 })
    .stream('clicks', { ShardCount: 2, reshardSeconds: 0 })
    .reader('audit', {
      work: { kind: 'uniform', minSeconds: 0.1, maxSeconds: 2 },
      failRate: 0.3,
      checkpointEvery: 2,
    })
    .link('clicks', 'audit');
  const at: number[] = [];
  const looks: object[] = [];
  for (let second = 0; second < 40; second++) {
    put(world, 1);
    if (second === 12) {
      const ShardToSplit = 'shardId-000000000000';
      world.call('clicks', 'SplitShard', { ShardToSplit, NewStartingHashKey: (2n ** 126n).toString() });
    }
    if (second === 20) world.call('audit', 'CrashReader');
    if (second === 30) world.call('audit', 'RewindReader', { to: 'TRIM_HORIZON' });
    world.advance('0.5s');
    at.push(world.engine.nowMs);
    looks.push(seen(world));
    world.advance('0.5s');
  }
  expect(seen(world)).toMatchObject({ shardCount: 4 });
  for (const start of [35, 3, 21, 13, 29]) {
    for (let place = start; place < 40; place++) {
      world.engine.seek(at[place] ?? 0);
      expect(seen(world)).toEqual(looks[place]);
    }
  }
});

describe('a stream that is removed and made anew', () => {
  const anew = (before: number) => {
    const world = reading({ work: { kind: 'fixed', seconds: 0 } });
    put(world, before);
    world.advanceTo('0.5s');
    world.remove('clicks');
    world.advanceTo('10s');
    expect(seen(world)).toMatchObject({ shards: [], effectsTotal: before });
    world.stream('clicks').link('clicks', 'audit');
    put(world, 1);
    world.advanceTo('12s');
    return world;
  };

  test('is read from its beginning', () => {
    expect(seen(anew(0)).effectsTotal).toBe(1);
  });

  test('knows nothing of a checkpoint in the old one, until the reader is rewound', () => {
    const world = anew(1);
    expect(seen(world).effectsTotal).toBe(1);
    expect(world.facts('ReadRefused')[0]?.detail).toMatchObject({
      action: 'GetShardIterator',
      code: 'InvalidArgumentException',
      sentence: expect.stringContaining('did not come from this stream'),
    });
    world.call('audit', 'RewindReader', { to: 'TRIM_HORIZON' });
    world.advanceTo('15s');
    expect(seen(world).effectsTotal).toBe(2);
  });
});
