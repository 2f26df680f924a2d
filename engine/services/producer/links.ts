import type { LinkRule } from '../../kernel/service.ts';

/** Wires that may leave a producer. */
export const links: readonly LinkRule[] = [
  {
    kind: 'send',
    to: ['sqs'],
    title: 'send',
    doc: 'Every message is sent here with SendMessage or SendMessageBatch.',
    settings: { type: 'object', fields: {} },
  },
];
