import { describe, expect, test } from 'vitest';
import { Log } from './log.ts';

/** A log with so many facts: seconds as times, two resources in turn. */
function logOf(count: number, log = new Log()): Log {
  for (let seq = log.length; seq < count; seq++) {
    log.append(
      seq,
      seq * 1_000,
      seq,
      seq % 2 ? 'MessageSent' : 'MessageDeleted',
      'sqs',
      `q${seq % 2}`,
      seq - 1,
      { message: seq },
    );
  }
  return log;
}

describe('the log', () => {
  test('gives back what was written', () => {
    const log = logOf(10_000);
    expect(log.length).toBe(10_000);
    expect(log.at(9_001)).toEqual({
      seq: 9_001,
      atMs: 9_001_000,
      step: 9_001,
      type: 'MessageSent',
      service: 'sqs',
      resource: 'q1',
      causeSeq: 9_000,
      detail: { message: 9_001 },
    });
    expect([log.typeAt(3), log.serviceAt(3), log.detailAt(3), log.stepAt(3), log.timeAt(3)]).toEqual([
      'MessageSent',
      'sqs',
      { message: 3 },
      3,
      3_000,
    ]);
    expect(log.at(10_000)).toBeUndefined();
    expect([...log.facts(8, 11)].map((fact) => fact.seq)).toEqual([8, 9, 10]);
  });

  test('finds the first fact after a time', () => {
    const log = logOf(10);
    expect([log.firstAfter(-1), log.firstAfter(0), log.firstAfter(4_500), log.firstAfter(9_000)]).toEqual([
      0, 1, 5, 10,
    ]);
  });

  test('a fact that is there already is only counted along', () => {
    const log = logOf(5);
    log.append(2, 0, 0, 'SomethingElse', 'kernel', '', -1, {});
    expect(log.at(2)?.type).toBe('MessageDeleted');
    expect(log.length).toBe(5);
  });

  test('what is cut off is gone, and another future takes its place', () => {
    const log = logOf(9_000);
    log.truncate(4_100);
    expect([log.length, log.at(4_100), log.firstAfter(1e12)]).toEqual([4_100, undefined, 4_100]);
    const other = logOf(4_100);
    expect(log.hash()).toBe(other.hash());
    log.append(4_100, 1, 1, 'X', 'kernel', '', -1, {});
    expect(log.at(4_100)?.type).toBe('X');
    log.truncate(9_999);
    expect(log.length).toBe(4_101);
  });

  test('beyond its capacity the oldest facts go, 4,096 at a time', () => {
    const log = logOf(30_000, new Log(10_000));
    expect(log.length).toBe(30_000);
    expect(log.firstSeq % 4_096).toBe(0);
    expect(log.length - log.firstSeq).toBeGreaterThan(10_000 - 4_096);
    expect(log.length - log.firstSeq).toBeLessThanOrEqual(10_000 + 4_096);
    expect(log.at(log.firstSeq - 1)).toBeUndefined();
    expect([...log.facts(0)][0]?.seq).toBe(log.firstSeq);
    expect(log.firstAfter(-1)).toBe(log.firstSeq);
  });

  test('a name that comes back with another service is another resource', () => {
    const log = new Log();
    ['sqs', 'worker', 'sqs', 'producer', 'worker'].forEach((service, seq) => {
      log.append(seq, 0, 0, 'ResourceCreated', service, 'a', -1, {});
    });
    expect([...log.facts()].map(({ service, resource }) => `${service} ${resource}`)).toEqual([
      'sqs a',
      'worker a',
      'sqs a',
      'producer a',
      'worker a',
    ]);
  });

  test('the hash names every field of every fact, and the prefix it is asked for', () => {
    const base = [0, 5, 1, 'A', 'sqs', 'q', -1, { message: 1 }] as const;
    const hashOf = (...fact: readonly [number, number, number, string, string, string, number, object]) => {
      const log = new Log();
      log.append(...fact);
      return log.hash();
    };
    const variants = [
      hashOf(...base),
      hashOf(0, 6, 1, 'A', 'sqs', 'q', -1, { message: 1 }),
      hashOf(0, 5, 1, 'B', 'sqs', 'q', -1, { message: 1 }),
      hashOf(0, 5, 1, 'A', 'sqs', 'r', -1, { message: 1 }),
      hashOf(0, 5, 1, 'A', 'sqs', 'q', 0, { message: 1 }),
      hashOf(0, 5, 1, 'A', 'sqs', 'q', -1, { message: 2 }),
    ];
    expect(new Set(variants).size).toBe(variants.length);
    expect(variants[0]).toMatch(/^[0-9a-f]{16}$/);
    expect(logOf(20).hash(10)).toBe(logOf(10).hash());
  });
});
