// Upload, confirm, totals: by the generated TypeScript client, against the server at argv[2], with the picture argv[3].
import {strict as assert} from 'node:assert';
import {readFileSync} from 'node:fs';
import {basename} from 'node:path';
import {Configuration, ExpensesApi, ReadingApi, ResponseError} from './typescript/index.js';

const [, , url, picture] = process.argv as [string, string, string, string];
const configuration = new Configuration({basePath: url});
const expenses = new ExpensesApi(configuration);

const file = new File([readFileSync(picture)], basename(picture), {type: 'image/png'});
const readings = await new ReadingApi(configuration).readReceipts({currency: 'USD', file: [file]});
const result = readings.results[0]!;
assert.match(result.total!.outcome!, /^(read|unsure|unreadable)$/);
const draft = result.expense!;
assert.equal(draft.status, 'draft');

const expenseChange = {amount: '44.31', currency: 'USD', date: new Date('2026-11-25'), category: 'typescript'};
const confirmed = await expenses.confirmExpense({id: draft.id, expenseChange});
assert.deepEqual([confirmed.status, confirmed.amountMinor], ['confirmed', 4431]);

const {totals} = await expenses.addUpExpenses({category: 'typescript'});
assert.deepEqual(totals.map((t) => [t.month, t.currency, t.amountMinor]), [['2026-11', 'USD', 4431]]);

const refused = await expenses.confirmExpense({id: draft.id, expenseChange: {currency: 'XXXX'}})
    .then(() => assert.fail('a currency that there is not was taken'), (error: ResponseError) => error.response.json());
assert.match(refused.type, /^urn:tally:problem:/);
console.log('typescript: upload, confirm, totals and a problem are as they should be');
