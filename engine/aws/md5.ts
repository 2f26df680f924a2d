/** MD5 as AWS uses it: Kinesis to place a record, SQS to prove what it received. No secret depends on it. */
import { md5 } from '@noble/hashes/legacy.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

/** 32 hexadecimal digits of the UTF-8 text's digest. */
export function md5Hex(text: string): string {
  return bytesToHex(md5(utf8ToBytes(text)));
}
