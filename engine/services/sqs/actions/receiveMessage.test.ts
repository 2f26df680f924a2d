import { describe, expect, test } from 'vitest';
import { testWorld } from '../../../testing/testWorld.ts';
import { inFlightMax } from '../limits.ts';

describe('validations', () => {
  const world = testWorld().queue('orders');
  const refused = (input: object) => world.call('orders', 'ReceiveMessage', input);

  test.each([0, 11])('[SQS-41] refuses to hand out %d messages', (count) => {
    expect(refused({ MaxNumberOfMessages: count })).toEqual({
      code: 'InvalidParameterValue',
      sentence: `Value ${count} for parameter MaxNumberOfMessages is invalid. Reason: Must be between 1 and 10, if provided.`,
      status: 400,
    });
  });

  test.each([-1, 21])('[SQS-04] refuses to wait %d s', (seconds) => {
    expect(refused({ WaitTimeSeconds: seconds })).toEqual({
      code: 'InvalidParameterValue',
      sentence: `Value ${seconds} for parameter WaitTimeSeconds is invalid. Reason: Must be >= 0 and <= 20, if provided.`,
      status: 400,
    });
  });

  test.each([-1, 43_201])('[SQS-46] refuses a visibility timeout of %d s', (seconds) => {
    expect(refused({ VisibilityTimeout: seconds }).code).toBe('InvalidParameterValue');
  });

  test('a refused receive takes nothing', () => {
    const quiet = testWorld().queue('orders');
    quiet.send('orders', 'a');
    quiet.call('orders', 'ReceiveMessage', { MaxNumberOfMessages: 11 });
    expect(quiet.contents('orders')).toEqual(['m1 visible']);
  });
});

describe('what is handed out', () => {
  test('[SQS-41] one message unless more are asked for, never more than there are', () => {
    const world = testWorld().queue('orders');
    for (const body of 'abcdefghijkl') world.send('orders', body);
    expect(world.receive('orders').map(({ Body }) => Body)).toEqual(['a']);
    expect(world.receiveBodies('orders', { MaxNumberOfMessages: 10 })).toEqual([...'bcdefghijk']);
    expect(world.receiveBodies('orders', { MaxNumberOfMessages: 10 })).toEqual(['l']);
  });

  test('[SQS-41] an empty answer has no Messages at all', () => {
    const world = testWorld().queue('orders');
    expect(world.call('orders', 'ReceiveMessage', {})).toEqual({});
  });

  test('[SQS-40] visible, in flight, visible again, gone', () => {
    const world = testWorld().queue('orders', { VisibilityTimeout: 30 });
    world.send('orders', 'a');
    expect(world.contents('orders')).toEqual(['m1 visible']);
    world.receive('orders');
    expect(world.contents('orders')).toEqual(['m1 in flight']);
    expect(world.receive('orders')).toEqual([]);
    world.advanceTo('29.999s');
    expect(world.contents('orders')).toEqual(['m1 in flight']);
    world.advanceTo('30s');
    expect(world.contents('orders')).toEqual(['m1 visible']);
    world.delete('orders', world.receive('orders')[0]);
    expect(world.contents('orders')).toEqual([]);
  });

  test('[SQS-01] the visibility timeout is 30 s unless the queue says otherwise, and may be 0', () => {
    const world = testWorld().queue('orders').queue('hasty', { VisibilityTimeout: 0 });
    world.send('orders', 'a');
    world.send('hasty', 'a');
    world.receive('orders');
    world.receive('hasty');
    expect(world.facts('MessageReceived').map(({ detail }) => detail.timeoutMs)).toEqual([30_000, 0]);
    world.advance(0);
    expect(world.contents('hasty')).toEqual(['m2 visible']);
  });

  test('[SQS-45] each receive has a new handle and counts one more; the first one is remembered', () => {
    const world = testWorld().queue('orders', { VisibilityTimeout: 10 });
    world.advanceTo('1s');
    world.send('orders', 'a');
    const receive = (when: string) => {
      world.advanceTo(when);
      const [message] = world.receive('orders', { MessageSystemAttributeNames: ['All'] });
      return { ...message?.Attributes, handle: message?.ReceiptHandle };
    };
    const [first, second, third] = [receive('5s'), receive('15s'), receive('25s')];
    expect(first).toMatchObject({ ApproximateReceiveCount: '1', ApproximateFirstReceiveTimestamp: '5000' });
    expect(second).toMatchObject({ ApproximateReceiveCount: '2', ApproximateFirstReceiveTimestamp: '5000' });
    expect(third).toMatchObject({ ApproximateReceiveCount: '3', SentTimestamp: '1000' });
    expect(new Set([first.handle, second.handle, third.handle]).size).toBe(3);
  });

  test('[SQS-46] a visibility timeout of the request holds for its own messages only', () => {
    const world = testWorld().queue('orders', { VisibilityTimeout: 10 });
    for (const body of ['a', 'b']) world.send('orders', body);
    world.receive('orders', { VisibilityTimeout: 3 });
    world.receive('orders');
    world.advanceTo('3s');
    expect(world.contents('orders')).toEqual(['m1 visible', 'm2 in flight']);
    world.receive('orders');
    world.advanceTo('12.999s');
    expect(world.contents('orders')).toEqual(['m1 in flight', 'm2 visible']);
    world.advanceTo('13s');
    expect(world.contents('orders')).toEqual(['m1 visible', 'm2 visible']);
  });

  test('a standard queue hands out what became visible first', () => {
    const world = testWorld().queue('orders', { VisibilityTimeout: 5 });
    world.send('orders', 'a');
    world.receive('orders');
    world.send('orders', 'b', { DelaySeconds: 4 });
    world.advanceTo('4.5s');
    world.send('orders', 'c');
    world.advanceTo('5s');
    expect(world.receiveBodies('orders')).toEqual(['b', 'c', 'a']);
  });
});

