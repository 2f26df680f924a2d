import type { LinkRule } from '../../kernel/service.ts';
import { outgoingLinks } from '../../programs/outgoing.ts';

/** Wires that may leave a worker group. */
export const links: readonly LinkRule[] = outgoingLinks(
  'After its work the worker sends the message on, and only then deletes it:',
);
