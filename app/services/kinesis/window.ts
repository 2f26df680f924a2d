/** The part of a shard that its tape shows, and where bookmarks stand on it. */
import { type Bookmark, type ShardView, tapeMax } from '../../../engine/index.ts';

/** From one record to the next, px. */
export const pitch = 11;
/** Of a record, px. */
export const barWidth = 9;
/** A record that is in the window for less than this cannot be told from the next, wall ms. */
const tellableMs = 250;
/** Width of a letter of a flag's name on average, and what a flag needs besides, px. */
const letterWidth = 5.1;
const flagMargin = 8;
/** A name shorter than this is not read, px. */
const roomMin = 26;

/** Place of the first record that is drawn. */
export function windowStart({ tape, nextPosition }: ShardView): number {
  return tape[0]?.position ?? nextPosition;
}

/** True while records pass too fast to be looked at one by one. `speed` is virtual seconds a second. */
export function isRushing({ tape }: ShardView, speed: number): boolean {
  const oldest = tape[0];
  const newest = tape.at(-1);
  if (!oldest || !newest || tape.length < tapeMax) return false;
  return newest.atMs - oldest.atMs < tellableMs * speed;
}

/** Records that every consumer is past. Without a consumer none is. */
export function readByAllBefore({ bookmarks }: ShardView): number {
  if (bookmarks.length === 0) return Number.NEGATIVE_INFINITY;
  return Math.min(...bookmarks.map(({ position }) => position));
}

/** All consumers that stand at one place of the tape. */
export interface Flag {
  /** Distance from the tape's left end, px. */
  x: number;
  /** The consumer's name; behind the window also how many records it is away from the tip: "dash −1,200". */
  bookmarks: readonly (Bookmark & { lag: number; isBehindWindow: boolean })[];
}

export function flagsOf(shard: ShardView): Flag[] {
  const start = windowStart(shard);
  const flags = new Map<number, Flag['bookmarks'][number][]>();
  for (const bookmark of shard.bookmarks) {
    const place = Math.min(Math.max(bookmark.position, start), shard.nextPosition) - start;
    const together = flags.get(place) ?? [];
    together.push({
      ...bookmark,
      lag: Math.max(0, shard.nextPosition - bookmark.position),
      isBehindWindow: bookmark.position < start,
    });
    flags.set(place, together);
  }
  return [...flags]
    .sort(([one], [other]) => one - other)
    .map(([place, bookmarks]) => ({ x: place * pitch, bookmarks }));
}

function roomFor(letters: number): number {
  return letters * letterWidth + flagMargin;
}

/** What the name of a flag needs to its right, up to the next flag, because it has no room to its left. */
function keptFor(flag: { x: number; letters: number }, nextX: number): number {
  const need = roomFor(flag.letters);
  return flag.x >= need ? 0 : Math.min(need, (nextX - flag.x) / 2);
}

/** Where a flag's name stands: to its right or left, and how much room it has there. None when there is too little. */
export interface NamePlace {
  side: 'right' | 'left' | 'none';
  room: number;
}

/** Names are placed from the right: each goes where it fits whole, else where it is cut least. */
export function placeNames(
  flags: readonly { x: number; letters: number }[],
  width: number,
): readonly NamePlace[] {
  const places: NamePlace[] = [];
  let freeTo = width;
  for (let index = flags.length - 1; index >= 0; index--) {
    const { x, letters } = flags[index]!;
    const need = roomFor(letters);
    const toRight = freeTo - x;
    const before = flags[index - 1];
    const toLeft = before ? x - before.x - keptFor(before, x) : x;
    const side = need <= toRight || toRight >= toLeft ? 'right' : 'left';
    const room = Math.min(need, side === 'right' ? toRight : toLeft);
    const isReadable = room >= Math.min(need, roomMin);
    places.unshift(isReadable ? { side, room } : { side: 'none', room: 0 });
    freeTo = side === 'left' && isReadable ? x - room : x;
  }
  return places;
}
