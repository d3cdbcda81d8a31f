import {expect, it} from 'vitest';
import {bars, byCategory, byMonth, months} from '../src/totals';

const TOTALS = [
  {month: '2026-11', category: 'Food', currency: 'EUR', amountMinor: 500, count: 2},
  {month: '2026-11', category: null, currency: 'EUR', amountMinor: 900, count: 1},
  {month: '2026-11', category: 'Food', currency: 'USD', amountMinor: 100, count: 1},
  {month: '2026-01', category: 'Food', currency: 'EUR', amountMinor: 700, count: 1},
  {month: '2025-10', category: 'Food', currency: 'EUR', amountMinor: 300, count: 1},
];

it('months are those with expenses and this one, the newest first', () => {
  expect(months(TOTALS, new Date(2026, 11, 5))).toEqual(['2026-12', '2026-11', '2026-01', '2025-10']);
});

it('categories are of one month and currency, the largest first', () => {
  expect(byCategory(TOTALS, '2026-11', 'EUR').map((one) => one.category)).toEqual([null, 'Food']);
});

it('six months end with the one that is shown, over the turn of the year', () => {
  expect(byMonth(TOTALS, '2026-02', 'EUR')).toEqual([
    {month: '2025-09', amountMinor: 0}, {month: '2025-10', amountMinor: 300}, {month: '2025-11', amountMinor: 0},
    {month: '2025-12', amountMinor: 0}, {month: '2026-01', amountMinor: 700}, {month: '2026-02', amountMinor: 0},
  ]);
});

it('bars are shares of the largest', () => {
  expect(bars(byMonth(TOTALS, '2026-01', 'EUR')).map((one) => one.share)).toEqual([0, 0, 300 / 700, 0, 0, 1]);
  expect(bars(byMonth([], '2026-01', 'EUR')).every((one) => one.share === 0)).toBe(true);
});
