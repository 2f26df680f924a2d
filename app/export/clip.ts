/** A stretch of the run as a moving picture: the run is put to each instant, drawn, and put back where it was. */
import { around, type Box } from './diagram.ts';
import { instantsOf, type Stretch } from './frames.ts';
import { canvasFor, drawOn, wholeDiagram } from './picture.ts';
import { type ClipFormat, startReel } from './reels.ts';
import { rememberPlace, showInstant } from './stage.ts';

export interface ClipOptions {
  stretch: Stretch;
  format: ClipFormat;
  hasCaption: boolean;
  signal: AbortSignal;
  /** Called after each frame. */
  onFrame: (drawn: number, all: number) => void;
}

/** Larger clips are too heavy for a slide or a page, px. */
const widthMax = 1_440;
/** Cards grow and shrink: so many instants are looked at to know how much room they need. */
const looks = 5;

let underWay: Promise<unknown> = Promise.resolve();

/** Done when no clip is being recorded and the run is back where it was. */
export function clipsAtRest(): Promise<unknown> {
  return underWay;
}

/** @returns the clip; undefined when it was cancelled */
export function recordClip(options: ClipOptions): Promise<Blob | undefined> {
  const comeBack = rememberPlace();
  const recorded = record(options).finally(comeBack);
  underWay = recorded.catch(() => undefined);
  return recorded;
}

async function record({
  stretch,
  format,
  hasCaption,
  signal,
  onFrame,
}: ClipOptions): Promise<Blob | undefined> {
  const { box, footHeight } = await roomFor(stretch, hasCaption);
  const scale = Math.min(1, widthMax / box.width);
  const canvas = canvasFor(box.width, box.height + footHeight, scale);
  const instants = instantsOf(stretch);
  await showInstant(stretch.fromMs);
  await drawOn(canvas, box, footHeight, scale);
  const reel = await startReel(format, canvas, stretch.framesPerSecond);
  try {
    for (const [index, atMs] of instants.entries()) {
      if (signal.aborted) return undefined;
      await showInstant(atMs);
      await drawOn(canvas, box, footHeight, scale);
      await reel.add();
      onFrame(index + 1, instants.length);
    }
    return await reel.finish();
  } finally {
    reel.dispose();
  }
}

async function roomFor(
  { fromMs, toMs }: Stretch,
  hasCaption: boolean,
): Promise<{ box: Box; footHeight: number }> {
  const boxes: Box[] = [];
  let footHeight = 0;
  for (let look = 0; look < looks; look++) {
    await showInstant(fromMs + ((toMs - fromMs) * look) / (looks - 1));
    const room = wholeDiagram(hasCaption);
    boxes.push(room.box);
    footHeight = room.footHeight;
  }
  return { box: around(boxes), footHeight };
}
