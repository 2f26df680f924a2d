/** What a bucket and an object may be called. */
import { utf8Bytes } from '../../../aws/utf8.ts';
import type { Refusal } from '../../../kernel/service.ts';
import { keyNotUtf8, keyTooLong } from '../errors.ts';
import { bucketNameLengthMax, bucketNameLengthMin, keyBytesMax } from '../limits.ts';

const reservedBeginnings = ['xn--', 'sthree-', 'amzn-s3-demo-'];
const reservedEnds = ['-s3alias', '--ol-s3', '.mrap', '--x-s3', '--table-s3'];

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html */
export function isBucketName(name: string): boolean {
  if (name.length < bucketNameLengthMin || name.length > bucketNameLengthMax) return false;
  if (!/^[a-z0-9][a-z0-9.-]*[a-z0-9]$/.test(name) || name.includes('..')) return false;
  if (/^\d+\.\d+\.\d+\.\d+$/.test(name)) return false;
  return (
    !reservedBeginnings.some((beginning) => name.startsWith(beginning)) &&
    !reservedEnds.some((end) => name.endsWith(end))
  );
}

export function refuseKey(key: string): Refusal | undefined {
  if (/\p{Surrogate}/u.test(key)) return keyNotUtf8;
  return utf8Bytes(key) > keyBytesMax ? keyTooLong : undefined;
}

/** The order of keys in a listing is that of their UTF-8, which UTF-16 does not keep beyond U+FFFF. */
export function compareKeys(left: string, right: string): number {
  const length = Math.min(left.length, right.length);
  for (let index = 0; index < length; index++) {
    const one = left.charCodeAt(index);
    const other = right.charCodeAt(index);
    if (one !== other) return utf8Rank(one) - utf8Rank(other);
  }
  return left.length - right.length;
}

/** Surrogates stand for what comes after all single units. */
function utf8Rank(unit: number): number {
  return unit >= 0xd800 && unit <= 0xdfff ? unit + 0x10000 : unit;
}

/** "2026/" of "2026/01/01/name", '' of a key without a slash. */
export function firstPartOf(key: string): string {
  return key.slice(0, key.indexOf('/') + 1);
}
