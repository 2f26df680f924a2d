/** How a problem reads: what was found, what was expected. */
import { describe, type Shape, type Violation } from '../kernel/shape.ts';
import type { Problem } from './model.ts';

const shownMax = 60;

/** A value as the first half of a sentence: short, whatever it is. */
export function shown(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (Array.isArray(value)) return `a list of ${value.length} ${value.length === 1 ? 'item' : 'items'}`;
  if (typeof value === 'object' && value !== null) return 'an object';
  if (typeof value !== 'string') return String(value);
  return value.length <= shownMax
    ? JSON.stringify(value)
    : `${JSON.stringify(value.slice(0, shownMax))}… (${value.length} characters)`;
}

export function quoted(names: Iterable<string>): string {
  return [...names].map((name) => `"${name}"`).join(', ');
}

export function unlike(path: string, found: unknown, expected: string): Problem {
  return { path, sentence: `found ${shown(found)}, expected ${expected}` };
}

export function asProblem({ kind, path, found, expected, shape }: Violation): Problem {
  if (kind !== 'unknownField') return unlike(path, found, wordsOf(shape, expected));
  const isEmpty = shape.type === 'object' && Object.keys(shape.fields).length === 0;
  return { path, sentence: `found an unknown field, expected ${isEmpty ? 'no fields here' : expected}` };
}

function wordsOf(shape: Shape, expected: string): string {
  // "a list of at most 500 items long" would be a word too many.
  return shape.type === 'list' ? describe(shape).replace(' items long', ' items') : expected;
}

/** The path of a part of something: `under('links[3]', 'settings.x')` is "links[3].settings.x". */
export function under(path: string, part: string): string {
  if (path === '' || part === '') return path + part;
  return part.startsWith('[') ? path + part : `${path}.${part}`;
}
