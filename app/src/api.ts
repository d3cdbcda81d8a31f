/** What the server says, as `openapi.yaml` has it; only what the app uses. */

/** A place in shares of the photo's width and height, 0 to 1. */
export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

export interface Candidate {
  value: string;
  confidence: number;
}

export interface Reading {
  outcome: 'read' | 'unsure' | 'unreadable';
  value?: string;
  confidence?: number;
  alternatives?: Candidate[];
  candidates?: Candidate[];
  reason?: string;
  box?: Box;
}

export interface Field extends Reading {
  kind: string;
  written: 'hand' | 'print';
  box: Box;
}

export interface Receipt {
  total: Reading;
  date: Reading;
  merchant: Reading;
  fields: Field[];
  because: string[];
  notes: string[];
  model: {name: string; sha256: string};
}

export interface Expense {
  id: string;
  status: 'draft' | 'confirmed' | 'deleted';
  amount: string | null;
  amountMinor: number | null;
  currency: string | null;
  date: string | null;
  category: string | null;
  merchant: string | null;
  note: string | null;
  read: {outcome: Reading['outcome']; value: string | null; confidence: number; box: Box | null} | null;
  photoKept: boolean;
  createdAt: string;
  version: number;
  seemsLogged?: {expense: string; why: string}[];
}

export interface Total {
  month: string;
  category: string | null;
  currency: string;
  amountMinor: number;
  count: number;
}

export interface Owner {
  owner: string;
  name: string;
  scopes: string[];
}

/** The likeliest value of a reading; undefined where there is none. */
export function likeliest(reading: Reading | undefined): string | undefined {
  return reading?.value ?? reading?.candidates?.[0]?.value;
}

/** What else it may be, the likeliest first. */
export function others(reading: Reading): Candidate[] {
  return reading.candidates ?? reading.alternatives ?? [];
}
