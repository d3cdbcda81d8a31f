import * as server from './server';
import * as store from './store';
import {confirmKey, createKey, nextStep, saysTheSame, uploadKey, type Entry, type Trouble} from './entry';
import type {Expense} from './api';

/** How the server was when it was last asked. */
export type Reach = 'unknown' | 'here' | 'away' | 'wants-key' | 'busy' | 'full';

let reach: Reach = 'unknown';
const listeners = new Set<(reach: Reach) => void>();
let again: ReturnType<typeof setTimeout> | undefined;
const AGAIN_MILLIS = 20_000;

export function reached(): Reach {
  return reach;
}

export function onReach(listener: (reach: Reach) => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Notes how a request ended, whoever made it. */
export function note(error?: unknown): void {
  const found: Reach = error === undefined ? 'here'
    : error instanceof server.Away ? 'away'
    : error instanceof server.Refused && error.wantsKey ? 'wants-key'
    : error instanceof server.Refused && error.passes ? 'busy'
    : error instanceof DOMException && error.name === 'QuotaExceededError' ? 'full' : 'here';
  if (found !== reach) {
    reach = found;
    listeners.forEach((listener) => listener(reach));
  }
}

/** Sends what waits: at the start, when the network comes back, when the app is seen again, after each change. */
export function begin(): void {
  addEventListener('online', wake);
  addEventListener('offline', () => note(new server.Away('offline')));
  document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && wake());
  wake();
}

/** Sends what waits, in one window at a time: a second one would send the same once more. */
export function wake(): void {
  clearTimeout(again);
  void navigator.locks.request('tally-queue', {ifAvailable: true}, async (lock) => {
    if (!lock) {
      // The other window is at it; it may end before it sees what is new.
      return AGAIN_MILLIS / 10;
    }
    return sendAll();
  }).then((wait) => {
    if (wait) {
      again = setTimeout(wake, wait);
    }
  });
}

/** Milliseconds after which to try again; 0 when nothing waits for the server. */
async function sendAll(): Promise<number> {
  const tried = new Set<string>();
  for (;;) {
    const next = (await store.entries()).find((entry) => nextStep(entry) !== 'wait' && !tried.has(`${entry.id} ${entry.revision}`));
    if (!next) {
      return 0;
    }
    tried.add(`${next.id} ${next.revision}`);
    try {
      await send(next);
      note();
    } catch (error) {
      note(error);
      if (!(error instanceof server.Refused) || error.wantsKey || error.passes) {
        return error instanceof server.Refused && error.retryAfter ? error.retryAfter * 1000 : AGAIN_MILLIS;
      }
      await refused(next, error);
    }
  }
}

async function send(entry: Entry): Promise<void> {
  switch (nextStep(entry)) {
    case 'upload': {
      const answer = await server.upload(entry.photo!, uploadKey(entry));
      await store.change(entry.id, (now) => ({...now, ...answer}));
      break;
    }
    case 'create': {
      const expense = await server.create(entry.wish!, createKey(entry));
      await store.change(entry.id, (now) => ({...now, expense}));
      break;
    }
    case 'differs':
      await store.change(entry.id, (now) => ({...now, trouble: {kind: 'differs', detail: ''}}));
      break;
    case 'confirm':
      await entered(entry, await server.confirm(entry.expense!, entry.wish!, confirmKey(entry)));
      break;
    case 'edit':
      await entered(entry, await server.edit(entry.expense!, entry.wish!));
      break;
    case 'delete':
      await server.remove(entry.expense!.id).catch(unlessGone);
      await gone(entry.expense!.id);
      await store.change(entry.id, () => undefined);
      break;
    case 'drop':
      await store.change(entry.id, () => undefined);
      break;
    case 'wait':
  }
}

function unlessGone(error: unknown): void {
  if (!(error instanceof server.Refused && error.status === 404)) {
    throw error;
  }
}

/** It is in the books: from now on it is theirs. What was changed here meanwhile stays to be sent. */
async function entered(entry: Entry, expense: Expense): Promise<void> {
  const books = (await store.book<Expense[]>('confirmed')) ?? [];
  await store.saveBook('confirmed', [expense, ...books.filter((other) => other.id !== expense.id)]);
  await store.change(entry.id, (now) => (now.revision === entry.revision ? undefined : {...now, expense}));
}

async function gone(id: string): Promise<void> {
  const books = (await store.book<Expense[]>('confirmed')) ?? [];
  await store.saveBook('confirmed', books.filter((other) => other.id !== id));
}

/** The server will not have it as it is, so a person must look; nothing is taken away. */
async function refused(entry: Entry, error: server.Refused): Promise<void> {
  const stale = error.status === 412 || error.status === 409;
  const theirs = stale && entry.expense ? await server.find(entry.expense.id).catch(() => undefined) : undefined;
  if (theirs && entry.wish && saysTheSame(theirs, entry.wish)) {
    // Sent before, but the answer was lost.
    await entered(entry, theirs);
    return;
  }
  const trouble: Trouble = entry.expense
    ? {kind: theirs ? 'changed' : 'refused', detail: error.message, theirs}
    : {kind: entry.photo ? 'unreadable' : 'refused', detail: error.message};
  await store.change(entry.id, (now) => ({...now, trouble}));
}
