import {fill, h} from '../dom';
import {CURRENCIES} from '../money';
import * as notice from '../notice';
import * as preferences from '../preferences';
import * as queue from '../queue';
import {onDevice, reader} from '../reader';
import * as server from '../server';
import * as store from '../store';
import {count, LANGUAGES, t} from '../texts';

const LOCALES = ['en-US', 'en-GB', 'en-IN', 'hi-IN', 'de-DE', 'de-CH', 'fr-FR', 'es-ES', 'es-MX', 'it-IT', 'nl-NL', 'pt-BR', 'pl-PL', 'sv-SE', 'ja-JP'];

/** Who asks which server, how things are written, and what is on the device. */
export function settings(root: HTMLElement): () => void {
  const now = preferences.current();
  const state = h('p', {class: 'hint', role: 'status'});
  const owner = h('p', {class: 'hint'});
  const about = h('dl', {class: 'about'});
  const storage = h('p', {});
  const key = h('input', {id: 'key', type: 'password', autocomplete: 'off', spellcheck: 'false', value: now.key, onchange: () => void saveKey()});
  const showKey: HTMLInputElement = h('input', {id: 'show-key', type: 'checkbox', onchange: () => (key.type = showKey.checked ? 'text' : 'password')});
  const currency = h('input', {id: 'currency', list: 'currencies', maxlength: 3, autocapitalize: 'characters', autocomplete: 'off', value: now.currency, onchange: () => void saveCurrency()});
  const fault = h('p', {class: 'fault', role: 'alert'});
  const language = choice('language', LANGUAGES, now.language, (code) => new Intl.DisplayNames(code, {type: 'language'}).of(code) ?? code);
  const locale = choice('locale', [...new Set([now.locale, navigator.language, ...LOCALES])], now.locale, (tag) => `${new Intl.DisplayNames(now.language, {type: 'language'}).of(tag) ?? tag} · ${new Intl.NumberFormat(tag, {minimumFractionDigits: 2}).format(1234.5)}`);
  language.addEventListener('change', () => void preferences.save({language: language.value}).then(() => location.reload()));
  locale.addEventListener('change', () => void preferences.save({locale: locale.value}).then(() => notice.say(t('saved'))));

  fill(root, [
    h('h1', {}, t('settings')),
    h('section', {class: 'card fields'},
      h('h2', {}, t('server')),
      h('p', {class: 'server'}, location.origin),
      state,
      field('key', t('key'), key, t('key_help')),
      h('p', {class: 'check'}, showKey, h('label', {for: 'show-key'}, t('key_show'))),
      owner),
    h('section', {class: 'card fields'},
      h('h2', {}, t('language')),
      field('language', t('language'), language),
      field('locale', t('locale'), locale),
      field('currency', t('currency'), currency),
      fault,
      h('datalist', {id: 'currencies'}, ...CURRENCIES.map((code) => h('option', {value: code})))),
    h('section', {class: 'card fields'},
      h('h2', {}, t('storage')),
      storage,
      h('p', {class: 'hint'}, t('delete_all_help')),
      h('button', {type: 'button', class: 'danger', onclick: () => void deleteAll()}, t('delete_all'))),
    h('section', {class: 'card fields'}, h('h2', {}, t('about')), about),
  ]);

  async function look(): Promise<void> {
    try {
      const me = await server.me();
      owner.textContent = `${t('owner')}: ${me.owner}`;
      const models = await server.models();
      queue.note();
      await store.saveBook('models', models);
    } catch (error) {
      queue.note(error);
    }
    await showAbout();
    showState();
  }

  function showState(): void {
    const reach = queue.reached();
    state.textContent = t(reach === 'away' ? 'server_away' : reach === 'wants-key' ? 'server_key' : 'server_here');
    state.className = `hint state-${reach}`;
  }

  async function showAbout(): Promise<void> {
    await reader();
    const models = await store.book<{reads: string; sha256: string}>('models');
    fill(about, [
      h('dt', {}, t('version')), h('dd', {}, __VERSION__),
      h('dt', {}, t('model')), h('dd', {}, models ? `${models.reads} ${models.sha256.slice(0, 12)}` : '–'),
      h('dt', {}, t('number')), h('dd', {}, t(onDevice() ? 'reader_here' : 'reader_server')),
    ]);
  }

  async function showStorage(): Promise<void> {
    const space = await store.space();
    const waiting = (await store.entries()).filter((entry) => !entry.discard).length;
    storage.textContent = [space ? t('storage_used', {used: bytes(space.used), quota: bytes(space.quota)}) : '', waiting > 0 ? count('waiting', waiting) : ''].filter(Boolean).join(' · ');
  }

  /** Another key may be another owner's: what was seen by the old one is forgotten. */
  async function saveKey(): Promise<void> {
    await preferences.save({key: key.value.trim()});
    await store.forgetBooks();
    owner.textContent = '';
    await look();
    notice.say(queue.reached() === 'here' ? t('key_ok', {owner: owner.textContent}) : queue.reached() === 'wants-key' ? t('key_wrong') : t('saved'));
    queue.wake();
  }

  async function saveCurrency(): Promise<void> {
    const code = currency.value.trim().toUpperCase();
    const fit = /^[A-Z]{3}$/.test(code);
    fault.textContent = fit ? '' : t('need_currency');
    if (fit) {
      await preferences.save({currency: code});
      notice.say(t('saved'));
    }
  }

  async function deleteAll(): Promise<void> {
    const waiting = (await store.entries()).filter((entry) => !entry.discard).length;
    const question = t('delete_all_sure', {waiting: waiting > 0 ? count('waiting', waiting) + '.' : ''});
    if (await notice.ask(question, t('delete_all'), true)) {
      await store.forgetAll();
      location.hash = '#/capture';
      location.reload();
    }
  }

  const ends = [queue.onReach(showState), store.onChange((topic) => topic === 'entries' && void showStorage())];
  void look();
  void showStorage();
  return () => ends.forEach((end) => end());
}

function choice(id: string, values: string[], chosen: string, name: (value: string) => string): HTMLSelectElement {
  return h('select', {id}, ...values.map((value) => h('option', {value, selected: value === chosen}, name(value))));
}

function field(id: string, text: string, input: HTMLElement, help?: string): HTMLElement {
  if (help) {
    input.setAttribute('aria-describedby', `${id}-help`);
  }
  return h('div', {class: 'field'}, h('label', {for: id}, text), input, help ? h('p', {class: 'hint', id: `${id}-help`}, help) : null);
}

function bytes(count: number): string {
  const units = ['B', 'KB', 'MB', 'GB'];
  const power = Math.min(3, Math.floor(Math.log10(Math.max(1, count)) / 3));
  return `${(count / 1000 ** power).toFixed(power === 0 ? 0 : 1)} ${units[power]}`;
}
