import { expect, test } from 'vitest';
import { asText, compared, contrastOf, differenceInWords, inWords } from './comparison.ts';
import type { KeptMoment } from './moments.ts';

const sent = (value: number) => ({ name: 'NumberOfMessagesSent', unit: 'Count' as const, value });
const age = (value: number) => ({ name: 'ApproximateAgeOfOldestMessage', unit: 'Seconds' as const, value });

const early: KeptMoment = {
  diagram: 'Poison message',
  seed: 7,
  settings: '{}',
  atMs: 12_400,
  figures: [
    { resource: 'orders', metrics: [sent(3), age(9)] },
    { resource: 'gone', metrics: [sent(1)] },
  ],
};
const late: KeptMoment = {
  ...early,
  atMs: 60_000,
  figures: [
    { resource: 'new', metrics: [sent(2)] },
    { resource: 'orders', metrics: [sent(8), age(9)] },
  ],
};

test('every metric of either moment has its row, in the order of the later one', () => {
  expect(compared(early, late).map(({ resource }) => resource)).toEqual(['new', 'orders', 'gone']);
  expect(compared(early, late)[1]?.metrics[0]).toMatchObject({ was: 3, now: 8 });
});

test('differences are told in words', () => {
  const differences = compared(early, late).flatMap(({ metrics }) => metrics.map(differenceInWords));
  expect(differences).toEqual(['not there before', '5 more', 'the same', 'not there any more']);
  expect(differenceInWords({ ...sent(0), was: 5, now: 3 })).toBe('2 fewer');
  expect(differenceInWords({ ...age(0), was: 30, now: 18 })).toBe('12 s less');
});

test('it says how two runs are not the same', () => {
  expect(contrastOf(early, late)).toBe('');
  expect(contrastOf(early, { ...late, seed: 8 })).toBe('another seed');
  expect(contrastOf(early, { ...late, settings: '{"x":1}' })).toBe('changed diagram or settings');
  expect(contrastOf(early, { ...late, settings: '{"x":1}', diagram: 'Fan-out', seed: 8 })).toBe(
    'another diagram, another seed',
  );
});

test('as text: where both come from, and bare numbers that a spreadsheet can count with', () => {
  expect(inWords(early)).toBe('Poison message · seed 7 · 00:12.400');
  expect(asText(early, late, true).split('\n')).toEqual([
    'Then\tPoison message · seed 7 · 00:12.400',
    'Now\tPoison message · seed 7 · 01:00.000',
    '',
    'Resource\tMetric\tUnit\tThen\tNow\tDifference',
    'new\tNumberOfMessagesSent\tCount\t\t2\t',
    'orders\tNumberOfMessagesSent\tCount\t3\t8\t5',
    'orders\tApproximateAgeOfOldestMessage\tSeconds\t9\t9\t0',
    'gone\tNumberOfMessagesSent\tCount\t1\t\t',
  ]);
});
