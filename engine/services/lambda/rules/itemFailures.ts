/** How Lambda reads the answer of a function that reports batch item failures (LAM-12). */
import type { Response } from '../model.ts';

export type ItemFailures =
  | { kind: 'none' }
  /** Everything counts as failed, and why. */
  | { kind: 'all'; why: string }
  | { kind: 'some'; ids: ReadonlySet<string> };

/** @param isKnown whether a record of the batch has that identifier */
export function readItemFailures(response: Response, isKnown: (id: string) => boolean): ItemFailures {
  const { value, isJson } = response;
  if (!isJson) return { kind: 'all', why: 'the answer is no JSON' };
  // Nothing at all, null and {} are success: that is how a function answers that does not report.
  if (value === null || value === undefined) return { kind: 'none' };
  const list = typeof value === 'object' ? (value as Record<string, unknown>).batchItemFailures : undefined;
  if (list === null || list === undefined) return { kind: 'none' };
  if (!Array.isArray(list)) return { kind: 'all', why: 'batchItemFailures is no list' };
  const ids = new Set<string>();
  for (const entry of list) {
    const id = (entry as { itemIdentifier?: unknown } | null)?.itemIdentifier;
    if (typeof id !== 'string' || id === '') return { kind: 'all', why: 'an itemIdentifier is missing' };
    if (!isKnown(id)) return { kind: 'all', why: 'an itemIdentifier is none of the batch' };
    ids.add(id);
  }
  return ids.size === 0 ? { kind: 'none' } : { kind: 'some', ids };
}
