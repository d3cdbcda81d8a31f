import {h, icon, ICONS} from './dom';
import {decimals, decimalSign, fromMinor, shown, toMinor} from './money';
import {t} from './texts';

/** What is typed or tapped, cleaned: digits, and one point where the currency has decimals, with no more of them than it has. */
export function cleaned(text: string, sign: string, places: number): string {
  const [whole = '', ...rest] = text.replaceAll(sign, '.').replace(/[^\d.]/g, '').split('.');
  const digits = whole.replace(/^0+(?=\d)/, '').slice(0, 11);
  return rest.length === 0 || places === 0 ? digits : `${digits || '0'}.${rest.join('').slice(0, places)}`;
}

/**
 * Asks for an amount by a numeric pad; a keyboard does as well.
 *
 * @param initial with a point, or empty
 * @returns with a point and all decimals; undefined where it was closed without one
 */
export function askAmount(title: string, initial: string, currency: string, locale: string): Promise<string | undefined> {
  const sign = decimalSign(locale);
  const places = decimals(currency);
  return new Promise((resolve) => {
    let answer: string | undefined;
    const input: HTMLInputElement = h('input', {class: 'pad-amount', inputmode: 'none', autocomplete: 'off', 'aria-label': title,
      value: initial.replace('.', sign), oninput: () => write(input.value)});
    const hint = h('p', {class: 'pad-hint', 'aria-live': 'polite'});
    let fresh = initial !== '';

    function write(text: string): void {
      fresh = false;
      input.value = cleaned(text, sign, places).replace('.', sign);
      const minor = toMinor(plain(), currency);
      hint.textContent = minor === undefined ? '' : shown(fromMinor(minor, currency), currency, locale);
    }
    function plain(): string {
      return input.value.replace(sign, '.').replace(/\.$/, '');
    }
    function done(): void {
      const minor = toMinor(plain(), currency);
      if (minor === undefined) {
        hint.textContent = t('need_amount', {example: shown(fromMinor(4431, currency), currency, locale)});
        return;
      }
      answer = fromMinor(minor, currency);
      dialog.close();
    }
    // What was there is written over by the first key, as on a calculator.
    const key = (text: string) => h('button', {type: 'button', class: 'pad-key', onclick: () => write((fresh ? '' : input.value) + text)}, text);
    const erase = h('button', {type: 'button', class: 'pad-key', 'aria-label': t('pad_erase'), onclick: () => write(input.value.slice(0, -1))}, icon(...ICONS.erase));
    const dialog: HTMLDialogElement = h('dialog', {class: 'sheet pad', 'aria-label': title, onclose: () => {
      dialog.remove();
      resolve(answer);
    }},
    h('form', {onsubmit: (event: Event) => {
      event.preventDefault();
      done();
    }},
    h('p', {class: 'sheet-title'}, title),
    input,
    hint,
    h('div', {class: 'pad-keys'}, ...['1', '2', '3', '4', '5', '6', '7', '8', '9'].map(key),
      places > 0 ? key(sign) : h('span'), key('0'), erase),
    h('div', {class: 'row'},
      h('button', {type: 'button', class: 'plain', onclick: () => dialog.close()}, t('cancel')),
      h('button', {type: 'submit', class: 'primary'}, t('pad_done')))));
    document.body.append(dialog);
    dialog.showModal();
    input.focus();
    input.select();
    if (initial) {
      hint.textContent = shown(initial, currency, locale);
    }
  });
}
