import { describe, expect, test } from 'vitest';
import type { MessageAttributeValue } from '../../sqs/contract.ts';
import type { Scope } from './filterPolicy.ts';
import { readFilterPolicy } from './filterPolicyRead.ts';
import { filterWords, rejectionWords } from './filterPolicyWords.ts';
import { attributeLeaves, bodyLeaves } from './leaves.ts';

function read(policy: object, scope: Scope) {
  const filter = readFilterPolicy(JSON.stringify(policy), scope);
  if (typeof filter === 'string') throw new Error(filter);
  return filter;
}

const words = (policy: object) => filterWords(read(policy, 'MessageBody'));

describe('what a gate says', () => {
  test.each([
    [{ type: ['order', 'refund'] }, 'type: order | refund'],
    [{ price: [{ numeric: ['>', 100] }] }, 'price: > 100'],
    [{ price: [{ numeric: ['>', 0, '<=', 100] }] }, 'price: > 0 and <= 100'],
    [{ vip: [{ exists: true }] }, 'vip: exists'],
    [{ vip: [{ exists: false }] }, 'vip: absent'],
    [{ key: [{ prefix: 'img/' }, { suffix: '.png' }] }, 'key: img/… | ….png'],
    [{ type: [{ 'anything-but': ['order', 'refund'] }] }, 'type: not order, refund'],
    [{ type: [{ 'anything-but': { prefix: 'x' } }] }, 'type: not x…'],
    [{ from: [{ cidr: '10.0.0.0/8' }] }, 'from: in 10.0.0.0/8'],
    [{ type: [{ 'equals-ignore-case': 'Order' }] }, 'type: order (any case)'],
    [{ a: [null, true, 5, ''] }, 'a: null | true | 5 | ""'],
    [{ a: ['1', '2', '3', '4', '5', '6'] }, 'a: 1 | 2 | 3 | 4 and 2 more'],
    [{ detail: { scope: ['Service'] } }, 'detail.scope: Service'],
    [{ $or: [{ a: ['x'] }, { b: ['y'], c: ['z'] }] }, '(a: x) or (b: y, c: z)'],
  ])('%j: %s', (policy, line) => {
    expect(words(policy)).toEqual([line]);
  });

  test('one line a key', () => {
    expect(words({ a: ['x'], b: ['y'] })).toEqual(['a: x', 'b: y']);
  });
});

describe('why a message was rejected', () => {
  const why = (policy: object, attributes: Record<string, MessageAttributeValue>) =>
    rejectionWords(read(policy, 'MessageAttributes'), attributeLeaves(attributes), 12);
  const whyBody = (policy: object, body: string) =>
    rejectionWords(read(policy, 'MessageBody'), bodyLeaves(body), 12);
  const text = (StringValue: string, DataType = 'String') => ({ DataType, StringValue });

  test('a key is not there', () => {
    expect(why({ priority: ['high'] }, {})).toBe('m12 has no attribute "priority"');
    expect(whyBody({ detail: { scope: ['x'] } }, '{}')).toBe('m12 has no field "detail.scope"');
  });

  test('a value is another one', () => {
    expect(why({ type: ['order'] }, { type: text('refund') })).toBe('type is "refund", wanted "order"');
    expect(why({ type: ['order', { prefix: 'o-' }] }, { type: text('refund') })).toBe(
      'type is "refund", wanted "order" or a text beginning "o-"',
    );
    expect(why({ type: [{ 'anything-but': 'refund' }] }, { type: text('refund') })).toBe(
      'type is "refund", wanted anything but "refund"',
    );
  });

  test('a number is out of range', () => {
    expect(why({ price: [{ numeric: ['>', 100] }] }, { price: text('12', 'Number') })).toBe(
      'price 12 is not > 100',
    );
    expect(why({ price: [{ numeric: ['>', 100] }] }, { price: text('12') })).toBe(
      'price is "12", wanted a number > 100',
    );
  });

  test('a key is there that must not be', () => {
    expect(why({ test: [{ exists: false }] }, { test: text('yes') })).toBe('test is "yes", wanted none');
  });

  test('the first key that fails is told, in the order of the policy', () => {
    expect(why({ a: ['x'], b: ['y'], c: ['z'] }, { a: text('x') })).toBe('m12 has no attribute "b"');
  });

  test('of alternatives each is told', () => {
    expect(why({ $or: [{ a: ['x'] }, { b: ['y'] }] }, { a: text('q') })).toBe(
      'a is "q", wanted "x"; m12 has no attribute "b"',
    );
  });

  test('the body cannot be looked at, or has all but not together', () => {
    expect(whyBody({ a: ['x'] }, 'plain')).toBe('the body of m12 is not a JSON object');
    expect(whyBody({ o: { a: ['x'], b: ['y'] } }, '{"o": [{"a": "x"}, {"b": "y"}]}')).toBe(
      'no one element of an array in m12 has all that is wanted',
    );
  });

  test('long values are cut', () => {
    const clause = why({ type: ['order'] }, { type: text('x'.repeat(10_000)) });
    expect(clause.length).toBeLessThan(80);
  });
});
