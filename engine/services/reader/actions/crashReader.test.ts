import { expect, test } from 'vitest';
import { testWorld } from '../../../testing/testWorld.ts';
import type { ReaderView } from '../contract.ts';

const reading = () => {
  const world = testWorld({ latencyMs: 0 })
    .stream('clicks')
    .reader('audit', { work: { kind: 'fixed', seconds: 1 }, restartSeconds: 4 })
    .link('clicks', 'audit');
  for (const Data of ['a', 'b', 'c']) world.call('clicks', 'PutRecord', { Data, PartitionKey: 'k' });
  world.advanceTo('1.5s');
  return world;
};

test('the program is down, and back after its time', () => {
  const world = reading();
  expect(world.call('audit', 'CrashReader')).toEqual({});
  expect(world.view<ReaderView>('audit').isCrashed).toBe(true);
  expect(world.facts('ReaderCrashed')[0]?.detail).toMatchObject({ reason: 'crashed by you', repeatCount: 1 });
  world.advanceTo('5.4s');
  expect(world.facts('RecordProcessed')).toHaveLength(1);
  world.advanceTo('5.5s');
  expect(world.facts('ReaderRestarted')).toHaveLength(1);
  expect(world.view<ReaderView>('audit')).toMatchObject({ isCrashed: false });
  world.advanceTo('20s');
  expect(world.view<ReaderView>('audit')).toMatchObject({ effectsOnce: 3, duplicateEffects: 1 });
});

test('the end that was planned for the record in work does not come', () => {
  const world = reading();
  world.call('audit', 'CrashReader');
  world.advanceTo('2s');
  expect(world.facts('RecordProcessed').map(({ detail }) => detail.message)).toEqual([1]);
});

test('it has to be up', () => {
  const world = reading();
  world.call('audit', 'CrashReader');
  expect(world.call('audit', 'CrashReader')).toMatchObject({
    code: 'AlreadyCrashed',
    sentence: 'The reader is down already.',
  });
});
