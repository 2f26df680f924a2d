/** The followed message in a queue that holds too many to draw each. Pure. */
import type { Tile } from '../../../engine/index.ts';
import type { Hold } from '../../simulation/followed.ts';
import { lineUp, type TileLineup } from './tiles.ts';

export interface FollowedTile {
  tile: Tile;
  /** The how manieth, from 1, of how many: in its group, or among the visible. Absent where there is no order. */
  line?: { place: number; length: number };
}

/** What a queue says of a message, as a tile. */
export function followedTile(origin: number | undefined, hold: Hold | undefined): FollowedTile | undefined {
  if (origin === undefined || hold?.origin !== origin) return undefined;
  const { state, group, receiveCount, stateSinceMs, stateUntilMs, sentAtMs, line } = hold;
  const tile = {
    origin,
    state,
    group,
    receiveCount,
    sinceMs: stateSinceMs,
    sentAtMs,
    ...(state === 'visible' ? {} : { untilMs: stateUntilMs }),
  } as Tile;
  return { tile, ...(line ? { line: line as FollowedTile['line'] } : {}) };
}

/** Tiles that are drawn before the marks when one more stands apart. */
const headsBeside = 2;

/** The tiles of one state; the followed one stands apart where it would be one mark among many. */
export function lineUpFollowed(
  tiles: readonly Tile[],
  count: number,
  state: Tile['state'],
  followed: FollowedTile | undefined,
): { lineup: TileLineup; apart?: FollowedTile } {
  const lineup = lineUp(tiles, count);
  if (followed?.tile.state !== state || lineup.more === 0) return { lineup };
  if (lineup.tiles.some(({ origin }) => origin === followed.tile.origin)) return { lineup };
  return { lineup: lineUp(tiles, count, headsBeside), apart: followed };
}
