/** What comes with an object, and alone when only its head is asked for. */
import { isoTime } from '../../../kernel/time.ts';
import type { HeadObjectOutput } from '../contract.ts';
import type { StoredObject } from '../model.ts';

export function headersOf({ sizeBytes, contentType, etag, atMs }: Readonly<StoredObject>): HeadObjectOutput {
  return {
    ContentLength: sizeBytes,
    ContentType: contentType,
    ETag: `"${etag}"`,
    LastModified: isoTime(atMs),
  };
}
