/** Amounts are decimal strings with a point, as the server has them ("44.31"), and whole numbers of minor units. */

const MOST_MINOR = 10_000_000_000_000;

/** Decimals of a currency by ISO 4217; two where it is not known. */
export function decimals(currency: string): number {
  try {
    return new Intl.NumberFormat('en', {style: 'currency', currency}).resolvedOptions().maximumFractionDigits ?? 2;
  } catch {
    return 2;
  }
}

/** Minor units of an amount, or undefined where it is none of this currency. */
export function toMinor(amount: string, currency: string): number | undefined {
  const places = decimals(currency);
  const parts = /^(\d{1,13})(?:\.(\d*))?$/.exec(amount);
  if (!parts) {
    return undefined;
  }
  const fraction = (parts[2] ?? '').replace(/0+$/, '');
  if (fraction.length > places) {
    return undefined;
  }
  const minor = Number(parts[1] + fraction.padEnd(places, '0'));
  return minor <= MOST_MINOR ? minor : undefined;
}

/** "44.31" of 4431 cents. */
export function fromMinor(minor: number, currency: string): string {
  const places = decimals(currency);
  if (places === 0) {
    return String(minor);
  }
  const digits = String(minor).padStart(places + 1, '0');
  return digits.slice(0, -places) + '.' + digits.slice(-places);
}

/** As people of the locale write money. */
export function money(minor: number, currency: string, locale: string): string {
  const amount = minor / 10 ** decimals(currency);
  try {
    return new Intl.NumberFormat(locale, {style: 'currency', currency}).format(amount);
  } catch {
    return `${fromMinor(minor, currency)} ${currency}`;
  }
}

/** The same of an amount that may have no currency, or be none. */
export function shown(amount: string, currency: string | null | undefined, locale: string): string {
  const minor = currency ? toMinor(amount, currency) : undefined;
  return minor === undefined ? amount : money(minor, currency!, locale);
}

/** The sign between units and cents. */
export function decimalSign(locale: string): string {
  return new Intl.NumberFormat(locale).formatToParts(1.5).find((part) => part.type === 'decimal')?.value ?? '.';
}

const REGIONS: Record<string, string> = {
  US: 'USD', IN: 'INR', GB: 'GBP', CH: 'CHF', JP: 'JPY', CA: 'CAD', AU: 'AUD', NZ: 'NZD', MX: 'MXN', BR: 'BRL', CN: 'CNY',
  SE: 'SEK', NO: 'NOK', DK: 'DKK', PL: 'PLN', CZ: 'CZK', SG: 'SGD', ZA: 'ZAR', KR: 'KRW', AR: 'ARS', CO: 'COP', CL: 'CLP',
};
const EURO = ['DE', 'FR', 'ES', 'IT', 'AT', 'NL', 'BE', 'IE', 'PT', 'FI', 'GR', 'SK', 'SI', 'EE', 'LV', 'LT', 'LU', 'MT', 'CY', 'HR'];

/** What people pay with where a locale is spoken; a guess that settings may change. */
export function currencyOf(locale: string): string {
  const region = new Intl.Locale(locale).maximize().region ?? '';
  return EURO.includes(region) ? 'EUR' : REGIONS[region] ?? 'USD';
}

/** Those that are offered; more are typed. */
export const CURRENCIES = ['USD', 'EUR', 'INR', 'GBP', 'CHF', 'JPY', 'CAD', 'AUD', 'MXN', 'BRL', 'CNY', 'SEK', 'NOK', 'DKK', 'PLN', 'SGD', 'ZAR', 'KWD'];
