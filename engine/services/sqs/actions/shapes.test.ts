import { expect, test } from 'vitest';
import { check } from '../../../kernel/shape.ts';
import { entries, messageFields, request } from './shapes.ts';

test('a request lets members through that SQS does not know', () => {
  expect(check({ MessageBody: 'a', Colour: 'red' }, request(messageFields))).toEqual([]);
});

test('a single message is held to its bounds, an entry of a batch only to its types', () => {
  const faulty = { Id: 'a', MessageBody: '', DelaySeconds: 901 };
  expect(check(faulty, request(messageFields)).map(({ path }) => path)).toEqual([
    'MessageBody',
    'DelaySeconds',
  ]);
  expect(check([faulty, { Id: 'b' }], entries(messageFields))).toEqual([]);
  expect(check([{ ...faulty, DelaySeconds: 'x' }], entries(messageFields)).map(({ path }) => path)).toEqual([
    '[0].DelaySeconds',
  ]);
});

test('[SQS-30] a batch has ten entries at most, each with an id', () => {
  const many = (count: number) => Array.from({ length: count }, () => ({ Id: 'a' }));
  expect(check(many(10), entries(messageFields))).toEqual([]);
  expect(check(many(11), entries(messageFields))[0]?.kind).toBe('tooLarge');
  expect(check([{}], entries(messageFields))[0]?.path).toBe('[0].Id');
});
