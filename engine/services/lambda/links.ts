import type { LinkRule } from '../../kernel/service.ts';
import { outgoingLinks } from '../../programs/outgoing.ts';

/** Wires that may leave a function. */
export const links: readonly LinkRule[] = [
  ...outgoingLinks('Every record it is done with goes on'),
  {
    kind: 'onFailure',
    to: ['sqs', 'sns'],
    title: 'on failure',
    doc: 'The on-failure destination: where Lambda reports what it has given up, of events and of batches from streams.',
    settings: { type: 'object', fields: {} },
    maxPerResource: 1,
  },
];
