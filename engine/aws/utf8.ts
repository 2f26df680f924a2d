const beyondAscii = /[\u0080-\uffff]/;

/** How long a text is on the wire. Counted, not encoded: it stands on the path of every record. */
export function utf8Bytes(text: string): number {
  // Most texts are plain ASCII, and a search is several times as fast as counting.
  if (!beyondAscii.test(text)) return text.length;
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
