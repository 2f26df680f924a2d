import { describe, expect, test } from 'vitest';
import { testWorld } from './testWorld.ts';

/** Goal: a story in a test reads aloud, and the words of the test world do what they say. */
describe('traces', () => {
  test('one line per fact: time, who, what, which message, and how often', () => {
    const world = testWorld()
      .queue('orders', { VisibilityTimeout: 30 })
      .queue('dead')
      .link('orders', 'dead', { maxReceiveCount: 1 });
    world.send('orders', 'a');
    world.receive('orders');
    world.advance('30s');
    world.receive('orders');
    world.advance('1s');
    expect(world.trace()).toEqual([
      '0.000 orders  MessageSent m1',
      '0.000 orders → you  MessageReceived m1 (receive 1 of 1)',
      '30.000 orders  VisibilityExpired m1 (timeout 30 s)',
      '30.000 orders → dead  MessageDeadLettered m1 (received 1×)',
      '30.000 orders → you  ReceiveEmpty (waited 0 ms)',
      '30.005 dead  DeadLetterArrived m1 (dead-lettered)',
    ]);
  });

  test('the whole trace shows the road as well', () => {
    const world = testWorld({ latencyMs: 2.5 })
      .queue('orders')
      .producer('shop', { count: 1, groups: [] })
      .link('shop', 'orders');
    world.advance('1s');
    expect(world.trace(true)).toEqual([
      '0.000  RunStarted (seed 1)',
      '0.000 orders  ResourceCreated',
      '0.000 shop  ResourceCreated',
      '0.000  LinksChanged',
      '0.000 shop  MessageProduced m1',
      '0.000 shop → orders  RequestDeparted (SendMessage m1)',
      '0.002500 orders  MessageSent m1',
      '0.002500 orders → shop  ReplyDeparted (SendMessage)',
    ]);
  });

  test('after the first call the same words are commands', () => {
    const world = testWorld().queue('a');
    world.advance('1min30s');
    world.queue('b').worker('w').link('b', 'w').configure('b', { DelaySeconds: 3 }).fault('b', 'slow');
    expect(world.facts('ResourceCreated').map((fact) => [fact.resource, fact.atMs])).toEqual([
      ['a', 0],
      ['b', 90_000],
      ['w', 90_000],
    ]);
    expect(world.view('b').delaySeconds).toBe(3);
    expect(world.engine.faultsOn('b')).toHaveLength(1);
  });

  test('a refusal comes back from a call, and stops a test that relied on success', () => {
    const world = testWorld().queue('a');
    expect(world.call('a', 'SendMessage', {}).code).toBe('MissingParameter');
    expect(() => world.receive('a', { MaxNumberOfMessages: 11 })).toThrow('refused');
    expect(() => world.call('b', 'SendMessage', {})).toThrow('There is no resource "b".');
    expect(() => world.remove('b')).toThrow('There is no resource "b".');
    expect(() => world.advance('soon')).toThrow('no duration');
    expect(() => world.link('a', 'a')).toThrow('A queue cannot be its own dead-letter queue.');
  });
});
