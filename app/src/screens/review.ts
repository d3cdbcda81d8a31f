import type {Box, Expense, Field, Reading} from '../api';
import {likeliest, others} from '../api';
import {fill, h, icon, ICONS} from '../dom';
import {entryOf, type Entry, type Wish} from '../entry';
import {CURRENCIES, fromMinor, shown, toMinor} from '../money';
import * as notice from '../notice';
import {NumberSheet} from '../number-sheet';
import {askAmount} from '../pad';
import {pixels} from '../photo';
import {around, holds, PhotoView, type Mark} from '../photo-view';
import * as preferences from '../preferences';
import * as queue from '../queue';
import {reader, type NumberReading} from '../reader';
import * as server from '../server';
import {stateChip} from '../state';
import * as store from '../store';
import {t} from '../texts';

const CATEGORIES = ['category_food', 'category_travel', 'category_lodging', 'category_office', 'category_other'] as const;

/** Shows what was read of a bill, and takes what a person says about it. */
export async function review(root: HTMLElement, id: string): Promise<() => void> {
  const first = await store.entry(id);
  if (!first) {
    fill(root, [h('h1', {}, t('review')), h('p', {class: 'banner'}, t('gone')), h('p', {class: 'centre'}, h('a', {href: '#/expenses'}, t('expenses')))]);
    return () => undefined;
  }
  const screen = new Review(root, first);
  await screen.begin();
  return () => screen.end();
}

/** One of the server's that is not on this device is taken here first. */
export async function reviewOfServers(expense: Expense): Promise<void> {
  const there = (await store.entries()).find((entry) => entry.expense?.id === expense.id);
  const photo = there || !expense.photoKept ? undefined : await server.photo(expense.id).catch(() => undefined);
  const entry = there ?? entryOf(expense, photo, Date.now());
  if (!there) {
    await store.keep(entry);
  }
  location.hash = `#/review/${entry.id}`;
}

class Review {
  private readonly photo = new PhotoView((x, y) => void this.tapped(x, y));
  private readonly state = h('div', {class: 'review-state'});
  private readonly trouble = h('div', {role: 'alert'});
  private readonly amount = h('button', {class: 'amount', type: 'button', onclick: () => void this.writeTotal()});
  private readonly candidates = h('div', {class: 'candidates'});
  private readonly numbers = h('details', {class: 'numbers'});
  private readonly hint = h('p', {class: 'hint'});
  private readonly merchant: HTMLInputElement = h('input', {id: 'merchant', maxlength: 100, autocomplete: 'off', oninput: () => this.say({merchant: this.merchant.value.trim() || null})});
  private readonly date: HTMLInputElement = h('input', {id: 'date', type: 'date', min: '1970-01-01', max: '2199-12-31', oninput: () => this.say({date: this.date.value})});
  private readonly currency: HTMLInputElement = h('input', {id: 'currency', maxlength: 3, list: 'currencies', autocomplete: 'off', autocapitalize: 'characters', oninput: () => this.say({currency: this.currency.value.trim().toUpperCase()})});
  private readonly category: HTMLInputElement = h('input', {id: 'category', maxlength: 100, list: 'categories', autocomplete: 'off', oninput: () => this.say({category: this.category.value.trim() || null})});
  private readonly note: HTMLTextAreaElement = h('textarea', {id: 'note', maxlength: 2000, rows: 2, oninput: () => this.say({note: this.note.value.trim() || null})});
  private readonly confirm = h('button', {class: 'primary wide', type: 'submit', form: 'review'});
  private readonly fault = h('p', {class: 'fault', role: 'alert'});
  private said: Partial<Wish>;
  /** How much of what was said is on its way to the disk; until then the disk does not say what was said. */
  private writing = 0;
  private mark: Mark | undefined;
  private readonly locale = preferences.current().locale;
  private readonly forget: (() => void)[] = [];

  constructor(private readonly root: HTMLElement, private entry: Entry) {
    this.said = {...entry.wish, ...entry.said};
  }

