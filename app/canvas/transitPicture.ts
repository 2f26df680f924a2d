/** The picture of what is under way: keeps the facts, asks for places at the view clock's time, paints. */
import { type FaultKind, transitField } from '../../engine/index.ts';
import { documents } from '../document/document.ts';
import { type Mirror, mirror } from '../simulation/mirror.ts';
import { viewClock } from '../simulation/viewClock.ts';
import { type GroupSlots, groupSlots, type Palette, readPalette } from './colours.ts';
import { paintTokens } from './paint.ts';
import { paintFlashes } from './paintFlashes.ts';
import { type Names, paintFollowed, paintWords } from './paintWords.ts';
import { Roads } from './roads.ts';
import { placeTokens, Tokens, tokenAt, type View } from './tokens.ts';
import { TransitPool } from './transits.ts';
import { wires } from './wires.ts';
import { words } from './words.ts';

/** A hop is shown for at least this long in play, wall ms. */
const hopMsMin = 120;
/** Without motion, words beside the wire stay for this long, wall ms. */
const flashMs = 600;
/** More pixels than this cost more than they show. */
const ratioMax = 2;

export interface TransitPicture {
  take(state: Mirror, before?: Mirror): void;
  move(x: number, y: number, zoom: number): void;
  reroute(): void;
  resize(): void;
  recolour(): void;
  reduce(isReduced: boolean): void;
  /** Marks one message wherever it travels. */
  follow(origin: number | undefined): void;
  draw(wallMs: number): void;
  /** The message under way at a place on the page; undefined when there is none. */
  originAt(clientX: number, clientY: number): number | undefined;
  dispose(): void;
}

export function createTransitPicture(canvas: HTMLCanvasElement): TransitPicture {
  const context = canvas.getContext('2d') as CanvasRenderingContext2D;
  const pool = new TransitPool();
  const tokens = new Tokens();
  const view: View = { x: 0, y: 0, zoom: 1, width: 0, height: 0 };
  let groups: GroupSlots = groupSlots([]);
  let palette: Palette | undefined;
  let roads: Roads | undefined;
  let isReduced = false;
  let followed: number | undefined;
  let ratio = 1;
  let request = 0;

  function draw(wallMs: number): void {
    const { nowMs, minimumMs } = moment(wallMs, isReduced);
    pool.prune(nowMs, minimumMs);
    roads ??= new Roads(mirror.getState().resources, documents.getState().scenario.links, wires.lanes);
    palette ??= readPalette(canvas, groups);
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    context.clearRect(0, 0, view.width, view.height);
    const brush = { context, palette, zoom: view.zoom };
    if (isReduced) {
      tokens.count = 0;
      paintFlashes(brush, pool, roads, view);
    } else {
      placeTokens(pool, roads, view, nowMs, minimumMs, groups.slots, tokens);
      paintTokens(brush, tokens);
      paintWords(brush, tokens, pool, namesOf(groups));
      if (followed !== undefined) paintFollowed(brush, tokens, pool, followed);
    }
    tell(isReduced ? pool.length : tokens.count);
  }

  /** For tests, and whoever cannot see a canvas: how many there are. */
  function tell(count: number): void {
    const text = String(count);
    if (canvas.dataset.tokens !== text) canvas.dataset.tokens = text;
  }

  function redraw(): void {
    request ||= requestAnimationFrame(() => {
      request = 0;
      draw(performance.now());
    });
  }

  return {
    take(state, before) {
      if (before && state.generation !== before.generation) pool.clear();
      if (state.groups !== before?.groups) {
        groups = groupSlots(state.groups);
        palette = undefined;
      }
      if (state.resources !== before?.resources) roads = undefined;
      if (state.transits !== before?.transits) pool.take(state.transits, leastShownMs(state, isReduced));
    },
    move(x, y, zoom) {
      Object.assign(view, { x, y, zoom });
      redraw();
    },
    reroute() {
      roads = undefined;
      redraw();
    },
    resize() {
      ratio = Math.min(ratioMax, devicePixelRatio);
      view.width = canvas.clientWidth;
      view.height = canvas.clientHeight;
      canvas.width = Math.round(view.width * ratio);
      canvas.height = Math.round(view.height * ratio);
      draw(performance.now());
    },
    recolour() {
      palette = undefined;
      redraw();
    },
    reduce(reduced) {
      if (reduced !== isReduced) redraw();
      isReduced = reduced;
    },
    follow(origin) {
      if (origin !== followed) redraw();
      followed = origin;
    },
    draw,
    originAt(clientX, clientY) {
      const { left, top } = canvas.getBoundingClientRect();
      const row = tokenAt(tokens, pool, clientX - left, clientY - top, 14);
      return row === undefined ? undefined : pool.at(row, transitField.origin);
    },
    dispose: () => cancelAnimationFrame(request),
  };
}

/** In play a fast hop is stretched so that it can be seen; a run that stands is shown as it is. */
function moment(wallMs: number, isReduced: boolean): { nowMs: number; minimumMs: number } {
  return { nowMs: viewClock.nowMs(wallMs), minimumMs: leastShownMs(mirror.getState(), isReduced) };
}

function leastShownMs({ isPlaying, speed }: Mirror, isReduced: boolean): number {
  return isPlaying ? (isReduced ? flashMs : hopMsMin) * speed : 0;
}

/** What the words on tokens are made of, in the run as it is now. */
export function namesOf({ letters }: GroupSlots): Names {
  const { faults, resources, codes } = mirror.getState();
  const has = (id: string, kind: FaultKind) => faults[id]?.some((fault) => fault.kind === kind) ?? false;
  return {
    letters,
    lossOf(from, to) {
      const link = documents
        .getState()
        .scenario.links.find((one) => isBetween(one, resources[from], resources[to]));
      if (link && has(link.id, 'partition')) return words.lostBy.partition;
      if (link && has(link.id, 'loss')) return words.lostBy.loss;
      return has(resources[to] ?? '', 'drop') ? words.lostBy.drop : words.lost;
    },
    refusalOf: (code) => codes[code] ?? words.refused,
  };
}

function isBetween(
  link: { from: string; to: string },
  one: string | undefined,
  other: string | undefined,
): boolean {
  return (link.from === one && link.to === other) || (link.from === other && link.to === one);
}
