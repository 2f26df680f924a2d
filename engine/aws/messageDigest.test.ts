import { expect, test } from 'vitest';
import { attributesDigest } from './messageDigest.ts';

const text = (StringValue: string, DataType = 'String') => ({ DataType, StringValue });

test('as the developer guide has it, and as it was recorded', () => {
  expect(attributesDigest({ MyAttribute: text('foobar') })).toBe('adb59cd4678ea5a855436b949cd07ab6');
  expect(attributesDigest({ k: text('x') })).toBe('a45daa70926828a2f0a1db3418e6feb4');
});

test('sorted by name, with capitals first', () => {
  const recorded = { 'Help.Me': text('Me'), Hello: text('There'), General: text('Kenobi') };
  expect(attributesDigest(recorded)).toBe('4c360f3fdafd970e05fae2f149d997f5');
  expect(attributesDigest({ A: text('1'), a: text('2'), _: text('3') })).toBe(
    '8b2d2603f61729f08ffa7fadb49449c1',
  );
});

test('numbers are text, binary values are bytes, labels count, lengths are those of UTF-8', () => {
  expect(attributesDigest({ b: text('1', 'Number'), a: text('x') })).toBe('e36d421cd8b039f42b7052c32b82393e');
  const bin = { DataType: 'Binary', BinaryValue: 'AAECAwQFBgc=' };
  expect(attributesDigest({ bin })).toBe('30cb917c6bc432668574472065fea31a');
  expect(attributesDigest({ u: text('日本語', 'String.custom') })).toBe('502ac589bcedda0ccdacf992218ede0a');
});
