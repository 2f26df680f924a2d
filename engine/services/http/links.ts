import type { LinkRule } from '../../kernel/service.ts';
import { outgoingLinks } from '../../programs/outgoing.ts';

/** Wires that may leave an HTTP service. */
export const links: readonly LinkRule[] = outgoingLinks('While it serves a request it goes on');
