import type {Expense, Owner, Receipt, Reading, Total} from './api';
import type {Wish} from './entry';
import {toMinor} from './money';
import * as preferences from './preferences';

/** The server did not answer: it is away, or there is no network. */
export class Away extends Error {}

/** The server answered that it will not. */
export class Refused extends Error {
  constructor(readonly status: number, readonly kind: string, detail: string, readonly retryAfter: number) {
    super(detail);
  }

  /** Whether the key is what is wrong. */
  get wantsKey(): boolean {
    return this.status === 401 || this.status === 403;
  }

  /** Whether the same request may succeed later. */
  get passes(): boolean {
    return this.status === 408 || this.status === 429 || this.status >= 500 || this.kind === 'still-running';
  }
}

/** Of a request: reading a receipt may wait its turn. */
const PATIENCE_MILLIS = 90_000;

async function refusal(response: Response): Promise<Refused> {
  const problem = await response.json().catch(() => ({})) as {type?: string; detail?: string};
  const kind = (problem.type ?? '').replace('urn:tally:problem:', '');
  return new Refused(response.status, kind, problem.detail ?? response.statusText, Number(response.headers.get('Retry-After') ?? 0));
}

async function ask(method: string, path: string, body?: BodyInit, headers: Record<string, string> = {}): Promise<Response> {
  const key = preferences.current().key;
  const all = key ? {...headers, Authorization: `Bearer ${key}`} : headers;
  let response: Response;
  try {
    response = await fetch(path, {method, body, headers: all, cache: 'no-store', credentials: 'omit', signal: AbortSignal.timeout(PATIENCE_MILLIS)});
  } catch (error) {
    throw new Away(String(error));
  }
  // What a proxy says while the server behind it is away.
  if (response.status === 502 || response.status === 504) {
    throw new Away(response.statusText);
  }
  if (!response.ok) {
    throw await refusal(response);
  }
  return response;
}

async function json<T>(method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<T> {
  const sent = body === undefined ? undefined : JSON.stringify(body);
  const type: Record<string, string> = body === undefined ? {} : {'Content-Type': 'application/json'};
  return (await ask(method, path, sent, {...headers, ...type})).json() as Promise<T>;
}

function fields(wish: Wish, corrections: boolean): Record<string, unknown> {
  const {currency, date, category, merchant, note} = wish;
  const said = {amountMinor: toMinor(wish.amount, currency), currency, date, category, merchant, note};
  return corrections && wish.corrections.length > 0 ? {...said, corrections: wish.corrections} : said;
}

/** Has a photo read, which makes a draft of it. */
export async function upload(photo: Blob, key: string): Promise<{receipt: Receipt; expense: Expense}> {
  const {currency, locale} = preferences.current();
  const query = new URLSearchParams({currency, locale});
  const form = new FormData();
  form.append('file', photo, 'photo');
  const answer = await (await ask('POST', `/v1/receipts?${query}`, form, {'Idempotency-Key': key})).json() as {results: (Receipt & {expense: Expense})[]};
  const {expense, ...receipt} = answer.results[0]!;
  return {receipt, expense};
}

/** Reads a picture of one number. */
export async function readNumber(picture: Blob): Promise<Reading> {
  const form = new FormData();
  form.append('file', picture, 'number.png');
  const answer = await (await ask('POST', '/v1/numbers', form)).json() as {results: Reading[]};
  return answer.results[0]!;
}

export function create(wish: Wish, key: string): Promise<Expense> {
  return json('POST', '/v1/expenses', fields(wish, false), {'Idempotency-Key': key});
}

export function confirm(expense: Expense, wish: Wish, key: string): Promise<Expense> {
  return json('POST', `/v1/expenses/${expense.id}/confirm`, fields(wish, true), {'Idempotency-Key': key, 'If-Match': `"${expense.version}"`});
}

export function edit(expense: Expense, wish: Wish): Promise<Expense> {
  return json('PATCH', `/v1/expenses/${expense.id}`, fields(wish, true), {'If-Match': `"${expense.version}"`});
}

export async function remove(id: string): Promise<void> {
  await ask('DELETE', `/v1/expenses/${id}`);
}

export function find(id: string): Promise<Expense> {
  return json('GET', `/v1/expenses/${id}`);
}

export async function photo(id: string): Promise<Blob> {
  return (await ask('GET', `/v1/expenses/${id}/photo`)).blob();
}

/** Those of a state, the newest entry first. */
export async function list(status: 'draft' | 'confirmed', filters: Record<string, string> = {}): Promise<Expense[]> {
  const all: Expense[] = [];
  let cursor: string | null = null;
  do {
    const query = new URLSearchParams({...filters, status, limit: '500', ...(cursor ? {cursor} : {})});
    const page: {expenses: Expense[]; next: string | null} = await json('GET', `/v1/expenses?${query}`);
    all.push(...page.expenses);
    cursor = page.next;
  } while (cursor && all.length < 5_000);
  return all;
}

export async function totals(): Promise<Total[]> {
  return (await json<{totals: Total[]}>('GET', '/v1/totals')).totals;
}

export async function csv(): Promise<Blob> {
  return (await ask('GET', '/v1/expenses.csv?status=confirmed&excel=true')).blob();
}

export function me(): Promise<Owner> {
  return json('GET', '/v1/me');
}

export function models(): Promise<{reads: string; sha256: string; files: {file: string}[]}> {
  return json('GET', '/v1/models');
}
