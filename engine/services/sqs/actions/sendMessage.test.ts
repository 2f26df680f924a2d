import { describe, expect, test } from 'vitest';
import { testWorld } from '../../../testing/testWorld.ts';
import type { ReceivedMessage } from '../contract.ts';

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const text = (value: string, type = 'String') => ({ DataType: type, StringValue: value });

describe('validations', () => {
  const world = testWorld()
    .queue('orders')
    .queue('pay.fifo')
    .queue('hash.fifo', { ContentBasedDeduplication: true });
  const refused = (queue: string, input: object) => world.call(queue, 'SendMessage', input);
  const fifo = { MessageBody: 'a', MessageGroupId: 'g', MessageDeduplicationId: 'd' };

  test.each([undefined, ''])('[SQS-22] a body has at least one character: %j', (body) => {
    expect(refused('orders', { MessageBody: body })).toEqual({
      code: 'MissingParameter',
      sentence: 'The request must contain the parameter MessageBody.',
      status: 400,
    });
  });

  test.each(['\u0000', '\u0008', '\u000b', '\u000c', '\u001f', '\ud800', '\udfff', '\ufffe', '\uffff'])(
    '[SQS-22] refuses the character %j',
    (character) => {
      expect(refused('orders', { MessageBody: `a${character}b` }).code).toBe('InvalidMessageContents');
    },
  );

  test.each(['\t', '\n', '\r', ' ', '\u007f', '\ud7ff', '\ue000', '\ufffd', '\u{10000}', '\u{10ffff}'])(
    '[SQS-22] takes the character %j',
    (character) => {
      expect(world.send('orders', character).MessageId).toMatch(uuid);
    },
  );

  test.each([-1, 901])('[SQS-60] refuses a delay of %d s', (seconds) => {
    expect(refused('orders', { MessageBody: 'a', DelaySeconds: seconds })).toMatchObject({
      code: 'InvalidParameterValue',
      sentence: expect.stringContaining(`Value ${seconds} for parameter DelaySeconds is invalid.`),
    });
  });

  test('[SQS-61] a FIFO message has no delay of its own', () => {
    expect(refused('pay.fifo', { ...fifo, DelaySeconds: 2 })).toMatchObject({
      code: 'InvalidParameterValue',
      sentence:
        'Value 2 for parameter DelaySeconds is invalid. Reason: The request include parameter that is not valid for this queue type.',
    });
  });

  test('[SQS-90] a FIFO message needs a group', () => {
    expect(refused('hash.fifo', { MessageBody: 'a' })).toMatchObject({
      code: 'MissingParameter',
      sentence: 'The request must contain the parameter MessageGroupId.',
    });
  });

  test('[SQS-90] and a deduplication id, unless its body serves as one', () => {
    const noId = { MessageBody: 'a', MessageGroupId: 'g' };
    expect(refused('pay.fifo', noId)).toMatchObject({
      code: 'InvalidParameterValue',
      sentence:
        'The queue should either have ContentBasedDeduplication enabled or MessageDeduplicationId provided explicitly',
    });
    expect(refused('hash.fifo', noId).code).toBeUndefined();
  });

  test.each(['', 'a'.repeat(129), 'group 123', 'grüße'])('[SQS-90] refuses the id "%s"', (id) => {
    for (const [queue, name] of [
      ['orders', 'MessageGroupId'],
      ['pay.fifo', 'MessageGroupId'],
      ['pay.fifo', 'MessageDeduplicationId'],
    ] as const) {
      const input = queue === 'orders' ? { MessageBody: 'a', [name]: id } : { ...fifo, [name]: id };
      expect(refused(queue, input)).toMatchObject({
        code: 'InvalidParameterValue',
        sentence: `Value ${id} for parameter ${name} is invalid. Reason: ${name} can only include alphanumeric and punctuation characters. 1 to 128 in length.`,
      });
    }
  });

  test.each(['a', 'a'.repeat(128), '!"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~'])(
    '[SQS-90] takes the id "%s"',
    (id) => {
      const input = { MessageBody: 'a', MessageGroupId: id, MessageDeduplicationId: id };
      expect(refused('pay.fifo', input).MessageId).toMatch(uuid);
    },
  );

  test('a standard queue does not know deduplication ids', () => {
    expect(refused('orders', { MessageBody: 'a', MessageDeduplicationId: 'd' }).code).toBe(
      'InvalidParameterValue',
    );
  });

  describe('user attributes', () => {
    const withAttributes = (attributes: object) =>
      refused('orders', { MessageBody: 'a', MessageAttributes: attributes });
    const many = (count: number) =>
      Object.fromEntries(Array.from({ length: count }, (_, index) => [`a${index}`, text('x')]));

    test('[SQS-23] at most ten', () => {
      expect(withAttributes(many(10)).code).toBeUndefined();
      expect(withAttributes(many(11))).toMatchObject({
        code: 'InvalidParameterValue',
        sentence: 'Number of message attributes [11] exceeds the allowed maximum [10].',
      });
    });

    test.each([
      '',
      'a b',
      'ä',
      '.a',
      'a.',
      'a..b',
      'AWS.a',
      'aws.a',
      'Amazon.a',
      'aMaZoN.a',
      'a'.repeat(257),
    ])('[SQS-23] refuses the name "%s"', (name) => {
      expect(withAttributes({ [name]: text('x') }).code).toBe('InvalidParameterValue');
    });

    test.each(['a', 'A-b_c.9', 'awsome', 'a.AWS.b', 'a'.repeat(256)])(
      '[SQS-23] takes the name "%s"',
      (name) => {
        expect(withAttributes({ [name]: text('x') }).code).toBeUndefined();
      },
    );

    test.each(['String', 'Number', 'String.json', 'Number.int'])('[SQS-23] takes the type %s', (type) => {
      expect(withAttributes({ k: text('1', type) }).code).toBeUndefined();
    });

    test.each(['Text', 'string', 'Strings', ''])('[SQS-23] refuses the type "%s"', (type) => {
      expect(withAttributes({ k: text('1', type) }).code).toBe('InvalidParameterValue');
    });

    test('[SQS-23] a value is not empty, and is of its type', () => {
      expect(withAttributes({ X: text('') })).toMatchObject({
        code: 'InvalidParameterValue',
        sentence: "Message (user) attribute 'X' must contain a non-empty value of type 'String'.",
      });
      expect(withAttributes({ X: { DataType: 'Binary', StringValue: 'x' } }).sentence).toContain(
        "type 'Binary'",
      );
      expect(withAttributes({ X: { DataType: 'Binary', BinaryValue: 'eA==' } }).code).toBeUndefined();
    });
  });

  test('what is refused leaves nothing behind', () => {
    const quiet = testWorld().queue('orders').queue('pay.fifo');
    quiet.call('orders', 'SendMessage', { MessageBody: '' });
    quiet.call('pay.fifo', 'SendMessage', { ...fifo, DelaySeconds: 1 });
    quiet.call('pay.fifo', 'SendMessage', { ...fifo, MessageGroupId: ' ' });
    expect(quiet.trace()).toEqual([
      '0.000 orders  CallRefused (SendMessage)',
      '0.000 pay.fifo  CallRefused (SendMessage)',
      '0.000 pay.fifo  CallRefused (SendMessage)',
    ]);
    // Not even the deduplication id is remembered.
    expect(quiet.call('pay.fifo', 'SendMessage', fifo).code).toBeUndefined();
    expect(quiet.view('pay.fifo').visibleCount).toBe(1);
  });
});

