import { expect, test } from 'vitest';
import { type EncodedFrame, webmFile } from './webm.ts';

interface Found {
  id: string;
  data: Uint8Array;
}

/** Reads elements one after the other, by the rules of EBML: leading zeros of the first byte say how many bytes follow. */
function elementsIn(bytes: Uint8Array): Found[] {
  const found: Found[] = [];
  for (let at = 0; at < bytes.length; ) {
    const idLength = Math.clz32(bytes[at] ?? 0) - 23;
    const id = Buffer.from(bytes.slice(at, at + idLength)).toString('hex');
    at += idLength;
    const sizeLength = Math.clz32(bytes[at] ?? 0) - 23;
    let size = (bytes[at] ?? 0) & (0xff >> sizeLength);
    for (const byte of bytes.slice(at + 1, at + sizeLength)) size = size * 256 + byte;
    at += sizeLength;
    found.push({ id, data: bytes.slice(at, at + size) });
    at += size;
  }
  return found;
}

function inside(elements: readonly Found[], id: string): Found[] {
  return elementsIn(elements.find((element) => element.id === id)?.data ?? new Uint8Array());
}

const frame = (atMs: number, isKey: boolean): EncodedFrame => ({
  data: Uint8Array.of(1, 2, 3),
  atMs,
  isKey,
});

test('a clip is a WebM file with one track, its length, and each frame at its time', async () => {
  const frames = [frame(0, true), frame(100, false), frame(40_000, true), frame(40_100, false)];
  const file = webmFile(frames, { width: 640, height: 360, durationMs: 40_200, codec: 'V_VP8' });
  const top = elementsIn(new Uint8Array(await file.arrayBuffer()));
  expect(top.map(({ id }) => id)).toEqual(['1a45dfa3', '18538067']);
  expect(inside(top, '1a45dfa3').some(({ data }) => Buffer.from(data).toString() === 'webm')).toBe(true);

  const segment = inside(top, '18538067');
  const length = inside(segment, '1549a966').find(({ id }) => id === '4489')?.data ?? new Uint8Array(8);
  expect(new DataView(length.slice().buffer).getFloat64(0)).toBe(40_200);

  const clusters = segment.filter(({ id }) => id === '1f43b675').map(({ data }) => elementsIn(data));
  expect(
    clusters.map(([time]) => Buffer.from(time?.data ?? []).readUIntBE(0, time?.data.length ?? 1)),
  ).toEqual([0, 40_000]);
  const blocks = clusters.map((cluster) => cluster.slice(1).map(({ data }) => [...data]));
  expect(blocks[1]).toEqual([
    [0x81, 0, 0, 0x80, 1, 2, 3],
    [0x81, 0, 100, 0, 1, 2, 3],
  ]);
});
