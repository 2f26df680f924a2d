/** Values to begin with, so that a form never starts with something its own contract refuses. */
import type { Shape } from '../../engine/index.ts';

export function sampleOf(shape: Shape): unknown {
  if (shape.default !== undefined) return shape.default;
  switch (shape.type) {
    case 'string':
      return shape.oneOf?.[0] ?? '';
    case 'integer':
    case 'number':
      return Math.min(shape.max ?? 1, Math.max(shape.min ?? 1, 1));
    case 'boolean':
      return false;
    case 'list':
      return [];
    case 'map':
      return {};
    case 'object':
      return requiredOf(shape.fields);
    case 'choice': {
      const [tag, variant] = Object.entries(shape.variants)[0] ?? ['', undefined];
      return { [shape.by]: tag, ...(variant && requiredOf(variant.fields)) };
    }
    case 'any':
      return undefined;
  }
}

/** Only what has to be there. */
export function requiredOf(fields: Readonly<Record<string, Shape>>): Record<string, unknown> {
  const required = Object.entries(fields).filter(([, field]) => field.required);
  return Object.fromEntries(required.map(([key, field]) => [key, sampleOf(field)]));
}

/** A default as the reset button says it. */
export function inWords(value: unknown, unit?: string): string {
  if (value === undefined) return 'nothing';
  const text = typeof value === 'string' ? value || '""' : JSON.stringify(value);
  return unit ? `${text} ${unit}` : text;
}

export function isSameValue(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
