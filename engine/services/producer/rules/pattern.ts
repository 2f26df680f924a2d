/** When a producer makes its next messages. */
import { exponential, sin } from '../../../kernel/distributions.ts';
import { countWords, durationWords } from '../../../kernel/words.ts';
import type { Pattern } from '../settings.ts';

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
      return { atMs: sinceMs + made * pattern.everySeconds * 1000, count: 1 };
    case 'poisson':
      return { atMs: fromMs + exponential(random, 1000 / pattern.perSecond), count: 1 };
    case 'burst':
      return {
        atMs: sinceMs + Math.floor(made / pattern.size) * pattern.everySeconds * 1000,
        count: pattern.size,
      };
    case 'ramp':
      return { atMs: sinceMs + 1000 * rampSeconds(pattern, made), count: 1 };
    case 'wave':
      return { atMs: sinceMs + 1000 * waveSeconds(pattern, made), count: 1 };
    case 'script': {
      const message = pattern.messages[made];
      return message && { atMs: Math.max(fromMs, message.atSeconds * 1000), count: 1 };
    }
  }
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
  const madeBy = (seconds: number) => {
    const swing = (period / (4 * Math.PI)) * sin((2 * Math.PI * seconds) / period);
    return low * seconds + (high - low) * (seconds / 2 - swing);
  };
  let early = 0;
  let late = period;
  // To a tenth of a microsecond: virtual time knows no less than a whole one.
  while (late - early > 1e-7) {
    const middle = (early + late) / 2;
    if (madeBy(middle) < rest) early = middle;
    else late = middle;
  }
  return periods * period + late;
}

export function patternWords(pattern: Pattern): string {
  switch (pattern.kind) {
    case 'constant':
      return pattern.everySeconds >= 1 || pattern.everySeconds === 0
        ? `every ${pattern.everySeconds} s`
        : `${Math.round(100 / pattern.everySeconds) / 100} a second`;
    case 'poisson':
      return `${pattern.perSecond} a second, at random`;
    case 'burst':
      return `${countWords(pattern.size)} at once, every ${durationWords(pattern.everySeconds * 1000)}`;
    case 'ramp':
      return `from ${pattern.fromPerSecond} to ${pattern.toPerSecond} a second in ${pattern.overSeconds} s`;
    case 'wave':
      return `${pattern.lowPerSecond} to ${pattern.highPerSecond} a second, every ${pattern.periodSeconds} s`;
    case 'script':
      return `${pattern.messages.length} exact messages`;
  }
}
