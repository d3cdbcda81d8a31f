import {h} from './dom';
import {t} from './texts';

/** What is said to a person for a while, on the screen and to screen readers. */
const region = h('div', {class: 'notices', role: 'status', 'aria-live': 'polite'});
const STAYS_MILLIS = 5_000;

export function place(): HTMLElement {
  return region;
}

export function say(text: string): void {
  const notice = h('p', {class: 'notice'}, text);
  region.replaceChildren(notice);
  setTimeout(() => notice.remove(), STAYS_MILLIS);
}

/** Asks something before it is done; the answer that changes nothing is first. */
export function ask(question: string, yes: string, dangerous = false): Promise<boolean> {
  return new Promise((resolve) => {
    const dialog: HTMLDialogElement = h('dialog', {class: 'sheet', 'aria-label': question, onclose: () => {
      dialog.remove();
      resolve(dialog.returnValue === 'yes');
    }},
    h('p', {}, question),
    h('div', {class: 'row'},
      h('button', {class: 'plain', type: 'button', onclick: () => dialog.close('no')}, t('cancel')),
      h('button', {class: dangerous ? 'danger' : 'primary', type: 'button', onclick: () => dialog.close('yes')}, yes)));
    document.body.append(dialog);
    dialog.showModal();
  });
}
