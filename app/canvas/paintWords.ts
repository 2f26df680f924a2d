/** The words on the tokens, while there are few enough to be read. */
import { transitField } from '../../engine/index.ts';
import { type Brush, discRadius } from './paint.ts';
import { shape, type Tokens } from './tokens.ts';
import type { TransitPool } from './transits.ts';
import { words } from './words.ts';

/** Above this, words would only cover each other. */
const namedMax = 40;
/** Letters smaller than this are no letters. */
const zoomMin = 0.5;

export interface Names {
  /** By number of the group. */
  letters: readonly string[];
  /** Why a transit was lost. */
  lossOf: (from: number, to: number) => string;
  /** What a refusal says, by its number. */
  refusalOf: (code: number) => string;
}

export function paintWords(brush: Brush, tokens: Tokens, pool: TransitPool, names: Names): void {
  if (tokens.count > namedMax || brush.zoom < zoomMin) return;
  const { context } = brush;
  context.textAlign = 'center';
  context.textBaseline = 'alphabetic';
  for (let index = 0; index < tokens.count; index++) {
    if (!isHidden(tokens, index)) paintOne(brush, tokens, index, pool, names, isCovered(tokens, index));
  }
}

/** The followed message is found in any crowd: a ring around it, and its name. */
export function paintFollowed(
  { context, palette, zoom }: Brush,
  tokens: Tokens,
  pool: TransitPool,
  followed: number,
): void {
  for (let index = 0; index < tokens.count; index++) {
    const row = tokens.row[index]!;
    if (pool.at(row, transitField.origin) !== followed) continue;
    context.beginPath();
    context.arc(tokens.x[index]!, tokens.y[index]!, discRadius(zoom) + 5, 0, 7);
    context.strokeStyle = palette.accent;
    context.lineWidth = 2.4;
    context.stroke();
    const name = words.token(followed, pool.at(row, transitField.count));
    if (tokens.count > namedMax || zoom < zoomMin)
      below({ context, palette, zoom }, tokens, index, name, palette.ink);
  }
}

/** How near two tokens are whose words would lie on each other, px. */
const wordsNear = { x: 60, y: 18 };
/** What a refusal says is longer. */
const refusalNear = 100;

/** Words of a later token, close by, cover those of this one: its letter, or its cross, says enough. */
function isCovered(tokens: Tokens, index: number): boolean {
  for (let later = index + 1; later < tokens.count; later++) {
    const isLong = tokens.shape[later] === shape.refusal || tokens.shape[index] === shape.refusal;
    const isNear =
      Math.abs(tokens.x[later]! - tokens.x[index]!) < (isLong ? refusalNear : wordsNear.x) &&
      Math.abs(tokens.y[later]! - tokens.y[index]!) < wordsNear.y;
    if (isNear && isNamed(tokens.shape[later]!)) return true;
  }
  return false;
}

function isNamed(of: number): boolean {
  return of === shape.message || of === shape.deadLetter || of === shape.refusal;
}

/** Lost ones lie where others lie already: only the last one's words can be read. */
function isHidden(tokens: Tokens, index: number): boolean {
  if (tokens.shape[index] !== shape.lost) return false;
  for (let later = index + 1; later < tokens.count; later++) {
    if (tokens.shape[later] !== shape.lost) continue;
    if (Math.hypot(tokens.x[later]! - tokens.x[index]!, tokens.y[later]! - tokens.y[index]!) < 24)
      return true;
  }
  return false;
}

function paintOne(
  brush: Brush,
  tokens: Tokens,
  index: number,
  pool: TransitPool,
  names: Names,
  isBelowCovered: boolean,
): void {
  const row = tokens.row[index]!;
  const origin = pool.at(row, transitField.origin);
  const count = pool.at(row, transitField.count);
  switch (tokens.shape[index]) {
    case shape.message:
    case shape.deadLetter:
      letter(brush, tokens, index, names.letters[pool.at(row, transitField.group)] ?? '');
      if (!isBelowCovered) below(brush, tokens, index, words.token(origin, count), brush.palette.ink);
      return;
    case shape.refusal:
      if (isBelowCovered) return;
      return below(brush, tokens, index, names.refusalOf(pool.at(row, transitField.code)), brush.palette.bad);
    case shape.lost: {
      if (tokens.fallen[index] === 0) return;
      const why = names.lossOf(pool.at(row, transitField.from), pool.at(row, transitField.to));
      return below(
        brush,
        tokens,
        index,
        origin > 0 ? `${words.token(origin, count)} ${why}` : why,
        brush.palette.bad,
      );
    }
  }
}

function letter({ context, palette, zoom }: Brush, tokens: Tokens, index: number, text: string): void {
  const size = discRadius(zoom) * 1.3;
  context.font = `600 ${size}px 'IBM Plex Sans', sans-serif`;
  context.fillStyle = palette.inks[tokens.slot[index]!] ?? palette.card;
  context.fillText(text, tokens.x[index]!, tokens.y[index]! + size * 0.36);
}

/** Words under a token, with the ground around them, so that no wire strikes them through. */
function below(
  { context, palette, zoom }: Brush,
  tokens: Tokens,
  index: number,
  text: string,
  colour: string,
): void {
  const size = Math.min(15, Math.max(9.5, 11 * zoom));
  context.font = `500 ${size}px 'IBM Plex Mono', monospace`;
  const y = tokens.y[index]! + discRadius(zoom) + size;
  context.lineWidth = 3;
  context.lineJoin = 'round';
  context.strokeStyle = palette.canvas;
  context.strokeText(text, tokens.x[index]!, y);
  context.fillStyle = colour;
  context.fillText(text, tokens.x[index]!, y);
}
