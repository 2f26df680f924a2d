import { describe, expect, test } from 'vitest';
import { readFilterPolicy } from './filterPolicyRead.ts';

const values = (count: number) => Array.from({ length: count }, (_, index) => `v${index}`);
const said = (policy: object, scope: 'MessageAttributes' | 'MessageBody' = 'MessageAttributes') => {
  const read = readFilterPolicy(JSON.stringify(policy), scope);
  return typeof read === 'string' ? read : undefined;
};
const tooComplex = 'FilterPolicy: Filter policy is too complex';

test('[SNS-61] five keys are taken, six are not; inside only the outermost count', () => {
  const keys = (count: number) => Object.fromEntries(values(count).map((name) => [name, ['x']]));
  expect(said(keys(5))).toBeUndefined();
  expect(said(keys(6))).toBe('FilterPolicy: Filter policy can not have more than 5 keys');
  expect(said({ detail: keys(6) }, 'MessageBody')).toBeUndefined();
});

test('[SNS-62] 150 combinations are taken, 151 are not', () => {
  expect(said({ a: values(10), b: values(15) })).toBeUndefined();
  expect(said({ a: values(150) })).toBeUndefined();
  expect(said({ a: values(151) })).toBe(tooComplex);
});

test('[SNS-62] the depth of a key counts as often as its values: (4 × 3)(3 × 2)(3 × 1) is 216', () => {
  expect(said({ a: { b: { c: values(4) } }, d: { e: values(3) }, f: values(3) }, 'MessageBody')).toBe(
    tooComplex,
  );
  expect(
    said({ a: { b: { c: values(4) } }, d: { e: values(2) }, f: values(3) }, 'MessageBody'),
  ).toBeUndefined();
});

test('[SNS-62] alternatives are added', () => {
  const either = (last: number) => ({ a: values(10), $or: [{ b: values(10) }, { c: values(last) }] });
  expect(said(either(5))).toBeUndefined();
  expect(said(either(6))).toBe(tooComplex);
});

test('[SNS-52] attributes have no inside', () => {
  expect(said({ a: { b: ['x'] } })).toBe(
    'Filter policy scope MessageAttributes does not support nested filter policy',
  );
  expect(said({ a: { b: ['x'] } }, 'MessageBody')).toBeUndefined();
});

describe('the place of a fault', () => {
  test('[SNS-64] is that in the policy without its spaces, lines and escapes', () => {
    expect(readFilterPolicy('{\n  "caf\\u00e9" :\n    "x"\n}', 'MessageBody')).toBe(
      'FilterPolicy: "café" must be an object or an array\n at [Source: (String)"{"café":"x"}"; line: 1, column: 10]',
    );
  });

  test('but in the text itself where that is no JSON', () => {
    expect(readFilterPolicy('{\n  "a": [1,]\n}', 'MessageBody')).toBe(
      "FilterPolicy: failed to parse JSON. Unexpected character (']' (code 93)): expected a value\n at [Source: REDACTED (`StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION` disabled); line: 2, column: 11]",
    );
  });
});
