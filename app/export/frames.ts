/** Which instants a clip shows. Pure. */

export interface Stretch {
  fromMs: number;
  toMs: number;
  /** Virtual seconds per second of the clip. */
  speed: number;
  framesPerSecond: number;
}

/** More frames are too long to wait for, and too large to send. */
export const framesMax = 300;

/** The instants to be drawn, ms: both ends, and in between one for each frame. */
export function instantsOf({ fromMs, toMs, speed, framesPerSecond }: Stretch): number[] {
  const count = frameCount({ fromMs, toMs, speed, framesPerSecond });
  const stepMs = (1_000 / framesPerSecond) * speed;
  return Array.from({ length: count }, (_, index) => Math.min(toMs, fromMs + index * stepMs));
}

export function frameCount({ fromMs, toMs, speed, framesPerSecond }: Stretch): number {
  // A hair less, so that 5 s at 10 frames a second end with the instant 5 s and not with a frame behind it.
  return Math.ceil(((toMs - fromMs) / 1_000 / speed) * framesPerSecond - 1e-6) + 1;
}

/** The head is shown in tenths of a second: what is typed from there may lie a hair behind it, and means the head. */
export function endOf(typedMs: number, headMs: number): number {
  return typedMs > headMs && typedMs - headMs < 100 ? headMs : typedMs;
}

type Trouble = 'ends' | 'backwards' | 'ahead' | 'speed' | 'frames' | 'long';

/** What is wrong with a stretch; undefined when nothing is. @param headMs how far the run has been */
export function troubleOf(stretch: Stretch, headMs: number): Trouble | undefined {
  const { fromMs, toMs, speed, framesPerSecond } = stretch;
  if (!Number.isFinite(fromMs) || !Number.isFinite(toMs) || fromMs < 0) return 'ends';
  if (toMs <= fromMs) return 'backwards';
  if (toMs > headMs) return 'ahead';
  if (!(speed >= 0.01 && speed <= 10_000)) return 'speed';
  if (!(framesPerSecond >= 1 && framesPerSecond <= 30)) return 'frames';
  return frameCount(stretch) > framesMax ? 'long' : undefined;
}
