import {h} from './dom';
import {nextStep, type Entry} from './entry';
import {reached} from './queue';
import {t} from './texts';
import type {Texts} from './texts/en';

/** What is said of an entry in a word or two, and how it looks. */
export function stateOf(entry: Entry): {text: keyof Texts; look: 'calm' | 'good' | 'warn' | 'bad'} {
  if (entry.trouble) {
    return {text: 'state_needs', look: 'bad'};
  }
  if (entry.wish) {
    return {text: 'state_waits', look: 'calm'};
  }
  if (!entry.expense) {
    return nextStep(entry) === 'upload' && reached() === 'here' ? {text: 'state_reading', look: 'calm'} : {text: 'state_waits', look: 'calm'};
  }
  switch (entry.receipt?.total.outcome ?? entry.expense.read?.outcome) {
    case 'read':
      return {text: 'state_read', look: 'good'};
    case 'unsure':
      return {text: 'state_unsure', look: 'warn'};
    case 'unreadable':
      return {text: 'state_unreadable', look: 'warn'};
    default:
      return {text: 'state_draft', look: 'calm'};
  }
}

export function stateChip(entry: Entry): HTMLElement {
  const {text, look} = stateOf(entry);
  return h('span', {class: `chip ${look}`}, t(text));
}
