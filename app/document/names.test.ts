import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { copyName, fileName, fileSuffix, freeName, nameOfFile } from './names.ts';

describe('the name of a file', () => {
  test('is the diagram’s', () => {
    expect(fileName('Orders and payments')).toBe('Orders and payments.inflight.json');
    expect(nameOfFile('Orders and payments.inflight.json')).toBe('Orders and payments');
    expect(nameOfFile('from-somewhere.json')).toBe('from-somewhere');
  });

  test('leads nowhere, whatever the diagram is called', () => {
    expect(fileName('../../etc/passwd')).toBe('etc-passwd.inflight.json');
    expect(fileName('C:\\a*b?"<|>')).toBe('C-a-b.inflight.json');
    expect(fileName('..')).toBe('diagram.inflight.json');
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (name) => {
        const base = fileName(name).slice(0, -fileSuffix.length);
        expect(base).not.toMatch(/[\\/:*?"<>|]/);
        expect(base).not.toMatch(/^\.|\.$/);
        expect(base.length).toBeGreaterThan(0);
        expect(base.length).toBeLessThanOrEqual(80);
      }),
    );
  });
});

describe('a copy', () => {
  test('is called one, and fits', () => {
    expect(copyName('Orders')).toBe('Orders (copy)');
    expect(copyName('x'.repeat(200)).length).toBeLessThanOrEqual(200);
  });

  test('has a name of its own', () => {
    expect(freeName('Orders', [])).toBe('Orders');
    expect(freeName('Orders', ['Orders', 'Orders 2'])).toBe('Orders 3');
  });
});
