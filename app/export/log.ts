/** The event log as text: JSON lines for programs, CSV for spreadsheets. Pure; one page of facts at a time. */
import type { Fact } from '../../engine/index.ts';

export type LogFormat = 'jsonl' | 'csv';

const columns = ['seq', 'virtual seconds', 'type', 'resource', 'messages', 'line', 'cause seq', 'detail'];

/** What stands before the first page. Spreadsheets take a file for UTF-8 only with a mark at its start. */
export function logHead(format: LogFormat): string {
  return format === 'csv' ? `\ufeff${csvRow(columns)}` : '';
}

/** @param lines each fact in words, in the same order; '' for one that has none */
export function logPage(format: LogFormat, facts: readonly Fact[], lines: readonly string[]): string {
  const rowOf = format === 'csv' ? csvOf : jsonOf;
  return facts.map((fact, index) => rowOf(fact, lines[index] ?? '')).join('');
}

function jsonOf(fact: Fact, line: string): string {
  return `${JSON.stringify({ ...fact, ...(line === '' ? {} : { line }) })}\n`;
}

function csvOf({ seq, atMs, type, resource, causeSeq, detail }: Fact, line: string): string {
  const { message, messages = message === undefined ? [] : [message] } = detail;
  const named = messages.map((origin) => `m${origin}`).join(' ');
  // Microseconds are the finest there is; a float would show its rounding.
  const seconds = Number((atMs / 1_000).toFixed(6));
  return csvRow([seq, seconds, type, resource, named, line, causeSeq, JSON.stringify(detail)]);
}

function csvRow(cells: readonly (string | number)[]): string {
  return `${cells.map(cellOf).join(',')}\r\n`;
}

/** A spreadsheet would run what begins like a formula: a quote in front makes it words. */
const formula = /^[=+\-@\t\r]/;

function cellOf(value: string | number): string {
  if (typeof value === 'number') return String(value);
  const text = formula.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
