/** Parts of contracts that several operations share. */
import type { ObjectShape, Shape } from '../../../kernel/shape.ts';
import { nameLengthMax } from '../limits.ts';

const streamName: Shape = {
  type: 'string',
  min: 1,
  max: nameLengthMax,
  doc: 'Which Firehose stream. Known from the wire in the playground.',
  advanced: true,
};

/** How large the data may be is for the action to say: bytes, not characters. */
export const record: ObjectShape = {
  type: 'object',
  open: true,
  required: true,
  fields: {
    Data: {
      type: 'string',
      required: true,
      multiline: true,
      rule: 'FH-07',
      doc: 'At most 1,000 KiB, as text.',
    },
  },
};

export function request(fields: Readonly<Record<string, Shape>>): ObjectShape {
  return { type: 'object', open: true, fields: { DeliveryStreamName: streamName, ...fields } };
}
