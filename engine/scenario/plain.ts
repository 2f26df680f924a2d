/** Turns whatever was handed in into plain JSON data of bounded size, before anything else looks at it. */
import type { Problem } from './model.ts';
import { charactersMax, depthMax } from './shapes.ts';
import { shown, under } from './words.ts';

interface Copying {
  /** Characters the value would still be allowed to have as JSON. Never counts more than it has. */
  budget: number;
  problem?: Problem;
}

/**
 * A deep copy in which every value is a text, a finite number, true, false, null, a list or an object of such.
 * Fields that are `undefined` are left out, as JSON does. Shared parts are copied as often as they appear.
 * @returns the first problem instead, when it is no such thing: a function, NaN, a circle, too deep, too large
 */
export function plainCopy(value: unknown): { value: unknown } | { problem: Problem } {
  const copying: Copying = { budget: charactersMax };
  try {
    const copy = copyOf(value, '', 0, copying);
    return copying.problem ? { problem: copying.problem } : { value: copy };
  } catch {
    // Only a getter or a proxy can throw here: an object of a program, not of a document.
    return {
      problem: { path: '', sentence: 'found an object that cannot be read, expected plain JSON data' },
    };
  }
}

function copyOf(value: unknown, path: string, depth: number, copying: Copying): unknown {
  if (copying.problem) return undefined;
  copying.budget -= typeof value === 'string' ? value.length + 2 : 1;
  if (copying.budget < 0) {
    const sentence = `found more than ${charactersMax} characters, expected at most that (4 MiB)`;
    copying.problem = { path: '', sentence };
    return undefined;
  }
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return value;
  // Minus zero becomes zero: JSON text would do the same.
  if (typeof value === 'number' && Number.isFinite(value)) return value + 0;
  if (typeof value !== 'object') {
    copying.problem = { path, sentence: `found ${inProgram(value)}, expected plain JSON data` };
    return undefined;
  }
  if (depth >= depthMax) {
    const sentence = `found objects nested more than ${depthMax} deep, expected at most that`;
    copying.problem = { path, sentence };
    return undefined;
  }
  if (Array.isArray(value)) return copyOfList(value, path, depth, copying);
  if (Object.prototype.toString.call(value) === '[object Object]') {
    return copyOfObject(value as Record<string, unknown>, path, depth, copying);
  }
  copying.problem = { path, sentence: 'found an object of a program, expected plain JSON data' };
  return undefined;
}

function copyOfList(list: readonly unknown[], path: string, depth: number, copying: Copying): unknown[] {
  const copy: unknown[] = [];
  for (let index = 0; index < list.length && !copying.problem; index++) {
    copy.push(copyOf(list[index], `${path}[${index}]`, depth + 1, copying));
  }
  return copy;
}

function copyOfObject(
  from: Record<string, unknown>,
  path: string,
  depth: number,
  copying: Copying,
): Record<string, unknown> {
  const copy: Record<string, unknown> = {};
  for (const key of Object.keys(from)) {
    if (copying.problem) break;
    if (key === '__proto__') {
      copying.problem = { path, sentence: 'found a field "__proto__", expected none of that name' };
      break;
    }
    copying.budget -= key.length + 3;
    const item = from[key];
    if (item !== undefined) copy[key] = copyOf(item, under(path, step(key)), depth + 1, copying);
  }
  return copy;
}

function step(key: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(key) ? key : `[${JSON.stringify(key)}]`;
}

/** What JSON text cannot hold: undefined, NaN, Infinity, a function, a symbol, a big integer. */
function inProgram(value: unknown): string {
  return ['function', 'symbol', 'bigint'].includes(typeof value) ? `a ${typeof value}` : shown(value);
}
