/** `request_info` on CSV and SQLite: columns, values, terms; and nothing outside the task's mounts. */
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { gzipSync } from 'node:zlib';
import t from 'tap';
import { hostPathOf, Tables } from '../../../env/tables/tables.ts';

const root = mkdtempSync(path.join(tmpdir(), 'medagentgym-tables-'));
t.teardown(() => rmSync(root, { recursive: true }));
const folder = path.join(root, 'ward');
mkdirSync(folder);
writeFileSync(path.join(folder, 'patients.csv'), 'subject_id,gender,diagnosis\n1,F,"sepsis, severe"\n2,M,pneumonia\n3,F,pneumonia\n4,F,\n');
writeFileSync(path.join(folder, 'labs.csv.gz'), gzipSync('subject_id,label,value\n1,creatinine,1.4\n2,sodium,140\n'));
writeFileSync(path.join(root, 'secret.csv'), 'answer\n42\n');
symlinkSync(path.join(root, 'secret.csv'), path.join(folder, 'link.csv'));
const database = new DatabaseSync(path.join(folder, 'ward.sqlite'));
database.exec("CREATE TABLE drugs (drug TEXT, dose REAL); INSERT INTO drugs VALUES ('heparin sodium', 5000), ('warfarin', 5)");
database.close();
const mounts = [{ name: 'ward', path: 'ward' }];
const tables = new Tables(root, { fallback: path.join(root, 'elsewhere') });
t.teardown(() => tables[Symbol.asyncDispose]());
const ask = (at: string, kind: 'column_names' | 'column_values' | 'term', term?: string) => tables.query(mounts, { path: at, kind, ...(term === undefined ? {} : { term }) });

t.test('columns', async (t) => {
  t.equal(await ask('/data/ward/patients.csv', 'column_names'), 'patients: subject_id, gender, diagnosis');
  t.equal(await ask('ward/labs.csv.gz', 'column_names'), 'labs: subject_id, label, value');
  t.equal(await ask('/data/ward/ward.sqlite', 'column_names'), 'drugs: drug, dose');
});

t.test('values of a column, most frequent first', async (t) => {
  t.match(await ask('/data/ward/patients.csv', 'column_values', 'DIAGNOSIS'), /2 distinct values:\npneumonia \(2\), sepsis, severe \(1\)/);
  t.match(await ask('/data/ward/patients.csv', 'column_values', 'age'), /no column age.*subject_id/s);
  t.match(await ask('/data/ward/patients.csv', 'column_values'), /needs a keyterm/);
});

t.test('where a term occurs, else the closest values', async (t) => {
  t.equal(await ask('/data/ward/patients.csv', 'term', 'Pneumonia'), 'patients.diagnosis = "pneumonia" in 2 rows');
  t.match(await ask('/data/ward/ward.sqlite', 'term', 'heparin'), /does not occur.*drugs\.drug = "heparin sodium"/s);
  t.match(await ask('/data/ward/ward.sqlite', 'term', '5000'), /^drugs\.dose = 5000 in 1 row$/, 'numbers are found too');
  t.match(await ask('/data/ward/patients.csv', 'term', 'zzzz'), /nor anything like it/);
});

t.test('nothing outside the mounts is opened, whatever the path says', async (t) => {
  for (const guest of ['/data/ward/../../secret.csv', '/data/../secret.csv', `${root}/secret.csv`, '/etc/passwd', '/data/ward/link.csv', '/data/wardrobe/x.csv', '../secret.csv', '/data/ward/\0']) {
    t.equal(hostPathOf(root, mounts, guest), undefined, JSON.stringify(guest));
    t.notMatch(await ask(guest, 'term', '42'), /secret\.answer|= "42"/);
  }
  t.equal(await ask('/data/ward', 'term', '42'), '"42" does not occur as a value, nor anything like it.', 'nor through a folder with a link that leads out of it');
  t.equal(hostPathOf(root, [{ name: 'all', path: '.' }], '/data/all/.index'), undefined, 'indexes are not data');
  t.match(await tables.query([], { path: '/data/x.csv', kind: 'column_names' }), /no data files/);
});

t.test('a file that is no table is told, not thrown', async (t) => {
  writeFileSync(path.join(folder, 'broken.sqlite'), 'this is not a database, whatever its name says');
  writeFileSync(path.join(folder, 'notes.txt'), 'hello');
  t.match(await ask('/data/ward/broken.sqlite', 'column_names'), /cannot be read/);
  t.match(await ask('/data/ward/notes.txt', 'column_names'), /neither a CSV nor a SQLite/);
  t.match(await ask('/data/ward/notes.txt/', 'column_names'), /neither a CSV nor a SQLite|There is no/);
  writeFileSync(path.join(folder, 'empty.csv'), '');
  t.equal(await ask('/data/ward/empty.csv', 'column_names'), 'empty: ');
  t.match(await ask('/data/ward/empty.csv', 'term', 'x'), /does not occur/);
  writeFileSync(path.join(folder, 'torn.csv'), 'a,b\n1,"never closed\n');
  t.equal(await ask('/data/ward/torn.csv', 'column_names'), 'torn: a, b');
  t.match(await ask('/data/ward/torn.csv', 'term', '1'), /Read the data with code/);
  rmSync(path.join(folder, 'torn.csv'));
  rmSync(path.join(folder, 'empty.csv'));
});

t.test('the columns of a folder come with its notes, which tell units', async (t) => {
  writeFileSync(path.join(folder, 'schema.md'), '# Ward\n\nDoses in mg.\n');
  t.equal(await ask('/data/ward', 'column_names'), 'labs: subject_id, label, value\npatients: subject_id, gender, diagnosis\n\n# Ward\n\nDoses in mg.');
  t.notMatch(await ask('/data/ward/patients.csv', 'column_names'), /mg/);
  writeFileSync(path.join(folder, 'schema.md'), 'long'.repeat(2000));
  t.notMatch(await ask('/data/ward', 'column_names'), /long/, 'but not with a book');
});

t.test('headers that no database would take are named as pandas names them', async (t) => {
  writeFileSync(path.join(folder, 'odd.csv'), ',x,x,"a ""b"", c"\n0,1,2,3\n');
  t.equal(await ask('/data/ward/odd.csv', 'column_names'), 'odd: Unnamed: 0, x, x.1, a "b", c');
  t.equal(await ask('/data/ward/odd.csv', 'column_values', 'x.1'), 'odd.x.1: 1 distinct value:\n2 (1)');
});
