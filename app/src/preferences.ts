import {currencyOf} from './money';
import * as store from './store';
import {LANGUAGES} from './texts';

let now: store.Settings = {key: '', currency: 'USD', language: 'en', locale: 'en-US'};

/** Settings as chosen, and as the browser's language suggests where nothing was chosen. */
export function current(): store.Settings {
  return now;
}

export async function load(): Promise<void> {
  const chosen = await store.settings().catch(() => ({} as Partial<store.Settings>));
  const locale = chosen.locale ?? navigator.language ?? 'en-US';
  const spoken = locale.split('-')[0]!;
  now = {
    key: chosen.key ?? '',
    locale,
    language: chosen.language ?? (LANGUAGES.includes(spoken) ? spoken : 'en'),
    currency: chosen.currency ?? currencyOf(locale),
  };
}

/** Changes some of them. */
export async function save(some: Partial<store.Settings>): Promise<void> {
  await store.saveSettings({...await store.settings(), ...some});
  await load();
}
