import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Shape } from './kernel/shape.ts';
import { scenarioSchema, schemaOf } from './schema.ts';
import { services } from './services/index.ts';

const published = JSON.parse(
  readFileSync(new URL('../public/scenario.schema.json', import.meta.url), 'utf8'),
);

/** All objects in a schema, itself first. */
function partsOf(schema: unknown): Record<string, unknown>[] {
  if (typeof schema !== 'object' || schema === null) return [];
  return [schema as Record<string, unknown>, ...Object.values(schema).flatMap(partsOf)];
}

describe('the published schema', () => {
  test('is that of the contracts', () => {
    const isUpToDate = JSON.stringify(published) === JSON.stringify(scenarioSchema());
    expect(isUpToDate, 'public/scenario.schema.json is stale: npx tsx engine/node/writeSchema.ts').toBe(true);
  });

  test('refers to nothing that is not there', () => {
    const names = Object.keys(published.$defs).map((name) => `#/$defs/${name}`);
    const references = partsOf(published).flatMap(({ $ref }) => (typeof $ref === 'string' ? [$ref] : []));
    expect(references.length).toBeGreaterThan(services.length);
    expect(references.filter((reference) => !names.includes(reference))).toEqual([]);
  });

  test('knows every service, its settings and its wires', () => {
    const { resource, link, ...definitions } = published.$defs;
    expect(resource.properties.service.enum).toEqual(services.map(({ id }) => id));
    for (const { id, settings, links } of services) {
      expect(Object.keys(definitions[`${id}-settings`].properties)).toEqual(Object.keys(settings.fields));
      expect(link.properties.kind.enum).toEqual(expect.arrayContaining(links.map(({ kind }) => kind)));
    }
  });
});

describe('a shape as a schema', () => {
  const shapes: readonly (readonly [Shape, object])[] = [
    [
      { type: 'integer', min: 0, max: 9, default: 3, unit: 's', doc: 'How long.' },
      { type: 'integer', minimum: 0, maximum: 9, default: 3, description: 'How long. Unit: s.' },
    ],
    [
      { type: 'string', oneOf: ['a', 'b'], title: 'Letter' },
      { type: 'string', enum: ['a', 'b'], title: 'Letter' },
    ],
    [
      { type: 'string', min: 1, max: 5, pattern: /^x+$/ },
      { type: 'string', minLength: 1, maxLength: 5, pattern: '^x+$' },
    ],
    [
      { type: 'list', of: { type: 'boolean' }, max: 2 },
      { type: 'array', items: { type: 'boolean' }, maxItems: 2 },
    ],
    [
      { type: 'map', of: { type: 'any' } },
      { type: 'object', additionalProperties: {} },
    ],
    [
      { type: 'object', fields: { a: { type: 'number', required: true } } },
      { type: 'object', properties: { a: { type: 'number' } }, required: ['a'], additionalProperties: false },
    ],
    [
      { type: 'object', open: true, fields: {} },
      { type: 'object', properties: {} },
    ],
    [
      { type: 'choice', by: 'kind', variants: { one: { type: 'object', fields: {} } } },
      {
        type: 'object',
        properties: { kind: { enum: ['one'] } },
        required: ['kind'],
        allOf: [
          {
            if: { properties: { kind: { const: 'one' } }, required: ['kind'] },
            // biome-ignore lint/suspicious/noThenProperty: the keyword's name in JSON Schema
            then: { type: 'object', properties: { kind: true }, additionalProperties: false },
          },
        ],
      },
    ],
  ];

  test.each(shapes)('%j', (shape, schema) => {
    expect(schemaOf(shape)).toEqual(schema);
  });
});