  async begin(): Promise<void> {
    if (this.entry.photo) {
      this.photo.show(this.entry.photo);
    }
    const used = new Set<string>(CATEGORIES.map((key) => t(key)));
    ((await store.book<Expense[]>('confirmed')) ?? []).forEach((expense) => expense.category && used.add(expense.category));
    fill(this.root, [
      h('div', {class: 'scroll'},
        h('div', {class: 'head'}, h('a', {class: 'round', href: '#/expenses', 'aria-label': t('expenses')}, icon(...ICONS.back)), h('h1', {}, t('review')), this.state),
        this.trouble,
        this.entry.photo ? this.photo.element : null,
        this.entry.photo ? this.hint : null,
        h('form', {class: 'review', id: 'review', novalidate: true, onsubmit: (event: Event) => {
          event.preventDefault();
          void this.enter();
        }},
        h('section', {class: 'card total', 'aria-label': t('total')}, h('p', {class: 'label'}, t('total')), this.amount, this.candidates),
        this.numbers,
        h('div', {class: 'card fields'},
          field('merchant', t('merchant'), this.merchant),
          h('div', {class: 'pair'}, field('date', t('date'), this.date), field('currency', t('currency'), this.currency)),
          field('category', t('category'), this.category),
          field('note', t('note'), this.note)),
        h('datalist', {id: 'currencies'}, ...CURRENCIES.map((code) => h('option', {value: code}))),
        h('datalist', {id: 'categories'}, ...[...used].map((name) => h('option', {value: name}))))),
      this.fault,
      h('div', {class: 'foot'}, h('button', {class: 'plain', type: 'button', onclick: () => void this.discard()}, t('discard')), this.confirm),
    ]);
    this.show();
    this.forget.push(store.onChange((topic) => topic === 'entries' && void this.reload()), queue.onReach(() => this.show()));
  }

  end(): void {
    this.forget.forEach((forget) => forget());
    this.photo.close();
  }

  private async reload(): Promise<void> {
    const now = await store.entry(this.entry.id);
    if (!now) {
      return;
    }
    if (now.revision !== this.entry.revision) {
      this.entry = now;
      if (this.writing === 0) {
        this.said = {...now.wish, ...now.said};
      }
      this.show();
    }
  }

  /** What holds for each field: what was said, or the draft's, or what was read, or what is usual. */
  private value<K extends keyof Wish>(name: K): Wish[K] | null | undefined {
    if (this.said[name] !== undefined) {
      return this.said[name];
    }
    const expense = this.entry.expense;
    switch (name) {
      case 'amount':
        return this.readAmount() as Wish[K] | undefined;
      case 'currency':
        return (expense?.currency ?? preferences.current().currency) as Wish[K];
      case 'date':
        return (expense?.date ?? today()) as Wish[K];
      case 'category':
      case 'merchant':
      case 'note':
        return (expense?.[name as 'note'] ?? null) as Wish[K];
      default:
        return undefined;
    }
  }

  /** Only what was surely read is an amount by itself. */
  private readAmount(): string | undefined {
    const expense = this.entry.expense;
    if (expense?.amount) {
      return expense.amount;
    }
    const read = this.entry.receipt?.total ?? expense?.read;
    return read?.outcome === 'read' ? read.value ?? undefined : undefined;
  }

  private guess(): string | undefined {
    return likeliest(this.entry.receipt?.total) ?? this.entry.expense?.read?.value ?? undefined;
  }

  private money(amount: string): string {
    return shown(amount, this.value('currency'), this.locale);
  }

  private say(some: Partial<Wish>): void {
    this.said = {...this.said, ...some};
    this.writing++;
    void store.change(this.entry.id, (now) => ({...now, said: this.said})).then((now) => now && (this.entry = now)).finally(() => this.writing--);
    this.show();
  }

  private show(): void {
    const {entry} = this;
    fill(this.state, [stateChip(entry)]);
    this.showTotal();
    this.showNumbers();
    this.showTrouble();
    for (const [input, name] of [[this.merchant, 'merchant'], [this.date, 'date'], [this.currency, 'currency'], [this.category, 'category'], [this.note, 'note']] as const) {
      if (document.activeElement !== input) {
        input.value = this.value(name) ?? '';
      }
    }
    this.confirm.textContent = entry.expense?.status === 'confirmed' ? t('save') : t('confirm');
    this.hint.textContent = queue.reached() === 'away' && !entry.receipt ? t('tap_offline') : t('tap_hint');
  }

