import { describe, expect, test } from 'vitest';
import { testWorld } from '../../../testing/testWorld.ts';

/** A FIFO queue that got these messages, "g1" of group g, at 0. */
function queueWith(...messages: string[]) {
  const world = testWorld().queue('pay.fifo', { VisibilityTimeout: 30, ContentBasedDeduplication: true });
  const send = (message: string) => world.send('pay.fifo', message, { MessageGroupId: message.slice(0, 1) });
  for (const message of messages) send(message);
  const receive = (most = 10) => world.receive('pay.fifo', { MaxNumberOfMessages: most });
  const bodies = (most = 10) => receive(most).map(({ Body }) => Body);
  return { world, send, receive, bodies };
}

describe('the lock of a group', () => {
  test('[SQS-97] while one message is in flight, no later one of its group is handed out', () => {
    const { bodies, send } = queueWith('a1', 'a2', 'b1');
    expect(bodies(1)).toEqual(['a1']);
    expect(bodies()).toEqual(['b1']);
    send('a3');
    send('c1');
    expect(bodies()).toEqual(['c1']);
    expect(bodies()).toEqual([]);
  });

  test('[SQS-97] the lock is not sticky: after a delete anybody gets the next one', () => {
    const { world, receive, bodies } = queueWith('a1', 'a2', 'a3');
    world.delete('pay.fifo', receive(1)[0]);
    expect(bodies(1)).toEqual(['a2']);
  });

  test('[SQS-97] a waiting poll gets the next message with the delete', () => {
    const { world, receive } = queueWith('a1', 'a2');
    const [first] = receive(1);
    world.receive('pay.fifo', { WaitTimeSeconds: 20 });
    world.advanceTo('5s');
    world.delete('pay.fifo', first);
    expect(world.facts('MessageReceived').map(({ atMs, detail }) => [atMs, detail.message])).toEqual([
      [0, 1],
      [5_000, 2],
    ]);
  });

  test('[SQS-102] after the timeout the messages come back in order, at the head of their group', () => {
    const { world, bodies, send } = queueWith('a1', 'a2', 'a3');
    expect(bodies(2)).toEqual(['a1', 'a2']);
    send('a4');
    world.advance('30s');
    expect(bodies()).toEqual(['a1', 'a2', 'a3', 'a4']);
  });
});

describe('the leading run', () => {
  test('[SQS-98] of three in flight, one made visible gives that one only', () => {
    const { world, receive, bodies } = queueWith('a1', 'a2', 'a3', 'a4');
    const [first] = receive(3);
    world.changeVisibility('pay.fifo', first, 0);
    expect(bodies()).toEqual(['a1']);
  });

  test('[SQS-98] the second made visible gives nothing, for the first is before it', () => {
    const { world, receive, bodies } = queueWith('a1', 'a2', 'a3', 'a4');
    const [first, second] = receive(3);
    world.changeVisibility('pay.fifo', second, 0);
    expect(bodies()).toEqual([]);
    world.changeVisibility('pay.fifo', first, 0);
    expect(bodies()).toEqual(['a1', 'a2']);
  });

  test('[SQS-98] a message kept longer blocks itself and all behind it', () => {
    const { world, receive, bodies } = queueWith('a1', 'a2', 'a3', 'a4');
    const [, second] = receive(3);
    world.changeVisibility('pay.fifo', second, 60);
    world.advanceTo('30s');
    expect(world.contents('pay.fifo')).toEqual(['m1 visible', 'm2 in flight', 'm3 visible', 'm4 visible']);
    expect(bodies()).toEqual(['a1']);
    world.advanceTo('59s');
    expect(bodies()).toEqual([]);
    world.advanceTo('60s');
    expect(bodies()).toEqual(['a1', 'a2', 'a3', 'a4']);
  });

  test('[SQS-99] with two received, deleting the first keeps the third waiting', () => {
    const { world, receive, bodies } = queueWith('a1', 'a2', 'a3');
    const [first, second] = receive(2);
    world.delete('pay.fifo', first);
    expect(bodies()).toEqual([]);
    world.delete('pay.fifo', second);
    expect(bodies()).toEqual(['a3']);
  });

  test('[SQS-99] deleting the second first is no different', () => {
    const { world, receive, bodies } = queueWith('a1', 'a2', 'a3');
    const [first, second] = receive(2);
    world.delete('pay.fifo', second);
    expect(bodies()).toEqual([]);
    world.delete('pay.fifo', first);
    expect(bodies()).toEqual(['a3']);
  });

  test('a delayed message stops the run as well', () => {
    const world = testWorld().queue('pay.fifo', { ContentBasedDeduplication: true, DelaySeconds: 5 });
    world.send('pay.fifo', 'a1', { MessageGroupId: 'a' });
    world.advanceTo('2s');
    world.send('pay.fifo', 'a2', { MessageGroupId: 'a' });
    world.advanceTo('5s');
    expect(world.receiveBodies('pay.fifo')).toEqual(['a1']);
  });
});

describe('several groups', () => {
  test('[SQS-100] a receive takes as many as it can of one group, then of the next', () => {
    const { bodies } = queueWith('a1', 'b1', 'a2', 'b2', 'a3', 'c1');
    expect(bodies()).toEqual(['a1', 'a2', 'a3', 'b1', 'b2', 'c1']);
  });

  test('[SQS-100] and stops in the middle of a group when it is full', () => {
    const { bodies } = queueWith('a1', 'b1', 'a2', 'b2', 'a3', 'b3');
    expect(bodies(4)).toEqual(['a1', 'a2', 'a3', 'b1']);
    // Both groups are locked now.
    expect(bodies()).toEqual([]);
  });

  test('[SQS-101] the group whose head became visible first comes first', () => {
    const { world, send, bodies, receive } = queueWith('a1');
    world.advanceTo('1s');
    send('b1');
    world.advanceTo('2s');
    const [a1] = receive(1);
    world.advanceTo('3s');
    send('c1');
    world.advanceTo('4s');
    world.changeVisibility('pay.fifo', a1, 0);
    // a has been visible since 4 s only.
    expect(bodies()).toEqual(['b1', 'c1', 'a1']);
  });

  test('[SQS-101] as recorded after deletes: the next message of a served group keeps its own place', () => {
    // One group is served and deleted; its second message was sent before the third group began.
    const { world, send, receive, bodies } = queueWith('a1', 'b1');
    world.advanceTo('1s');
    send('a2');
    world.advanceTo('2s');
    send('c1');
    world.delete('pay.fifo', receive(1)[0]);
    expect(bodies()).toEqual(['b1', 'a2', 'c1']);
  });

  test('groups that are empty are forgotten', () => {
    const { world, receive } = queueWith('a1', 'b1');
    expect(world.view('pay.fifo').laneCount).toBe(2);
    for (const message of receive()) world.delete('pay.fifo', message);
    expect(world.view('pay.fifo').laneCount).toBe(0);
  });

  test('many comings and goings of one group do not make it come up twice', () => {
    const { world, bodies, send } = queueWith('a1', 'b1');
    for (let round = 0; round < 300; round++) {
      const [message] = world.receive('pay.fifo');
      world.changeVisibility('pay.fifo', message, 0);
    }
    send('c1');
    expect(bodies().sort()).toEqual(['a1', 'b1', 'c1']);
    expect(world.view('pay.fifo').notVisibleCount).toBe(3);
  });
});
