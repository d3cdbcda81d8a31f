import {describe, expect, it} from 'vitest';
import {currencyOf, decimals, decimalSign, fromMinor, money, toMinor} from '../src/money';
import {cleaned} from '../src/pad';

describe('money', () => {
  it('is whole minor units of its currency, never a rounded one', () => {
    expect(toMinor('44.31', 'EUR')).toBe(4431);
    expect(toMinor('44.3', 'EUR')).toBe(4430);
    expect(toMinor('44', 'EUR')).toBe(4400);
    expect(toMinor('0.29', 'EUR')).toBe(29);
    expect(toMinor('44.310', 'EUR')).toBe(4431);
    expect(toMinor('44.311', 'EUR')).toBeUndefined();
    expect(toMinor('4431', 'JPY')).toBe(4431);
    expect(toMinor('44.31', 'JPY')).toBeUndefined();
    expect(toMinor('1.234', 'KWD')).toBe(1234);
    for (const none of ['', '.', '-3', '1e3', '1,5', 'x', '99999999999999']) {
      expect(toMinor(none, 'USD'), none).toBeUndefined();
    }
  });

  it('is the same after there and back', () => {
    for (const [minor, currency] of [[0, 'EUR'], [5, 'EUR'], [4431, 'USD'], [12, 'JPY'], [1234567, 'KWD']] as const) {
      expect(toMinor(fromMinor(minor, currency), currency)).toBe(minor);
    }
  });

  it('is written as the locale has it', () => {
    expect(money(4431, 'EUR', 'de-DE')).toBe('44,31\u00a0€');
    expect(money(12345678, 'INR', 'en-IN')).toBe('₹1,23,456.78');
    expect(money(500, 'JPY', 'en-US')).toBe('¥500');
    expect([decimalSign('en-US'), decimalSign('fr-FR')]).toEqual(['.', ',']);
  });

  it('of a currency nobody knows has two decimals', () => {
    expect(decimals('')).toBe(2);
    expect(decimals('nonsense')).toBe(2);
  });

  it('is guessed from the locale', () => {
    expect(['en-US', 'de', 'hi', 'fr-CH', 'es-MX', 'eo'].map(currencyOf)).toEqual(['USD', 'EUR', 'INR', 'CHF', 'MXN', 'USD']);
  });
});

describe('the pad', () => {
  it('keeps digits and one point, with as many decimals as the currency has', () => {
    expect(cleaned('12,345', ',', 2)).toBe('12.34');
    expect(cleaned('1.2.3', '.', 2)).toBe('1.23');
    expect(cleaned(',5', ',', 2)).toBe('0.5');
    expect(cleaned('0012', '.', 2)).toBe('12');
    expect(cleaned('12.5', '.', 0)).toBe('12');
    expect(cleaned('$ 4a4', '.', 2)).toBe('44');
    expect(cleaned('-7', '.', 2)).toBe('7');
    expect(cleaned('123456789012345', '.', 2)).toBe('12345678901');
  });
});
