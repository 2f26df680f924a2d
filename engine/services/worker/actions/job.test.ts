import { describe, expect, test } from 'vitest';
import { testWorld } from '../../../testing/testWorld.ts';

const world = () =>
  testWorld({ latencyMs: 0 }).queue('orders').worker('billing', { workers: 2 }).link('orders', 'billing');

describe.each(['FinishJob', 'FailJob', 'ExtendJob'])('%s', (action) => {
  test('needs a worker that is there, and at work', () => {
    const billing = world();
    billing.advance('1s');
    expect(billing.call('billing', action, { worker: 1 })).toMatchObject({
      code: 'NotWorking',
      sentence: 'Worker 1 is not at work on a message.',
    });
    expect(billing.call('billing', action, { worker: 2 })).toMatchObject({
      code: 'NoSuchWorker',
      sentence: 'There is no worker 2.',
    });
    expect(billing.call('billing', action, {}).code).toBe('InvalidInput');
    expect(billing.call('billing', action, { worker: -1 }).code).toBe('InvalidInput');
  });
});