describe('attributes', () => {
  const attributes = Object.fromEntries(
    ['colour', 'price.net', 'price.gross', 'priceless'].map((name) => [
      name,
      { DataType: 'String', StringValue: name },
    ]),
  );

  test('[SQS-25] system attributes come only when asked for', () => {
    const world = testWorld({ account: '111122223333' }).queue('orders', { VisibilityTimeout: 0 });
    const header = { AWSTraceHeader: { DataType: 'String', StringValue: 'Root=1' } };
    world.send('orders', 'a', { MessageSystemAttributes: header });
    const receive = (input: object) => {
      world.advance(0);
      return world.receive('orders', input)[0]?.Attributes;
    };
    expect(receive({})).toBeUndefined();
    expect(receive({ MessageSystemAttributeNames: ['SenderId'] })).toEqual({ SenderId: '111122223333' });
    expect(receive({ AttributeNames: ['AWSTraceHeader', 'SequenceNumber'] })).toEqual({
      AWSTraceHeader: 'Root=1',
    });
    expect(receive({ MessageSystemAttributeNames: ['All'] })).toEqual({
      SenderId: '111122223333',
      SentTimestamp: '0',
      ApproximateReceiveCount: '4',
      ApproximateFirstReceiveTimestamp: '0',
      AWSTraceHeader: 'Root=1',
    });
  });

  test('[SQS-25] on FIFO also sequence number, group and deduplication id', () => {
    const world = testWorld().queue('pay.fifo', { ContentBasedDeduplication: true });
    const sent = world.send('pay.fifo', 'message-1', { MessageGroupId: 'g' });
    expect(world.receive('pay.fifo', { AttributeNames: ['All'] })[0]?.Attributes).toMatchObject({
      SequenceNumber: sent.SequenceNumber,
      MessageGroupId: 'g',
      MessageDeduplicationId: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
  });

  test.each([
    [undefined, []],
    [[], []],
    [['none'], []],
    [['colour'], ['colour']],
    [['price.*'], ['price.net', 'price.gross']],
    [['All'], Object.keys(attributes)],
    [['.*'], Object.keys(attributes)],
  ])('[SQS-26] of the user attributes %j asks for %j', (names, expected) => {
    const world = testWorld().queue('orders');
    world.send('orders', 'a', { MessageAttributes: attributes });
    const input = names ? { MessageAttributeNames: names } : {};
    const found = world.receive('orders', input)[0]?.MessageAttributes;
    if (expected.length === 0) expect(found).toBeUndefined();
    else expect(found).toEqual(Object.fromEntries(expected.map((name) => [name, attributes[name]])));
  });
});

describe('long polling', () => {
  test('[SQS-43] answers as soon as one message is there, without waiting for more', () => {
    const world = testWorld({ latencyMs: 0 })
      .queue('orders')
      .worker('billing', { waitTimeSeconds: 20, batchSize: 10, work: { kind: 'fixed', seconds: 100 } })
      .link('orders', 'billing');
    world.advanceTo('3s');
    expect(world.view('orders').waitingPolls).toBe(1);
    world.send('orders', 'a');
    world.send('orders', 'b');
    expect(world.facts('MessageReceived').map(({ atMs, detail }) => [atMs, detail.message])).toEqual([
      [3_000, 1],
    ]);
    expect(world.contents('orders')).toEqual(['m1 in flight', 'm2 visible']);
  });

  test('[SQS-43] is empty only when the wait is over', () => {
    const world = testWorld().queue('orders');
    expect(world.call('orders', 'ReceiveMessage', { WaitTimeSeconds: 20 })).toEqual({});
    world.advanceTo('19.999s');
    expect(world.facts('ReceiveEmpty')).toEqual([]);
    expect(world.view('orders').waitingPolls).toBe(1);
    world.advanceTo('20s');
    expect(world.facts('ReceiveEmpty')[0]).toMatchObject({ atMs: 20_000, detail: { waitedMs: 20_000 } });
    expect(world.view('orders')).toMatchObject({ waitingPolls: 0, emptyReceivesTotal: 1 });
  });

  test('[SQS-43] the request overrides the queue, both ways', () => {
    const world = testWorld().queue('patient', { ReceiveMessageWaitTimeSeconds: 5 }).queue('hasty');
    world.receive('patient');
    world.receive('patient', { WaitTimeSeconds: 0 });
    world.receive('hasty', { WaitTimeSeconds: 3 });
    world.receive('hasty');
    world.advanceTo('10s');
    expect(world.facts('ReceiveEmpty').map(({ resource, atMs }) => [resource, atMs])).toEqual([
      ['patient', 0],
      ['hasty', 0],
      ['hasty', 3_000],
      ['patient', 5_000],
    ]);
  });

  test('[SQS-43] ends when a delay or a visibility timeout does', () => {
    const world = testWorld().queue('orders', { VisibilityTimeout: 4 });
    world.send('orders', 'a');
    world.receive('orders');
    world.send('orders', 'b', { DelaySeconds: 2 });
    world.receive('orders', { WaitTimeSeconds: 20 });
    world.receive('orders', { WaitTimeSeconds: 20 });
    world.advanceTo('5s');
    expect(world.facts('MessageReceived').map(({ atMs, detail }) => [atMs, detail.message])).toEqual([
      [0, 1],
      [2_000, 2],
      [4_000, 1],
    ]);
  });

  test('whoever waits longest is served first', () => {
    const world = testWorld({ latencyMs: 0 }).queue('orders');
    for (const worker of ['first', 'second']) world.worker(worker).link('orders', worker);
    world.advanceTo('1s');
    world.send('orders', 'a');
    world.send('orders', 'b');
    expect(world.facts('MessageReceived').map(({ detail }) => detail.by)).toEqual(['first', 'second']);
  });
});

describe('messages in flight', () => {
  /** A queue with as many messages in flight as it can have, and one message more. */
  function fullQueue(queue: string) {
    const world = testWorld().queue(queue, { VisibilityTimeout: 43_200 });
    const isFifo = queue.endsWith('.fifo');
    for (let sent = 0; sent <= inFlightMax; sent += 10) {
      // A FIFO group is locked by its first receive: ten to a group.
      const ids = (entry: number) =>
        isFifo ? { MessageGroupId: `g${sent}`, MessageDeduplicationId: `${sent}-${entry}` } : {};
      const Entries = Array.from({ length: sent < inFlightMax ? 10 : 1 }, (_, entry) => {
        return { Id: `${entry}`, MessageBody: 'x', ...ids(entry) };
      });
      world.call(queue, 'SendMessageBatch', { Entries });
    }
    for (let received = 0; received < inFlightMax; received += 10)
      world.receive(queue, { MaxNumberOfMessages: 10 });
    expect(world.view(queue)).toMatchObject({ notVisibleCount: 120_000, visibleCount: 1 });
    return world;
  }

  test('[SQS-55] a standard queue has at most 120,000: the next short poll is refused, a long poll gets nothing', () => {
    const world = fullQueue('orders');
    expect(world.call('orders', 'ReceiveMessage', {})).toMatchObject({ code: 'OverLimit', status: 403 });
    expect(world.call('orders', 'ReceiveMessage', { WaitTimeSeconds: 1 })).toEqual({});
    world.advance('1s');
    expect(world.facts('ReceiveEmpty')).toHaveLength(1);
    expect(world.view('orders').visibleCount).toBe(1);
  }, 30_000);

  test('[SQS-56] a FIFO queue as well, but without an error', () => {
    const world = fullQueue('pay.fifo');
    expect(world.call('pay.fifo', 'ReceiveMessage', {})).toEqual({});
    expect(world.facts('ReceiveEmpty')).toHaveLength(1);
    expect(world.view('pay.fifo').visibleCount).toBe(1);
  }, 30_000);
});
