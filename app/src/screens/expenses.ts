import type {Expense, Total} from '../api';
import {fill, h} from '../dom';
import {nextStep, type Entry} from '../entry';
import {money, toMinor} from '../money';
import * as notice from '../notice';
import * as preferences from '../preferences';
import * as queue from '../queue';
import * as server from '../server';
import {stateChip} from '../state';
import * as store from '../store';
import {count, t} from '../texts';
import {bars, byCategory, byMonth, months} from '../totals';
import {reviewOfServers} from './review';

/** What the server was last seen to have. */
interface Books {
  drafts: Expense[];
  confirmed: Expense[];
  totals: Total[];
}

/** What is to do, what was spent, and on what. */
export function expenses(root: HTMLElement): () => void {
  const {locale} = preferences.current();
  const search = h('input', {type: 'search', class: 'search', 'aria-label': t('search'), placeholder: t('search'), oninput: () => void show()});
  const month = h('select', {class: 'month', 'aria-label': t('month'), onchange: () => void show()});
  const toDo = h('section', {'aria-label': t('to_do')});
  const sums = h('section', {class: 'sums', 'aria-label': t('total')});
  const list = h('section', {'aria-label': t('expenses')});
  const stale = h('p', {class: 'hint', role: 'status'});
  fill(root, [h('h1', {}, t('expenses')), stale, toDo, h('div', {class: 'pair'}, search, month), sums, list,
    h('p', {class: 'centre'}, h('button', {type: 'button', class: 'plain', onclick: () => void csv()}, t('export_csv')))]);

  async function books(): Promise<Books> {
    return {
      drafts: (await store.book<Expense[]>('drafts')) ?? [],
      confirmed: (await store.book<Expense[]>('confirmed')) ?? [],
      totals: (await store.book<Total[]>('totals')) ?? [],
    };
  }

  async function fetchAll(): Promise<void> {
    try {
      const [drafts, confirmed, totals] = await Promise.all([server.list('draft'), server.list('confirmed'), server.totals()]);
      queue.note();
      await store.saveBook('drafts', drafts);
      await store.saveBook('totals', totals);
      await store.saveBook('confirmed', confirmed);
    } catch (error) {
      queue.note(error);
      await show();
    }
  }

  async function show(): Promise<void> {
    const [{drafts, confirmed, totals}, entries] = [await books(), await store.entries()];
    stale.textContent = queue.reached() === 'away' && confirmed.length > 0 ? t('as_of') : '';
    showToDo(entries, drafts);
    const all = months(totals);
    if (month.options.length !== all.length) {
      const chosen = month.value;
      fill(month, all.map((one) => h('option', {value: one, selected: one === chosen}, monthName(one, 'long'))));
    }
    const shownMonth = month.value || all[0]!;
    showSums(totals, shownMonth);
    const text = search.value.trim().toLocaleLowerCase(locale);
    const found = confirmed
      .filter((one) => (text ? `${one.merchant ?? ''} ${one.note ?? ''} ${one.category ?? ''}`.toLocaleLowerCase(locale).includes(text) : one.date?.startsWith(shownMonth)))
      .sort((a, b) => (b.date ?? '').localeCompare(a.date ?? '') || b.createdAt.localeCompare(a.createdAt));
    const leaving = new Set(entries.filter((entry) => entry.discard).map((entry) => entry.expense?.id));
    showList(found.filter((one) => !leaving.has(one.id)), confirmed.length + entries.length === 0);
  }

  function showToDo(entries: Entry[], drafts: Expense[]): void {
    const mine = entries.filter((entry) => !entry.discard);
    const known = new Set(entries.map((entry) => entry.expense?.id));
    const rest = drafts.filter((draft) => !known.has(draft.id));
    fill(toDo, mine.length + rest.length === 0 ? [] : [
      h('h2', {}, t('to_do')),
      h('ul', {class: 'list'},
        ...mine.map((entry) => h('li', {}, h('a', {class: 'item', href: `#/review/${entry.id}`}, itemText(entry.wish?.merchant ?? entry.expense?.merchant ?? null, entry.wish?.date ?? new Date(entry.takenAt).toISOString(), null, stateChip(entry)), amountOf(entry)))),
        ...rest.map((draft) => h('li', {}, h('button', {type: 'button', class: 'item', onclick: () => void reviewOfServers(draft)}, itemText(draft.merchant, draft.date ?? draft.createdAt, draft.category, h('span', {class: 'chip calm'}, t('state_draft'))), amount(draft))))),
    ]);
  }

  function amountOf(entry: Entry): HTMLElement {
    const minor = entry.wish ? toMinor(entry.wish.amount, entry.wish.currency) : undefined;
    return minor !== undefined ? h('span', {class: 'money'}, money(minor, entry.wish!.currency, locale)) : entry.expense ? amount(entry.expense) : h('span', {class: 'money'}, nextStep(entry) === 'wait' ? '' : '…');
  }

  function amount(one: Expense): HTMLElement {
    return h('span', {class: 'money'}, one.amountMinor !== null && one.currency ? money(one.amountMinor, one.currency, locale) : '–');
  }

  function itemText(merchant: string | null, date: string, category: string | null, chip?: HTMLElement): HTMLElement {
    return h('span', {class: 'what'}, h('span', {class: 'name'}, merchant ?? t('no_merchant')), h('span', {class: 'when'}, [day(date), category].filter(Boolean).join(' · ')), chip);
  }

  function showSums(totals: Total[], shownMonth: string): void {
    const currencies = [...new Set(totals.map((one) => one.currency))].sort();
    fill(sums, currencies.map((currency) => {
      const categories = byCategory(totals, shownMonth, currency);
      const sum = categories.reduce((all, one) => all + one.amountMinor, 0);
      const series = byMonth(totals, shownMonth, currency);
      if (series.every((one) => one.amountMinor === 0)) {
        return null;
      }
      const number = categories.reduce((all, one) => all + one.count, 0);
      return h('div', {class: 'card'},
        h('p', {class: 'label'}, monthName(shownMonth, 'long')),
        h('p', {class: 'sum'}, money(sum, currency, locale)),
        h('p', {class: 'hint'}, count('expenses', number)),
        h('ul', {class: 'chart', 'aria-label': t('by_month')}, ...bars(series).map(({month: name, amountMinor, share}) => column(name, amountMinor, share, currency, name === shownMonth))),
        categories.length === 0 ? null : h('h2', {class: 'label'}, t('by_category')),
        h('ul', {class: 'categories'}, ...categories.map((one) => h('li', {}, h('span', {}, one.category ?? t('no_category')), h('span', {class: 'money'}, money(one.amountMinor, currency, locale)), meter(sum > 0 ? one.amountMinor / sum : 0)))));
    }));
  }

  function meter(share: number): HTMLElement {
    const fillBar = h('span', {});
    fillBar.style.width = `${share * 100}%`;
    return h('span', {class: 'meter', 'aria-hidden': 'true'}, fillBar);
  }

  function column(name: string, minor: number, share: number, currency: string, now: boolean): HTMLElement {
    const bar = h('span', {class: 'bar', 'aria-hidden': 'true'});
    bar.style.height = `${Math.max(minor > 0 ? 4 : 1, share * 100)}%`;
    return h('li', {class: now ? 'now' : ''}, h('span', {class: 'bar-space'}, bar), h('span', {class: 'bar-name'}, monthName(name, 'short')), h('span', {class: 'visually-hidden'}, money(minor, currency, locale)));
  }

  function showList(found: Expense[], empty: boolean): void {
    fill(list, found.length === 0 ? [h('p', {class: 'empty'}, t(empty ? 'none_yet' : 'none_found'))] : [
      h('ul', {class: 'list'}, ...found.slice(0, 300).map((one) => h('li', {}, h('button', {type: 'button', class: 'item', onclick: () => void reviewOfServers(one)}, itemText(one.merchant, one.date ?? one.createdAt, one.category), amount(one))))),
    ]);
  }

  function day(date: string): string {
    const [year, monthNumber, number] = date.slice(0, 10).split('-').map(Number);
    return new Intl.DateTimeFormat(locale, {day: 'numeric', month: 'short', year: 'numeric'}).format(new Date(year!, monthNumber! - 1, number));
  }

  function monthName(name: string, style: 'long' | 'short'): string {
    const [year, number] = name.split('-').map(Number);
    return new Intl.DateTimeFormat(locale, style === 'long' ? {month: 'long', year: 'numeric'} : {month: 'short'}).format(new Date(year!, number! - 1, 1));
  }

  async function csv(): Promise<void> {
    try {
      const address = URL.createObjectURL(await server.csv());
      h('a', {href: address, download: 'expenses.csv'}).click();
      setTimeout(() => URL.revokeObjectURL(address), 60_000);
    } catch (error) {
      queue.note(error);
      notice.say(t(error instanceof server.Away ? 'away' : 'wants_key'));
    }
  }

  let inBooks: number | undefined;
  async function changed(): Promise<void> {
    // What left the queue is in the books now, and changes the sums.
    const waiting = (await store.entries()).length;
    if (inBooks !== undefined && waiting < inBooks) {
      void fetchAll();
    }
    inBooks = waiting;
    await show();
  }

  const ends = [store.onChange(() => void changed()), queue.onReach((reach) => (reach === 'here' ? void fetchAll() : void show()))];
  void changed();
  void fetchAll();
  return () => ends.forEach((end) => end());
}
