import { describe, expect, test } from 'vitest';
import type { MessageAttributeValue } from '../../sqs/contract.ts';
import { fitsPolicy } from './filterPolicyMatch.ts';
import { readFilterPolicy } from './filterPolicyRead.ts';
import { attributeLeaves, bodyLeaves } from './leaves.ts';

function read(policy: object, scope: 'MessageAttributes' | 'MessageBody') {
  const filter = readFilterPolicy(JSON.stringify(policy), scope);
  if (typeof filter === 'string') throw new Error(filter);
  return filter;
}

const bodyFits = (policy: object, body: string) => fitsPolicy(read(policy, 'MessageBody'), bodyLeaves(body));
const fits = (policy: object, attributes: Record<string, MessageAttributeValue>) =>
  fitsPolicy(read(policy, 'MessageAttributes'), attributeLeaves(attributes));

const text = (StringValue: string, DataType = 'String') => ({ DataType, StringValue });

describe('attributes', () => {
  test('[SNS-51] keys are joined by and, values by or, and a key that is not there fails', () => {
    const policy = { kind: ['order', 'refund'], size: ['big'] };
    expect(fits(policy, { kind: text('refund'), size: text('big') })).toBe(true);
    expect(fits(policy, { kind: text('refund'), size: text('small') })).toBe(false);
    expect(fits(policy, { kind: text('refund') })).toBe(false);
    expect(fits({ kind: [{ exists: false }] }, {})).toBe(true);
  });

  test('[SNS-52][SNS-59] a Number is compared as a number, a String is not', () => {
    const above = { price: [{ numeric: ['>', 100] }] };
    expect(fits(above, { price: text('120.5', 'Number') })).toBe(true);
    expect(fits(above, { price: text('120.5') })).toBe(false);
    expect(fits({ price: [{ numeric: ['=', 1] }] }, { price: text('1.0', 'Number') })).toBe(true);
  });

  test('[SNS-52] of a list any element will do: texts, numbers, true, false and null', () => {
    const list = text('["a", 7, true, null]', 'String.Array');
    for (const value of ['a', 7, true, null]) expect(fits({ k: [value] }, { k: list })).toBe(true);
    for (const value of ['b', '7', false]) expect(fits({ k: [value] }, { k: list })).toBe(false);
    expect(fits({ k: ['a'] }, { k: text('not a list', 'String.Array') })).toBe(false);
  });

  test('[SNS-52] a Binary attribute is as if it were not there', () => {
    const seal = { DataType: 'Binary', BinaryValue: 'AQID' };
    expect(fits({ seal: [{ exists: true }] }, { seal })).toBe(false);
    expect(fits({ seal: [{ exists: false }] }, { seal })).toBe(true);
  });

  test('[SNS-56][SNS-57] anything-but: one element outside is enough, and the key has to be there', () => {
    const policy = { k: [{ 'anything-but': ['a', 'b'] }] };
    expect(fits(policy, { k: text('["a", "c"]', 'String.Array') })).toBe(true);
    expect(fits(policy, { k: text('["a", "b"]', 'String.Array') })).toBe(false);
    expect(fits(policy, {})).toBe(false);
  });

  test('[SNS-60] capital letters and spaces matter', () => {
    expect(fits({ k: ['order'] }, { k: text('Order') })).toBe(false);
    expect(fits({ k: ['order'] }, { k: text('order ') })).toBe(false);
    // e with an accent as one sign, and as two.
    expect(fits({ k: ['caf\u00e9'] }, { k: text('cafe\u0301') })).toBe(false);
  });
});

describe('bodies', () => {
  test.each(['plain text', '["order"]', '"order"', '7', 'null', '{"kind":', ''])(
    '[SNS-53] %j is no JSON object and fits nothing, not even what asks for absence',
    (body) => {
      expect(bodyFits({ kind: [{ exists: false }] }, body)).toBe(false);
    },
  );

  test('[SNS-58] exists looks at the ends, not at what lies between', () => {
    expect(bodyFits({ detail: [{ exists: true }] }, '{"detail": {"a": 1}}')).toBe(false);
    expect(bodyFits({ detail: [{ exists: false }] }, '{"detail": {"a": 1}}')).toBe(true);
  });

  test('[SNS-53] two keys of one array have to be in one of its objects, as deep as it may be', () => {
    const policy = { orders: { items: { kind: ['book'], size: ['big'] } } };
    const body = (...items: object[]) => JSON.stringify({ orders: [{ items }] });
    expect(bodyFits(policy, body({ kind: 'book' }, { size: 'big' }))).toBe(false);
    expect(bodyFits(policy, body({ kind: 'book', size: 'small' }, { kind: 'book', size: 'big' }))).toBe(true);
    const apart = { orders: [{ items: [{ kind: 'book' }] }, { items: [{ size: 'big' }] }] };
    expect(bodyFits(policy, JSON.stringify(apart))).toBe(false);
  });

  test('one that is nested too deep to be read fits nothing', () => {
    const nested = (depth: number) => `{"k":${'['.repeat(depth)}"a"${']'.repeat(depth)}}`;
    expect(bodyFits({ k: ['a'] }, nested(900))).toBe(true);
    expect(bodyFits({ k: ['a'] }, nested(100_000))).toBe(false);
  });

  test('names that objects have by themselves are names like others', () => {
    expect(bodyFits({ constructor: [{ exists: true }] }, '{"a": 1}')).toBe(false);
    expect(bodyFits({ constructor: ['a'] }, '{"constructor": "a"}')).toBe(true);
  });
});
