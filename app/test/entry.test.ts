import {describe, expect, it} from 'vitest';
import type {Expense, Receipt} from '../src/api';
import {confirmKey, newEntry, nextStep, readOtherwise, saysTheSame, uploadKey, type Entry, type Wish} from '../src/entry';

const WISH: Wish = {amount: '44.31', currency: 'USD', date: '2026-11-25', category: null, merchant: 'Café', note: null, corrections: []};
const DRAFT = {id: 'x', status: 'draft', amount: null, amountMinor: null, currency: 'USD', version: 1} as Expense;
const PHOTO = new Blob(['photo']);

function read(value: string, outcome: 'read' | 'unsure' = 'read'): Receipt {
  const total = outcome === 'read' ? {outcome, value} : {outcome, candidates: [{value, confidence: 0.5}]};
  return {total, fields: []} as unknown as Receipt;
}

function entry(some: Partial<Entry>): Entry {
  return {...newEntry(PHOTO, 0), ...some};
}

describe('what comes next', () => {
  it('is the photo first, then a person, then the books', () => {
    expect(nextStep(entry({}))).toBe('upload');
    expect(nextStep(entry({expense: DRAFT}))).toBe('wait');
    expect(nextStep(entry({expense: DRAFT, wish: WISH}))).toBe('confirm');
    expect(nextStep(entry({expense: {...DRAFT, status: 'confirmed'}, wish: WISH}))).toBe('edit');
  });

  it('is a draft of its own where there is no photo, or none that can be read', () => {
    expect(nextStep({...newEntry(undefined, 0)})).toBe('wait');
    expect(nextStep({...newEntry(undefined, 0), wish: WISH})).toBe('create');
    expect(nextStep(entry({wish: WISH, withoutPhoto: true}))).toBe('create');
  });

  it('is a question where the server surely read another total than was written blindly', () => {
    expect(nextStep(entry({expense: DRAFT, wish: WISH, blind: true, receipt: read('45.00')}))).toBe('differs');
    expect(nextStep(entry({expense: DRAFT, wish: WISH, blind: true, receipt: read('44.310')}))).toBe('confirm');
    expect(nextStep(entry({expense: DRAFT, wish: WISH, blind: true, receipt: read('45.00', 'unsure')}))).toBe('confirm');
    expect(nextStep(entry({expense: DRAFT, wish: WISH, blind: false, receipt: read('45.00')}))).toBe('confirm');
    expect(readOtherwise(entry({wish: {...WISH, currency: 'JPY', amount: '44'}, receipt: read('44.31')}))).toBe(true);
  });

  it('is nothing while a person must look', () => {
    expect(nextStep(entry({expense: DRAFT, wish: WISH, trouble: {kind: 'changed', detail: ''}}))).toBe('wait');
  });

  it('takes away what was discarded, on the server, too', () => {
    expect(nextStep(entry({discard: true}))).toBe('drop');
    expect(nextStep(entry({discard: true, expense: DRAFT, wish: WISH}))).toBe('delete');
  });
});

describe('names of requests', () => {
  it('stay the same until something else is sent', () => {
    const one = entry({});
    expect(uploadKey(one)).toBe(uploadKey({...one, revision: 7, expense: DRAFT}));
    expect(confirmKey(one)).not.toBe(confirmKey({...one, attempt: 1}));
    expect(confirmKey(one)).not.toBe(uploadKey(one));
  });
});

describe('an answer that was lost', () => {
  it('is known by what the books say', () => {
    const books = {...DRAFT, ...WISH, status: 'confirmed', amountMinor: 4431} as unknown as Expense;
    expect(saysTheSame(books, WISH)).toBe(true);
    expect(saysTheSame({...books, merchant: 'Other'}, WISH)).toBe(false);
    expect(saysTheSame({...books, status: 'draft'}, WISH)).toBe(false);
  });
});
