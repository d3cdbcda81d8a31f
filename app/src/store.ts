import type {Entry} from './entry';

/** What is on the device: settings, what is not yet in the books, and the books as they were last seen. All windows share it. */

export interface Settings {
  /** The API key; empty where the server asks for none. */
  key: string;
  /** ISO 4217, of bills that do not say otherwise. */
  currency: string;
  /** Of the app's words: en, de, es, fr or hi. */
  language: string;
  /** A language tag: how amounts and dates are written, on the screen and on bills. */
  locale: string;
}

type Topic = 'entries' | 'settings' | 'books';

const windows = new BroadcastChannel('tally');
const listeners = new Set<(topic: Topic) => void>();
windows.onmessage = (event) => listeners.forEach((listener) => listener(event.data as Topic));

/** Calls back when something changes, in this window or another; gives what ends it. */
export function onChange(listener: (topic: Topic) => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function changed(topic: Topic): void {
  windows.postMessage(topic);
  listeners.forEach((listener) => listener(topic));
}

let opened: Promise<IDBDatabase> | undefined;

function open(): Promise<IDBDatabase> {
  opened ??= new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open('tally', 1);
    request.onupgradeneeded = () => {
      request.result.createObjectStore('settings');
      request.result.createObjectStore('entries', {keyPath: 'id'});
      request.result.createObjectStore('books');
    };
    request.onsuccess = () => {
      // Another window that deletes everything must not wait for this one.
      request.result.onversionchange = () => request.result.close();
      request.result.onclose = () => (opened = undefined);
      resolve(request.result);
    };
    request.onerror = () => reject(request.error);
  });
  opened.catch(() => (opened = undefined));
  return opened;
}

/** Runs in one transaction, and is done when that is on the disk. */
async function transact<T>(name: string, mode: IDBTransactionMode, work: (store: IDBObjectStore, give: (value: T) => void) => void): Promise<T | undefined> {
  const database = await open();
  return new Promise((resolve, reject) => {
    let result: T | undefined;
    const transaction = database.transaction(name, mode, {durability: 'strict'});
    transaction.oncomplete = () => resolve(result);
    transaction.onabort = transaction.onerror = () => reject(transaction.error ?? new DOMException('not kept', 'AbortError'));
    work(transaction.objectStore(name), (value) => (result = value));
  });
}

function get<T>(name: string, key: string): Promise<T | undefined> {
  return transact<T>(name, 'readonly', (store, give) => {
    const request = store.get(key);
    request.onsuccess = () => give(request.result as T);
  });
}

/** Settings that a person chose; the rest is up to the caller. */
export async function settings(): Promise<Partial<Settings>> {
  return (await get<Partial<Settings>>('settings', 'all')) ?? {};
}

export async function saveSettings(all: Partial<Settings>): Promise<void> {
  await transact('settings', 'readwrite', (store) => store.put(all, 'all'));
  changed('settings');
}

/** All entries, the oldest first. */
export async function entries(): Promise<Entry[]> {
  const all = await transact<Entry[]>('entries', 'readonly', (store, give) => {
    const request = store.getAll();
    request.onsuccess = () => give(request.result as Entry[]);
  });
  return (all ?? []).sort((a, b) => a.takenAt - b.takenAt);
}

export function entry(id: string): Promise<Entry | undefined> {
  return get<Entry>('entries', id);
}

/** Keeps a new entry. Throws a DOMException named QuotaExceededError where the storage is full; what was kept before stays. */
export async function keep(entry: Entry): Promise<void> {
  await transact('entries', 'readwrite', (store) => store.add(entry));
  changed('entries');
}

/**
 * Changes an entry in one transaction.
 *
 * @param step gives the changed one, undefined to take it away, or the same one to leave it
 * @returns as it is then; undefined where it is not there any more
 */
export async function change(id: string, step: (entry: Entry) => Entry | undefined): Promise<Entry | undefined> {
  const result = await transact<Entry>('entries', 'readwrite', (store, give) => {
    const request = store.get(id);
    request.onsuccess = () => {
      const before = request.result as Entry | undefined;
      if (!before) {
        return;
      }
      const after = step(before);
      if (!after) {
        store.delete(id);
      } else if (after === before) {
        give(before);
      } else {
        const raised = {...after, revision: before.revision + 1};
        store.put(raised);
        give(raised);
      }
    };
  });
  changed('entries');
  return result;
}

/** A part of the books as they were last seen, for when the server is away. */
export function book<T>(name: string): Promise<T | undefined> {
  return get<T>('books', name);
}

export async function saveBook(name: string, value: unknown): Promise<void> {
  await transact('books', 'readwrite', (store) => store.put(value, name));
  changed('books');
}

/** Takes the books as they were seen away; another key shows others. */
export async function forgetBooks(): Promise<void> {
  await transact('books', 'readwrite', (store) => store.clear());
  changed('books');
}

/** Deletes all that is on the device. */
export async function forgetAll(): Promise<void> {
  for (const name of ['settings', 'entries', 'books']) {
    await transact(name, 'readwrite', (store) => store.clear());
  }
  for (const name of await caches.keys()) {
    if (name.startsWith('tally-shared') || name.startsWith('tally-reader')) {
      await caches.delete(name);
    }
  }
  changed('settings');
  changed('entries');
  changed('books');
}

/** Bytes used and bytes there are, as far as the browser tells. */
export async function space(): Promise<{used: number; quota: number} | undefined> {
  const estimate = await navigator.storage?.estimate?.();
  return estimate?.quota === undefined ? undefined : {used: estimate.usage ?? 0, quota: estimate.quota};
}
