import type { LinkRule } from '../../kernel/service.ts';
import { outgoingLinks } from '../../programs/outgoing.ts';

/** Wires that may leave a producer. */
export const links: readonly LinkRule[] = outgoingLinks('Every message goes');
