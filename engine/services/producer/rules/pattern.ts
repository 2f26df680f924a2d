/** When a producer makes its next messages. */
import { exponential, sin } from '../../../kernel/distributions.ts';
import { countWords, durationWords } from '../../../kernel/words.ts';
import type { Pattern } from '../settings.ts';

/** Messages less than this apart are made together, with the first of them: an event for each would tell nobody more. */
const togetherMs = 1;
/** Lets rounding tip no message into the millisecond before its own. */
const sliver = 1e-6;

/** How many at once, and when. */
export interface Due {
  atMs: number;
  count: number;
}

/**
 * The next messages of a pattern.
 * @param made messages this pattern has made so far
 * @param sinceMs when the pattern began
 * @returns undefined when it makes no more
 */
export function nextDue(
  pattern: Pattern,
  made: number,
  sinceMs: number,
  nowMs: number,
  random: () => number,
): Due | undefined {
  // A pattern that begins later has nothing due before.
  const fromMs = Math.max(nowMs, sinceMs);
  switch (pattern.kind) {
    // Counted from the start, not from the last one: a thousand steps of a third of a second must not drift.
    case 'constant':
      return {
        atMs: sinceMs + made * pattern.everySeconds * 1000,
        count: Math.max(1, Math.ceil(togetherMs / (pattern.everySeconds * 1000) - sliver)),
      };
    case 'poisson':
      return poissonDue(pattern.perSecond, fromMs, random);
    case 'burst':
      return {
        atMs: sinceMs + Math.floor(made / pattern.size) * pattern.everySeconds * 1000,
        count: pattern.size,
      };
    case 'ramp': {
      const seconds = rampSeconds(pattern, made);
      const isSlow = Math.max(pattern.fromPerSecond, pattern.toPerSecond) * togetherMs <= 1000;
      const count = isSlow ? 1 : madeWithin(made, madeByRamp(pattern, seconds + togetherMs / 1000));
      return { atMs: sinceMs + 1000 * seconds, count };
    }
    case 'wave': {
      const seconds = waveSeconds(pattern, made);
      const isSlow = Math.max(pattern.lowPerSecond, pattern.highPerSecond) * togetherMs <= 1000;
      const count = isSlow ? 1 : madeWithin(made, madeByWave(pattern, seconds + togetherMs / 1000));
      return { atMs: sinceMs + 1000 * seconds, count };
    }
    case 'script': {
      const message = pattern.messages[made];
      return message && { atMs: Math.max(fromMs, message.atSeconds * 1000), count: 1 };
    }
  }
}

/** True where messages that are made at one moment are too many to be told one by one: more than 1,000 a second. */
export function isDense(pattern: Pattern): boolean {
  return pattern.kind !== 'burst' || pattern.size * togetherMs > pattern.everySeconds * 1000;
}

/** Above 1,000 a second as many gaps as fall into a millisecond on average, and the messages with the last of them. */
function poissonDue(perSecond: number, fromMs: number, random: () => number): Due {
  const count = Math.ceil((perSecond * togetherMs) / 1000);
  let atMs = fromMs;
  for (let gap = 0; gap < count; gap++) atMs += exponential(random, 1000 / perSecond);
  return { atMs, count };
}

/** @param area messages made by the end of the millisecond, with their fraction */
function madeWithin(made: number, area: number): number {
  return Math.max(1, Math.ceil(area - sliver) - made);
}

function madeByRamp(ramp: Extract<Pattern, { kind: 'ramp' }>, seconds: number): number {
  const { fromPerSecond: from, toPerSecond: to, overSeconds: over } = ramp;
  const rising = Math.min(seconds, over);
  return from * rising + ((to - from) * rising * rising) / (2 * over) + to * (seconds - rising);
}

/** When a linearly changing rate has made so many messages: the area under the line is their number. */
function rampSeconds(ramp: Extract<Pattern, { kind: 'ramp' }>, made: number): number {
  const { fromPerSecond: from, toPerSecond: to, overSeconds: over } = ramp;
  const duringRamp = ((from + to) / 2) * over;
  if (made >= duringRamp) return over + (made - duringRamp) / to;
  const slope = (to - from) / over;
  if (slope === 0) return made / from;
  return (Math.sqrt(from * from + 2 * slope * made) - from) / slope;
}

/**
 * When a wave that begins in its trough has made so many messages: again the area under the curve. The rate of the moment
 * would not do: a step taken in the trough would leap over half of the wave.
 */
function waveSeconds(wave: Extract<Pattern, { kind: 'wave' }>, made: number): number {
  const { lowPerSecond: low, highPerSecond: high, periodSeconds: period } = wave;
  const duringPeriod = ((low + high) / 2) * period;
  const periods = Math.floor(made / duringPeriod);
  const rest = made - periods * duringPeriod;
  let early = 0;
  let late = period;
  // To a tenth of a microsecond: virtual time knows no less than a whole one.
  while (late - early > 1e-7) {
    const middle = (early + late) / 2;
    if (madeByWave(wave, middle) < rest) early = middle;
    else late = middle;
  }
  return periods * period + late;
}

function madeByWave(wave: Extract<Pattern, { kind: 'wave' }>, seconds: number): number {
  const { lowPerSecond: low, highPerSecond: high, periodSeconds: period } = wave;
  const swing = (period / (4 * Math.PI)) * sin((2 * Math.PI * seconds) / period);
  return low * seconds + (high - low) * (seconds / 2 - swing);
}

export function patternWords(pattern: Pattern): string {
  switch (pattern.kind) {
    case 'constant':
      return pattern.everySeconds >= 1 || pattern.everySeconds === 0
        ? `every ${pattern.everySeconds} s`
        : `${countWords(Math.round(100 / pattern.everySeconds) / 100)} a second`;
    case 'poisson':
      return `${pattern.perSecond} a second, at random`;
    case 'burst':
      return `${countWords(pattern.size)} at once, every ${durationWords(pattern.everySeconds * 1000)}`;
    case 'ramp':
      return `from ${pattern.fromPerSecond} to ${pattern.toPerSecond} a second in ${pattern.overSeconds} s`;
    case 'wave':
      return `${pattern.lowPerSecond} to ${pattern.highPerSecond} a second, every ${pattern.periodSeconds} s`;
    case 'script':
      return pattern.messages.length === 1
        ? '1 exact message'
        : `${countWords(pattern.messages.length)} exact messages`;
  }
}
