import { describe, expect, test } from 'vitest';
import type { Fact } from '../../engine/index.ts';
import { logHead, logPage } from './log.ts';

function fact(parts: Partial<Fact>): Fact {
  return {
    seq: 7,
    atMs: 1_250,
    step: 3,
    type: 'MessageSent',
    service: 'sqs',
    resource: 'orders',
    causeSeq: 4,
    detail: {},
    ...parts,
  };
}

/** What a reader of CSV makes of a row, by the rules of RFC 4180. */
function cells(row: string): string[] {
  return [...row.trimEnd().matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(
    ([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? '',
  );
}

describe('the log as CSV', () => {
  test('begins with its columns, marked as UTF-8', () => {
    expect(logHead('csv')).toBe('\ufeffseq,virtual seconds,type,resource,messages,line,cause seq,detail\r\n');
  });

  test('has a row for each fact: when, what, whose, and why', () => {
    const row = logPage('csv', [fact({ detail: { message: 3 } })], ['orders holds m3']);
    expect(cells(row)).toEqual([
      '7',
      '1.25',
      'MessageSent',
      'orders',
      'm3',
      'orders holds m3',
      '4',
      '{"message":3}',
    ]);
    expect(row.endsWith('\r\n')).toBe(true);
  });

  test('names all messages of a batch', () => {
    expect(cells(logPage('csv', [fact({ detail: { messages: [1, 2, 30] } })], ['']))[4]).toBe('m1 m2 m30');
  });

  test('keeps commas, quotes and line breaks inside their cell', () => {
    const line = 'a "b", c\nd';
    const row = logPage('csv', [fact({})], [line]);
    expect(row).toContain('"a ""b"", c\nd"');
    expect(cells(row)[5]).toBe(line);
  });

  test.each(['=1+1', '+1', '-1', '@sum', '\tx'])('%s is words and no formula', (line) => {
    expect(cells(logPage('csv', [fact({})], [line]))[5]).toBe(`'${line}`);
  });

  test('a cause of -1 is a number, and stays one', () => {
    expect(cells(logPage('csv', [fact({ causeSeq: -1 })], ['']))[6]).toBe('-1');
  });

  test('an instant shows whole microseconds, not the rounding of a float', () => {
    expect(cells(logPage('csv', [fact({ atMs: 1_100.001 })], ['']))[1]).toBe('1.100001');
  });
});

describe('the log as JSON lines', () => {
  test('has each fact whole, with its line in words', () => {
    const facts = [fact({ detail: { message: 3, body: 'a\nb' } }), fact({ seq: 8 })];
    const lines = logPage('jsonl', facts, ['orders holds m3', '']).trimEnd().split('\n');
    expect(lines).toHaveLength(2);
    expect(JSON.parse(lines[0] ?? '')).toEqual({ ...facts[0], line: 'orders holds m3' });
    expect(JSON.parse(lines[1] ?? '')).toEqual(facts[1]);
  });

  test('begins with its first fact', () => {
    expect(logHead('jsonl')).toBe('');
  });
});
