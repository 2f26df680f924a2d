import { describe, expect, test } from 'vitest';
import { testWorld } from '../../../testing/testWorld.ts';

type World = ReturnType<typeof testWorld>;
const set = (world: World, queue: string, Attributes: Record<string, string>) =>
  world.call(queue, 'SetQueueAttributes', { Attributes });
const read = (world: World, queue: string, name: string) =>
  world.call<{ Attributes: Record<string, string> }>(queue, 'GetQueueAttributes', { AttributeNames: ['All'] })
    .Attributes?.[name];
const arn = (name: string) => `arn:aws:sqs:us-east-1:123456789012:${name}`;
const policy = (deadLetterTargetArn: unknown, maxReceiveCount?: unknown) => ({
  RedrivePolicy: JSON.stringify({ deadLetterTargetArn, maxReceiveCount }),
});

describe('validations', () => {
  test('[SQS-12] the type of a queue does not change', () => {
    const world = testWorld().queue('orders').queue('pay.fifo');
    expect(set(world, 'orders', { FifoQueue: 'true' })).toEqual({
      code: 'InvalidAttributeName',
      sentence: 'Unknown Attribute FifoQueue.',
      status: 400,
    });
    expect(set(world, 'pay.fifo', { FifoQueue: 'false' })).toEqual({
      code: 'InvalidAttributeValue',
      sentence: 'Invalid value for the parameter FifoQueue. Reason: Modifying queue type is not supported.',
      status: 400,
    });
    expect(set(world, 'pay.fifo', { FifoQueue: 'true' })).toEqual({});
  });

  test('[SQS-08] attributes of FIFO queues only', () => {
    expect(set(testWorld().queue('orders'), 'orders', { DeduplicationScope: 'queue' }).sentence).toBe(
      'You can specify the DeduplicationScope only when FifoQueue is set to true.',
    );
  });

  test.each([
    ['VisibilityTimeout', '43201'],
    ['DelaySeconds', '901'],
    ['MessageRetentionPeriod', '59'],
    ['ReceiveMessageWaitTimeSeconds', '21'],
    ['MaximumMessageSize', '1023'],
    ['SqsManagedSseEnabled', 'perhaps'],
  ])('a value out of range: %s %s', (name, value) => {
    expect(set(testWorld().queue('orders'), 'orders', { [name]: value })).toMatchObject({
      code: 'InvalidAttributeValue',
      sentence: `Invalid value for the parameter ${name}.`,
    });
  });

  test('one wrong attribute, and none is set', () => {
    const world = testWorld().queue('orders');
    set(world, 'orders', { DelaySeconds: '5', VisibilityTimeout: '-1' });
    expect(read(world, 'orders', 'DelaySeconds')).toBe('0');
  });

  test('attributes have to be given', () => {
    expect(testWorld().queue('orders').call('orders', 'SetQueueAttributes', {}).code).toBe(
      'MissingParameter',
    );
  });
});

describe('what changes', () => {
  test('a visibility timeout, for receives from now on', () => {
    const world = testWorld().queue('orders', { VisibilityTimeout: 10 });
    for (const body of 'ab') world.send('orders', body);
    world.receive('orders');
    set(world, 'orders', { VisibilityTimeout: '20' });
    world.receive('orders');
    world.advance('1min');
    expect(world.facts('VisibilityExpired').map(({ atMs }) => atMs)).toEqual([10_000, 20_000]);
  });

  test('[SQS-62] a delay, on a standard queue for later messages only', () => {
    const world = testWorld().queue('orders', { DelaySeconds: 10 });
    world.send('orders', 'a');
    set(world, 'orders', { DelaySeconds: '20' });
    world.send('orders', 'b');
    world.advance('1min');
    expect(world.facts('DelayElapsed').map(({ atMs }) => atMs)).toEqual([10_000, 20_000]);
  });

  test.each([
    ['longer', '20', 20_000],
    ['shorter', '6', 6_000],
    ['over already', '2', 4_000],
    ['none', '0', 4_000],
  ])('[SQS-62] a delay, on a FIFO queue for stored messages as well: %s', (_, seconds, endsAtMs) => {
    const world = testWorld().queue('pay.fifo', { DelaySeconds: 10, ContentBasedDeduplication: true });
    world.send('pay.fifo', 'a', { MessageGroupId: 'g' });
    world.advanceTo('4s');
    set(world, 'pay.fifo', { DelaySeconds: seconds });
    world.advanceTo(endsAtMs - 1 < 4_000 ? 4_000 : endsAtMs - 1);
    if (endsAtMs > 4_000) expect(world.contents('pay.fifo')).toEqual(['m1 delayed']);
    world.advanceTo(endsAtMs);
    expect(world.receiveBodies('pay.fifo')).toEqual(['a']);
    world.advance('1min');
    expect(world.facts('DelayElapsed')).toHaveLength(1);
  });

  test('[SQS-62] the inspector changes it alike', () => {
    const world = testWorld().queue('pay.fifo', { DelaySeconds: 10, ContentBasedDeduplication: true });
    world.send('pay.fifo', 'a', { MessageGroupId: 'g' });
    world.configure('pay.fifo', { FifoQueue: true, DelaySeconds: 30, ContentBasedDeduplication: true });
    world.advanceTo('29.999s');
    expect(world.contents('pay.fifo')).toEqual(['m1 delayed']);
    world.advanceTo('30s');
    expect(world.contents('pay.fifo')).toEqual(['m1 visible']);
  });

  test('[SQS-09] a retention period, for what is stored as well: it can expire at once', () => {
    const world = testWorld().queue('orders');
    world.send('orders', 'a');
    world.advanceTo('100s');
    world.send('orders', 'b');
    set(world, 'orders', { MessageRetentionPeriod: '60' });
    expect(world.contents('orders')).toEqual(['m2 visible']);
    set(world, 'orders', { MessageRetentionPeriod: '120' });
    world.advanceTo('219.999s');
    expect(world.contents('orders')).toEqual(['m2 visible']);
    world.advanceTo('220s');
    expect(world.contents('orders')).toEqual([]);
  });

  test('[SQS-95] the scope of deduplication stays the old one for a minute', () => {
    const world = testWorld().queue('pay.fifo');
    const send = (group: string, id: string) => {
      const before = world.view('pay.fifo').sentTotal;
      world.send('pay.fifo', 'x', { MessageGroupId: group, MessageDeduplicationId: id });
      return world.view('pay.fifo').sentTotal > before ? 'taken' : 'swallowed';
    };
    send('a', 'one');
    set(world, 'pay.fifo', { DeduplicationScope: 'messageGroup' });
    expect(send('b', 'one')).toBe('swallowed');
    world.advanceTo('59.999s');
    expect([send('a', 'two'), send('b', 'two')]).toEqual(['taken', 'swallowed']);
    world.advanceTo('60s');
    expect([send('a', 'three'), send('b', 'three')]).toEqual(['taken', 'taken']);
    set(world, 'pay.fifo', { DeduplicationScope: 'queue' });
    expect([send('a', 'four'), send('b', 'four')]).toEqual(['taken', 'taken']);
    world.advanceTo('120s');
    expect([send('a', 'five'), send('b', 'five')]).toEqual(['taken', 'swallowed']);
  });
});

