import { describe, expect, test } from 'vitest';
import { compactJson, JsonFault, placeWords, readJson } from './jsonReader.ts';

const compacted = (text: string) => {
  const node = readJson(text, 'text');
  return node instanceof JsonFault ? node.sentence : compactJson(node);
};

describe('what is JSON', () => {
  test('comes back without spaces, names in their order, numbers as they were written', () => {
    expect(compacted(' { "b" : [ 1.50 , -2e3 , true ] ,\n "10" : { } , "a" : null } ')).toBe(
      '{"b":[1.50,-2e3,true],"10":{},"a":null}',
    );
  });

  test('with its escapes read', () => {
    expect(compacted('["\\u65e5\\n\\"\\\\"]')).toBe('["日\\n\\"\\\\"]');
  });

  test('of one name the last value holds', () => {
    expect(compacted('{"a":1,"b":2,"a":3}')).toBe('{"a":3,"b":2}');
  });

  test('what follows the first value is not looked at', () => {
    expect(compacted('{"a":1} nonsense')).toBe('{"a":1}');
  });
});

describe('what is not', () => {
  test.each([
    ['', 'No content to map due to end-of-input', 0],
    [
      '{"a":1',
      'Unexpected end-of-input: expected close marker for Object (start marker at [Source: text; line: 1, column: 1])',
      6,
    ],
    [
      '{"a" 1}',
      "Unexpected character ('1' (code 49)): was expecting a colon to separate field name and value",
      5,
    ],
    [
      '{"a":1 "b":2}',
      `Unexpected character ('"' (code 34)): was expecting comma to separate Object entries`,
      7,
    ],
    ['[1 2]', "Unexpected character ('2' (code 50)): was expecting comma to separate Array entries", 3],
    ['{"a":}', "Unexpected character ('}' (code 125)): expected a value", 5],
    ['["a', 'Unexpected end-of-input: was expecting closing quote for a string value', 3],
    [
      '[truth]',
      "Unrecognized token 'truth': was expecting (JSON String, Number, Array, Object or token 'null', 'true' or 'false')",
      6,
    ],
    [
      '["\u0001"]',
      'Illegal unquoted character (CTRL-CHAR, code 1): has to be escaped using backslash to be included in string value',
      2,
    ],
    ['["\\x"]', "Unrecognized character escape 'x' (code 120)", 3],
  ])('%j', (text, sentence, at) => {
    expect(readJson(text, 'text')).toEqual(new JsonFault(sentence, at));
  });

  test('what is nested too deep is refused rather than followed', () => {
    expect(compacted(`${'['.repeat(1_000)}${']'.repeat(1_000)}`)).toMatch(/^\[/);
    expect(compacted('['.repeat(1_000_000))).toMatch(
      'Document nesting depth (1001) exceeds the maximum allowed',
    );
  });
});

test('a place is counted in lines and columns', () => {
  expect(placeWords('ab', 2)).toBe('line: 1, column: 3');
  expect(placeWords('a\r\nbc\nd', 6)).toBe('line: 3, column: 1');
});
