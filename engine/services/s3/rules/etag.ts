/** The ETag of an object that was put. */
import { md5Hex } from '../../../aws/md5.ts';
import { md5BytesMax, partBytes } from '../limits.ts';

/**
 * The MD5 of the body, in hexadecimal digits. A large body gets what S3 gives to one uploaded in parts: the same for the
 * same body, no MD5 of it, with the number of parts behind. That is how Firehose uploads, and MD5 of MiBs is dear.
 */
export function etagOf(body: string, sizeBytes: number): string {
  if (sizeBytes <= md5BytesMax) return md5Hex(body);
  return `${md5Hex(`${sizeBytes} ${summary(body)}`)}-${Math.ceil(sizeBytes / partBytes)}`;
}

/** Units looked at: of a very large body every so many, or a flush of 128 MiB would be felt. */
const unitsMax = 2_097_152;

/** FNV-1a in two halves. */
function summary(body: string): string {
  const stride = Math.ceil(body.length / unitsMax);
  let low = 0x811c9dc5;
  let high = 0x01000193;
  for (let index = 0; index < body.length; index += stride) {
    const unit = body.charCodeAt(index);
    low = Math.imul(low ^ unit, 0x01000193);
    high = Math.imul(high ^ unit, 0x85ebca6b) ^ (high >>> 15);
  }
  return `${low >>> 0} ${high >>> 0}`;
}
