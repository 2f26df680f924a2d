import { describe, expect, test } from 'vitest';
import { testWorld } from '../../testing/testWorld.ts';

const wire = (settings: Record<string, unknown>) => ({
  type: 'connect' as const,
  link: { id: 'w', from: 'orders', to: 'billing', kind: 'subscribe', settings },
});

const said = (settings: Record<string, unknown>) =>
  testWorld().topic('orders').queue('billing').apply(wire(settings)).problem;

describe('settings of a subscription', () => {
  test('[SNS-64] a filter policy that is none is refused in the words of Subscribe', () => {
    expect(said({ FilterPolicy: '{"kind": "order"}' })).toBe(
      'Invalid parameter: Attributes Reason: FilterPolicy: "kind" must be an object or an array\n at [Source: (String)"{"kind":"order"}"; line: 1, column: 10]',
    );
    expect(said({ FilterPolicy: '{"kind": ["order"]}' })).toBeUndefined();
  });

  test('[SNS-52] so is one with an inside, for attributes', () => {
    const FilterPolicy = '{"detail": {"kind": ["order"]}}';
    expect(said({ FilterPolicy })).toMatch('does not support nested filter policy');
    expect(said({ FilterPolicy, FilterPolicyScope: 'MessageBody' })).toBeUndefined();
  });

  test('[SNS-74] and a delivery policy that is none', () => {
    expect(said({ DeliveryPolicy: '{"healthyRetryPolicy": {"numRetries": 200}}' })).toMatch(
      'Invalid parameter: Attributes Reason: DeliveryPolicy: ',
    );
  });

  test('a scenario with such a wire names the field', () => {
    const world = testWorld()
      .topic('orders')
      .queue('billing')
      .link('orders', 'billing', { FilterPolicy: '[]' });
    expect(() => world.engine).toThrow('links[0].settings.FilterPolicy');
  });
});
