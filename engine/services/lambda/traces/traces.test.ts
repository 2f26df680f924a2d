/**
 * Stories that have to read the same tomorrow: what the engine tells is compared with the text files here, line by line.
 * After a change that is meant: `npx vitest run engine/services/lambda/traces -u` writes them anew; read the difference.
 */
import { describe, expect, test } from 'vitest';
import { type TestWorld, testWorld } from '../../../testing/testWorld.ts';
import type { FunctionView } from '../contract.ts';

/** No road takes time, so that the numbers in the story are those of the settings. */
const atOnce = { latencyMs: 0 };
const settings = { work: { kind: 'fixed', seconds: 1 } };
const seen = (world: TestWorld) => world.view<FunctionView>('charge');

async function expectStory(world: TestWorld, name: string): Promise<void> {
  await expect(`${world.trace().join('\n')}\n`).toMatchFileSnapshot(`./${name}.txt`);
}

function oneBadApple(link: Record<string, unknown>): TestWorld {
  const world = testWorld(atOnce)
    .queue('orders', { VisibilityTimeout: 20 })
    .queue('dead')
    .lambda('charge', { ...settings, failMessages: ['m2'] })
    .link('orders', 'charge', { BatchSize: 3, ...link })
    .link('orders', 'dead', { maxReceiveCount: 2 });
  world.call('orders', 'SendMessageBatch', {
    Entries: ['a', 'b', 'c'].map((body) => ({ Id: body, MessageBody: body })),
  });
  return world.advanceTo('45s');
}

describe('stories', () => {
  test('one bad message takes its whole batch along', async () => {
    const world = oneBadApple({});
    await expectStory(world, 'whole-batch');
    expect(world.contents('dead')).toEqual(['m1 visible', 'm2 visible', 'm3 visible']);
    expect(seen(world)).toMatchObject({ effectsOnce: 2, duplicateEffects: 2 });
  });

  test('the function names the bad one, and it goes alone', async () => {
    const world = oneBadApple({ ReportBatchItemFailures: true });
    await expectStory(world, 'named-failure');
    expect(world.contents('dead')).toEqual(['m2 visible']);
    expect(seen(world)).toMatchObject({ effectsOnce: 2, duplicateEffects: 0 });
  });

  test('a bad record is cornered by bisecting, and reported', async () => {
    const world = testWorld(atOnce)
      .stream('clicks')
      .queue('failed')
      .lambda('charge', { ...settings, failMessages: ['m2'] })
      .link('clicks', 'charge', {
        StartingPosition: 'TRIM_HORIZON',
        BisectBatchOnFunctionError: true,
        MaximumRetryAttempts: 1,
      })
      .link('charge', 'failed', {}, 'onFailure');
    world.call('clicks', 'PutRecords', {
      Records: ['a', 'b', 'c', 'd'].map((Data) => ({ Data, PartitionKey: 'k' })),
    });
    world.advanceTo('15s');
    await expectStory(world, 'bisected');
    expect(world.contents('failed')).toEqual(['m2 visible']);
    expect(seen(world)).toMatchObject({ effectsOnce: 3 });
  });
});
