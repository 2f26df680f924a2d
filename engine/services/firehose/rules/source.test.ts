import { describe, expect, test } from 'vitest';
import { testWorld } from '../../../testing/testWorld.ts';
import type { DeliveryStreamView } from '../contract.ts';

const reading = (settings: Record<string, unknown> = {}) =>
  testWorld({ latencyMs: 0 })
    .stream('clicks', { ShardCount: 2 })
    .deliveryStream('delivery', { IntervalInSeconds: 10, ...settings })
    .bucket('lake')
    .link('clicks', 'delivery')
    .link('delivery', 'lake');
type World = ReturnType<typeof reading>;

const put = (world: World, Data: string, PartitionKey: string, origin: number) =>
  world.call('clicks', 'PutRecord', { Data, PartitionKey }, [origin]);
const view = (world: World) => world.view<DeliveryStreamView>('delivery');

describe('a Kinesis stream as the source', () => {
  test('[FH-06] closes the stream to Direct PUT', () => {
    const world = reading();
    const refusal = {
      code: 'InvalidArgumentException',
      sentence: 'This operation is not permitted on KinesisStreamAsSource delivery stream type.',
      status: 400,
    };
    expect(world.call('delivery', 'PutRecord', { Record: { Data: 'a' } })).toEqual(refusal);
    expect(world.call('delivery', 'PutRecordBatch', { Records: [{ Data: 'a' }] })).toEqual(refusal);
    expect(view(world)).toMatchObject({ source: 'KinesisStreamAsSource', sourceStream: 'clicks' });
  });

  test('[FH-24] is read from its tip on: what was there before is not delivered', () => {
    const world = testWorld({ latencyMs: 0 })
      .stream('clicks')
      .deliveryStream('delivery', { IntervalInSeconds: 10 })
      .bucket('lake')
      .link('delivery', 'lake');
    put(world, 'before', 'a', 1);
    world.advance('5s').link('clicks', 'delivery').advance('5s');
    put(world, 'after', 'a', 2);
    world.advance('1min');
    expect(world.facts('ObjectDelivered').map(({ detail }) => detail.messages)).toEqual([[2]]);
  });

  test('[FH-24] is read once a second in every shard', () => {
    const world = reading();
    world.advance('20s');
    const reads = world
      .facts('RequestDeparted', 'delivery')
      .filter(({ atMs, detail }) => detail.action === 'GetRecords' && atMs >= 5_000 && atMs < 15_000);
    expect(reads).toHaveLength(20);
  });

  test('[FH-24] gives the records of all shards to one object, and keeps them itself', () => {
    const world = reading();
    world.advance('3s');
    ['a', 'b', 'c', 'd'].forEach((key, index) => {
      put(world, key, key, index + 1);
    });
    world.advance('30s');
    const [object] = world.facts('ObjectDelivered');
    const messages = object?.detail.messages as number[];
    expect([...messages].sort()).toEqual([1, 2, 3, 4]);
    const accepted = world.facts('RecordsAccepted').flatMap(({ detail }) => detail.messages);
    expect(messages).toEqual(accepted);
    expect(world.facts('RecordsAccepted')[0]?.detail).toMatchObject({
      by: 'clicks',
      shard: expect.stringMatching(/^shardId-/),
      source: 'KinesisStreamAsSource',
    });
  });

  test('[FH-24] a new wire after an old one opens the stream to Direct PUT in between', () => {
    const world = reading();
    world.advance('3s').disconnect('clicks', 'delivery');
    expect(world.call('delivery', 'PutRecord', { Record: { Data: 'a' } }).code).toBeUndefined();
    expect(view(world)).toMatchObject({ source: 'DirectPut', acceptedTotal: 1 });
  });
});
