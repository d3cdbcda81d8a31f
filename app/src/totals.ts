import type {Total} from './api';

/** Sums of the books, cut as the screen shows them. Months are "2026-11". */

export interface Bar {
  month: string;
  amountMinor: number;
}

const MONTHS = 6;

/** Months in which something was spent, and this one, the newest first. */
export function months(totals: Total[], now = new Date()): string[] {
  return [...new Set([name(now.getFullYear(), now.getMonth()), ...totals.map((one) => one.month)])].sort().reverse();
}

/** The sums of a month by category, the largest first. */
export function byCategory(totals: Total[], month: string, currency: string): Total[] {
  return totals.filter((one) => one.month === month && one.currency === currency).sort((a, b) => b.amountMinor - a.amountMinor);
}

/** The sums of the six months that end with one. */
export function byMonth(totals: Total[], last: string, currency: string): Bar[] {
  const [year, number] = last.split('-').map(Number) as [number, number];
  return Array.from({length: MONTHS}, (_, i) => {
    const first = new Date(year, number - MONTHS + i, 1);
    const month = name(first.getFullYear(), first.getMonth());
    const amountMinor = totals.filter((one) => one.month === month && one.currency === currency).reduce((sum, one) => sum + one.amountMinor, 0);
    return {month, amountMinor};
  });
}

/** With each month's share of the largest. */
export function bars(series: Bar[]): (Bar & {share: number})[] {
  const largest = Math.max(1, ...series.map((one) => one.amountMinor));
  return series.map((one) => ({...one, share: one.amountMinor / largest}));
}

function name(year: number, month: number): string {
  return `${year}-${String(month + 1).padStart(2, '0')}`;
}
