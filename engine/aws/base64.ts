/** Base64, for the few places where AWS writes it into a text that one can read. */
import { utf8ToBytes } from '@noble/hashes/utils.js';

const digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** The UTF-8 of a text in base64. */
export function toBase64(text: string): string {
  const bytes = utf8ToBytes(text);
  let written = '';
  for (let index = 0; index < bytes.length; index += 3) {
    const [first = 0, second, third] = bytes.subarray(index, index + 3);
    const group = (first << 16) | ((second ?? 0) << 8) | (third ?? 0);
    written += digits.charAt(group >> 18) + digits.charAt((group >> 12) & 63);
    written += second === undefined ? '=' : digits.charAt((group >> 6) & 63);
    written += third === undefined ? '=' : digits.charAt(group & 63);
  }
  return written;
}

/** The bytes behind base64; what is no digit of it is passed over. */
export function bytesFromBase64(text: string): Uint8Array {
  const bytes: number[] = [];
  let bits = 0;
  let held = 0;
  for (const sign of text) {
    const value = digits.indexOf(sign);
    if (value < 0) continue;
    held = ((held << 6) | value) & 0xffff;
    bits += 6;
    if (bits < 8) continue;
    bits -= 8;
    bytes.push((held >> bits) & 255);
  }
  return Uint8Array.from(bytes);
}
