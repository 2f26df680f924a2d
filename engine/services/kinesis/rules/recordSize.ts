/** The size of a record (KDS-07): its data, before base64, and its partition key, in UTF-8. */

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

function utf8Bytes(text: string): number {
  let bytes = text.length;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code < 0x80) continue;
    bytes += code < 0x800 ? 1 : 2;
    // A surrogate pair is two units here and four bytes there: the second unit adds nothing more.
    if (code >= 0xd800 && code <= 0xdbff) index++;
  }
  return bytes;
}
