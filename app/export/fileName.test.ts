import { expect, test } from 'vitest';
import { fileName } from './fileName.ts';

test('a file is named after its diagram', () => {
  expect(fileName('Poison message', 'events', 'csv')).toBe('poison-message-events.csv');
  expect(fileName('Poison message', '', 'png')).toBe('poison-message.png');
});

test.each([
  ['a/b\\c: "d"?', 'a-b-c-d.png'],
  ['..\n', 'inflight.png'],
  ['', 'inflight.png'],
  ['Übung № 1', 'übung-№-1.png'],
])('%j can stand in any file system', (diagram, name) => {
  expect(fileName(diagram, '', 'png')).toBe(name);
});

test('a long name is cut, never inside a character', () => {
  expect(fileName('🐇'.repeat(80), '', 'png')).toBe(`${'🐇'.repeat(60)}.png`);
});
