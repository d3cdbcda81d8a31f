import {en, type Texts} from './texts/en';

/** The app's words in the language that was chosen. */
const loaders: Record<string, () => Promise<Texts>> = {
  en: async () => en,
  de: async () => (await import('./texts/de')).de,
  es: async () => (await import('./texts/es')).es,
  fr: async () => (await import('./texts/fr')).fr,
  hi: async () => (await import('./texts/hi')).hi,
};

export const LANGUAGES = Object.keys(loaders);

let texts: Texts = en;
let plurals = new Intl.PluralRules('en');

export async function speak(language: string): Promise<void> {
  texts = await (loaders[language] ?? loaders.en!)();
  plurals = new Intl.PluralRules(language);
  document.documentElement.lang = language;
}

/** A text, with values in place of their {names}. */
export function t(key: keyof Texts, values: Record<string, string | number> = {}): string {
  return texts[key].replace(/\{(\w+)}/g, (_, name: string) => String(values[name] ?? ''));
}

/** A text that counts: `key_one` or `key_other`, with {n}. */
export function count(key: 'waiting' | 'photos' | 'expenses', n: number): string {
  return t(plurals.select(n) === 'one' ? `${key}_one` : `${key}_other`, {n});
}
