import { describe, expect, test } from 'vitest';
import { testWorld } from '../../testing/testWorld.ts';
import type { DeliveryStreamView } from './contract.ts';

describe('names', () => {
  const create = (id: string) =>
    testWorld().apply({ type: 'create', resource: { id, service: 'firehose', settings: {} } }).refusal;

  test.each(['delivery', 'delivery-2', 'a', 'a_b.c', 'a'.repeat(64)])('"%s" is one', (name) => {
    expect(create(name)).toBeUndefined();
  });

  test.each(['a'.repeat(65), 'a b', 'ä'])('"%s" is none', (name) => {
    expect(create(name)?.code).toBe('InvalidArgumentException');
  });
});

describe('settings', () => {
  const begin = (settings: Record<string, unknown>) => () =>
    testWorld().deliveryStream('delivery', settings).engine;

  test.each([
    [{ SizeInMBs: 0 }, 'SizeInMBs: found 0, expected a whole number from 1 to 128'],
    [{ SizeInMBs: 129 }, 'SizeInMBs: found 129'],
    [{ IntervalInSeconds: -1 }, 'IntervalInSeconds: found -1, expected a whole number from 0 to 900'],
    [{ IntervalInSeconds: 901 }, 'IntervalInSeconds: found 901'],
  ])('[FH-01] %j is out of range', (settings, sentence) => {
    expect(begin(settings)).toThrow(sentence);
  });

  test.each([{ SizeInMBs: 1 }, { SizeInMBs: 128 }, { IntervalInSeconds: 0 }, { IntervalInSeconds: 900 }])(
    '[FH-01] %j is in range',
    (settings) => {
      expect(begin(settings)).not.toThrow();
    },
  );
});

test.each([
  ['throttle', { code: 'ServiceUnavailableException', sentence: 'Slow down.', status: 503 }],
  ['deny', { code: 'AccessDeniedException' }],
] as const)('under the fault %s a producer hears what Firehose says', (kind, refusal) => {
  const world = testWorld()
    .producer('app', { pattern: { kind: 'script', messages: [{ atSeconds: 0, body: 'one' }] } })
    .deliveryStream('delivery')
    .link('app', 'delivery')
    .fault('delivery', kind);
  world.advance('50ms');
  expect(world.facts('ReplyDeparted', 'delivery')[0]?.detail.refusal).toMatchObject(refusal);
});

test('a removed stream is not there for whoever calls', () => {
  const world = testWorld()
    .producer('app', { pattern: { kind: 'script', messages: [{ atSeconds: 0, body: 'one' }] } })
    .deliveryStream('delivery')
    .link('app', 'delivery');
  world.advance('2ms').remove('delivery').advance('50ms');
  expect(world.facts('ReplyDeparted', 'delivery')[0]?.detail.refusal).toMatchObject({
    code: 'ResourceNotFoundException',
  });
  expect(world.facts('RecordsLost')).toEqual([]);
});

test('two records, from their arrival to their object', () => {
  const world = testWorld({ latencyMs: 0 })
    .deliveryStream('delivery', { IntervalInSeconds: 60 })
    .bucket('lake')
    .link('delivery', 'lake');
  for (const Data of ['one', 'two']) world.call('delivery', 'PutRecord', { Record: { Data } });
  world.advance('2min');
  expect(world.trace().map((line) => line.replace(/2026\S+/, 'KEY'))).toEqual([
    '0.000 delivery → you  RecordAccepted m1 (3 bytes)',
    '0.000 delivery → you  RecordAccepted m2 (3 bytes)',
    '60.000 delivery  BufferFlushed (2 records · 6 bytes)',
    '60.000 lake → delivery  ObjectCreated (KEY · 6 bytes)',
    '60.000 delivery → lake  ObjectDelivered (6 bytes)',
  ]);
  expect(world.view<DeliveryStreamView>('delivery').tank.records).toBe(0);
});
