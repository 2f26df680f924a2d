import type { Rng } from './rng.ts';

const hex = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

/** An id in the shape of a version-4 UUID, from the resource's own generator: the same run mints the same ids. */
export function mintUuid(rng: Rng): string {
  const a = rng.uint32();
  const b = rng.uint32();
  const c = rng.uint32();
  const d = rng.uint32();
  return (
    word(a) +
    '-' +
    byte(b >>> 24) +
    byte(b >>> 16) +
    '-' +
    hex[((b >>> 8) & 0x0f) | 0x40] +
    byte(b) +
    '-' +
    hex[((c >>> 24) & 0x3f) | 0x80] +
    byte(c >>> 16) +
    '-' +
    byte(c >>> 8) +
    byte(c) +
    word(d)
  );
}

function byte(value: number): string {
  return hex[value & 0xff] as string;
}

function word(value: number): string {
  return byte(value >>> 24) + byte(value >>> 16) + byte(value >>> 8) + byte(value);
}
