/** Where the frames of a clip go: a GIF written beside the page, or the browser's own encoder. */
import { transfer, wrap } from 'comlink';
import type { GifDoor } from './gifWorker.ts';
import { type EncodedFrame, webmFile } from './webm.ts';

export interface Reel {
  /** Takes the canvas as it is now. The next frame may be drawn once this is done. */
  add(): Promise<void>;
  finish(): Promise<Blob>;
  /** Lets everything go; after `finish` as well. */
  dispose(): void;
}

export type ClipFormat = 'gif' | 'webm';

export function startReel(
  format: ClipFormat,
  canvas: HTMLCanvasElement,
  framesPerSecond: number,
): Promise<Reel> {
  return format === 'gif' ? gifReel(canvas, framesPerSecond) : webmReel(canvas, framesPerSecond);
}

/** Colours that mean something, and the grounds: they shall be exact, whatever the first frame shows. */
const keptColours = [
  ...['--canvas', '--card', '--ink', '--bad', '--good', '--accent'],
  ...Array.from({ length: 8 }, (_, group) => `--group-${group}`),
];

async function gifReel(canvas: HTMLCanvasElement, framesPerSecond: number): Promise<Reel> {
  const worker = new Worker(new URL('./gifWorker.ts', import.meta.url), { type: 'module' });
  const door = wrap<GifDoor>(worker);
  const { width, height } = canvas;
  await door.start({ width, height, delayMs: 1_000 / framesPerSecond, colours: keptColours.map(rgbOf) });
  let written: Promise<void> = Promise.resolve();
  return {
    async add() {
      const pixels = canvas.getContext('2d')?.getImageData(0, 0, width, height).data.buffer;
      // One frame is written while the next one is drawn, and no more: each is megabytes.
      await written;
      if (pixels) written = door.add(transfer(pixels, [pixels]));
    },
    async finish() {
      await written;
      return new Blob([(await door.finish()) ?? ''], { type: 'image/gif' });
    },
    dispose: () => worker.terminate(),
  };
}

/** The value of a colour of `tokens.css`, which are all written as #rrggbb. */
function rgbOf(name: string): [number, number, number] {
  const value = getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  const number = Number.parseInt(value.slice(1), 16);
  return [(number >> 16) & 255, (number >> 8) & 255, number & 255];
}

/** Of a clip of flat colours this is plenty. */
const bitsPerSecond = 4_000_000;
const keyFrameEveryMs = 10_000;

export function canRecordWebm(): boolean {
  return typeof VideoEncoder !== 'undefined';
}

/** Frames are encoded with the time at which they are shown: how long each takes to draw does not matter. */
async function webmReel(canvas: HTMLCanvasElement, framesPerSecond: number): Promise<Reel> {
  const frameMs = 1_000 / framesPerSecond;
  const frames: EncodedFrame[] = [];
  let problem: DOMException | undefined;
  const encoder = new VideoEncoder({
    output(chunk) {
      const data = new Uint8Array(chunk.byteLength);
      chunk.copyTo(data);
      frames.push({ data, atMs: chunk.timestamp / 1_000, isKey: chunk.type === 'key' });
    },
    error(error) {
      problem = error;
    },
  });
  // The encoder takes even sizes only.
  const width = canvas.width & ~1;
  const height = canvas.height & ~1;
  encoder.configure({ codec: 'vp8', width, height, bitrate: bitsPerSecond, framerate: framesPerSecond });
  let count = 0;
  return {
    async add() {
      if (problem) throw problem;
      const atMs = count++ * frameMs;
      const visibleRect = { x: 0, y: 0, width, height };
      const shown = new VideoFrame(canvas, {
        timestamp: atMs * 1_000,
        duration: frameMs * 1_000,
        visibleRect,
      });
      encoder.encode(shown, {
        keyFrame: Math.floor(atMs / keyFrameEveryMs) * keyFrameEveryMs > atMs - frameMs,
      });
      shown.close();
    },
    async finish() {
      await encoder.flush();
      if (problem) throw problem;
      return webmFile(frames, { width, height, durationMs: count * frameMs, codec: 'V_VP8' });
    },
    dispose: () => encoder.state !== 'closed' && encoder.close(),
  };
}
