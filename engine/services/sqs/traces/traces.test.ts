/**
 * Stories that have to read the same tomorrow: what the engine tells is compared with the text files here, line by line.
 * After a change that is meant: `npx vitest run engine/services/sqs/traces -u` writes them anew; read the difference.
 */
import { describe, expect, test } from 'vitest';
import { type TestWorld, testWorld } from '../../../testing/testWorld.ts';
import type { WorkerView } from '../../worker/contract.ts';

/** No road takes time, so that the numbers in the story are those of the settings. */
const atOnce = { latencyMs: 0 };

async function expectStory(world: TestWorld, name: string): Promise<void> {
  await expect(`${world.trace().join('\n')}\n`).toMatchFileSnapshot(`./${name}.txt`);
}

const script = (...messages: object[]) => ({ pattern: { kind: 'script', messages } });
const sent = (atSeconds: number, body: string, more: object = {}) => ({ atSeconds, body, ...more });
const work = (seconds: number) => ({ kind: 'fixed', seconds });

describe('stories', () => {
  test('a poison message on its way to the dead-letter queue', async () => {
    const world = testWorld(atOnce)
      .queue('orders', { VisibilityTimeout: 10 })
      .queue('dead')
      .producer('shop', script(sent(0, 'one'), sent(1, 'poison'), sent(2, 'three')))
      .worker('billing', { work: work(2), failMessages: ['poison'] })
      .link('shop', 'orders')
      .link('orders', 'billing')
      .link('orders', 'dead', { maxReceiveCount: 2 });
    world.advanceTo('45s');
    await expectStory(world, 'poison');
    expect(world.contents('dead')).toEqual(['m2 visible']);
  });

  test('30 seconds for 45 seconds of work: two workers, three effects by 105 s', async () => {
    const world = testWorld(atOnce)
      .queue('orders', { VisibilityTimeout: 30 })
      .producer('shop', script(sent(0, 'order')))
      .worker('billing', { workers: 2, work: work(45) })
      .link('shop', 'orders')
      .link('orders', 'billing');
    world.advanceTo('105s');
    await expectStory(world, 'visibility-too-short');
    expect(world.facts('WorkSucceeded').map(({ atMs }) => atMs)).toEqual([45_000, 75_000, 105_000]);
    expect(world.view<WorkerView>('billing')).toMatchObject({
      effectsTotal: 3,
      effectsOnce: 1,
      duplicateEffects: 1,
    });
  });

  test('everyone behind the one at work: a locked group', async () => {
    const messages = ['A1', 'A2', 'B1', 'A3'].map((body) => sent(0, body, { groupId: body[0] }));
    const world = testWorld(atOnce)
      .queue('pay.fifo', { VisibilityTimeout: 10, ContentBasedDeduplication: true })
      .producer('shop', script(...messages))
      .worker('billing', { workers: 3, work: work(3), failFirstTimes: 0, failMessages: ['A2'] })
      .link('shop', 'pay.fifo')
      .link('pay.fifo', 'billing');
    world.advanceTo('15s');
    // The learner mends the program: A2 goes through, and A3 after it.
    world.configure('billing', { workers: 3, work: work(3) });
    world.advanceTo('40s');
    await expectStory(world, 'locked-group');
  });

  test('the order that never arrived: five minutes of deduplication', async () => {
    const order = (atSeconds: number, more: object = {}) =>
      sent(atSeconds, 'pay 10', { groupId: 'A', ...more });
    const world = testWorld(atOnce)
      .queue('payments.fifo', { ContentBasedDeduplication: true })
      .producer('shop', script(order(0), order(2, { repeatOf: 0 }), order(60), order(299.999), order(300)))
      .worker('billing', { work: work(5) })
      .link('shop', 'payments.fifo')
      .link('payments.fifo', 'billing');
    world.advanceTo('310s');
    await expectStory(world, 'deduplication-window');
    expect(world.view<WorkerView>('billing').effectsTotal).toBe(2);
  });

  test('hidden after the send, hidden after the receive: delay and visibility timeout', async () => {
    const world = testWorld(atOnce)
      .queue('orders', { DelaySeconds: 5, VisibilityTimeout: 4 })
      .producer('shop', script(sent(0, 'as the queue says'), sent(1, 'at once', { delaySeconds: 0 })))
      .worker('billing', { work: work(1), failFirstTimes: 1 })
      .link('shop', 'orders')
      .link('orders', 'billing');
    world.advanceTo('12s');
    await expectStory(world, 'delay');
  });

  test('long polling waits for the message, short polling asks and asks', async () => {
    const world = testWorld(atOnce).producer('shop', script(sent(4.5, 'order')));
    for (const [queue, settings] of [
      ['long', { waitTimeSeconds: 20 }],
      ['short', { waitTimeSeconds: 0, pollIntervalSeconds: 1 }],
    ] as const) {
      const worker = `${queue}-worker`;
      world.queue(queue).worker(worker, { ...settings, work: work(1) });
      world.link('shop', queue).link(queue, worker);
    }
    world.advanceTo('9s');
    await expectStory(world, 'long-and-short-polling');
    const receives = (id: string) => world.view<WorkerView>(id).emptyReceivesTotal;
    expect([receives('long-worker'), receives('short-worker')]).toEqual([0, 9]);
  });
});
