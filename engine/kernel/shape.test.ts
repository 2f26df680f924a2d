import { describe, expect, test } from 'vitest';
import { check, describe as describeShape, fits, type Shape, withDefaults } from './shape.ts';

const order: Shape = {
  type: 'object',
  fields: {
    id: {
      type: 'string',
      required: true,
      min: 1,
      max: 5,
      pattern: /^[a-z]+$/,
      patternWords: 'small letters',
    },
    count: { type: 'integer', min: 1, max: 10, default: 1 },
    share: { type: 'number', min: 0, max: 1 },
    isUrgent: { type: 'boolean' },
    colour: { type: 'string', oneOf: ['red', 'blue'] },
    tags: { type: 'list', of: { type: 'string' }, min: 1, max: 2 },
    notes: { type: 'map', of: { type: 'integer' }, max: 1 },
    pattern: {
      type: 'choice',
      by: 'kind',
      default: { kind: 'once' },
      variants: {
        once: { type: 'object', fields: {} },
        often: {
          type: 'object',
          fields: { times: { type: 'integer', required: true }, gap: { type: 'number', default: 2 } },
        },
      },
    },
    whatever: { type: 'any' },
  },
};

const sound = {
  id: 'abc',
  count: 3,
  share: 0.5,
  isUrgent: true,
  colour: 'red',
  tags: ['x'],
  notes: { a: 1 },
  pattern: { kind: 'often', times: 2 },
  whatever: [null],
};

const wrong: readonly (readonly [what: string, value: unknown, violations: readonly string[]])[] = [
  ['nothing', undefined, [' type']],
  ['a list', [], [' type']],
  ['null', null, [' type']],
  ['a missing field', {}, ['id missing']],
  ['a number for a text', { id: 7 }, ['id type']],
  ['a text too short', { id: '' }, ['id tooSmall']],
  ['a text too long', { id: 'abcdef' }, ['id tooLarge']],
  ['a text of the wrong kind', { id: 'ABC' }, ['id pattern']],
  ['a broken whole number', { id: 'a', count: 1.5 }, ['count type']],
  ['a text for a number', { id: 'a', count: '3' }, ['count type']],
  [
    'a number too small and one too large',
    { id: 'a', count: 0, share: 2 },
    ['count tooSmall', 'share tooLarge'],
  ],
  ['what is no number', { id: 'a', share: Number.NaN }, ['share type']],
  ['an endless number', { id: 'a', share: Number.POSITIVE_INFINITY }, ['share type']],
  ['a text for a truth', { id: 'a', isUrgent: 'true' }, ['isUrgent type']],
  ['a value of no choice', { id: 'a', colour: 'green' }, ['colour oneOf']],
  ['an empty list', { id: 'a', tags: [] }, ['tags tooSmall']],
  ['a long list with a wrong item', { id: 'a', tags: ['x', 1, 'y'] }, ['tags tooLarge', 'tags[1] type']],
  ['no list', { id: 'a', tags: 'x' }, ['tags type']],
  [
    'a large map with a wrong value',
    { id: 'a', notes: { a: 1, 'b c': 'x' } },
    ['notes tooLarge', 'notes["b c"] type'],
  ],
  ['no map', { id: 'a', notes: [] }, ['notes type']],
  ['a variant without a name', { id: 'a', pattern: {} }, ['pattern.kind missing']],
  ['an unknown variant', { id: 'a', pattern: { kind: 'never' } }, ['pattern.kind oneOf']],
  ['a variant that lacks a field', { id: 'a', pattern: { kind: 'often' } }, ['pattern.times missing']],
  [
    'a field of another variant',
    { id: 'a', pattern: { kind: 'once', times: 1 } },
    ['pattern.times unknownField'],
  ],
  ['an unknown field', { id: 'a', size: 1 }, ['size unknownField']],
];

describe('the little language of contracts', () => {
  test('a sound value fits and has no violation', () => {
    expect(fits(sound, order)).toBe(true);
    expect(check(sound, order)).toEqual([]);
  });

  test.each(wrong)('%s does not fit, and it says where', (_what, value, violations) => {
    expect(fits(value, order)).toBe(false);
    expect(check(value, order).map(({ path, kind }) => `${path} ${kind}`)).toEqual(violations);
  });

  test('an open object lets unknown fields through', () => {
    const open: Shape = { type: 'object', open: true, fields: { a: { type: 'integer' } } };
    expect(fits({ a: 1, b: 2 }, open)).toBe(true);
    expect(check({ a: 'x', b: 2 }, open)).toHaveLength(1);
  });

  test('fields of every object are no fields of a value', () => {
    expect(fits({ id: 'a', toString: 1 }, order)).toBe(false);
    expect(fits({ id: 'a', pattern: { kind: 'constructor' } }, order)).toBe(false);
  });

  test('what was expected is said in words', () => {
    const words = (field: string) => describeShape(order.fields[field] as Shape);
    expect(words('id')).toBe('text from 1 to 5 characters long, small letters');
    expect(words('count')).toBe('a whole number from 1 to 10');
    expect(words('colour')).toBe('one of "red", "blue"');
    expect(describeShape({ type: 'number', min: 2 })).toBe('a number of at least 2');
    expect(describeShape({ type: 'list', of: { type: 'any' }, max: 3 })).toBe(
      'a list of at most 3 items long',
    );
    expect(check({ id: 'a', size: 1 }, { type: 'object', fields: {} })[0]?.expected).toBe('no such field');
  });

  test('defaults are filled in deep, and the value itself stays as it was', () => {
    const value = { id: 'a', pattern: { kind: 'often', times: 1 } };
    expect(withDefaults(value, order)).toEqual({
      id: 'a',
      count: 1,
      pattern: { kind: 'often', times: 1, gap: 2 },
    });
    expect(withDefaults({ id: 'a' }, order)).toEqual({ id: 'a', count: 1, pattern: { kind: 'once' } });
    expect(value).toEqual({ id: 'a', pattern: { kind: 'often', times: 1 } });
    expect(
      withDefaults([{}], {
        type: 'list',
        of: { type: 'object', fields: { n: { type: 'integer', default: 4 } } },
      }),
    ).toEqual([{ n: 4 }]);
    expect(withDefaults({ kind: 'never' }, order.fields.pattern as Shape)).toEqual({ kind: 'never' });
  });
});
