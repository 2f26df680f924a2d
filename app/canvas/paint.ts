/** Paints tokens: all of one look in one path, so that thousands cost no more than a few strokes of the pen. */
import type { Palette } from './colours.ts';
import { shape, shapeCount, type Tokens } from './tokens.ts';

export interface Brush {
  context: CanvasRenderingContext2D;
  palette: Palette;
  zoom: number;
}

/** Above this a disc is not told from a square, and squares are four times as fast. */
const discsMax = 3_000;
/** Up to this many a trail shows where each came from; in a crowd trails only cover each other. */
const trailsMax = 100;

export function paintTokens(brush: Brush, tokens: Tokens): void {
  const sorted = sortByLook(tokens, brush.palette.colours.length);
  if (tokens.count <= trailsMax) paintTrails(brush, tokens);
  for (let look = 0; look < sorted.starts.length - 1; look++) {
    const from = sorted.starts[look] as number;
    const to = sorted.starts[look + 1] as number;
    if (to === from) continue;
    const kind = look % shapeCount;
    const colour = brush.palette.colours[Math.floor(look / shapeCount)] ?? brush.palette.wire;
    const indices = sorted.order.subarray(from, to);
    if (tokens.count > discsMax)
      paintSquares(brush, tokens, indices, kind === shape.refusal ? brush.palette.bad : colour);
    else painters[kind]?.(brush, tokens, indices, colour);
  }
}

interface Sorted {
  order: Uint32Array;
  starts: Uint32Array;
}

/** Counting sort by colour and shape. */
function sortByLook({ count, shape: shapes, slot }: Tokens, colours: number): Sorted {
  const looks = colours * shapeCount;
  const starts = new Uint32Array(looks + 1);
  const lookOf = (index: number) => (slot[index] as number) * shapeCount + (shapes[index] as number);
  for (let index = 0; index < count; index++) starts[lookOf(index) + 1]!++;
  for (let look = 0; look < looks; look++) starts[look + 1]! += starts[look]!;
  const next = starts.slice();
  const order = new Uint32Array(count);
  for (let index = 0; index < count; index++) order[next[lookOf(index)]!++] = index;
  return { order, starts };
}

type Painter = (brush: Brush, tokens: Tokens, indices: Uint32Array, colour: string) => void;

const painters: Readonly<Record<number, Painter>> = {
  [shape.message]: paintDiscs,
  [shape.deadLetter]: paintDeadLetters,
  [shape.ask]: paintAsks,
  [shape.settle]: paintSettles,
  [shape.acknowledge]: paintAcknowledgements,
  [shape.refusal]: paintRefusals,
  [shape.lost]: paintLost,
};

/** Radius of a message, screen px: it grows with the picture and stays to be seen when that is small. */
export function discRadius(zoom: number): number {
  return Math.min(13, Math.max(3, 8 * zoom));
}

function paintDiscs({ context, zoom }: Brush, tokens: Tokens, indices: Uint32Array, colour: string): void {
  const radius = discRadius(zoom);
  context.fillStyle = colour;
  context.beginPath();
  for (const index of indices) circle(context, tokens.x[index]!, tokens.y[index]!, radius);
  context.fill();
}

function circle(context: CanvasRenderingContext2D, x: number, y: number, radius: number): void {
  context.moveTo(x + radius, y);
  context.arc(x, y, radius, 0, 7);
}

function paintDeadLetters(
  { context, zoom }: Brush,
  tokens: Tokens,
  indices: Uint32Array,
  colour: string,
): void {
  const half = discRadius(zoom);
  context.fillStyle = colour;
  for (const index of indices) {
    context.fillRect(tokens.x[index]! - half, tokens.y[index]! - half, 2 * half, 2 * half);
  }
}

function paintAsks({ context, palette, zoom }: Brush, tokens: Tokens, indices: Uint32Array): void {
  const radius = Math.max(2, 3.5 * zoom);
  context.beginPath();
  for (const index of indices) circle(context, tokens.x[index]!, tokens.y[index]!, radius);
  context.fillStyle = palette.canvas;
  context.fill();
  context.strokeStyle = palette.ink;
  context.lineWidth = 1.4;
  context.stroke();
}

/** A triangle that points where it goes. */
function paintSettles({ context, zoom }: Brush, tokens: Tokens, indices: Uint32Array, colour: string): void {
  const size = Math.max(3, 6 * zoom);
  context.fillStyle = colour;
  context.beginPath();
  for (const index of indices) {
    const x = tokens.x[index]!;
    const y = tokens.y[index]!;
    const dx = tokens.dx[index]! * size;
    const dy = tokens.dy[index]! * size;
    context.moveTo(x + dx, y + dy);
    context.lineTo(x - dx - dy * 0.9, y - dy + dx * 0.9);
    context.lineTo(x - dx + dy * 0.9, y - dy - dx * 0.9);
    context.closePath();
  }
  context.fill();
}

