/** The package comes without types: what is used of it. */
declare module 'gifenc' {
  type Colour = readonly [number, number, number];

  interface FrameOptions {
    palette?: readonly Colour[];
    delay?: number;
    dispose?: number;
    transparent?: boolean;
    transparentIndex?: number;
  }

  interface Encoder {
    writeFrame(indices: Uint8Array, width: number, height: number, options: FrameOptions): void;
    finish(): void;
    bytes(): Uint8Array<ArrayBuffer>;
  }

  export function GIFEncoder(): Encoder;
  export function quantize(rgba: Uint8ClampedArray, colours: number): Colour[];
  export function nearestColorIndex(palette: readonly Colour[], pixel: Colour): number;
}
