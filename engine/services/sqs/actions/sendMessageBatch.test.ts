import { describe, expect, test } from 'vitest';
import { testWorld } from '../../../testing/testWorld.ts';
import type { SendMessageBatchOutput } from '../contract.ts';

const entry = (id: string, more: object = {}) => ({ Id: id, MessageBody: `body of ${id}`, ...more });
const send = (world: ReturnType<typeof testWorld>, queue: string, Entries: unknown) =>
  world.call<SendMessageBatchOutput>(queue, 'SendMessageBatch', { Entries });
const ids = (list: readonly { Id: string }[] | undefined) => list?.map(({ Id }) => Id);

describe('the request as a whole', () => {
  const world = testWorld().queue('orders').queue('pay.fifo');
  const refused = (Entries: unknown, queue = 'orders') => send(world, queue, Entries);

  test('[SQS-30] one to ten entries', () => {
    expect(refused([])).toMatchObject({
      code: 'AWS.SimpleQueueService.EmptyBatchRequest',
      sentence: 'There should be at least one SendMessageBatchRequestEntry in the request.',
    });
    const many = (count: number) => Array.from({ length: count }, (_, index) => entry(`e${index}`));
    expect(refused(many(20))).toMatchObject({
      code: 'AWS.SimpleQueueService.TooManyEntriesInBatchRequest',
      sentence: 'Maximum number of entries per request are 10. You have sent 20.',
    });
    expect(refused(many(11)).code).toBeDefined();
    expect(refused(many(10)).Successful).toHaveLength(10);
  });

  test.each(['', 'a b', 'a:b', 'ä', 'x'.repeat(81)])('[SQS-30] refuses the id "%s"', (id) => {
    expect(refused([entry('good'), entry(id)])).toMatchObject({
      code: 'AWS.SimpleQueueService.InvalidBatchEntryId',
      sentence:
        'A batch entry id can only contain alphanumeric characters, hyphens and underscores. It can be at most 80 letters long.',
    });
  });

  test('[SQS-30] ids are distinct, and up to 80 letters, digits, hyphens and underscores', () => {
    expect(refused([entry('a'), entry('b'), entry('a')])).toMatchObject({
      code: 'AWS.SimpleQueueService.BatchEntryIdsNotDistinct',
      sentence: 'Id a repeated.',
    });
    expect(refused([entry('x'.repeat(80)), entry('A-z_0')]).code).toBeUndefined();
  });

  test('[SQS-30] together they have 1 MiB at most', () => {
    const half = (bytes: number, id: string) => ({ Id: id, MessageBody: 'a'.repeat(bytes) });
    expect(refused([half(524_288, 'a'), half(524_288, 'b')]).Successful).toHaveLength(2);
    expect(refused([half(524_288, 'a'), half(524_289, 'b')])).toMatchObject({
      code: 'AWS.SimpleQueueService.BatchRequestTooLong',
      sentence: 'Batch requests cannot be longer than 1048576 bytes. You have sent 1048577 bytes.',
    });
  });

  test('[SQS-32] a missing group or deduplication id on FIFO refuses all of it, in words of its own', () => {
    const good = entry('good', { MessageGroupId: 'g', MessageDeduplicationId: 'd' });
    expect(refused([good, entry('bad', { MessageDeduplicationId: 'e' })], 'pay.fifo')).toMatchObject({
      code: 'InvalidParameterValue',
      sentence: 'The request must contain the parameter MessageGroupId.',
    });
    expect(refused([good, entry('bad', { MessageGroupId: 'g' })], 'pay.fifo').sentence).toContain(
      'ContentBasedDeduplication',
    );
    expect(world.contents('pay.fifo')).toEqual([]);
  });
});

describe('each entry by itself', () => {
  test('[SQS-32] good ones go in, bad ones are named, with code and sentence', () => {
    const world = testWorld().queue('orders');
    const answer = send(world, 'orders', [
      entry('good'),
      { Id: 'empty', MessageBody: '' },
      { Id: 'none' },
      entry('slow', { DelaySeconds: 901 }),
      entry('odd', { MessageBody: 'a\u0000' }),
      entry('tenant', { MessageGroupId: 'a b' }),
      entry('also good'.replace(' ', '-')),
    ]);
    expect(ids(answer.Successful)).toEqual(['good', 'also-good']);
    expect(answer.Failed?.map(({ Id, Code }) => [Id, Code])).toEqual([
      ['empty', 'MissingParameter'],
      ['none', 'MissingParameter'],
      ['slow', 'InvalidParameterValue'],
      ['odd', 'InvalidMessageContents'],
      ['tenant', 'InvalidParameterValue'],
    ]);
    expect(answer.Failed?.[0]).toEqual({
      Id: 'empty',
      Code: 'MissingParameter',
      Message: 'The request must contain the parameter MessageBody.',
      SenderFault: true,
    });
    expect(world.contents('orders')).toEqual(['m1 visible', 'm2 visible']);
  });

  test('[SQS-31] the limit of the queue is looked at entry by entry', () => {
    const world = testWorld().queue('orders', { MaximumMessageSize: 1_024 });
    const sized = (id: string, bytes: number) => ({ Id: id, MessageBody: 'a'.repeat(bytes) });
    // More than the queue's limit together is no matter.
    const answer = send(world, 'orders', [sized('a', 1_024), sized('b', 1_025), sized('c', 1_024)]);
    expect(ids(answer.Successful)).toEqual(['a', 'c']);
    expect(answer.Failed).toEqual([
      {
        Id: 'b',
        Code: 'InvalidParameterValue',
        Message:
          'One or more parameters cannot be validated. Reason: Message must be shorter than 1024 bytes.',
        SenderFault: true,
      },
    ]);
  });

  test('delays are per entry, and the order is kept', () => {
    const world = testWorld().queue('orders', { DelaySeconds: 1 });
    send(world, 'orders', [entry('a', { DelaySeconds: 0 }), entry('b'), entry('c', { DelaySeconds: 0 })]);
    expect(world.receiveBodies('orders')).toEqual(['body of a', 'body of c']);
    world.advance('1s');
    expect(world.receiveBodies('orders')).toEqual(['body of b']);
  });

  test('[SQS-92] a duplicate within the batch answers like its original', () => {
    const world = testWorld().queue('pay.fifo');
    const fifo = { MessageGroupId: 'g', MessageDeduplicationId: 'd' };
    const { Successful } = send(world, 'pay.fifo', [entry('a', fifo), entry('b', fifo)]);
    expect(Successful?.[1]).toEqual({ ...Successful?.[0], Id: 'b' });
    expect(world.contents('pay.fifo')).toHaveLength(1);
  });

  test('a batch wakes a waiting poll once, after all of it is in', () => {
    const world = testWorld({ latencyMs: 0 })
      .queue('orders')
      .worker('w', { batchSize: 10, work: { kind: 'fixed', seconds: 10 } })
      .link('orders', 'w');
    world.advance('1s');
    send(world, 'orders', [entry('a'), entry('b'), entry('c')]);
    expect(world.facts('MessageReceived')).toHaveLength(3);
  });
});
