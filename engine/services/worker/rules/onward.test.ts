import { describe, expect, test } from 'vitest';
import { type TestWorld, testWorld } from '../../../testing/testWorld.ts';
import type { WorkerView } from '../contract.ts';

const group = (settings: Record<string, unknown> = {}) =>
  testWorld({ latencyMs: 10 })
    .queue('orders', { VisibilityTimeout: 30 })
    .worker('billing', { work: { kind: 'fixed', seconds: 1 }, ...settings })
    .link('orders', 'billing');
const seen = (world: TestWorld) => world.view<WorkerView>('billing');
const sendOne = (world: TestWorld) => world.send('orders', 'paid', { MessageGroupId: 'tenant' });

describe('after its work', () => {
  test('the message goes to every wire in turn, in the call that is right there, and only then it is deleted', () => {
    const world = group()
      .queue('next')
      .topic('events')
      .stream('clicks')
      .bucket('receipts')
      .http('mail')
      .link('billing', 'next')
      .link('billing', 'events')
      .link('billing', 'clicks')
      .link('billing', 'receipts')
      .link('billing', 'mail');
    sendOne(world);
    world.advance('5s');
    const asked = world
      .facts('RequestDeparted', 'billing')
      .filter(({ detail }) => detail.action !== 'ReceiveMessage')
      .map(({ detail }) => [detail.to, detail.action, detail.input]);
    expect(asked.slice(0, 5)).toEqual([
      ['next', 'SendMessage', { MessageBody: 'paid', MessageGroupId: 'tenant' }],
      ['events', 'Publish', { Message: 'paid', MessageGroupId: 'tenant' }],
      ['clicks', 'PutRecord', { Data: 'paid', PartitionKey: 'tenant' }],
      ['receipts', 'PutObject', { Key: 'm1.txt', Body: 'paid' }],
      ['mail', 'Request', { headers: { 'x-message-group-id': 'tenant' }, body: 'paid' }],
    ]);
    expect(asked[5]?.slice(0, 2)).toEqual(['orders', 'DeleteMessage']);
    expect(world.contents('orders')).toEqual([]);
  });

  test('it waits for the answer of a service that it calls', () => {
    const world = group()
      .http('mail', { work: { kind: 'fixed', seconds: 3 } })
      .link('billing', 'mail');
    sendOne(world);
    world.advanceTo('4s');
    expect(seen(world).rows[0]?.activity).toBe('waiting');
    expect(seen(world).deletesTotal).toBe(0);
    world.advanceTo('5s');
    expect(seen(world).deletesTotal).toBe(1);
  });
});

describe('a call that fails', () => {
  test('is a failure of the job: the message stays, and comes again', () => {
    const world = group().http('mail', { failRate: 1 }).link('billing', 'mail');
    sendOne(world);
    world.advanceTo('5s');
    expect(world.facts('WorkFailed')[0]?.detail.reason).toBe('could not send onward to mail: HTTP 500');
    expect(world.contents('orders')).toEqual(['m1 in flight']);
    world.advanceTo('35s');
    expect(world.facts('WorkStarted')).toHaveLength(2);
  });

  test('and so is one without an answer', () => {
    const world = group({ requestTimeoutSeconds: 2 })
      .http('mail', { work: { kind: 'fixed', seconds: 60 } })
      .link('billing', 'mail');
    sendOne(world);
    world.advanceTo('5s');
    expect(world.facts('WorkFailed')[0]?.detail.reason).toBe('could not send onward to mail: RequestTimeout');
  });

  test('ends it: the wires behind it get nothing this time', () => {
    const world = group()
      .http('mail', { failRate: 1 })
      .queue('next')
      .link('billing', 'mail')
      .link('billing', 'next');
    sendOne(world);
    world.advanceTo('5s');
    expect(world.contents('next')).toEqual([]);
  });
});

test('a group polls one queue: a second wire is refused, with the reason', () => {
  const world = group().queue('other');
  const { problem } = world.apply({
    type: 'connect',
    link: { id: 'second', from: 'other', to: 'billing', kind: 'poll', settings: {} },
  });
  expect(problem).toContain('there can be only one');
});
