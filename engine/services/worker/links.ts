import type { LinkRule } from '../../kernel/service.ts';

/** Wires that may leave a worker group. */
export const links: readonly LinkRule[] = [
  {
    kind: 'send',
    to: ['sqs'],
    title: 'send onward',
    doc: 'After its work the worker sends the message here, and only then deletes it.',
    settings: { type: 'object', fields: {} },
  },
];
