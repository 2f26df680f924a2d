/** Which messages a program's setting means: "m3", or any text in the body. */
import type { ListShape, NumberShape } from '../kernel/shape.ts';

export interface Named {
  /** Story number; 0 when it has none. */
  origin: number;
  body: string;
}

export function isMeant(name: string, { origin, body }: Named): boolean {
  return /^m\d+$/.test(name) ? name === `m${origin}` : body.includes(name);
}

/** The first of the names that means the message; undefined when none does. */
export function meantBy(names: readonly string[], message: Named): string | undefined {
  return names.find((name) => isMeant(name, message));
}

/** A list of such names. */
export function namesShape(title: string, doc: string): ListShape {
  return {
    type: 'list',
    of: { type: 'string', min: 1, max: 200 },
    max: 1_000,
    default: [],
    title,
    doc,
  };
}

/** A share from 0 to 1, 0 unless given. */
export function shareShape(title: string, doc: string): NumberShape {
  return { type: 'number', min: 0, max: 1, default: 0, title, doc };
}
