/** The whole diagram as a picture: an SVG document, or pixels. */

import { mirror } from '../simulation/mirror.ts';
import { viewClock } from '../simulation/viewClock.ts';
import { seconds } from '../ui/time.ts';
import { type Box, diagramBox, drawing } from './diagram.ts';
import { dataAddress } from './pageStyles.ts';
import { paintTokensIn } from './tokenPainter.ts';
import { words } from './words.ts';
import './picture.css';

/** Room for two lines, px. */
const captionHeight = 58;
/** Browsers give up on larger canvases, without a word. */
const pixelsMax = 64_000_000;
const sideMax = 16_000;

export interface PictureOptions {
  hasCaption: boolean;
  /** Pixels per px of the diagram at zoom 1. */
  scale: number;
}

/** Why there is no picture, as a sentence for the learner. */
class NoPicture extends Error {}

/** The box and height of what is there now. */
export function wholeDiagram(hasCaption: boolean): { box: Box; footHeight: number } {
  const box = diagramBox();
  if (!box) throw new NoPicture(words.picture.empty);
  return { box, footHeight: hasCaption ? captionHeight : 0 };
}

export async function pngFile(options: PictureOptions): Promise<Blob> {
  const { box, footHeight } = wholeDiagram(options.hasCaption);
  const canvas = canvasFor(box.width, box.height + footHeight, options.scale);
  await drawOn(canvas, box, footHeight, options.scale);
  return new Promise((resolve, reject) => {
    canvas.toBlob(
      (blob) => (blob ? resolve(blob) : reject(new NoPicture(words.picture.tooLarge))),
      'image/png',
    );
  });
}

/** Cards and wires as HTML, which stays sharp at any size; tokens as a picture of twice their size. */
export async function svgFile({ hasCaption }: Pick<PictureOptions, 'hasCaption'>): Promise<Blob> {
  const { box, footHeight } = wholeDiagram(hasCaption);
  const fine = 2;
  const canvas = canvasFor(box.width, box.height, fine);
  const context = contextOf(canvas);
  context.scale(fine, fine);
  paintTokensIn(context, box);
  const overlay = canvas.toDataURL();
  const text = await drawing({ box, foot: captionOf(hasCaption), footHeight, overlay, scale: 1 });
  return new Blob([text], { type: 'image/svg+xml' });
}

export function canvasFor(width: number, height: number, scale: number): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(width * scale);
  canvas.height = Math.round(height * scale);
  if (canvas.width * canvas.height > pixelsMax || Math.max(canvas.width, canvas.height) > sideMax)
    throw new NoPicture(words.picture.tooLarge);
  return canvas;
}

/** The diagram at this instant, over whatever is on the canvas. */
export async function drawOn(
  canvas: HTMLCanvasElement,
  box: Box,
  footHeight: number,
  scale: number,
): Promise<void> {
  const text = await drawing({ box, foot: captionOf(footHeight > 0), footHeight, scale });
  const context = contextOf(canvas);
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.drawImage(await imageOf(text), 0, 0, canvas.width, canvas.height);
  context.setTransform(scale, 0, 0, scale, 0, 0);
  paintTokensIn(context, box);
}

let last: { text: string; image: HTMLImageElement } | undefined;

/** A moment in which only tokens have moved shows the same cards again. */
async function imageOf(text: string): Promise<HTMLImageElement> {
  if (last?.text === text) return last.image;
  const image = new Image();
  // An address of a blob would make the canvas unreadable.
  image.src = await dataAddress(new Blob([text], { type: 'image/svg+xml;charset=utf-8' }));
  await image.decode();
  last = { text, image };
  return image;
}

function contextOf(canvas: HTMLCanvasElement): CanvasRenderingContext2D {
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) throw new NoPicture(words.picture.tooLarge);
  return context;
}

/** The instant, and what happened last. */
function captionOf(hasCaption: boolean): HTMLElement | undefined {
  if (!hasCaption) return undefined;
  const foot = document.createElement('p');
  foot.className = 'export-caption';
  Object.assign(foot.style, { height: `${captionHeight}px` });
  const time = document.createElement('span');
  time.textContent = words.picture.instant(seconds(viewClock.nowMs(), 1));
  const sentence = document.createElement('span');
  sentence.textContent = mirror.getState().caption?.caption ?? '';
  foot.append(time, sentence);
  return foot;
}
