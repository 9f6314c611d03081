/** Questions to a synthetic hospital: as a folder, as one CSV file and as a SQLite file, with hostile terms too. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import t from 'tap';
import { ensureHospital } from '../../../datasets/hospital/index.ts';
import { ANSWER_BYTES } from '../../../env/tables/answers.ts';
import { Tables } from '../../../env/tables/tables.ts';

const root = mkdtempSync(path.join(tmpdir(), 'medagentgym-hospital-'));
const { folder } = await ensureHospital({ schema: 'mimic-iii', split: 'train', size: 'small', root });
const tables = new Tables(root, { fallback: path.join(root, 'elsewhere') });
t.teardown(async () => {
  await tables[Symbol.asyncDispose]();
  rmSync(root, { recursive: true });
});
const mounts = [{ name: 'h', path: path.basename(folder) }];
const ask = (at: string, kind: 'column_names' | 'column_values' | 'term', term?: string) => tables.query(mounts, { path: at, kind, ...(term === undefined ? {} : { term }) }, { timeoutMs: 60_000 });
const FOLDER = '/data/h';
const SQLITE = '/data/h/hospital.sqlite';

t.test('a value is found with table and column, however it is written', async (t) => {
  for (const at of [FOLDER, SQLITE]) {
    t.match(await ask(at, 'term', 'HEPARIN'), /^PRESCRIPTIONS\.DRUG = "heparin" in \d+ rows$/m, at);
    t.match(await ask(at, 'term', 'heparin'), /^D_ITEMS\.LABEL = "heparin" in 1 row$/m, at);
    t.match(await ask(at, 'term', '7.40'), /^LABEVENTS\.VALUENUM = 7\.4 in \d+ rows?$/m, at);
    const five = await ask(at, 'term', '5');
    t.match(five, /^LABEVENTS\.VALUENUM = 5 in/m, 'an integer among measured values');
    t.match(five, /^ADMISSIONS\.ROW_ID = 5 in 1 row$/m, 'an integer among ids');
    t.equal(await ask(at, 'term', '5.0'), five);
  }
  t.match(await ask(SQLITE, 'term', '5'), /^PRESCRIPTIONS\.DOSE_VAL_RX = "5" in/m, 'text is shown as text');
  t.match(await ask('/data/h/PRESCRIPTIONS.csv', 'term', 'heparin'), /^PRESCRIPTIONS\.DRUG = "heparin" in \d+ rows$/, 'one file knows itself alone');
});

t.test('else the closest five', async (t) => {
  for (const at of [FOLDER, SQLITE]) {
    const kidney = await ask(at, 'term', 'acute kidny failure');
    t.match(kidney, /does not occur as a value\. The closest values:\n\S+ = "acute kidney failure/, at);
    t.equal(kidney.split('\n').length, 6);
    t.equal(await ask(at, 'term', 'acute kidny failure'), kidney, 'the same each time');
    t.match(await ask(at, 'term', 'hepran'), /values:\nPRESCRIPTIONS\.DRUG, D_ITEMS\.LABEL = "heparin"\n/, 'with all places of a value on one line');
    t.match(await ask(at, 'term', 'sodum chlorde'), /= ".*sodium chloride/);
    t.match(await ask(at, 'term', 'qqqqqq'), /nor anything like it\.$/);
  }
  const day = /(\d{4}-\d\d-\d\d) \d\d:/.exec(await ask('/data/h/ADMISSIONS.csv', 'column_values', 'ADMITTIME'))?.[1] ?? '';
  const times = await ask('/data/h/ADMISSIONS.csv', 'term', day);
  t.match(times, new RegExp(`= "${day} \\d\\d:`), 'a date finds times of its day');
});

t.test('values of columns', async (t) => {
  for (const at of [FOLDER, SQLITE]) {
    t.match(await ask(at, 'column_values', 'patients.gender'), /^PATIENTS\.GENDER: 2 distinct values:\n[mf] \(\d+\), [mf] \(\d+\)$/);
    t.match(await ask(at, 'column_values', 'COST'), /^COST\.COST: \d+ distinct values, the 50 most frequent:\n[\d.]+ \(\d+\), /);
    t.match(await ask(at, 'column_values', 'row_id'), /^ADMISSIONS\.ROW_ID.*the 10 most frequent:\n1 \(1\), 2 \(1\), 3 \(1\), /, 'fewer where many tables have such a column; numbers in their order');
    t.match(await ask(at, 'column_values', 'nope'), /^There is no column nope\. The columns are:\nADMISSIONS: /);
  }
});

t.test('hostile terms are harmless and cheap', async (t) => {
  await ask(FOLDER, 'term', 'x');
  const hostile = [
    'x'.repeat(1e6), ' '.repeat(1e6), `${' '.repeat(1e6)}heparin`, 'heparin\0; DROP TABLE value', '\0', '"', '" OR *', 'heparin" OR "a', '%', '_', '%%%%', '*', "'; --", 'NEAR(a b)', 'col:heparin',
    '\ud800', '\udc00x', '🫀'.repeat(300), 'acute '.repeat(200), Array.from({ length: 200 }, (_, i) => String.fromCharCode(97 + i % 26) + i).join(' '), '9'.repeat(5000), '1e308', '-', '../../etc/passwd',
  ];
  for (const kind of ['term', 'column_values'] as const) {
    for (const term of hostile) {
      const from = performance.now();
      const text = await ask(FOLDER, kind, term);
      t.ok(performance.now() - from < 1_000, `${kind} ${JSON.stringify(term.slice(0, 20))} is cheap`);
      t.ok(Buffer.byteLength(text) <= ANSWER_BYTES && text.isWellFormed(), 'and its answer short');
      t.notMatch(text, /cannot be/);
    }
  }
  t.match(await ask(FOLDER, 'term', `${' '.repeat(1e6)}heparin`), /^PRESCRIPTIONS\.DRUG = "heparin"/, 'spaces before a term do not hide it');
  t.match(await ask(FOLDER, 'term', 'HEPARIN%'), /does not occur/, 'no wildcards');
  t.match(await ask(FOLDER, 'term', 'heparin'), /^PRESCRIPTIONS\.DRUG = "heparin"/, 'and the index is unharmed');
});

t.test('warm questions are quick', async (t) => {
  for (const [kind, term] of [['column_names', undefined], ['column_values', 'drug'], ['term', 'heparin'], ['term', 'acute kidny failure']] as const) {
    await ask(FOLDER, kind, term);
    const from = performance.now();
    for (let i = 0; i < 20; i++) await ask(FOLDER, kind, term);
    t.ok((performance.now() - from) / 20 < 100, `${kind} ${term ?? ''}: a bound that a busy machine keeps; bench/request-info.ts measures`);
  }
});
