/** Seen from outside, from the log alone: every record that was taken in has exactly one end. */
import { describe, expect, test } from 'vitest';
import type { FaultKind } from '../../kernel/service.ts';
import { type TestWorld, testWorld } from '../../testing/testWorld.ts';

const ends = ['ObjectDelivered', 'ErrorsDelivered', 'RecordsDropped', 'RecordsLost'];

function originsIn(world: TestWorld, types: readonly string[]): number[] {
  return world
    .facts(undefined, 'delivery')
    .filter(({ type }) => types.includes(type))
    .flatMap(({ detail }) => detail.messages ?? detail.message ?? [])
    .sort((left, right) => left - right);
}

/** Ten minutes of records from two producers, through a function that drops some and fails some. */
function busyWorld(seed: number, batchSize: number): TestWorld {
  return testWorld({ seed })
    .producer('app', { pattern: { kind: 'poisson', perSecond: 3 }, count: 1_000, batchSize })
    .deliveryStream('delivery', { IntervalInSeconds: 20, SizeInMBs: 1 })
    .lambda('clean', { failMessages: ['m7'], dropMessages: ['m9'], failRate: 0.3 })
    .bucket('lake')
    .link('app', 'delivery')
    .link('delivery', 'clean', { BufferIntervalInSeconds: 5, NumberOfRetries: 1 })
    .link('delivery', 'lake');
}

describe('whatever happens to bucket and function', () => {
  const troubles: readonly (readonly [string, FaultKind])[] = [
    ['lake', 'throttle'],
    ['lake', 'drop'],
    ['clean', 'throttle'],
    ['clean', 'drop'],
    ['delivery → lake', 'loss'],
    ['delivery → clean', 'loss'],
  ];

  test.each(troubles)('%s, %s: no record is without an end, and none has two', (on, kind) => {
    const world = busyWorld(7, 1).fault(on, kind, { rate: 0.5, forSeconds: 300 });
    world.advanceTo('3h');
    const accepted = originsIn(world, ['RecordAccepted', 'RecordsAccepted']);
    expect(accepted).toHaveLength(1_000);
    expect(originsIn(world, ends)).toEqual(accepted);
  });

  test('and what is said to be in an object is in the bucket, in that order', () => {
    const world = busyWorld(8, 10).fault('lake', 'throttle', { rate: 0.5, forSeconds: 300 });
    world.advanceTo('3h');
    for (const { detail } of world.facts('ObjectDelivered')) {
      const object = world.engine.open('lake', detail.key as string);
      expect(object?.origins).toEqual(detail.messages);
      expect(detail.messages).toEqual([...(detail.messages ?? [])].sort((left, right) => left - right));
    }
    expect(originsIn(world, ends)).toEqual(originsIn(world, ['RecordsAccepted']));
  });
});