describe('RedrivePolicy', () => {
  const queues = () => testWorld().queue('orders').queue('dead').queue('pay.fifo').queue('dead.fifo');
  /** Receives until the queue gives nothing any more. */
  function timesReceived(world: World) {
    world.send('orders', 'a');
    let times = 0;
    while (times < 20 && world.receive('orders', { VisibilityTimeout: 0 }).length > 0) {
      times++;
      world.advance(0);
    }
    return times;
  }

  test('[SQS-70] is in force once it is set', () => {
    const world = queues();
    expect(set(world, 'orders', policy(arn('dead'), 3))).toEqual({});
    expect(JSON.parse(read(world, 'orders', 'RedrivePolicy') ?? '')).toEqual({
      deadLetterTargetArn: arn('dead'),
      maxReceiveCount: 3,
    });
    expect(timesReceived(world)).toBe(3);
    expect(world.view('orders')).toMatchObject({ deadLetterQueue: 'dead', maxReceiveCount: 3 });
  });

  test('[SQS-70] a count may be a text, and is ten when left out', () => {
    const world = queues();
    set(world, 'orders', policy(arn('dead'), '2'));
    expect(timesReceived(world)).toBe(2);
    set(world, 'orders', policy(arn('dead')));
    expect(timesReceived(world)).toBe(10);
  });

  test('[SQS-70] an empty text takes it away', () => {
    const world = queues();
    set(world, 'orders', policy(arn('dead'), 1));
    expect(set(world, 'orders', { RedrivePolicy: '' })).toEqual({});
    expect(read(world, 'orders', 'RedrivePolicy')).toBeUndefined();
    expect(timesReceived(world)).toBe(20);
  });

  test.each([0, 1001, -1, 1.5, 'x', null])('[SQS-70] refuses %j receives', (count) => {
    const answer = set(queues(), 'orders', policy(arn('dead'), count));
    expect(answer.code).toBe('InvalidParameterValue');
    expect(answer.sentence).toContain(`Invalid value for maxReceiveCount: ${count}`);
  });

  test.each([1, 1000])('[SQS-70] takes %d receives', (count) => {
    expect(set(queues(), 'orders', policy(arn('dead'), count))).toEqual({});
  });

  test.each(['x', '[]x', '1', 'null', '"x"'])('[SQS-70] refuses what is no JSON object: %s', (text) => {
    expect(set(queues(), 'orders', { RedrivePolicy: text }).code).toBe('InvalidParameterValue');
  });

  test.each([undefined, 7, 'dead', arn('none')])('[SQS-70] refuses the target %j', (target) => {
    expect(set(queues(), 'orders', policy(target, 1)).code).toBe('InvalidParameterValue');
  });

  test('[SQS-75] in the same account and region', () => {
    for (const other of [
      arn('dead').replace('us-east-1', 'eu-west-1'),
      arn('dead').replace('1234', '4321'),
    ]) {
      expect(set(queues(), 'orders', policy(other, 1)).sentence).toContain(
        'Dead letter target does not exist.',
      );
    }
  });

  test('[SQS-75] standard to standard, FIFO to FIFO', () => {
    const world = queues();
    expect(set(world, 'orders', policy(arn('dead.fifo'), 1)).sentence).toContain(
      'Dead-letter queue must be same type of queue as the source.',
    );
    expect(set(world, 'pay.fifo', policy(arn('dead'), 1)).code).toBe('InvalidParameterValue');
    expect(set(world, 'pay.fifo', policy(arn('dead.fifo'), 1))).toEqual({});
  });

  test('stays when other wires change, and gives way to a redrive wire', () => {
    const world = queues().queue('other').producer('shop');
    set(world, 'orders', policy(arn('dead'), 3));
    world.link('shop', 'orders');
    expect(world.view('orders').maxReceiveCount).toBe(3);
    world.link('orders', 'other', { maxReceiveCount: 5 });
    expect(world.view('orders')).toMatchObject({ deadLetterQueue: 'other', maxReceiveCount: 5 });
    world.disconnect('shop', 'orders');
    expect(world.view('orders').maxReceiveCount).toBe(5);
    world.disconnect('orders', 'other');
    expect(world.view('orders').deadLetterQueue).toBeUndefined();
  });
});
