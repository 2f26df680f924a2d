/** The size of a record (KDS-07): its data, before base64, and its partition key, in UTF-8. */
import { utf8Bytes } from '../../../aws/utf8.ts';

/** The text counted last: programs send the same text again and again, and counting is a walk through all of it. */
let lastText = '';
let lastBytes = 0;

export function recordBytes(data: string, partitionKey: string): number {
  if (data !== lastText) {
    lastBytes = utf8Bytes(data);
    lastText = data;
  }
  return lastBytes + utf8Bytes(partitionKey);
}
