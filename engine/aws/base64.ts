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
