/** Parts of contracts that several operations share. */
import type { ObjectShape, Shape } from '../../../kernel/shape.ts';

const bucketField: Shape = {
  type: 'string',
  doc: 'Which bucket. Known from the wire in the playground.',
  advanced: true,
};

export const keyField: Shape = {
  type: 'string',
  required: true,
  min: 1,
  doc: 'The name of the object: 1 to 1,024 bytes of UTF-8. A slash is a character like any other.',
};

export function request(fields: Readonly<Record<string, Shape>>): ObjectShape {
  return { type: 'object', open: true, fields: { Bucket: bucketField, ...fields } };
}
