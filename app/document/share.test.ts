import { deflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { deflateSync, strToU8, zlibSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { fragmentOf, linkLengthMax, readFragment, type Shared, unpackedBytesMax } from './share.ts';

const shared: Shared = {
  scenarioText: JSON.stringify({ version: 1, name: 'Bücher 本 🙂', resources: [] }),
  atMs: 250_300.125,
  isPaused: true,
};

function base64Url(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64url');
}

/** A link whose packed text and sum are whatever is wanted. */
function linkOf(text: Uint8Array, sum = adler(text)): string {
  const bytes = new Uint8Array([...deflateSync(text), sum >>> 24, sum >>> 16, sum >>> 8, sum]);
  return `#s=1.${base64Url(bytes)}`;
}

/** The sum as zlib writes it, behind its own deflate. */
function adler(text: Uint8Array): number {
  return Buffer.from(zlibSync(text)).readUInt32BE(zlibSync(text).length - 4);
}

describe('a link', () => {
  test('gives back what was put in', () => {
    expect(readFragment(fragmentOf(shared))).toEqual({ shared });
  });

  test('gives back any text, moment and flag', () => {
    const anything = fc.record({
      scenarioText: fc.string({ unit: 'grapheme', maxLength: 2_000 }),
      atMs: fc.double({ min: 0, max: 1e15, noNaN: true }).map((ms) => ms + 0),
      isPaused: fc.boolean(),
    });
    fc.assert(
      fc.property(anything, (one) => {
        expect(readFragment(fragmentOf(one))).toEqual({ shared: one });
      }),
    );
  });

  test('uses only characters that no address changes', () => {
    expect(fragmentOf(shared)).toMatch(/^#s=1\.[A-Za-z0-9_-]+$/);
  });

  test('is read with the sign that stood behind it in a sentence', () => {
    for (const sign of ['.', ')', '>', '",', '…'.slice(1)]) {
      expect(readFragment(fragmentOf(shared) + sign)).toEqual({ shared });
    }
  });

  test('carries a diagram of usual size in a chat', () => {
    const resources = Array.from({ length: 50 }, (_, at) => ({
      id: `queue-${at}`,
      service: 'sqs',
      settings: { VisibilityTimeout: at, DelaySeconds: at * 7 },
    }));
    const text = JSON.stringify({ version: 1, resources });
    expect(fragmentOf({ ...shared, scenarioText: text }).length).toBeLessThan(linkLengthMax / 10);
  });
});

describe('a damaged link', () => {
  const whole = fragmentOf(shared);

  test('is known at whatever length it was cut', () => {
    for (let length = 0; length < whole.length; length++) {
      expect(readFragment(whole.slice(0, length)), `cut to ${length}`).toEqual({ problem: 'broken' });
    }
  });

  test('is known by any one character that has changed', () => {
    for (let at = '#s=1.'.length; at < whole.length; at++) {
      const other = whole[at] === 'A' ? 'B' : 'A';
      const read = readFragment(whole.slice(0, at) + other + whole.slice(at + 1));
      // The last character may hold bits that stand for nothing.
      if ('shared' in read) expect(read).toEqual({ shared });
      else expect(read).toEqual({ problem: 'broken' });
    }
  });

  test('is anything that is no link', () => {
    const signs = fc.string({ unit: 'binary', maxLength: 60 });
    fc.assert(
      fc.property(signs, (text) => 'problem' in readFragment(`#s=1.${text}`)),
      { numRuns: 50 },
    );
    for (const text of ['', '#', '#s=', '#s=1', '#s=1.', '#s=0.abc', '#s=.abc', '#s=1.%00', '#lesson=1']) {
      expect(readFragment(text), text).toEqual({ problem: 'broken' });
    }
  });

  test('has a moment that is one', () => {
    for (const line of [
      '{"atMs":-1,"isPaused":true}',
      '{"atMs":1e16,"isPaused":true}',
      '{"atMs":"1"}',
      'null',
    ]) {
      expect(readFragment(linkOf(strToU8(`${line}\n{}`))), line).toEqual({ problem: 'broken' });
    }
  });
});

describe('a link of the future', () => {
  test('is named by its version, whatever it is made of', () => {
    expect(readFragment('#s=99.abc')).toEqual({ problem: 'newer', version: '99' });
    expect(readFragment('#s=2.{~!$&}')).toEqual({ problem: 'newer', version: '2' });
  });
});

describe('a hostile link', () => {
  test('that unpacks to a gigabyte is left before it has', () => {
    const bomb = deflateRawSync(Buffer.alloc(700 * 1024 * 1024), { level: 1 });
    const link = `#s=1.${base64Url(bomb)}`;
    expect(link.length).toBeLessThan(5_000_000);
    expect(readFragment(link)).toEqual({ problem: 'tooLarge' });
  });

  test('that is as large as can be is still read', () => {
    const text = `{"atMs":0,"isPaused":true}\n${'x'.repeat(unpackedBytesMax - 100)}`;
    expect(readFragment(linkOf(strToU8(text)))).toMatchObject({ shared: { atMs: 0 } });
  });

  test('that is too long is not even looked at', () => {
    expect(readFragment(`#s=1.${'A'.repeat(1_000_001)}`)).toEqual({ problem: 'tooLarge' });
  });

  test('with a first line that never ends is none of ours', () => {
    expect(
      readFragment(linkOf(strToU8(`{"atMs":0,"isPaused":true,"x":"${'x'.repeat(1_000)}"}\n{}`))),
    ).toEqual({
      problem: 'broken',
    });
  });

  test('brings nothing into the objects of the page', () => {
    const text = `{"atMs":0,"isPaused":true,"__proto__":{"polluted":1}}\n{"__proto__":{"polluted":1}}`;
    readFragment(linkOf(strToU8(text)));
    expect({}).not.toHaveProperty('polluted');
  });
});