  private showTotal(): void {
    const amount = this.value('amount');
    const guess = this.guess();
    const busy = !amount && !guess && !this.entry.expense && queue.reached() === 'here' && !this.entry.trouble && Boolean(this.entry.photo);
    this.amount.classList.toggle('unsure', !amount && Boolean(guess));
    this.amount.classList.toggle('none', !amount && !guess);
    this.amount.setAttribute('aria-busy', String(busy));
    fill(this.amount, [amount ? this.money(amount) : guess ? `${this.money(guess)} ?` : busy ? t('reading') : t('no_total')]);
    this.amount.setAttribute('aria-label', `${t('total')}: ${this.amount.textContent}. ${t('correct_total')}`);
    const total = this.entry.receipt?.total;
    const all = total && total.outcome !== 'read' ? others(total) : [];
    const stored = this.entry.expense?.read;
    const choices = !this.said.amount ? (all.length > 0 ? all : stored?.outcome === 'unsure' && stored.value && !this.entry.expense?.amount ? [{value: stored.value, confidence: stored.confidence}] : []) : [];
    fill(this.candidates, choices.length === 0 ? [] : [
      h('p', {class: 'reason'}, total?.reason ?? t('state_unsure')),
      h('span', {class: 'label'}, t('perhaps')),
      ...choices.slice(0, 3).map(({value}) => h('button', {type: 'button', class: 'candidate', onclick: () => this.useTotal(value)}, this.money(value))),
    ]);
    this.photo.mark(this.marks());
  }

  private marks(): Mark[] {
    const receipt = this.entry.receipt;
    const total = receipt?.total.box ?? this.entry.expense?.read?.box;
    return [
      ...(receipt?.fields ?? []).map((one): Mark => ({box: one.box, kind: one.outcome})),
      ...(total ? [{box: total, kind: 'total'} as Mark] : []),
      ...(this.mark ? [this.mark] : []),
    ];
  }

  private showNumbers(): void {
    const fields = this.entry.receipt?.fields ?? [];
    this.numbers.hidden = fields.length === 0;
    fill(this.numbers, [
      h('summary', {}, `${t('numbers')} (${fields.length})`),
      h('div', {class: 'number-list'}, ...fields.map((one) => h('button', {type: 'button', class: `number ${one.outcome}`, onclick: () => void this.open(one)}, label(one)))),
    ]);
  }

  private showTrouble(): void {
    const {trouble, wish} = this.entry;
    const twins = !wish && this.entry.expense?.seemsLogged?.length ? h('div', {class: 'banner warn'}, h('p', {}, t('seems_logged'))) : null;
    if (!trouble) {
      fill(this.trouble, [twins]);
      return;
    }
    switch (trouble.kind) {
      case 'differs': {
        const mine = this.money(wish!.amount);
        const theirs = likeliest(this.entry.receipt?.total)!;
        fill(this.trouble, [h('div', {class: 'banner warn'},
          h('p', {}, t('differs', {mine, theirs: this.money(theirs)})),
          h('div', {class: 'row'},
            h('button', {type: 'button', class: 'plain', onclick: () => void this.settle({...wish!})}, t('keep_mine', {mine})),
            h('button', {type: 'button', class: 'primary', onclick: () => void this.settle({...wish!, amount: theirs})}, t('take_theirs', {theirs: this.money(theirs)}))))]);
        break;
      }
      case 'changed':
        fill(this.trouble, [h('div', {class: 'banner warn'},
          h('p', {}, t('changed')),
          h('div', {class: 'versions'}, version(t('mine'), this.wished(), this.locale), version(t('theirs'), trouble.theirs!, this.locale)),
          h('div', {class: 'row'},
            h('button', {type: 'button', class: 'plain', onclick: () => void this.takeTheirs(trouble.theirs!)}, `${t('theirs')}: ${brief(trouble.theirs!, this.locale)}`),
            h('button', {type: 'button', class: 'primary', onclick: () => void this.settle({...wish!}, trouble.theirs)}, `${t('mine')}: ${brief(this.wished(), this.locale)}`)))]);
        break;
      default:
        fill(this.trouble, [h('div', {class: 'banner warn'}, h('p', {}, t(trouble.kind === 'unreadable' ? 'cannot_read' : 'refused', {detail: trouble.detail})))]);
    }
  }

