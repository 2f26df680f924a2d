import { describe, expect, test } from 'vitest';
import { testWorld } from '../../../testing/testWorld.ts';

describe('by an explicit id', () => {
  const queue = () => testWorld().queue('pay.fifo');
  const input = (id: string, group = 'g') => ({ MessageGroupId: group, MessageDeduplicationId: id });

  test('[SQS-92] a duplicate succeeds with the first message id and sequence number, and adds nothing', () => {
    const world = queue();
    const first = world.send('pay.fifo', 'a', input('one'));
    expect(world.send('pay.fifo', 'another body', input('one'))).toEqual(first);
    expect(world.receiveBodies('pay.fifo')).toEqual(['a']);
    expect(world.facts('MessageDeduplicated')[0]?.detail).toMatchObject({ message: 2, original: 1 });
    expect(world.view('pay.fifo').sentTotal).toBe(1);
  });

  test('[SQS-91] an id holds for five minutes from the first accepted send', () => {
    const world = queue();
    const first = world.send('pay.fifo', 'a', input('one'));
    world.advanceTo('299.999s');
    expect(world.send('pay.fifo', 'b', input('one'))).toEqual(first);
    world.advanceTo('300s');
    const later = world.send('pay.fifo', 'c', input('one'));
    expect(later.MessageId).not.toBe(first.MessageId);
    expect(world.contents('pay.fifo')).toHaveLength(2);
  });

  test('[SQS-91] a duplicate does not start the five minutes anew; an accepted one does', () => {
    const world = queue();
    world.send('pay.fifo', 'a', input('one'));
    world.advanceTo('4min');
    world.send('pay.fifo', 'b', input('one'));
    world.advanceTo('5min');
    const second = world.send('pay.fifo', 'c', input('one'));
    world.advanceTo('9min59s');
    expect(world.send('pay.fifo', 'd', input('one'))).toEqual(second);
    world.advanceTo('10min');
    expect(world.send('pay.fifo', 'e', input('one'))).not.toEqual(second);
  });

  test('[SQS-91] it outlives the message: received, deleted, expired', () => {
    const world = testWorld().queue('pay.fifo', { MessageRetentionPeriod: 60 });
    const first = world.send('pay.fifo', 'a', input('one'));
    const second = world.send('pay.fifo', 'b', input('two', 'h'));
    world.delete('pay.fifo', world.receive('pay.fifo')[0]);
    world.advanceTo('4min');
    expect(world.contents('pay.fifo')).toEqual([]);
    expect(world.send('pay.fifo', 'a', input('one'))).toEqual(first);
    expect(world.send('pay.fifo', 'b', input('two', 'h'))).toEqual(second);
    expect(world.receiveBodies('pay.fifo')).toEqual([]);
  });

  test('[SQS-94] by default an id counts across all groups', () => {
    const world = queue();
    const first = world.send('pay.fifo', 'a', input('one', 'g'));
    expect(world.send('pay.fifo', 'b', input('one', 'h'))).toEqual(first);
  });

  test('[SQS-94] with the scope of a group each group has its own', () => {
    const world = testWorld().queue('pay.fifo', { DeduplicationScope: 'messageGroup' });
    world.send('pay.fifo', 'a', input('one', 'g'));
    world.send('pay.fifo', 'b', input('one', 'h'));
    world.send('pay.fifo', 'c', input('one', 'g'));
    expect(world.receiveBodies('pay.fifo')).toEqual(['a', 'b']);
  });

  test('a standard queue deduplicates nothing', () => {
    const world = testWorld().queue('orders');
    for (let send = 0; send < 3; send++) world.send('orders', 'a', { MessageGroupId: 'g' });
    expect(world.contents('orders')).toHaveLength(3);
  });
});

describe('by the content', () => {
  const queue = () => testWorld().queue('pay.fifo', { ContentBasedDeduplication: true });
  const group = { MessageGroupId: 'g' };

  test('[SQS-93] is the SHA-256 of the body', () => {
    const world = queue();
    world.send('pay.fifo', 'abc', group);
    expect(
      world.receive('pay.fifo', { AttributeNames: ['All'] })[0]?.Attributes?.MessageDeduplicationId,
    ).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
  });

  test('[SQS-93] attributes and group do not count', () => {
    const world = queue();
    const attributes = { MessageAttributes: { k: { DataType: 'String', StringValue: 'x' } } };
    const first = world.send('pay.fifo', 'a', group);
    expect(world.send('pay.fifo', 'a', { ...group, ...attributes })).toEqual(first);
    expect(world.send('pay.fifo', 'a', { MessageGroupId: 'h' })).toEqual(first);
    expect(world.send('pay.fifo', 'b', group)).not.toEqual(first);
  });

  test('[SQS-93] an explicit id wins: one body under two ids is two messages', () => {
    const world = queue();
    for (const id of ['one', 'two']) world.send('pay.fifo', 'a', { ...group, MessageDeduplicationId: id });
    world.send('pay.fifo', 'a', group);
    expect(world.contents('pay.fifo')).toHaveLength(3);
  });

  test('[SQS-93] sent once by content and once under that very hash, it is a duplicate', () => {
    const hash = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad';
    const [contentFirst, idFirst] = [queue(), queue()];
    const sent = contentFirst.send('pay.fifo', 'abc', group);
    expect(contentFirst.send('pay.fifo', 'other', { ...group, MessageDeduplicationId: hash })).toEqual(sent);
    const named = idFirst.send('pay.fifo', 'other', { ...group, MessageDeduplicationId: hash });
    expect(idFirst.send('pay.fifo', 'abc', group)).toEqual(named);
  });
});

describe('what it does not prevent', () => {
  test('[SQS-108] a worker that overruns its timeout gets the message a second time', () => {
    const world = testWorld().queue('pay.fifo', { VisibilityTimeout: 10, ContentBasedDeduplication: true });
    world.send('pay.fifo', 'a', { MessageGroupId: 'g' });
    expect(world.receiveBodies('pay.fifo')).toEqual(['a']);
    world.advance('10s');
    expect(world.receiveBodies('pay.fifo')).toEqual(['a']);
  });
});
