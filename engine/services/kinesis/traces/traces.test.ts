/**
 * Stories that have to read the same tomorrow: what the engine tells is compared with the text files here, line by line.
 * After a change that is meant: `npx vitest run engine/services/kinesis/traces -u` writes them anew; read the difference.
 */
import { describe, expect, test } from 'vitest';
import { type TestWorld, testWorld } from '../../../testing/testWorld.ts';
import type { GetRecordsOutput, GetShardIteratorOutput, StreamView } from '../contract.ts';

async function expectStory(world: TestWorld, name: string): Promise<void> {
  await expect(`${world.trace().join('\n')}\n`).toMatchFileSnapshot(`./${name}.txt`);
}

const put = (world: TestWorld, Data: string, PartitionKey: string) =>
  world.call('clicks', 'PutRecord', { Data, PartitionKey });
const batch = (world: TestWorld, count: number, PartitionKey: string) =>
  world.call('clicks', 'PutRecords', {
    Records: Array.from({ length: count }, () => ({ Data: 'x', PartitionKey })),
  });
const from = (world: TestWorld, ShardId: string) =>
  world.call<GetShardIteratorOutput>('clicks', 'GetShardIterator', {
    ShardId,
    ShardIteratorType: 'TRIM_HORIZON',
  }).ShardIterator;
const read = (world: TestWorld, ShardIterator: string | undefined) =>
  world.call<GetRecordsOutput>('clicks', 'GetRecords', { ShardIterator });

describe('stories', () => {
  test('one hot shard throttles while its neighbours idle', async () => {
    const world = testWorld().stream('clicks', { ShardCount: 4 });
    for (let second = 0; second < 3; second++) {
      for (const _ of [1, 2, 3]) batch(world, 500, 'user-1');
      put(world, 'y', 'user-2');
      world.advance('1s');
    }
    await expectStory(world, 'hot-shard');
    expect(world.view<StreamView>('clicks').shards.map(({ throttledTotal }) => throttledTotal)).toEqual([
      0, 0, 0, 1_500,
    ]);
  });

  test('a split: the parent is read to its end, then the children', async () => {
    const world = testWorld().stream('clicks', { reshardSeconds: 30 });
    put(world, 'a', 'user-1');
    put(world, 'b', 'user-2');
    world.call('clicks', 'SplitShard', {
      ShardToSplit: 'shardId-0',
      NewStartingHashKey: (2n ** 127n).toString(),
    });
    world.advance('10s');
    put(world, 'c', 'user-1');
    let answer = read(world, from(world, 'shardId-0'));
    world.advance('20s');
    put(world, 'd', 'user-1');
    put(world, 'e', 'user-2');
    answer = read(world, answer.NextShardIterator);
    for (const { ShardId } of answer.ChildShards ?? []) read(world, from(world, ShardId));
    await expectStory(world, 'split');
    expect(world.contents('clicks')).toEqual([
      'm1 shard 0',
      'm2 shard 0',
      'm3 shard 0',
      'm4 shard 2',
      'm5 shard 1',
    ]);
  });

  test('a reader that is down longer than the retention has lost records', async () => {
    const world = testWorld({ latencyMs: 0 }).stream('clicks').reader('audit').link('clicks', 'audit');
    put(world, 'seen', 'user-1');
    world.advanceTo('500ms');
    world.fault('audit', 'crash');
    put(world, 'lost', 'user-1');
    world.advanceTo('20h');
    put(world, 'in time', 'user-1');
    world.advanceTo('24h5s');
    world.heal('audit', 'crash');
    world.advance('500ms');
    await expectStory(world, 'retention');
    const read = world.facts('RecordsRead').map(({ detail }) => detail.messages);
    expect(read).toEqual([[1], [3]]);
  });
});
