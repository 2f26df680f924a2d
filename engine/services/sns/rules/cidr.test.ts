import { describe, expect, test } from 'vitest';
import { isInRange, readCidr } from './cidr.ts';

const holds = (range: string, address: string) => {
  const read = readCidr(range);
  if (typeof read === 'string') throw new Error(read);
  return isInRange(address, read);
};

test.each([
  ['10.0.0.0/24', '10.0.0.255', true],
  ['10.0.0.0/24', '10.0.1.0', false],
  // The bits behind the mask do not count.
  ['10.0.0.77/24', '10.0.0.1', true],
  ['192.168.128.0/17', '192.168.127.255', false],
  ['192.168.128.0/17', '192.168.128.0', true],
  ['2001:db8::/32', '2001:0DB8:ffff::', true],
  ['2001:db8::/33', '2001:db8:8000::', false],
  ['10.0.0.0/8', '10.0.0.256', false],
  ['::/0', '1:2:3:4:5:6:7', false],
  ['::/0', '1:2:3:4:5:6:7:8', true],
])('[SNS-54] %s and %s: %s', (range, address, isHeld) => {
  expect(holds(range, address)).toBe(isHeld);
});

describe('[SNS-54] what is no range', () => {
  test.each([
    ['10.0.0.0/', "Malformed CIDR, one '/' required"],
    ['10.0.0.0/8/8', "Malformed CIDR, one '/' required"],
    ['10.0.0.0/-1', 'Malformed CIDR, mask bits must not be negative'],
    ['10.0.0.0/32', 'IPv4 mask bits must be < 32'],
    ['2001:db8::/128', 'IPv6 mask bits must be < 128'],
    ['1::2::3/8', 'Nonstandard IP address: 1::2::3'],
  ])('%s', (range, sentence) => {
    expect(readCidr(range)).toBe(sentence);
  });
});
