/** Receipt handles and what one may still do with them. */
import type { Context } from '../../../kernel/service.ts';
import type { QueueState, StoredMessage } from '../model.ts';

/**
 * Every receive gives a new handle (SQS-45). It names the slot, so a handle is found without a search; the rest is
 * chance, so handles cannot be guessed from each other.
 */
export function mintHandle(ctx: Context, slot: number): string {
  return `AQEB${slot.toString(36).padStart(8, '0')}${ctx.mintId()}`;
}

const handlePattern = /^AQEB[0-9a-z]{8}[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

/** What a handle names. `isLatest` is false once the message was received again. */
export interface HandleTarget {
  slot: number;
  /** Undefined when the message is gone. */
  message: Readonly<StoredMessage> | undefined;
  isLatest: boolean;
}

/** Undefined for a text that never was a handle of any queue. */
export function resolveHandle(queue: QueueState, handle: string): HandleTarget | undefined {
  if (!handle.startsWith('AQEB')) return undefined;
  const slot = Number.parseInt(handle.slice(4, 12), 36);
  const message = queue.messages.get(slot);
  // The usual case needs no closer look: it is the handle we gave last.
  if (message?.receiptHandle === handle) return { slot, message, isLatest: true };
  return handlePattern.test(handle) ? { slot, message, isLatest: false } : undefined;
}
