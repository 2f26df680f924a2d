/**
 * The little language of contracts. One table of shapes validates a request, draws the inspector's form, writes the help
 * and words the refusal. A shape says what a value may be; `check` says where a value is not that.
 */

interface Described {
  /** What the field is called on the page. The field's own key when absent. */
  title?: string;
  /** One sentence on what it does. */
  doc?: string;
  /** The rule in `facts.md` it follows, "SQS-01". */
  rule?: string;
  /** What holds when it is left out. */
  default?: unknown;
  /** Shown behind the number: "s", "bytes", "messages". */
  unit?: string;
  required?: boolean;
  /** Fixed at creation; the inspector locks it and says so. */
  fixed?: boolean;
  /** True where a change would be news to a learner only in special cases; the form folds it away. */
  advanced?: boolean;
}

export type StringShape = Described & {
  type: 'string';
  min?: number;
  max?: number;
  /** What the whole text has to match. */
  pattern?: RegExp;
  /** The pattern in words: "letters, digits, hyphens and underscores". */
  patternWords?: string;
  oneOf?: readonly string[];
  /** Several lines in the form. */
  multiline?: boolean;
};
export type NumberShape = Described & { type: 'integer' | 'number'; min?: number; max?: number };
export type BooleanShape = Described & { type: 'boolean' };
export type ListShape = Described & { type: 'list'; of: Shape; min?: number; max?: number };
/** Any keys, all values of one shape. */
export type MapShape = Described & { type: 'map'; of: Shape; max?: number };
export type ObjectShape = Described & {
  type: 'object';
  fields: Readonly<Record<string, Shape>>;
  /** Extra keys are let through (AWS ignores members it does not know). Otherwise they are a violation. */
  open?: boolean;
};
/** One of several objects, told apart by the text in one field. */
export type ChoiceShape = Described & {
  type: 'choice';
  by: string;
  variants: Readonly<Record<string, ObjectShape>>;
};
export type AnyShape = Described & { type: 'any' };

export type Shape =
  | StringShape
  | NumberShape
  | BooleanShape
  | ListShape
  | MapShape
  | ObjectShape
  | ChoiceShape
  | AnyShape;

/** One place where a value is not what its shape says. Data, so that every service words it its own way. */
export interface Violation {
  /** From the root, "Entries[2].Id"; "" is the value itself. */
  path: string;
  kind: 'missing' | 'type' | 'tooSmall' | 'tooLarge' | 'pattern' | 'oneOf' | 'unknownField';
  /** What was found there. */
  found: unknown;
  shape: Shape;
  /** What was expected, in words: "a whole number from 0 to 43200". */
  expected: string;
}

const none: readonly Violation[] = Object.freeze([]);

/** All violations, in the order of the fields. The empty list is shared: do not change it. */
export function check(value: unknown, shape: Shape, path = ''): readonly Violation[] {
  if (fits(value, shape)) return none;
  const found: Violation[] = [];
  collect(value, shape, path, found);
  return found;
}

/** True when the value has no violation. Makes no garbage: it stands on the path of every request. */
export function fits(value: unknown, shape: Shape): boolean {
  switch (shape.type) {
    case 'string':
      return typeof value === 'string' && stringFits(value, shape);
    case 'integer':
      return Number.isInteger(value) && numberFits(value as number, shape);
    case 'number':
      return typeof value === 'number' && Number.isFinite(value) && numberFits(value, shape);
    case 'boolean':
      return typeof value === 'boolean';
    case 'list': {
      if (!Array.isArray(value) || value.length < (shape.min ?? 0)) return false;
      if (shape.max !== undefined && value.length > shape.max) return false;
      for (const item of value) if (!fits(item, shape.of)) return false;
      return true;
    }
    case 'map': {
      if (!isObject(value)) return false;
      let count = 0;
      for (const key in value) {
        count++;
        if (!fits(value[key], shape.of)) return false;
      }
      return shape.max === undefined || count <= shape.max;
    }
    case 'object':
      return isObject(value) && objectFits(value, shape);
    case 'choice': {
      if (!isObject(value)) return false;
      const variant = variantOf(shape, value);
      return variant !== undefined && objectFits(value, variant, shape.by);
    }
    case 'any':
      return true;
  }
}

function stringFits(value: string, shape: StringShape): boolean {
  if (shape.min !== undefined && value.length < shape.min) return false;
  if (shape.max !== undefined && value.length > shape.max) return false;
  if (shape.oneOf && !shape.oneOf.includes(value)) return false;
  return shape.pattern === undefined || shape.pattern.test(value);
}

function numberFits(value: number, shape: NumberShape): boolean {
  return !(shape.min !== undefined && value < shape.min) && !(shape.max !== undefined && value > shape.max);
}

/** An own entry only: a text such as "constructor" names no variant, and neither does a list with a name in it. */
function variantOf(shape: ChoiceShape, value: Record<string, unknown>): ObjectShape | undefined {
  const tag = value[shape.by];
  return typeof tag === 'string' && Object.hasOwn(shape.variants, tag) ? shape.variants[tag] : undefined;
}

