import type { LinkRule } from '../../kernel/service.ts';
import { outgoingLinks } from '../../programs/outgoing.ts';

/** Wires that may leave a reader. */
export const links: readonly LinkRule[] = outgoingLinks('Every record it is done with goes on');
