/** Encoded frames as a WebM file: the few elements of Matroska that a player needs, and nothing to look things up in. */

export interface EncodedFrame {
  data: Uint8Array<ArrayBuffer>;
  atMs: number;
  isKey: boolean;
}

export interface WebmOptions {
  width: number;
  height: number;
  durationMs: number;
  codec: 'V_VP8' | 'V_VP9';
}

type Part = Uint8Array<ArrayBuffer>;

const id = {
  header: 0x1a45dfa3,
  version: 0x4286,
  readVersion: 0x42f7,
  idLengthMax: 0x42f2,
  sizeLengthMax: 0x42f3,
  documentType: 0x4282,
  documentVersion: 0x4287,
  documentReadVersion: 0x4285,
  segment: 0x18538067,
  info: 0x1549a966,
  timestampScale: 0x2ad7b1,
  duration: 0x4489,
  muxer: 0x4d80,
  writer: 0x5741,
  tracks: 0x1654ae6b,
  track: 0xae,
  trackNumber: 0xd7,
  trackUid: 0x73c5,
  trackType: 0x83,
  codec: 0x86,
  video: 0xe0,
  pixelWidth: 0xb0,
  pixelHeight: 0xba,
  cluster: 0x1f43b675,
  clusterTime: 0xe7,
  block: 0xa3,
} as const;

const name = 'Inflight';
const millisecond = 1_000_000;

/** @param frames in the order in which they are shown; the first is a key frame, and there is one every 30 s at least */
export function webmFile(frames: readonly EncodedFrame[], options: WebmOptions): Blob {
  const { width, height, durationMs, codec } = options;
  const header = element(
    id.header,
    number(id.version, 1),
    number(id.readVersion, 1),
    number(id.idLengthMax, 4),
    number(id.sizeLengthMax, 8),
    text(id.documentType, 'webm'),
    number(id.documentVersion, 2),
    number(id.documentReadVersion, 2),
  );
  const info = element(
    id.info,
    number(id.timestampScale, millisecond),
    element(id.duration, float(durationMs)),
    text(id.muxer, name),
    text(id.writer, name),
  );
  const track = element(
    id.track,
    number(id.trackNumber, 1),
    number(id.trackUid, 1),
    number(id.trackType, 1),
    text(id.codec, codec),
    element(id.video, number(id.pixelWidth, width), number(id.pixelHeight, height)),
  );
  const segment = element(id.segment, info, element(id.tracks, track), ...clusters(frames));
  return new Blob([header, segment], { type: 'video/webm' });
}

/** Times in a cluster count from its start, in 16 bits: each key frame begins another. */
function clusters(frames: readonly EncodedFrame[]): Part[] {
  const groups: EncodedFrame[][] = [];
  for (const frame of frames) {
    if (frame.isKey || groups.length === 0) groups.push([]);
    groups.at(-1)?.push(frame);
  }
  return groups.map((group) => {
    const startMs = Math.round(group[0]?.atMs ?? 0);
    return element(
      id.cluster,
      number(id.clusterTime, startMs),
      ...group.map((frame) => block(frame, startMs)),
    );
  });
}

function block({ data, atMs, isKey }: EncodedFrame, startMs: number): Part {
  const time = Math.round(atMs) - startMs;
  // Track 1; the time; a key frame or not.
  return element(id.block, Uint8Array.of(0x81, (time >> 8) & 255, time & 255, isKey ? 0x80 : 0), data);
}

function element(of: number, ...parts: Part[]): Part {
  const size = parts.reduce((sum, { length }) => sum + length, 0);
  const start = [...bytesOf(of), ...sizeOf(size)];
  const whole = new Uint8Array(start.length + size);
  whole.set(start);
  let at = start.length;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

function number(of: number, value: number): Part {
  return element(of, Uint8Array.from(bytesOf(value)));
}

function text(of: number, value: string): Part {
  return element(of, new TextEncoder().encode(value));
}

function float(value: number): Part {
  const bytes = new Uint8Array(8);
  new DataView(bytes.buffer).setFloat64(0, value);
  return bytes;
}

/** Most significant first, as few as it takes. */
function bytesOf(value: number): number[] {
  const bytes: number[] = [];
  for (let rest = value; rest > 0; rest = Math.floor(rest / 256)) bytes.unshift(rest % 256);
  return bytes.length > 0 ? bytes : [0];
}

/** Eight bytes, of which the first says that it is eight. */
function sizeOf(size: number): number[] {
  const bytes = bytesOf(size);
  return [1, ...new Array<number>(7 - bytes.length).fill(0), ...bytes];
}
