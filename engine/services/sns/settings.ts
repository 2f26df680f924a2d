/** The contract of its settings. */
import type { ObjectShape } from '../../kernel/shape.ts';

export const settingsShape: ObjectShape = { type: 'object', fields: {} };
