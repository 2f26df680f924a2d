/** When something was saved, as short as it can be said. */
import { documentWords } from '../document/documentWords.ts';

const time = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' });
const dayOfYear = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short' });
const day = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric' });

/** @param savedAtMs wall clock, ms since 1970; `nowMs` likewise */
export function whenSaved(savedAtMs: number, nowMs: number): string {
  const saved = new Date(savedAtMs);
  const now = new Date(nowMs);
  const yesterday = new Date(now);
  yesterday.setDate(now.getDate() - 1);
  if (isSameDay(saved, now)) return documentWords.shelf.today(time.format(saved));
  if (isSameDay(saved, yesterday)) return documentWords.shelf.yesterday(time.format(saved));
  return saved.getFullYear() === now.getFullYear() ? dayOfYear.format(saved) : day.format(saved);
}

function isSameDay(one: Date, other: Date): boolean {
  return one.toDateString() === other.toDateString();
}
