/** Facts as lines that read aloud: `12.400 orders → billing  MessageReceived m3 (receive 2 of 3)`. */
import type { Fact } from '../kernel/log.ts';
import { tell, wordsFor } from '../story.ts';

/** The kernel's bookkeeping, which a story passes over. */
const quiet: ReadonlySet<string> = new Set([
  'RunStarted',
  'ResourceCreated',
  'LinksChanged',
  'RequestDeparted',
  'ReplyDeparted',
  'CommandApplied',
]);

/** The story of some facts, one line each; with the kernel's bookkeeping when `isWhole`. */
export function traceOf(facts: Iterable<Fact>, isWhole = false): string[] {
  const lines: string[] = [];
  for (const fact of facts) if (isWhole || !quiet.has(fact.type)) lines.push(lineOf(fact));
  return lines;
}

export function lineOf(fact: Fact): string {
  const who = whoOf(fact);
  const message = fact.detail.message === undefined ? '' : ` m${fact.detail.message}`;
  const note = noteOf(fact);
  return `${timeOf(fact.atMs)}${who && ` ${who}`}  ${fact.type}${message}${note && ` (${note})`}`;
}

/** 12400 → "12.400"; microseconds are shown where there are any. */
function timeOf(atMs: number): string {
  return (atMs / 1000).toFixed(Number.isInteger(atMs) ? 3 : 6);
}

/** Whom it happened to, and who else had a part in it. */
function whoOf({ resource, type, detail }: Fact): string {
  if (type === 'RequestDeparted' || type === 'RequestLost') return `${resource} → ${detail.to}`;
  if (type === 'ReplyDeparted') return `${resource} → ${(detail.call as { from: string }).from}`;
  const other = detail.by ?? detail.to;
  return typeof other === 'string' ? `${resource} → ${other || 'you'}` : resource;
}

function noteOf(fact: Fact): string {
  const { type, detail } = fact;
  if (type === 'RequestDeparted') return `${detail.action}${origins(detail.origins)}`;
  if (type === 'ReplyDeparted') return answerNote(detail);
  if (type === 'CommandApplied') return JSON.stringify(detail.command);
  const words = wordsFor(fact.service, type);
  return (words && tell(fact, words).note) ?? '';
}

function answerNote(detail: Fact['detail']): string {
  const action = (detail.call as { action: string }).action;
  const refusal = detail.refusal as { code: string } | undefined;
  return `${action}${refusal ? `: ${refusal.code}` : origins(detail.origins)}`;
}

function origins(list: unknown): string {
  return Array.isArray(list) ? list.map((origin) => ` m${origin}`).join('') : '';
}
