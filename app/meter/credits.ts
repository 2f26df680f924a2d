/** Credits and amounts as they are read: a column of them in one unit, so that they can be compared at a glance. */
import type { MeterLine } from '../../engine/index.ts';

export type CreditUnit = 'credit' | 'thousandth' | 'millionth';

const perCredit: Readonly<Record<CreditUnit, number>> = { credit: 1, thousandth: 1e3, millionth: 1e6 };

/** The largest unit in which the largest line is at least one. */
export function unitFor(lines: readonly MeterLine[]): CreditUnit {
  const most = Math.max(0, ...lines.map(({ credits }) => credits));
  if (most >= 1) return 'credit';
  return most >= 1e-3 ? 'thousandth' : 'millionth';
}

/** "412.00", "1,204.50". */
export function creditsIn(unit: CreditUnit, credits: number): string {
  const digits = { minimumFractionDigits: 2, maximumFractionDigits: 2 };
  return (credits * perCredit[unit]).toLocaleString('en', digits);
}

/** "12", "0.0042": whole where it is whole, three digits that say something where it is not. */
export function amountOf(amount: number): string {
  if (Number.isInteger(amount) || amount >= 1_000)
    return amount.toLocaleString('en', { maximumFractionDigits: 0 });
  return amount.toLocaleString('en', { maximumSignificantDigits: 3 });
}

/** The dearest first; equal ones as they were told. */
export function dearestFirst(lines: readonly MeterLine[]): MeterLine[] {
  return [...lines].sort((one, other) => other.credits - one.credits);
}

/** The first line of each thing that is billed for: how it is counted is said once. */
export function dimensionsOf(lines: readonly MeterLine[]): MeterLine[] {
  const name = ({ service, dimension }: MeterLine) => `${service} ${dimension}`;
  return lines.filter((line, index) => lines.findIndex((other) => name(other) === name(line)) === index);
}

/** Part of the whole, from 0 to 1. Nothing of nothing is nothing. */
export function shareOf({ credits }: MeterLine, totalCredits: number): number {
  return totalCredits > 0 ? credits / totalCredits : 0;
}

/** "34", "0.4", "<0.1" percent. */
export function percentOf(share: number): string {
  const percent = share * 100;
  if (percent === 0) return '0';
  if (percent < 0.1) return '<0.1';
  return percent < 9.95 ? percent.toFixed(1) : percent.toFixed(0);
}
