import {toMinor} from './money';
import type {Box, Expense, Receipt} from './api';
import {likeliest} from './api';

/** What a person says about an expense. */
export interface Wish {
  /** With a point, such as "44.31". */
  amount: string;
  currency: string;
  date: string;
  category: string | null;
  merchant: string | null;
  note: string | null;
  corrections: {box: Box; value: string}[];
}

/** Why an expense waits for a person. */
export interface Trouble {
  kind: 'differs' | 'changed' | 'refused' | 'unreadable';
  /** The server's sentence, if it said one. */
  detail: string;
  /** How it stands in the books meanwhile. */
  theirs?: Expense;
}

/** A photo or an expense that is on this device until the books have it. */
export interface Entry {
  /** Made on the device; its requests are named by it. */
  id: string;
  takenAt: number;
  /** Raised by each change, so that a second window's is seen. */
  revision: number;
  photo?: Blob;
  receipt?: Receipt;
  /** How it stands on the server; undefined until that has it. */
  expense?: Expense;
  /** What a person wrote so far, kept as it is written. */
  said: Partial<Wish>;
  /** What is to be entered into the books; undefined until a person confirmed. */
  wish?: Wish;
  /** Whether that was said before the server's reading was seen. */
  blind: boolean;
  trouble?: Trouble;
  /** To be entered although the server cannot read the photo, which then is not kept. */
  withoutPhoto: boolean;
  /** Counts what was sent after a refusal, since another request needs another name. */
  attempt: number;
  /** To be taken away, on the server, too. */
  discard: boolean;
}

export type Step = 'upload' | 'create' | 'differs' | 'confirm' | 'edit' | 'delete' | 'drop' | 'wait';

export function newEntry(photo: Blob | undefined, now: number): Entry {
  return {id: crypto.randomUUID(), takenAt: now, revision: 0, photo, said: {}, blind: false, withoutPhoto: false, attempt: 0, discard: false};
}

/** One of the server's, taken here to be looked at. */
export function entryOf(expense: Expense, photo: Blob | undefined, now: number): Entry {
  return {...newEntry(photo, now), expense};
}

/** What comes next for an entry; it says nothing of whether the server can be reached. */
export function nextStep(entry: Entry): Step {
  if (entry.discard) {
    return entry.expense ? 'delete' : 'drop';
  }
  if (entry.trouble) {
    return 'wait';
  }
  if (!entry.expense) {
    return entry.photo && !entry.withoutPhoto ? 'upload' : entry.wish ? 'create' : 'wait';
  }
  if (!entry.wish) {
    return 'wait';
  }
  if (entry.expense.status === 'confirmed') {
    return 'edit';
  }
  return entry.blind && readOtherwise(entry) ? 'differs' : 'confirm';
}

/** Whether the server surely read another total than the person wrote. */
export function readOtherwise(entry: Entry): boolean {
  const total = entry.receipt?.total;
  const value = likeliest(total);
  if (total?.outcome !== 'read' || !value || !entry.wish) {
    return false;
  }
  return toMinor(value, entry.wish.currency) !== toMinor(entry.wish.amount, entry.wish.currency);
}

/** Whether the books already say all that the person wished. */
export function saysTheSame(expense: Expense, wish: Wish): boolean {
  return expense.status === 'confirmed' && expense.currency === wish.currency
    && expense.amountMinor === toMinor(wish.amount, wish.currency) && expense.date === wish.date
    && expense.category === wish.category && expense.merchant === wish.merchant && expense.note === wish.note;
}

/** The names of an entry's requests; the same after a crash, so that nothing is entered twice. */
export function uploadKey(entry: Entry): string {
  return `${entry.id}-photo`;
}

export function confirmKey(entry: Entry): string {
  return `${entry.id}-confirm-${entry.attempt}`;
}

export function createKey(entry: Entry): string {
  return `${entry.id}-create-${entry.attempt}`;
}