  private wished(): Pick<Expense, 'amountMinor' | 'currency' | 'date' | 'merchant' | 'category' | 'note'> {
    const wish = this.entry.wish!;
    return {...wish, amountMinor: toMinor(wish.amount, wish.currency) ?? null};
  }

  /** A person decided: what they decided for is sent. */
  private async settle(wish: Wish, theirs?: Expense): Promise<void> {
    await store.change(this.entry.id, (now) => ({...now, wish, said: wish, blind: false, trouble: undefined, attempt: now.attempt + 1, expense: theirs ?? now.expense}));
    this.leave();
  }

  private async takeTheirs(theirs: Expense): Promise<void> {
    const done = theirs.status === 'confirmed';
    await store.change(this.entry.id, (now) => (done ? undefined : {...now, expense: theirs, wish: undefined, said: {}, trouble: undefined}));
    this.leave();
  }

  private async writeTotal(): Promise<void> {
    const amount = await askAmount(t('correct_total'), this.value('amount') ?? this.guess() ?? '', this.value('currency') ?? 'USD', this.locale);
    if (amount !== undefined) {
      this.useTotal(amount);
    }
    this.amount.focus();
  }

  private useTotal(amount: string): void {
    const minor = toMinor(amount, this.value('currency') ?? '');
    this.say({amount: minor === undefined ? amount : fromMinor(minor, this.value('currency')!)});
    this.fault.textContent = '';
  }

  /** A place in the photo was tapped: what was read there is shown, or it is read now. */
  private async tapped(x: number, y: number): Promise<void> {
    const fields = this.entry.receipt?.fields ?? [];
    const hit = fields.filter((one) => holds(one.box, x, y)).sort((a, b) => a.box.width * a.box.height - b.box.width * b.box.height)[0];
    if (hit) {
      await this.open(hit);
      return;
    }
    const box = around(x, y, fields.map((one) => one.box));
    this.mark = {box, kind: 'tapped'};
    this.photo.mark(this.marks());
    const sheet = new NumberSheet(t('read_here'), this.value('currency') ?? 'USD', this.locale);
    const picture = await pixels(this.entry.photo!, box);
    sheet.picture(picture);
    let reading: NumberReading | undefined;
    try {
      reading = await (await reader()).readNumber(picture, this.value('currency') ?? 'USD');
      queue.note();
    } catch (error) {
      queue.note(error);
    }
    sheet.title(reading ? t('tapped') : t('tapped_away'));
    await this.decide(sheet, box, reading && reading.outcome !== 'unreadable'
      ? {outcome: reading.outcome, value: reading.value, confidence: reading.confidence, reason: reading.reason}
      : {outcome: 'unreadable', reason: reading?.reason}, reading?.alternatives.map(({value}) => value) ?? []);
    this.mark = undefined;
    this.photo.mark(this.marks());
  }

  /** Shows a number that was read with the bill. */
  private async open(one: Field): Promise<void> {
    this.mark = {box: one.box, kind: 'tapped'};
    this.photo.mark(this.marks());
    const sheet = new NumberSheet(t('number'), this.value('currency') ?? 'USD', this.locale);
    if (this.entry.photo) {
      sheet.picture(await pixels(this.entry.photo, wider(one.box)));
    }
    await this.decide(sheet, one.box, {...one, value: likeliest(one)}, others(one).map(({value}) => value));
    this.mark = undefined;
    this.photo.mark(this.marks());
  }

  private async decide(sheet: NumberSheet, box: Box, reading: Reading, more: string[]): Promise<void> {
    const chosen = await sheet.choose(reading, more);
    if (!chosen) {
      return;
    }
    if (chosen.corrected) {
      this.say({corrections: [...(this.said.corrections ?? []), {box, value: chosen.value}]});
      notice.say(t('corrected', {value: this.money(chosen.value)}));
    }
    if (chosen.total) {
      this.useTotal(chosen.value);
    }
  }