describe('functionality', () => {
  test('a standard queue answers with an id of its own for each message', () => {
    const world = testWorld().queue('orders');
    const answers = [world.send('orders', 'a'), world.send('orders', 'a')];
    expect(answers[0]).toEqual({ MessageId: expect.stringMatching(uuid) });
    expect(answers[0]?.MessageId).not.toBe(answers[1]?.MessageId);
  });

  test('[SQS-96] FIFO sequence numbers have 20 digits, grow, and leave gaps', () => {
    const world = testWorld().queue('pay.fifo', { ContentBasedDeduplication: true });
    const numbers = ['a', 'b', 'c'].map((body, index) => {
      const { SequenceNumber } = world.send('pay.fifo', body, { MessageGroupId: `g${index % 2}` });
      expect(SequenceNumber).toMatch(/^\d{20}$/);
      return BigInt(SequenceNumber ?? '');
    });
    const [first, second, third] = numbers as [bigint, bigint, bigint];
    expect(second - first).toBeGreaterThan(1n);
    expect(third - second).toBeGreaterThan(1n);
  });

  test('[SQS-60] the delay of the message wins over the queue, and 0 really is none', () => {
    const world = testWorld().queue('orders', { DelaySeconds: 10 });
    world.send('orders', 'as the queue');
    world.send('orders', 'later', { DelaySeconds: 900 });
    world.send('orders', 'now', { DelaySeconds: 0 });
    expect(world.receiveBodies('orders')).toEqual(['now']);
    world.advanceTo('9.999s');
    expect(world.receiveBodies('orders')).toEqual([]);
    world.advanceTo('10s');
    expect(world.receiveBodies('orders')).toEqual(['as the queue']);
    world.advanceTo('899.999s');
    expect(world.receiveBodies('orders', { VisibilityTimeout: 0 })).not.toContain('later');
    world.advanceTo('900s');
    expect(world.receiveBodies('orders')).toContain('later');
  });

  test('[SQS-61] on FIFO a delay of 0 is let through, and the delay of the queue holds', () => {
    const world = testWorld().queue('pay.fifo', { DelaySeconds: 2, ContentBasedDeduplication: true });
    world.send('pay.fifo', 'a', { MessageGroupId: 'g', DelaySeconds: 0 });
    expect(world.receiveBodies('pay.fifo')).toEqual([]);
    world.advance('2s');
    expect(world.receiveBodies('pay.fifo')).toEqual(['a']);
  });

  test('[SQS-63] the delay comes after the send, the visibility timeout after the receive', () => {
    const world = testWorld().queue('orders', { DelaySeconds: 5, VisibilityTimeout: 7 });
    const counts = () => {
      const { delayedCount, visibleCount, notVisibleCount } = world.view('orders');
      return [delayedCount, visibleCount, notVisibleCount];
    };
    world.send('orders', 'a');
    expect(counts()).toEqual([1, 0, 0]);
    world.advanceTo('5s');
    expect(counts()).toEqual([0, 1, 0]);
    world.receive('orders');
    expect(counts()).toEqual([0, 0, 1]);
    world.advanceTo('12s');
    expect(counts()).toEqual([0, 1, 0]);
  });

  test('a group id on a standard queue is kept, without order and without deduplication', () => {
    const world = testWorld().queue('orders');
    for (const body of ['a', 'a']) world.send('orders', body, { MessageGroupId: 'tenant' });
    const received = world.receive('orders', { MaxNumberOfMessages: 10, AttributeNames: ['All'] });
    expect(received.map((message: ReceivedMessage) => message.Attributes?.MessageGroupId)).toEqual([
      'tenant',
      'tenant',
    ]);
    expect(received[0]?.Attributes).not.toHaveProperty('SequenceNumber');
  });
});
