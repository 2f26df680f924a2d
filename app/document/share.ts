/**
 * A diagram in the fragment of an address: `#s=1.<base64url of deflate>`. The 1 is the version of the link; compressed is
 * one line of JSON with the moment, and behind it the scenario. The last four bytes are the Adler-32 sum of the
 * text, so that a link that lost or changed a character is known for it.
 *
 * Links come from strangers: only the first line is parsed here, and nothing is unpacked beyond what a diagram can have.
 */
import { deflateSync, Inflate, strFromU8, strToU8 } from 'fflate';

export interface Shared {
  /** JSON text of the scenario. Read it with `simulation.readText`: it may be anything. */
  scenarioText: string;
  /** Virtual ms at which the run shall stand. */
  atMs: number;
  isPaused: boolean;
}

export type Unshared =
  | { shared: Shared }
  /** The link's own version is one we do not know. */
  | { problem: 'newer'; version: string }
  | { problem: 'broken' | 'tooLarge' };

const versionNow = '1';

/** Characters of a whole address that chats, mail and browsers carry. */
export const linkLengthMax = 30_000;

/** Longer than any we write: what is read need not have been cut to today's measure. */
const readLengthMax = 1_000_000;

/** Bytes a text may have once it is unpacked: 4 Mi characters, as of any scenario, and some of them are two bytes. */
export const unpackedBytesMax = 8 * 1024 * 1024;

/** Bytes given to the unpacker at once. Deflate makes at most 1,032 of one, so that no step makes much. */
const portionBytes = 1024;

const checkBytes = 4;
const atMsMax = 1e15;

/** The fragment, with its `#`. */
export function fragmentOf({ scenarioText, atMs, isPaused }: Shared): string {
  const text = strToU8(`${JSON.stringify({ atMs, isPaused })}\n${scenarioText}`);
  const packed = deflateSync(text, { level: 9 });
  const whole = new Uint8Array(packed.length + checkBytes);
  whole.set(packed);
  new DataView(whole.buffer).setUint32(packed.length, adler32(text));
  return `#s=${versionNow}.${toBase64Url(whole)}`;
}

/** Reads a fragment. Never throws, whatever it is. */
export function readFragment(fragment: string): Unshared {
  if (fragment.length > readLengthMax) return { problem: 'tooLarge' };
  // What surrounds an address in prose often sticks to its end.
  const [, version, data] = /^#s=(\d{1,9})\.([\w-]*)[).,;:!?>\]"'*~]*$/.exec(fragment) ?? [];
  if (version === undefined || data === undefined) return newerOr(fragment);
  if (version !== versionNow) return isNewer(version) ? { problem: 'newer', version } : { problem: 'broken' };
  const bytes = fromBase64Url(data);
  if (!bytes || bytes.length <= checkBytes) return { problem: 'broken' };
  const text = inflated(bytes.subarray(0, -checkBytes));
  if (typeof text === 'string') return { problem: text };
  const sum = new DataView(bytes.buffer, bytes.byteOffset).getUint32(bytes.length - checkBytes);
  if (adler32(text) !== sum) return { problem: 'broken' };
  const shared = split(strFromU8(text));
  return shared ? { shared } : { problem: 'broken' };
}

/** A later version may use other characters. */
function newerOr(fragment: string): Unshared {
  const version = /^#s=(\d{1,9})\./.exec(fragment)?.[1];
  return version !== undefined && isNewer(version) ? { problem: 'newer', version } : { problem: 'broken' };
}

function isNewer(version: string): boolean {
  return Number(version) > Number(versionNow);
}

function split(text: string): Shared | undefined {
  const end = text.indexOf('\n');
  // The line is short; a long one is not ours.
  if (end < 0 || end > 200) return undefined;
  try {
    const { atMs, isPaused } = JSON.parse(text.slice(0, end)) as Record<string, unknown>;
    const isMoment = typeof atMs === 'number' && atMs >= 0 && atMs <= atMsMax;
    if (!isMoment || typeof isPaused !== 'boolean') return undefined;
    return { scenarioText: text.slice(end + 1), atMs, isPaused };
  } catch {
    return undefined;
  }
}

/** Unpacks portion by portion, and stops as soon as there is more than there may be. */
function inflated(packed: Uint8Array): Uint8Array | 'broken' | 'tooLarge' {
  const pieces: Uint8Array[] = [];
  let length = 0;
  const inflate = new Inflate((piece) => {
    pieces.push(piece);
    length += piece.length;
  });
  try {
    for (let at = 0; at < packed.length && length <= unpackedBytesMax; at += portionBytes) {
      inflate.push(packed.slice(at, at + portionBytes), at + portionBytes >= packed.length);
    }
  } catch {
    return 'broken';
  }
  return length > unpackedBytesMax ? 'tooLarge' : joined(pieces, length);
}

function joined(pieces: readonly Uint8Array[], length: number): Uint8Array {
  const whole = new Uint8Array(length);
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}

function adler32(bytes: Uint8Array): number {
  let low = 1;
  let high = 0;
  for (const byte of bytes) {
    low = (low + byte) % 65_521;
    high = (high + low) % 65_521;
  }
  return ((high << 16) | low) >>> 0;
}

function toBase64Url(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

function fromBase64Url(text: string): Uint8Array | undefined {
  try {
    const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
    return Uint8Array.from(binary, (character) => character.charCodeAt(0));
  } catch {
    return undefined;
  }
}
