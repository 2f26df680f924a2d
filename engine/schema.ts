/**
 * The scenario document as a JSON Schema, made from the very shapes that check it. Editors complete and underline with
 * it; `readScenario` has the last word.
 */
import type { ObjectShape, Shape } from './kernel/shape.ts';
import {
  commandShapes,
  documentShape,
  linkShape,
  resourceShape,
  scriptEntryShape,
} from './scenario/shapes.ts';
import { services } from './services/index.ts';

export type JsonSchema = { [keyword: string]: unknown };

/** Draft 2020-12, for documents of the present version. A service's settings are defined as "sqs-settings". */
export function scenarioSchema(): JsonSchema {
  const document = schemaOf(documentShape);
  const properties = document.properties as Record<string, JsonSchema>;
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'Inflight scenario',
    ...document,
    properties: {
      ...properties,
      resources: { ...properties.resources, items: { $ref: '#/$defs/resource' } },
      links: { ...properties.links, items: { $ref: '#/$defs/link' } },
      script: { ...properties.script, items: { $ref: '#/$defs/entry' } },
    },
    $defs: {
      resource: resourceSchema(),
      link: linkSchema(),
      entry: entrySchema(),
      command: commandSchema(),
      ...Object.fromEntries(services.map(({ id, settings }) => [`${id}-settings`, schemaOf(settings)])),
    },
  };
}

/** What a shape lets through, as a JSON Schema lets it through. */
export function schemaOf(shape: Shape): JsonSchema {
  return { ...described(shape), ...constraints(shape) };
}

function described({ title, doc, unit, rule, default: standard }: Shape): JsonSchema {
  const sentences = [doc, unit && `Unit: ${unit}.`, rule && `Rule ${rule}.`].filter(Boolean);
  return {
    ...(title === undefined ? {} : { title }),
    ...(sentences.length === 0 ? {} : { description: sentences.join(' ') }),
    ...(standard === undefined ? {} : { default: standard }),
  };
}

function constraints(shape: Shape): JsonSchema {
  switch (shape.type) {
    case 'string':
      return present({
        type: 'string',
        minLength: shape.min,
        maxLength: shape.max,
        enum: shape.oneOf,
        pattern: shape.pattern?.source,
      });
    case 'integer':
    case 'number':
      return present({ type: shape.type, minimum: shape.min, maximum: shape.max });
    case 'boolean':
      return { type: 'boolean' };
    case 'list':
      return present({ type: 'array', items: schemaOf(shape.of), minItems: shape.min, maxItems: shape.max });
    case 'map':
      return present({
        type: 'object',
        additionalProperties: schemaOf(shape.of),
        maxProperties: shape.max,
      });
    case 'object':
      return objectSchema(shape);
    case 'choice':
      return choiceSchema(shape.by, shape.variants);
    case 'any':
      return {};
  }
}

function objectSchema(shape: ObjectShape, tag?: string): JsonSchema {
  const required = Object.keys(shape.fields).filter((key) => shape.fields[key]?.required);
  const fields = Object.entries(shape.fields).map(([key, field]) => [key, schemaOf(field)]);
  return {
    type: 'object',
    properties: { ...(tag === undefined ? {} : { [tag]: true }), ...Object.fromEntries(fields) },
    ...(required.length === 0 ? {} : { required }),
    ...(shape.open ? {} : { additionalProperties: false }),
  };
}

/** The tag decides which of the variants holds; an editor so complains about the right one. */
function choiceSchema(by: string, variants: Readonly<Record<string, ObjectShape>>): JsonSchema {
  return {
    type: 'object',
    properties: { [by]: { enum: Object.keys(variants) } },
    required: [by],
    allOf: Object.entries(variants).map(([tag, variant]) => ifThen({ [by]: tag }, objectSchema(variant, by))),
  };
}

/** Where these fields have these values, this holds, too. */
function ifThen(values: Readonly<Record<string, string>>, holds: JsonSchema): JsonSchema {
  const properties = Object.entries(values).map(([key, value]) => [key, { const: value }]);
  const condition = { properties: Object.fromEntries(properties), required: Object.keys(values) };
  // biome-ignore lint/suspicious/noThenProperty: the keyword's name in JSON Schema; nobody awaits a schema
  return { if: condition, then: holds };
}

function resourceSchema(): JsonSchema {
  return {
    ...withNames(
      resourceShape,
      'service',
      services.map(({ id }) => id),
    ),
    allOf: services.map(({ id }) =>
      ifThen({ service: id }, { properties: { settings: { $ref: `#/$defs/${id}-settings` } } }),
    ),
  };
}

/** Services that know the same kind of link have the same settings for it, as far as a schema can tell: any of them. */
function linkSchema(): JsonSchema {
  const byKind = new Map<string, JsonSchema[]>();
  for (const rule of services.flatMap(({ links }) => links)) {
    const known = byKind.get(rule.kind) ?? [];
    const schema = schemaOf(rule.settings);
    const isNew = known.every((other) => JSON.stringify(other) !== JSON.stringify(schema));
    byKind.set(rule.kind, isNew ? [...known, schema] : known);
  }
  return {
    ...withNames(linkShape, 'kind', [...byKind.keys()]),
    allOf: [...byKind].map(([kind, schemas]) =>
      ifThen({ kind }, { properties: { settings: schemas.length === 1 ? schemas[0] : { anyOf: schemas } } }),
    ),
  };
}

function withNames(shape: ObjectShape, field: string, names: readonly string[]): JsonSchema {
  const schema = schemaOf(shape);
  const properties = schema.properties as Record<string, JsonSchema>;
  return { ...schema, properties: { ...properties, [field]: { ...properties[field], enum: names } } };
}

function entrySchema(): JsonSchema {
  const schema = schemaOf(scriptEntryShape);
  const properties = schema.properties as Record<string, JsonSchema>;
  return { ...schema, properties: { ...properties, command: { $ref: '#/$defs/command' } } };
}

/** Resources and links in commands are those of the document; which settings fit a target, no schema can tell. */
function commandSchema(): JsonSchema {
  const references: Record<string, JsonSchema> = {
    resource: { $ref: '#/$defs/resource' },
    link: { $ref: '#/$defs/link' },
    settings: { type: 'object' },
  };
  const schema = choiceSchema('type', commandShapes);
  const variants = schema.allOf as { then: { properties: Record<string, JsonSchema> } }[];
  for (const { then } of variants) {
    for (const key of Object.keys(then.properties)) {
      const reference = references[key];
      if (reference) then.properties[key] = reference;
    }
  }
  return { description: scriptEntryShape.fields.command?.doc, ...schema };
}

function present(schema: JsonSchema): JsonSchema {
  return Object.fromEntries(Object.entries(schema).filter(([, value]) => value !== undefined));
}
