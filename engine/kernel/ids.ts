import type { Rng } from './rng.ts';

/** Character codes of the sixteen digits. */
const digits = Array.from('0123456789abcdef', (digit) => digit.charCodeAt(0));
const hyphen = '-'.charCodeAt(0);

/** An id in the shape of a version-4 UUID, from the resource's own generator: the same run mints the same ids. */
export function mintUuid(rng: Rng): string {
  const a = rng.uint32();
  const b = (rng.uint32() & 0xffff0fff) | 0x4000;
  const c = (rng.uint32() & 0x3fffffff) | 0x80000000;
  const d = rng.uint32();
  // In one call: put together from parts it would stay a tree of parts in memory, several times as large.
  return String.fromCharCode(
    at(a, 28),
    at(a, 24),
    at(a, 20),
    at(a, 16),
    at(a, 12),
    at(a, 8),
    at(a, 4),
    at(a, 0),
    hyphen,
    at(b, 28),
    at(b, 24),
    at(b, 20),
    at(b, 16),
    hyphen,
    at(b, 12),
    at(b, 8),
    at(b, 4),
    at(b, 0),
    hyphen,
    at(c, 28),
    at(c, 24),
    at(c, 20),
    at(c, 16),
    hyphen,
    at(c, 12),
    at(c, 8),
    at(c, 4),
    at(c, 0),
    at(d, 28),
    at(d, 24),
    at(d, 20),
    at(d, 16),
    at(d, 12),
    at(d, 8),
    at(d, 4),
    at(d, 0),
  );
}

function at(word: number, shift: number): number {
  return digits[(word >>> shift) & 15] as number;
}
