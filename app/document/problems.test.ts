import { expect, test } from 'vitest';
import { parseScenario } from '../../engine/index.ts';
import { sentenceOf } from './problems.ts';

function problemsOf(text: string): string {
  const reading = parseScenario(text);
  return 'problems' in reading ? sentenceOf(reading.problems) : 'none';
}

test('names the field, what was found and what was expected', () => {
  const text =
    '{"version":1,"resources":[{"id":"q","service":"sqs","settings":{"VisibilityTimeout":99999}}]}';
  expect(problemsOf(text)).toBe(
    'resources[0].settings.VisibilityTimeout: found 99999, expected a whole number from 0 to 43200.',
  );
});

test('says how many more there are', () => {
  expect(problemsOf('{"version":1,"seed":-1,"latencyMs":-1,"resources":7}')).toMatch(/more problems?\.$/);
});

test('says of a document from the future that it is from there', () => {
  expect(problemsOf('{"version":2,"resources":[]}')).toContain('from a newer Inflight (format 2)');
});

test('says where a text stops being JSON', () => {
  expect(problemsOf('{"version":1,')).toMatch(/not JSON: line 1, column 14/);
});

const hostile: readonly (readonly [string, string])[] = [
  ['nested as deep as the text goes', '['.repeat(2_000_000)],
  ['nested in a document', `{"version":1,"resources":[],"x":${'['.repeat(5_000)}${']'.repeat(5_000)}}`],
  ['a field that is everybody’s', '{"version":1,"resources":[],"__proto__":{"polluted":1}}'],
  ['a name of megabytes', JSON.stringify({ version: 1, name: 'x'.repeat(3_000_000), resources: [] })],
  [
    'an id of megabytes',
    JSON.stringify({ version: 1, resources: [{ id: 'x'.repeat(3e6), service: 'sqs' }] }),
  ],
  [
    'ten thousand resources',
    JSON.stringify({
      version: 1,
      resources: Array.from({ length: 10_000 }, (_, at) => ({ id: `q${at}`, service: 'sqs' })),
    }),
  ],
  ['five megabytes', ' '.repeat(5_000_000)],
];

test.each(hostile)('answers shortly to a hostile text: %s', (_title, text) => {
  const sentence = problemsOf(text);
  expect(sentence).not.toBe('none');
  expect(sentence.length).toBeLessThan(400);
  expect({}).not.toHaveProperty('polluted');
});