/** A small tick. */
function paintAcknowledgements(
  { context, palette, zoom }: Brush,
  tokens: Tokens,
  indices: Uint32Array,
): void {
  const size = Math.max(1.5, 3 * zoom);
  context.strokeStyle = palette.muted;
  context.lineWidth = Math.max(1.2, 1.6 * zoom);
  context.beginPath();
  for (const index of indices) {
    const x = tokens.x[index]!;
    const y = tokens.y[index]!;
    context.moveTo(x - size, y);
    context.lineTo(x - size / 4, y + size * 0.8);
    context.lineTo(x + size, y - size);
  }
  context.stroke();
}

function paintRefusals({ context, palette, zoom }: Brush, tokens: Tokens, indices: Uint32Array): void {
  const radius = Math.max(3, 6 * zoom);
  context.beginPath();
  for (const index of indices) circle(context, tokens.x[index]!, tokens.y[index]!, radius);
  context.fillStyle = palette.card;
  context.fill();
  context.strokeStyle = palette.bad;
  context.lineWidth = Math.max(1.2, 1.6 * zoom);
  for (const index of indices) cross(context, tokens.x[index]!, tokens.y[index]!, radius * 0.45);
  context.stroke();
}

function cross(context: CanvasRenderingContext2D, x: number, y: number, size: number): void {
  context.moveTo(x - size, y - size);
  context.lineTo(x + size, y + size);
  context.moveTo(x + size, y - size);
  context.lineTo(x - size, y + size);
}

/** Still whole on the wire; an empty, crossed disc below it. */
function paintLost(brush: Brush, tokens: Tokens, indices: Uint32Array, colour: string): void {
  const { context, palette, zoom } = brush;
  const radius = discRadius(zoom) * 0.9;
  paintDiscs(
    brush,
    tokens,
    indices.filter((index) => tokens.fallen[index] === 0),
    colour,
  );
  const fallen = indices.filter((index) => tokens.fallen[index]! > 0);
  context.beginPath();
  for (const index of fallen) circle(context, tokens.x[index]!, tokens.y[index]!, radius);
  context.fillStyle = palette.canvas;
  context.fill();
  context.strokeStyle = colour;
  context.lineWidth = 1.6;
  context.stroke();
  context.beginPath();
  for (const index of fallen) cross(context, tokens.x[index]!, tokens.y[index]!, radius * 1.25);
  context.strokeStyle = palette.bad;
  context.stroke();
}

/**
 * In a crowd a square that stands within half a square of one of the same look adds nothing to the picture, and most of
 * the cost: it is left out. The first of each place stands for all that are there.
 */
function paintSquares({ context, zoom }: Brush, tokens: Tokens, indices: Uint32Array, colour: string): void {
  const size = Math.max(3, discRadius(zoom));
  const half = size / 2;
  const places = new Places(half);
  context.fillStyle = colour;
  for (const index of indices) {
    const x = tokens.x[index]!;
    const y = tokens.y[index]!;
    if (places.take(x, y)) context.fillRect(x - half, y - half, size, size);
  }
}

/** Whether a place on the screen is taken, to the nearest cell. */
export class Places {
  private readonly taken = new Set<number>();

  /** @param cell width and height of a place, px */
  constructor(private readonly cell: number) {}

  /** True for the first who comes to a place. */
  take(x: number, y: number): boolean {
    // Screens are narrower than 65,536 places; a token may stand a little outside.
    const place = (Math.round(y / this.cell) + 64) * 65_536 + Math.round(x / this.cell) + 64;
    if (this.taken.has(place)) return false;
    this.taken.add(place);
    return true;
  }
}

const trail = [
  [1.5, 0.22, 0.8],
  [0.8, 0.42, 0.9],
] as const;

function paintTrails({ context, palette, zoom }: Brush, tokens: Tokens): void {
  const radius = discRadius(zoom);
  for (const [distance, alpha, scale] of trail) {
    context.globalAlpha = alpha;
    for (let index = 0; index < tokens.count; index++) {
      if (tokens.shape[index] !== shape.message && tokens.shape[index] !== shape.deadLetter) continue;
      const away = distance * radius;
      context.fillStyle = palette.colours[tokens.slot[index]!] ?? palette.wire;
      context.beginPath();
      circle(
        context,
        tokens.x[index]! - tokens.dx[index]! * away,
        tokens.y[index]! - tokens.dy[index]! * away,
        radius * scale,
      );
      context.fill();
    }
  }
  context.globalAlpha = 1;
}
