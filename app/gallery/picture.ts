/** A diagram at a glance: where its cards are, in which tint, and which of them are wired. Pure; nothing is measured. */
import { type Face, serviceSummary } from '../../engine/index.ts';

export interface PictureCard {
  x: number;
  y: number;
  width: number;
  height: number;
  tint: Face['tint'];
}

export interface PictureWire {
  x1: number;
  y1: number;
  x2: number;
  y2: number;
  isDashed: boolean;
}

export interface Picture {
  /** What there is to see, in the diagram's own px, with a margin. */
  x: number;
  y: number;
  width: number;
  height: number;
  cards: readonly PictureCard[];
  wires: readonly PictureWire[];
}

/** A portrait's size is known only once it is drawn; these are usual ones, px. */
const usual = { width: 240, height: 150 };
const large = { width: 400, height: 220 };
const largeServices: ReadonlySet<string> = new Set(['sqs', 'kinesis', 'firehose', 'lambda']);

/** As the canvas places cards that came without a place. */
const gridPitch = { x: 420, y: 260 };
const gridColumns = 3;

const margin = 40;
/** A lonely card is not shown larger than it would be beside others, px. */
const extentMin = { width: 900, height: 520 };
/** More cannot be told apart at this size. */
const cardsMax = 200;
const wiresMax = 400;
const dashedKinds: ReadonlySet<unknown> = new Set(['redrive', 'onFailure']);

type Fields = Record<string, unknown>;

/** @param document a scenario of any version, as it was kept: what is not understood is left out */
export function pictureOf(document: unknown): Picture {
  const { resources, links, layout } = fieldsOf(document);
  const places = fieldsOf(layout);
  const cards = new Map<string, PictureCard>();
  for (const [index, resource] of listOf(resources).slice(0, cardsMax).entries()) {
    const { id, service } = resource;
    if (typeof id === 'string') cards.set(id, cardOf(String(service), fieldsOf(places[id]), index));
  }
  const wires = listOf(links)
    .slice(0, wiresMax)
    .flatMap(({ from, to, kind }) => {
      const [start, end] = [cards.get(String(from)), cards.get(String(to))];
      return start && end ? [wireBetween(start, end, dashedKinds.has(kind))] : [];
    });
  return { ...frameOf([...cards.values()]), cards: [...cards.values()], wires };
}

function cardOf(service: string, { x, y }: Fields, index: number): PictureCard {
  const place =
    isNumber(x) && isNumber(y)
      ? { x, y }
      : { x: (index % gridColumns) * gridPitch.x, y: Math.floor(index / gridColumns) * gridPitch.y };
  const size = largeServices.has(service) ? large : usual;
  return { ...place, ...size, tint: serviceSummary(service)?.face.tint ?? 'outside' };
}

function wireBetween(from: PictureCard, to: PictureCard, isDashed: boolean): PictureWire {
  const [start, end] = [middleOf(from), middleOf(to)];
  return { x1: start.x, y1: start.y, x2: end.x, y2: end.y, isDashed };
}

function middleOf({ x, y, width, height }: PictureCard): { x: number; y: number } {
  return { x: x + width / 2, y: y + height / 2 };
}

/** All of them in the middle. */
function frameOf(cards: readonly PictureCard[]): Pick<Picture, 'x' | 'y' | 'width' | 'height'> {
  const left = lowest(cards.map(({ x }) => x));
  const top = lowest(cards.map(({ y }) => y));
  const right = highest(cards.map(({ x, width }) => x + width));
  const bottom = highest(cards.map(({ y, height }) => y + height));
  const width = Math.max(extentMin.width, right - left + 2 * margin);
  const height = Math.max(extentMin.height, bottom - top + 2 * margin);
  return { x: (left + right - width) / 2, y: (top + bottom - height) / 2, width, height };
}

function lowest(values: readonly number[]): number {
  return values.length === 0 ? 0 : Math.min(...values);
}

function highest(values: readonly number[]): number {
  return values.length === 0 ? 0 : Math.max(...values);
}

function listOf(value: unknown): Fields[] {
  return Array.isArray(value) ? value.map(fieldsOf) : [];
}

function fieldsOf(value: unknown): Fields {
  return typeof value === 'object' && value !== null ? (value as Fields) : {};
}

function isNumber(value: unknown): value is number {
  return Number.isFinite(value);
}
