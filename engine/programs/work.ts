/** How long a program works: one contract and one draw for workers, readers, functions and HTTP services. */
import { exponential, normal, uniform } from '../kernel/distributions.ts';
import type { ChoiceShape, NumberShape } from '../kernel/shape.ts';

export type Work =
  | { kind: 'fixed'; seconds: number }
  | { kind: 'uniform'; minSeconds: number; maxSeconds: number }
  | { kind: 'exponential'; meanSeconds: number }
  | { kind: 'normal'; meanSeconds: number; deviationSeconds: number };

/** Seconds from 0 to 12 hours, fractions allowed. */
export function secondsShape(doc: string): NumberShape {
  return { type: 'number', min: 0, max: 43_200, unit: 's', doc, required: true };
}

/**
 * The choice of a distribution.
 * @param standard what holds when nothing is said
 * @param each what one piece of work is: "Each message."
 */
export function workShape(title: string, doc: string, standard: Work, each: string): ChoiceShape {
  return {
    type: 'choice',
    by: 'kind',
    title,
    doc,
    default: standard,
    variants: {
      fixed: { type: 'object', title: 'Always the same', fields: { seconds: secondsShape(each) } },
      uniform: {
        type: 'object',
        title: 'Between two values',
        fields: { minSeconds: secondsShape('At least.'), maxSeconds: secondsShape('At most.') },
      },
      exponential: {
        type: 'object',
        title: 'Mostly short, sometimes long',
        fields: { meanSeconds: secondsShape('On average.') },
      },
      normal: {
        type: 'object',
        title: 'Around a value',
        fields: {
          meanSeconds: secondsShape('On average.'),
          deviationSeconds: secondsShape('Standard deviation.'),
        },
      },
    },
  };
}

/** Draws the length of one piece of work, ms. */
export function workMs(work: Work, random: () => number): number {
  switch (work.kind) {
    case 'fixed':
      return work.seconds * 1000;
    case 'uniform':
      return uniform(random, work.minSeconds, Math.max(work.minSeconds, work.maxSeconds)) * 1000;
    case 'exponential':
      return exponential(random, work.meanSeconds) * 1000;
    case 'normal':
      return Math.max(0, normal(random, work.meanSeconds, work.deviationSeconds)) * 1000;
  }
}
