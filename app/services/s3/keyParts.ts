/** Characters of a key that always stay: its end tells one object of a minute from the next. */
const tailLength = 8;

/** A key in two parts, of which only the first may be cut short: what it begins and ends with is what is looked for. */
export function keyParts(key: string): { head: string; tail: string } {
  if (key.length <= tailLength * 2) return { head: key, tail: '' };
  return { head: key.slice(0, -tailLength), tail: key.slice(-tailLength) };
}
