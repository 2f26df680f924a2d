import { describe, expect, test } from 'vitest';
import { testWorld } from '../../../testing/testWorld.ts';

type Settings = Record<string, unknown>;

/** The inputs of what a producer asked of one target, in order. */
function inputs<Input>(service: 'sqs' | 'kinesis' | 's3', settings: Settings): Input[] {
  const world = testWorld()
    .resource(service, 'target')
    .producer('shop', { pattern: { kind: 'burst', size: 4, everySeconds: 60 }, count: 4, ...settings })
    .link('shop', 'target');
  world.advance('1ms');
  return world.facts('RequestDeparted', 'shop').map(({ detail }) => detail.input as Input);
}

describe('partition keys', () => {
  const keys = (settings: Settings) =>
    inputs<{ PartitionKey: string }>('kinesis', settings).map(({ PartitionKey }) => PartitionKey);

  test('the group, so that a group stays in one shard', () => {
    expect(keys({ groups: ['A', 'B'] })).toEqual(['A', 'B', 'A', 'B']);
  });

  test('without groups, or where asked for, one of its own for every message', () => {
    expect(new Set(keys({ groups: [] })).size).toBe(4);
    expect(new Set(keys({ groups: ['A', 'B'], partitionKeys: 'perMessage' })).size).toBe(4);
  });
});

describe('bodies', () => {
  const bodies = (settings: Settings) =>
    inputs<{ MessageBody: string }>('sqs', { count: 2, ...settings }).map(({ MessageBody }) => MessageBody);

  test('are as long as they are written, or filled up with dots', () => {
    expect(bodies({ body: 'order {n}' })).toEqual(['order 1', 'order 2']);
    expect(bodies({ body: 'order {n}', bodyLength: 10 })).toEqual(['order 1...', 'order 2...']);
    expect(bodies({ body: 'order {n}', bodyLength: 3 })).toEqual(['order 1', 'order 2']);
  });
});

describe('attributes', () => {
  interface Sent {
    MessageAttributes?: Record<string, { DataType: string; StringValue: string }>;
  }

  test('each takes its values in turn, at its own pace', () => {
    const sent = inputs<Sent>('sqs', {
      attributes: [
        { name: 'kind', type: 'String', values: ['order', 'refund'] },
        { name: 'cents', type: 'Number', values: ['1', '2', '3'] },
        { name: 'tags', type: 'String.Array', values: ['["a","b"]'] },
      ],
    }).map(({ MessageAttributes }) => MessageAttributes);
    expect(sent[0]).toEqual({
      kind: { DataType: 'String', StringValue: 'order' },
      cents: { DataType: 'Number', StringValue: '1' },
      tags: { DataType: 'String.Array', StringValue: '["a","b"]' },
    });
    expect(sent.map((attributes) => attributes?.kind?.StringValue)).toEqual([
      'order',
      'refund',
      'order',
      'refund',
    ]);
    expect(sent.map((attributes) => attributes?.cents?.StringValue)).toEqual(['1', '2', '3', '1']);
  });

  test('none are sent where none are set, or one has no values', () => {
    expect(inputs<Sent>('sqs', {})[0]).not.toHaveProperty('MessageAttributes');
    const [first] = inputs<Sent>('sqs', { attributes: [{ name: 'kind', values: [] }] });
    expect(first?.MessageAttributes ?? {}).toEqual({});
  });

  test('a script gives each message its own', () => {
    const messages = [
      { atSeconds: 0, body: 'a', attributes: [{ name: 'kind', value: 'order' }] },
      { atSeconds: 0, body: 'b' },
    ];
    const sent = inputs<Sent>('sqs', { pattern: { kind: 'script', messages }, count: 0 });
    expect(sent.map(({ MessageAttributes }) => MessageAttributes)).toEqual([
      { kind: { DataType: 'String', StringValue: 'order' } },
      undefined,
    ]);
  });
});

describe('keys of objects', () => {
  const keys = (settings: Settings) => inputs<{ Key: string }>('s3', settings).map(({ Key }) => Key);

  test('from the template: number and group', () => {
    expect(keys({})).toEqual(['uploads/1.txt', 'uploads/2.txt', 'uploads/3.txt', 'uploads/4.txt']);
    expect(keys({ objectKey: '{group}/order-{n}.json', groups: ['A', 'B'] })).toEqual([
      'A/order-1.json',
      'B/order-2.json',
      'A/order-3.json',
      'B/order-4.json',
    ]);
  });

  test('a template without a number overwrites one object again and again', () => {
    expect(new Set(keys({ objectKey: 'latest.txt' }))).toEqual(new Set(['latest.txt']));
  });
});

test('a script repeats only what came before', () => {
  const messages = [
    { atSeconds: 0, body: 'a', repeatOf: 2 },
    { atSeconds: 0, body: 'b', repeatOf: 1 },
    { atSeconds: 0, body: 'a', repeatOf: 0 },
  ];
  const world = testWorld()
    .queue('orders')
    .producer('shop', { pattern: { kind: 'script', messages } })
    .link('shop', 'orders');
  world.advance('1s');
  expect(world.facts('MessageProduced').map(({ detail }) => detail.message)).toEqual([1, 2, 1]);
});

test('a message and its repetition do not share a batch: it was repeated because nobody answered', () => {
  const messages = [
    { atSeconds: 0, body: 'a' },
    { atSeconds: 0, body: 'b' },
    { atSeconds: 0, body: 'a', repeatOf: 0 },
    { atSeconds: 0, body: 'c' },
  ];
  const world = testWorld()
    .queue('orders')
    .producer('shop', { pattern: { kind: 'script', messages }, batchSize: 10 })
    .link('shop', 'orders');
  world.advance('1s');
  expect(world.facts('RequestDeparted', 'shop').map(({ detail }) => detail.origins)).toEqual([
    [1, 2],
    [1, 3],
  ]);
});
