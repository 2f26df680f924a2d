import { expect, test } from 'vitest';
import { GifWriter } from './gif.ts';

const paper = [248, 245, 238] as const;
const blue = [0, 112, 176] as const;

/** Two by two pixels. */
function frame(...colours: (readonly [number, number, number])[]): Uint8ClampedArray {
  return Uint8ClampedArray.from(colours.flatMap((colour) => [...colour, 255]));
}

/** Counts the blocks that announce a frame: their label, and their length. */
function framesIn(bytes: Uint8Array): number {
  return bytes.filter((byte, at) => byte === 0x21 && bytes[at + 1] === 0xf9 && bytes[at + 2] === 4).length;
}

function writer(): GifWriter {
  return new GifWriter({ width: 2, height: 2, delayMs: 100, colours: [[0, 112, 176]] });
}

test('a clip is a GIF of its size with all its frames, and an end', () => {
  const gif = writer();
  gif.add(frame(paper, paper, paper, paper));
  gif.add(frame(paper, blue, paper, paper));
  gif.add(frame(paper, blue, paper, paper));
  const bytes = gif.finish();
  expect(new TextDecoder().decode(bytes.slice(0, 6))).toBe('GIF89a');
  expect([bytes[6], bytes[8]]).toEqual([2, 2]);
  expect(framesIn(bytes)).toBe(3);
  expect(bytes.at(-1)).toBe(0x3b);
});

test('a colour with a meaning is there though the first frame has not got it', () => {
  const gif = writer();
  gif.add(frame(paper, paper, paper, paper));
  const bytes = gif.finish();
  const table = bytes.slice(13, 13 + 3 * 256);
  const colours = Array.from({ length: 256 }, (_, place) => [...table.slice(3 * place, 3 * place + 3)]);
  expect(colours).toContainEqual([...blue]);
  expect(colours).toContainEqual([...paper]);
});

test('what does not change takes no room', () => {
  const size = 64 * 64;
  const noisy = Uint8ClampedArray.from({ length: size * 4 }, (_, at) =>
    at % 4 === 3 ? 255 : (at * 37) % 251,
  );
  const lengthAfter = (frames: number) => {
    const gif = new GifWriter({ width: 64, height: 64, delayMs: 100, colours: [] });
    for (let number = 0; number < frames; number++) gif.add(noisy.slice());
    return gif.finish().length;
  };
  const first = lengthAfter(1);
  expect(lengthAfter(2) - first).toBeLessThan(first / 10);
});
