/** The contract of a bucket's settings: there are none; what it tells whom stands on its wires. */
import type { ObjectShape } from '../../kernel/shape.ts';

export const settingsShape: ObjectShape = { type: 'object', fields: {} };
