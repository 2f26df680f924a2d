/**
 * The MD5 of a partition key (RFC 1321), made for one purpose: short texts, one for every record that is put. It writes into
 * buffers that are there already and gives the digest as four numbers, a tenth of what a general digest costs.
 */
import { partitionKeyLengthMax } from '../limits.ts';

/** 128 bits as four unsigned numbers of 32, the highest first. */
export interface Words {
  w0: number;
  w1: number;
  w2: number;
  w3: number;
}

const sines = Uint32Array.of(
  0xd76aa478,
  0xe8c7b756,
  0x242070db,
  0xc1bdceee,
  0xf57c0faf,
  0x4787c62a,
  0xa8304613,
  0xfd469501,
  0x698098d8,
  0x8b44f7af,
  0xffff5bb1,
  0x895cd7be,
  0x6b901122,
  0xfd987193,
  0xa679438e,
  0x49b40821,
  0xf61e2562,
  0xc040b340,
  0x265e5a51,
  0xe9b6c7aa,
  0xd62f105d,
  0x02441453,
  0xd8a1e681,
  0xe7d3fbc8,
  0x21e1cde6,
  0xc33707d6,
  0xf4d50d87,
  0x455a14ed,
  0xa9e3e905,
  0xfcefa3f8,
  0x676f02d9,
  0x8d2a4c8a,
  0xfffa3942,
  0x8771f681,
  0x6d9d6122,
  0xfde5380c,
  0xa4beea44,
  0x4bdecfa9,
  0xf6bb4b60,
  0xbebfbc70,
  0x289b7ec6,
  0xeaa127fa,
  0xd4ef3085,
  0x04881d05,
  0xd9d4d039,
  0xe6db99e5,
  0x1fa27cf8,
  0xc4ac5665,
  0xf4292244,
  0x432aff97,
  0xab9423a7,
  0xfc93a039,
  0x655b59c3,
  0x8f0ccc92,
  0xffeff47d,
  0x85845dd1,
  0x6fa87e4f,
  0xfe2ce6e0,
  0xa3014314,
  0x4e0811a1,
  0xf7537e82,
  0xbd3af235,
  0x2ad7d2bb,
  0xeb86d391,
);
const shifts = Uint8Array.of(7, 12, 17, 22, 5, 9, 14, 20, 4, 11, 16, 23, 6, 10, 15, 21);
const blockBytes = 64;

/** Room for the longest key, three bytes for every unit of its text, and the padding. Used anew by every call. */
const bytes = new Uint8Array((Math.ceil((partitionKeyLengthMax * 3 + 9) / blockBytes) + 1) * blockBytes);
const block = new Int32Array(16);
const state = new Int32Array(4);

/** @param text of at most 256 characters */
export function keyDigest(text: string): Words {
  const end = encode(text);
  const total = Math.ceil((end + 9) / blockBytes) * blockBytes;
  bytes.fill(0, end, total);
  bytes[end] = 0x80;
  const bits = end * 8;
  for (let place = 0; place < 4; place++) bytes[total - 8 + place] = bits >>> (8 * place);
  state.set([0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476]);
  for (let start = 0; start < total; start += blockBytes) mix(start);
  return { w0: wordOf(0), w1: wordOf(1), w2: wordOf(2), w3: wordOf(3) };
}

/** UTF-8, a lone surrogate as U+FFFD. Gives the number of bytes. */
function encode(text: string): number {
  let end = 0;
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    if (unit < 0x80) {
      bytes[end++] = unit;
      continue;
    }
    let code = unit;
    if (unit >= 0xd800 && unit < 0xe000) {
      code = text.codePointAt(index) as number;
      if (code > 0xffff) index++;
      else code = 0xfffd;
    }
    if (code < 0x800) bytes[end++] = 0xc0 | (code >> 6);
    else {
      if (code < 0x10000) bytes[end++] = 0xe0 | (code >> 12);
      else {
        bytes[end++] = 0xf0 | (code >> 18);
        bytes[end++] = 0x80 | ((code >> 12) & 0x3f);
      }
      bytes[end++] = 0x80 | ((code >> 6) & 0x3f);
    }
    bytes[end++] = 0x80 | (code & 0x3f);
  }
  return end;
}

function mix(start: number): void {
  for (let word = 0; word < 16; word++) {
    const at = start + word * 4;
    block[word] =
      (bytes[at] as number) |
      ((bytes[at + 1] as number) << 8) |
      ((bytes[at + 2] as number) << 16) |
      ((bytes[at + 3] as number) << 24);
  }
  let a = state[0] as number;
  let b = state[1] as number;
  let c = state[2] as number;
  let d = state[3] as number;
  for (let step = 0; step < 64; step++) {
    let chosen: number;
    let word: number;
    if (step < 16) {
      chosen = (b & c) | (~b & d);
      word = step;
    } else if (step < 32) {
      chosen = (d & b) | (~d & c);
      word = (5 * step + 1) & 15;
    } else if (step < 48) {
      chosen = b ^ c ^ d;
      word = (3 * step + 5) & 15;
    } else {
      chosen = c ^ (b | ~d);
      word = (7 * step) & 15;
    }
    const sum = (a + chosen + (sines[step] as number) + (block[word] as number)) | 0;
    const shift = shifts[((step >> 4) << 2) | (step & 3)] as number;
    a = d;
    d = c;
    c = b;
    b = (b + ((sum << shift) | (sum >>> (32 - shift)))) | 0;
  }
  state[0] = (state[0] as number) + a;
  state[1] = (state[1] as number) + b;
  state[2] = (state[2] as number) + c;
  state[3] = (state[3] as number) + d;
}

/** MD5 writes its words low byte first; the hash space reads the digest high byte first. */
function wordOf(index: number): number {
  const word = state[index] as number;
  return ((word << 24) | ((word & 0xff00) << 8) | ((word >>> 8) & 0xff00) | (word >>> 24)) >>> 0;
}