function objectFits(value: Record<string, unknown>, shape: ObjectShape, tag?: string): boolean {
  for (const key in shape.fields) {
    const field = shape.fields[key] as Shape;
    const item = value[key];
    if (item === undefined) {
      if (field.required) return false;
    } else if (!fits(item, field)) return false;
  }
  if (shape.open) return true;
  for (const key in value) if (key !== tag && !Object.hasOwn(shape.fields, key)) return false;
  return true;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function collect(value: unknown, shape: Shape, path: string, into: Violation[]): void {
  const violate = (kind: Violation['kind'], at = path, of: Shape = shape, what: unknown = value) =>
    into.push({ path: at, kind, found: what, shape: of, expected: describe(of) });
  switch (shape.type) {
    case 'string': {
      if (typeof value !== 'string') violate('type');
      else if (shape.min !== undefined && value.length < shape.min) violate('tooSmall');
      else if (shape.max !== undefined && value.length > shape.max) violate('tooLarge');
      else if (shape.oneOf && !shape.oneOf.includes(value)) violate('oneOf');
      else if (shape.pattern && !shape.pattern.test(value)) violate('pattern');
      return;
    }
    case 'integer':
    case 'number': {
      const isRight = shape.type === 'integer' ? Number.isInteger(value) : Number.isFinite(value);
      if (typeof value !== 'number' || !isRight) violate('type');
      else if (shape.min !== undefined && value < shape.min) violate('tooSmall');
      else if (shape.max !== undefined && value > shape.max) violate('tooLarge');
      return;
    }
    case 'boolean':
      if (typeof value !== 'boolean') violate('type');
      return;
    case 'list': {
      if (!Array.isArray(value)) return void violate('type');
      if (value.length < (shape.min ?? 0)) violate('tooSmall');
      if (shape.max !== undefined && value.length > shape.max) violate('tooLarge');
      value.forEach((item, index) => {
        collect(item, shape.of, `${path}[${index}]`, into);
      });
      return;
    }
    case 'map': {
      if (!isObject(value)) return void violate('type');
      const keys = Object.keys(value);
      if (shape.max !== undefined && keys.length > shape.max) violate('tooLarge');
      for (const key of keys) collect(value[key], shape.of, join(path, key), into);
      return;
    }
    case 'object':
      if (!isObject(value)) return void violate('type');
      return collectFields(value, shape, path, into);
    case 'choice': {
      if (!isObject(value)) return void violate('type');
      const variant = variantOf(shape, value);
      if (variant) return collectFields(value, variant, path, into, shape.by);
      const names: Shape = { type: 'string', oneOf: Object.keys(shape.variants) };
      const kind = value[shape.by] === undefined ? 'missing' : 'oneOf';
      into.push({
        path: join(path, shape.by),
        kind,
        found: value[shape.by],
        shape: names,
        expected: describe(names),
      });
      return;
    }
    case 'any':
      return;
  }
}

function collectFields(
  value: Record<string, unknown>,
  shape: ObjectShape,
  path: string,
  into: Violation[],
  tag?: string,
): void {
  for (const [key, field] of Object.entries(shape.fields)) {
    const item = value[key];
    if (item !== undefined) collect(item, field, join(path, key), into);
    else if (field.required) {
      into.push({
        path: join(path, key),
        kind: 'missing',
        found: undefined,
        shape: field,
        expected: describe(field),
      });
    }
  }
  if (shape.open) return;
  for (const key of Object.keys(value)) {
    if (key === tag || Object.hasOwn(shape.fields, key)) continue;
    const known = Object.keys(shape.fields).join(', ');
    const expected = known ? `one of the known fields: ${known}` : 'no such field';
    into.push({ path: join(path, key), kind: 'unknownField', found: value[key], shape, expected });
  }
}

function join(path: string, key: string): string {
  const step = /^[A-Za-z_$][\w$]*$/.test(key) ? `.${key}` : `[${JSON.stringify(key)}]`;
  return path === '' && step.startsWith('.') ? key : path + step;
}

/** What a shape lets through, as the second half of a sentence: "a whole number from 1 to 10". */
export function describe(shape: Shape): string {
  switch (shape.type) {
    case 'string':
      if (shape.oneOf) return `one of ${shape.oneOf.map((name) => `"${name}"`).join(', ')}`;
      return `text${range(shape.min, shape.max, ' characters long')}${shape.patternWords ? `, ${shape.patternWords}` : ''}`;
    case 'integer':
      return `a whole number${range(shape.min, shape.max, '')}`;
    case 'number':
      return `a number${range(shape.min, shape.max, '')}`;
    case 'boolean':
      return 'true or false';
    case 'list':
      return `a list${range(shape.min, shape.max, ' items long')}`;
    case 'map':
    case 'object':
    case 'choice':
      return 'an object';
    case 'any':
      return 'any value';
  }
}

function range(min: number | undefined, max: number | undefined, what: string): string {
  if (min !== undefined && max !== undefined)
    return min === max ? `, ${min}${what}` : ` from ${min} to ${max}${what}`;
  if (min !== undefined) return ` of at least ${min}${what}`;
  if (max !== undefined) return ` of at most ${max}${what}`;
  return '';
}

/** The value with every absent field that has a default filled in, objects only and deep. The value itself is not changed. */
export function withDefaults(value: unknown, shape: Shape): unknown {
  if (value === undefined) return shape.default;
  if (shape.type === 'choice' && isObject(value)) {
    const variant = variantOf(shape, value);
    return variant ? { [shape.by]: value[shape.by], ...(withDefaults(value, variant) as object) } : value;
  }
  if (shape.type === 'list' && Array.isArray(value)) return value.map((item) => withDefaults(item, shape.of));
  if (shape.type !== 'object' || !isObject(value)) return value;
  const filled: Record<string, unknown> = {};
  for (const [key, field] of Object.entries(shape.fields)) {
    const item = withDefaults(value[key], field);
    if (item !== undefined) filled[key] = item;
  }
  return filled;
}
