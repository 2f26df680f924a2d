/** Writes a GIF beside the page, which meanwhile draws the next frame. */
import { expose } from 'comlink';
import { type GifOptions, GifWriter } from './gif.ts';

let writer: GifWriter | undefined;

const door = {
  start(options: GifOptions): void {
    writer = new GifWriter(options);
  },
  add(pixels: ArrayBuffer): void {
    writer?.add(new Uint8ClampedArray(pixels));
  },
  finish(): Uint8Array<ArrayBuffer> | undefined {
    return writer?.finish();
  },
};

export type GifDoor = typeof door;

expose(door);
