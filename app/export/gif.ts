/** Frames as an animated GIF: 256 colours for the whole clip, and only what has changed in each frame after the first. */
import { GIFEncoder, nearestColorIndex, quantize } from 'gifenc';

type Colour = [number, number, number];

/** The last place of the palette: what stays as it was. */
const unchanged = 255;

export interface GifOptions {
  width: number;
  height: number;
  /** How long each frame is shown, ms; GIF counts in hundredths of a second. */
  delayMs: number;
  /** Colours that have a meaning and may come later than the first frame, as [red, green, blue]. */
  colours: readonly Colour[];
}

export class GifWriter {
  private readonly encoder = GIFEncoder();
  private readonly places = new Map<number, number>();
  private palette: Colour[] | undefined;
  private before: Uint32Array | undefined;

  constructor(private readonly options: GifOptions) {}

  /** @param pixels red, green, blue, alpha of each, row by row; all opaque */
  add(pixels: Uint8ClampedArray): void {
    const { width, height, delayMs, colours } = this.options;
    const isFirst = this.palette === undefined;
    this.palette ??= [...quantize(pixels, unchanged - colours.length), ...colours] as Colour[];
    const now = new Uint32Array(pixels.buffer, pixels.byteOffset, pixels.byteLength / 4);
    const indices = this.indicesOf(now, this.palette);
    this.before = now;
    const table = isFirst ? { palette: [...padded(this.palette), [0, 0, 0] as Colour] } : {};
    const seeThrough = isFirst ? {} : { transparent: true, transparentIndex: unchanged };
    // 1: the next frame is drawn over this one.
    this.encoder.writeFrame(indices, width, height, { delay: delayMs, dispose: 1, ...table, ...seeThrough });
  }

  finish(): Uint8Array<ArrayBuffer> {
    this.encoder.finish();
    return this.encoder.bytes();
  }

  private indicesOf(now: Uint32Array, palette: Colour[]): Uint8Array {
    const indices = new Uint8Array(now.length);
    for (let at = 0; at < now.length; at++) {
      const pixel = now[at] as number;
      indices[at] = this.before?.[at] === pixel ? unchanged : this.placeOf(pixel, palette);
    }
    return indices;
  }

  private placeOf(pixel: number, palette: Colour[]): number {
    let place = this.places.get(pixel);
    if (place === undefined) {
      place = nearestColorIndex(palette, [pixel & 255, (pixel >> 8) & 255, (pixel >> 16) & 255]);
      this.places.set(pixel, place);
    }
    return place;
  }
}

/** So that the last place is the last one, however few colours the first frame has. */
function padded(palette: readonly Colour[]): Colour[] {
  return Array.from({ length: unchanged }, (_, place) => palette[place] ?? [0, 0, 0]);
}