  private async enter(): Promise<void> {
    const wish = this.wish();
    if (!wish) {
      return;
    }
    const seen = this.entry.revision;
    let raced = false;
    const after = await store.change(this.entry.id, (now) => {
      raced = now.revision !== seen && now.wish !== undefined && !this.entry.wish;
      return raced ? now : {...now, wish, said: wish, blind: !now.receipt && !now.expense, trouble: undefined,
        withoutPhoto: now.withoutPhoto || now.trouble?.kind === 'unreadable', attempt: now.attempt + (now.trouble ? 1 : 0)};
    });
    if (!after || raced) {
      notice.say(t(after ? 'changed_here' : 'gone'));
      await this.reload();
      return;
    }
    notice.say(t(queue.reached() === 'here' ? 'confirmed' : 'kept_for_later'));
    this.leave();
  }

  /** What is said in all, or undefined with the fault named beside the field. */
  private wish(): Wish | undefined {
    const currency = this.value('currency') ?? '';
    const amount = this.value('amount') ?? '';
    const date = this.value('date') ?? '';
    const fault = !/^[A-Z]{3}$/.test(currency) ? ([t('need_currency'), this.currency] as const)
      : toMinor(amount, currency) === undefined ? ([t('need_amount', {example: shown(fromMinor(4431, currency), currency, this.locale)}), this.amount] as const)
      : !/^\d{4}-\d\d-\d\d$/.test(date) || date < '1970-01-01' || date > '2199-12-31' ? ([t('need_date'), this.date] as const) : undefined;
    this.fault.textContent = fault?.[0] ?? '';
    if (fault) {
      fault[1].focus();
      return undefined;
    }
    return {amount, currency, date, category: this.value('category') ?? null, merchant: this.value('merchant') ?? null,
      note: this.value('note') ?? null, corrections: this.said.corrections ?? []};
  }

  private async discard(): Promise<void> {
    const confirmed = this.entry.expense?.status === 'confirmed';
    if (await notice.ask(t(confirmed ? 'delete_sure' : 'discard_sure'), t('discard'), true)) {
      await store.change(this.entry.id, (now) => ({...now, discard: true}));
      this.leave();
    }
  }

  private leave(): void {
    queue.wake();
    void store.entries().then((all) => {
      const next = all.find((entry) => entry.photo && entry.id !== this.entry.id && !entry.wish && !entry.discard && entry.expense?.status !== 'confirmed');
      location.hash = next ? `#/review/${next.id}` : '#/expenses';
    });
  }
}

function field(id: string, text: string, input: HTMLElement): HTMLElement {
  return h('div', {class: 'field'}, h('label', {for: id}, text), input);
}

function label(one: Field): string {
  const value = likeliest(one);
  return value ? (one.outcome === 'read' ? value : `${value} ?`) : t('number_unread');
}

function version(title: string, one: Pick<Expense, 'amountMinor' | 'currency' | 'date' | 'merchant' | 'category' | 'note'>, locale: string): HTMLElement {
  return h('div', {}, h('p', {class: 'label'}, title), h('p', {}, brief(one, locale)),
    ...[one.date, one.merchant, one.category, one.note].filter(Boolean).map((text) => h('p', {}, text)));
}

function brief(one: Pick<Expense, 'amountMinor' | 'currency'>, locale: string): string {
  return one.currency && one.amountMinor !== null ? shown(fromMinor(one.amountMinor, one.currency), one.currency, locale) : '–';
}

function wider(box: Box): Box {
  const x = Math.max(0, box.x - box.width * 0.25);
  const y = Math.max(0, box.y - box.height * 0.5);
  return {x, y, width: Math.min(1 - x, box.width * 1.5), height: Math.min(1 - y, box.height * 2)};
}

/** Today where the person is. */
function today(): string {
  const now = new Date();
  return `${now.getFullYear()}-${String(now.getMonth() + 1).padStart(2, '0')}-${String(now.getDate()).padStart(2, '0')}`;
}
