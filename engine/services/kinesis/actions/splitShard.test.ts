import { describe, expect, test } from 'vitest';
import { testWorld } from '../../../testing/testWorld.ts';
import type { ListShardsOutput, PutRecordOutput, StreamView } from '../contract.ts';

const clicks = () => testWorld().stream('clicks', { reshardSeconds: 30 });
type World = ReturnType<typeof clicks>;

const end = 2n ** 128n - 1n;
const middle = 2n ** 127n;
const split = (world: World, key: bigint = middle, ShardToSplit = 'shardId-000000000000') =>
  world.call('clicks', 'SplitShard', { ShardToSplit, NewStartingHashKey: key.toString() });
const put = (world: World, ExplicitHashKey = end.toString()) =>
  world.call<PutRecordOutput>('clicks', 'PutRecord', { Data: 'x', PartitionKey: 'k', ExplicitHashKey })
    .ShardId;

describe('a split', () => {
  test('[KDS-25][KDS-61] takes its time, and the shard works on meanwhile', () => {
    const world = clicks();
    split(world);
    expect(world.view<StreamView>('clicks')).toMatchObject({
      status: 'UPDATING',
      activeAtMs: 30_000,
      openCount: 1,
    });
    world.advance(29_999);
    expect(put(world)).toBe('shardId-000000000000');
    world.advance(1);
    expect(put(world)).toBe('shardId-000000000002');
    const view = world.view<StreamView>('clicks');
    expect(view).toMatchObject({ status: 'ACTIVE', openCount: 2, closedCount: 1 });
    expect(view.activeAtMs).toBeUndefined();
  });

  test('[KDS-58] the lower child ends before the key, the upper one begins with it', () => {
    const world = clicks();
    split(world, 1_000n);
    world.advance('30s');
    const { Shards = [] } = world.call<ListShardsOutput>('clicks', 'ListShards');
    expect(Shards.slice(1).map(({ HashKeyRange, ParentShardId }) => [HashKeyRange, ParentShardId])).toEqual([
      [{ StartingHashKey: '0', EndingHashKey: '999' }, 'shardId-000000000000'],
      [{ StartingHashKey: '1000', EndingHashKey: end.toString() }, 'shardId-000000000000'],
    ]);
    expect([put(world, '999'), put(world, '1000')]).toEqual(['shardId-000000000001', 'shardId-000000000002']);
  });

  test('[KDS-57] moves nothing: old records stay in the parent, new ones go to a child', () => {
    const world = clicks();
    put(world);
    split(world);
    put(world);
    world.advance('30s');
    put(world);
    expect(world.contents('clicks')).toEqual(['m1 shard 0', 'm2 shard 0', 'm3 shard 2']);
  });

  test('[KDS-56] the parent is closed and the children are open, and each step is told', () => {
    const world = clicks();
    split(world);
    world.advance('30s');
    const states = world.view<StreamView>('clicks').shards.map(({ index, state, parents, children }) => ({
      index,
      state,
      parents,
      children,
    }));
    expect(states).toEqual([
      { index: 0, state: 'closed', parents: [], children: [1, 2] },
      { index: 1, state: 'open', parents: [0], children: [] },
      { index: 2, state: 'open', parents: [0], children: [] },
    ]);
    expect(world.facts().map(({ type }) => type)).toEqual(
      expect.arrayContaining(['SplitStarted', 'ShardSplit', 'ShardClosed', 'StreamActive']),
    );
  });
});

describe('what is refused', () => {
  test.each([0n, 1n, end, end + 1n])('[KDS-58][KDS-59] a key at the edge: %s', (key) => {
    const { code, sentence } = split(clicks(), key);
    expect(code).toBe('InvalidArgumentException');
    expect(sentence).toMatch(
      new RegExp(
        `^NewStartingHashKey ${key} used in SplitShard\\(\\) on shard shardId-000000000000 in stream clicks under account \\d{12} ` +
          `is not both greater than one plus the shard's StartingHashKey 0 and less than the shard's EndingHashKey ${end}\\.$`,
      ),
    );
  });

  test.each([2n, end - 1n])('[KDS-58] but not one beside it: %s', (key) => {
    expect(split(clicks(), key).code).toBeUndefined();
  });

  test('[KDS-61] a second one while the first is under way', () => {
    const world = clicks();
    split(world);
    expect(split(world)).toMatchObject({
      code: 'ResourceInUseException',
      sentence: expect.stringMatching(
        /^Stream clicks under account \d{12} not ACTIVE, instead in state UPDATING$/,
      ),
    });
    world.advance('30s');
    expect(split(world, 5n, 'shardId-000000000001').code).toBeUndefined();
  });

  test('[KDS-56] a shard that was split already', () => {
    const world = clicks();
    split(world);
    world.advance('30s');
    expect(split(world).code).toBe('InvalidArgumentException');
    expect(split(world, 5n, 'shardId-000000000009').code).toBe('ResourceNotFoundException');
  });
});
