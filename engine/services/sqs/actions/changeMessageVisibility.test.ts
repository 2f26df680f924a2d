import { describe, expect, test } from 'vitest';
import { testWorld } from '../../../testing/testWorld.ts';

function received(settings: Record<string, unknown> = {}) {
  const world = testWorld().queue('orders', { VisibilityTimeout: 10, ...settings });
  world.send('orders', 'a');
  const [message] = world.receive('orders');
  return { world, message };
}

describe('validations', () => {
  test.each([-1, 43_201])('[SQS-47] refuses %d s', (seconds) => {
    const { world, message } = received();
    expect(world.changeVisibility('orders', message, seconds).code).toBe('InvalidParameterValue');
    world.advance('10s');
    expect(world.contents('orders')).toEqual(['m1 visible']);
  });

  test('both the handle and the seconds have to be given', () => {
    const { world, message } = received();
    expect(world.call('orders', 'ChangeMessageVisibility', { VisibilityTimeout: 1 }).code).toBe(
      'MissingParameter',
    );
    const noSeconds = world.call('orders', 'ChangeMessageVisibility', {
      ReceiptHandle: message?.ReceiptHandle,
    });
    expect(noSeconds.sentence).toBe('The request must contain the parameter VisibilityTimeout.');
  });

  test('a text that never was a handle', () => {
    expect(received().world.changeVisibility('orders', 'garbage', 1)).toMatchObject({
      code: 'ReceiptHandleIsInvalid',
      sentence: 'The input receipt handle "garbage" is not a valid receipt handle.',
    });
  });
});

describe('a message in flight', () => {
  test.each([
    ['longer', 30, 34],
    ['shorter', 2, 6],
  ])('[SQS-47] the new timeout counts from now, it is not added: %s', (_, seconds, endsAt) => {
    const { world, message } = received();
    world.advanceTo('4s');
    expect(world.changeVisibility('orders', message, seconds)).toEqual({});
    world.advanceTo(endsAt * 1000 - 1);
    expect(world.contents('orders')).toEqual(['m1 in flight']);
    world.advanceTo(endsAt * 1000);
    expect(world.contents('orders')).toEqual(['m1 visible']);
    expect(world.facts('VisibilityExpired').map(({ atMs }) => atMs)).toEqual([endsAt * 1000]);
  });

  test('[SQS-47] 0 makes it visible at once, and a waiting poll gets it', () => {
    const { world, message } = received();
    world.receive('orders', { WaitTimeSeconds: 20 });
    world.advanceTo('3s');
    world.changeVisibility('orders', message, 0);
    expect(world.facts('MessageReceived').map(({ atMs }) => atMs)).toEqual([0, 3_000]);
    expect(world.facts('VisibilityExpired')).toEqual([]);
  });

  test('[SQS-47] the next receive has forgotten it', () => {
    const { world, message } = received();
    world.changeVisibility('orders', message, 25);
    world.advanceTo('25s');
    world.receive('orders');
    world.advanceTo('35s');
    expect(world.contents('orders')).toEqual(['m1 visible']);
  });

  test('[SQS-48] twelve hours are the most, counted from the receive', () => {
    const { world, message } = received();
    world.advanceTo('9s');
    expect(world.changeVisibility('orders', message, 43_191)).toEqual({});
    world.advanceTo('100s');
    expect(world.changeVisibility('orders', message, 43_101)).toMatchObject({
      code: 'InvalidParameterValue',
      status: 400,
    });
    expect(world.changeVisibility('orders', message, 43_100)).toEqual({});
  });

  test('[SQS-48] SQS does not clip: what goes too far changes nothing', () => {
    const { world, message } = received();
    world.advanceTo('9s');
    world.changeVisibility('orders', message, 43_200);
    world.advanceTo('10s');
    expect(world.contents('orders')).toEqual(['m1 visible']);
  });

  test('[SQS-48] a new receive starts a new twelve hours', () => {
    const { world } = received();
    world.advanceTo('10s');
    const [again] = world.receive('orders');
    expect(world.changeVisibility('orders', again, 43_200)).toEqual({});
  });
});

describe('a message that is not', () => {
  test('[SQS-52] on a standard queue the call succeeds after the timeout, and here does nothing', () => {
    const { world, message } = received();
    world.advanceTo('12s');
    expect(world.changeVisibility('orders', message, 100)).toEqual({});
    expect(world.contents('orders')).toEqual(['m1 visible']);
    expect(world.facts('VisibilityChangeIgnored')).toHaveLength(1);
  });

  test('[SQS-52] an older handle does not touch the receive that came after it', () => {
    const { world, message } = received();
    world.advanceTo('10s');
    world.receive('orders');
    expect(world.changeVisibility('orders', message, 0)).toEqual({});
    expect(world.contents('orders')).toEqual(['m1 in flight']);
  });

  test('[SQS-53] a deleted one is refused', () => {
    const { world, message } = received();
    world.delete('orders', message);
    expect(world.changeVisibility('orders', message, 5)).toEqual({
      code: 'InvalidParameterValue',
      sentence: `Value ${message?.ReceiptHandle} for parameter ReceiptHandle is invalid. Reason: Message does not exist or is not available for visibility timeout change.`,
      status: 400,
    });
  });

  test('on a FIFO queue the handle has expired', () => {
    const world = testWorld().queue('pay.fifo', { VisibilityTimeout: 10, ContentBasedDeduplication: true });
    world.send('pay.fifo', 'a', { MessageGroupId: 'g' });
    const [message] = world.receive('pay.fifo');
    world.advanceTo('10s');
    expect(world.changeVisibility('pay.fifo', message, 5).sentence).toContain(
      'The receipt handle has expired.',
    );
  });
});
