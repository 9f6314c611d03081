/** Real tables in the forms in which users have them. */
import { mkdirSync, readdirSync, statSync, writeFileSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { DatabaseSync } from 'node:sqlite';
import t from 'tap';
import { currentImport } from '../../../../datasets/ehr/import/tables/current-import.ts';
import { importTables, removeOlderImports } from '../../../../datasets/ehr/import/tables/import-tables.ts';
import type { Work } from '../../../../env/families/work.ts';
import { EICU, MIMIC, physionetEicu, physionetMimic, readCsv, type Row, smallHospital, tablesOf, writeTables } from './fixtures.ts';

const root = t.testdir();
const hospitals = path.join(root, 'hospitals');
const NOW = '2105-12-31 23:59:00';

t.test('PhysioNet\'s MIMIC-III becomes EHRSQL\'s', async (t) => {
  const source = await tablesOf(hospitals, MIMIC);
  const dir = writeTables(path.join(root, 'mimic'), physionetMimic(source));
  const tables = path.join(root, 'tables');
  const works: Work[] = [];
  const report = await importTables(MIMIC, dir, { tables, onProgress: (work) => works.push(work) }, { patients: 40 });
  t.equal(report.patients, 40);
  const current = await currentImport(tables, MIMIC);
  t.match(current, { name: /^mimic-iii-imported-[0-9a-f]{12}$/, manifest: { form: 'physionet', patients_asked: 40, sources: { length: 16 } } });
  if (current === undefined) return;
  const read = (name: string): Row[] => readCsv(path.join(current.folder, `${name}.csv`));
  const [patients, admissions] = [read('PATIENTS'), read('ADMISSIONS')];
  t.equal(patients.length, 40);
  t.same(Object.keys(admissions[0] ?? {}), Object.keys(source['ADMISSIONS']?.[0] ?? {}), 'EHRSQL\'s columns');
  t.same(admissions.map((row) => row['ROW_ID']), admissions.map((_, index) => String(index)), 'numbered anew from 0');
  const shift = new Map<string | undefined, number>();
  const originals = new Map(source['ADMISSIONS']?.map((row) => [row['HADM_ID'], row]));
  for (const row of admissions) {
    const original = originals.get(row['HADM_ID']);
    t.equal(row['AGE'], original?.['AGE'], 'age at admission');
    t.equal(row['ADMISSION_TYPE'], original?.['ADMISSION_TYPE'], 'in lower case');
    t.ok((row['ADMITTIME'] ?? '') >= '2100' && (row['ADMITTIME'] ?? '') <= NOW);
    t.ok((row['DISCHTIME'] ?? '') <= NOW, 'nothing after now');
    if (row['DISCHTIME'] === '') t.equal(row['DISCHARGE_LOCATION'], '', 'still there: no destination');
    const days = (Date.parse(row['ADMITTIME'] ?? '') - Date.parse(original?.['ADMITTIME'] ?? '')) / 86_400_000;
    t.equal(days % 365, 0, 'moved by years of 365 days');
    t.equal(shift.get(row['SUBJECT_ID']) ?? days, days, 'all of a patient by as much');
    shift.set(row['SUBJECT_ID'], days);
  }
  const visit = new Map(admissions.map((row) => [row['HADM_ID'], row]));
  for (const row of read('DIAGNOSES_ICD')) if (row['CHARTTIME'] !== visit.get(row['HADM_ID'])?.['ADMITTIME']) t.fail('a diagnosis counts from the admission');
  for (const row of read('PROCEDURES_ICD')) if (row['CHARTTIME'] !== visit.get(row['HADM_ID'])?.['DISCHTIME']) t.fail('a procedure counts from the discharge');
  const charts = read('CHARTEVENTS');
  t.ok(charts.length > 0 && charts.every((row) => ['677', '834', '211', '618', '51', '8368', '52', '762', '920'].includes(row['ITEMID'] ?? '')), 'EHRSQL\'s items only');
  const costs = read('COST');
  t.equal(costs.length, ['DIAGNOSES_ICD', 'PROCEDURES_ICD', 'LABEVENTS', 'PRESCRIPTIONS'].reduce((sum, name) => sum + (report.tables[name] ?? 0), 0), 'a cost for each event');
  const prices = new Map<string, Set<string | undefined>>();
  const labs = read('LABEVENTS');
  for (const row of costs.filter((each) => each['EVENT_TYPE'] === 'labevents')) {
    const item = labs[Number(row['EVENT_ID'])]?.['ITEMID'] ?? '';
    prices.set(item, (prices.get(item) ?? new Set()).add(row['COST']));
  }
  t.ok([...prices.values()].every(({ size }) => size === 1), 'one price a test');
  using database = new DatabaseSync(current.sqlite, { readOnly: true });
  t.same({ ...database.prepare('SELECT typeof(VALUENUM) AS value, typeof(CHARTTIME) AS time FROM LABEVENTS LIMIT 1').get() }, { value: typeof 1.5 === 'number' ? 'real' : '', time: 'text' });
  t.ok(database.prepare('SELECT name FROM sqlite_schema WHERE type = \'index\' AND name LIKE \'LABEVENTS%\'').all().length > 0);
  t.equal(statSync(current.folder).mode & 0o777, 0o755);
  for (const name of readdirSync(current.folder)) t.equal(statSync(path.join(current.folder, name)).mode & 0o777, 0o644, name);
  t.notMatch(readFileSync(path.join(current.folder, 'schema.md'), 'utf8'), /Synthetic/);
  t.same(readdirSync(tables).filter((name) => name.startsWith('.')), ['.mimic-iii-import.lock'], 'no staging is left');
  t.ok(works.some(({ title }) => title === 'importing mimic-iii: LABEVENTS') && works.every(({ done, total }) => done <= total));

  t.test('the same files again are known without being read', async (t) => {
    works.length = 0;
    t.same(await importTables(MIMIC, dir, { tables, onProgress: (work) => works.push(work) }, { patients: 40 }), report);
    t.equal(works.length, 0);
  });

  t.test('gzipped, with names in lower case, as the open demo has them: the same rows', async (t) => {
    const demo = path.join(root, 'demo');
    mkdirSync(demo);
    for (const name of readdirSync(dir)) {
      const [header = '', ...lines] = readFileSync(path.join(dir, name), 'utf8').split('\n');
      writeFileSync(path.join(demo, `${name}.gz`), gzipSync([header.toLowerCase(), ...lines].join('\n')));
    }
    const other = path.join(root, 'tables-demo');
    t.same((await importTables(MIMIC, demo, { tables: other }, { patients: 40 })).tables, report.tables);
    const again = await currentImport(other, MIMIC);
    t.same(again?.manifest.tables, current.manifest.tables, 'byte for byte');
  });

  t.test('all patients; the earlier import goes when it is not needed', async (t) => {
    const shown = (): string[] => readdirSync(tables).filter((name) => !name.startsWith('.'));
    const all = await importTables(MIMIC, dir, { tables });
    t.ok(all.patients > 80 && all.patients < 100, 'the longest stays are left out');
    t.equal(shown().length, 2, 'questions may stand on the earlier one');
    await removeOlderImports(MIMIC, { tables });
    t.equal(shown().length, 1);
    t.not((await currentImport(tables, MIMIC))?.name, current.name);
  });
});

t.test('PhysioNet\'s eICU becomes EHRSQL\'s', async (t) => {
  const source = await tablesOf(hospitals, EICU);
  const tables = path.join(root, 'tables');
  const report = await importTables(EICU, writeTables(path.join(root, 'eicu'), physionetEicu(source)), { tables });
  const current = await currentImport(tables, EICU);
  t.ok(report.patients > 80 && current !== undefined);
  if (current === undefined) return;
  const read = (name: string): Row[] => readCsv(path.join(current.folder, `${name}.csv`));
  const originals = new Map(source['patient']?.map((row) => [row['patientunitstayid'], row]));
  const minutes = (row: Row | undefined, from: string, to: string): number => (Date.parse(row?.[to] ?? '') - Date.parse(row?.[from] ?? '')) / 60_000;
  for (const row of read('patient')) {
    const original = originals.get(row['patientunitstayid']);
    t.ok((row['unitadmittime'] ?? '') >= '2100' && (row['unitadmittime'] ?? '') <= NOW);
    t.equal(minutes(row, 'hospitaladmittime', 'unitadmittime'), minutes(original, 'hospitaladmittime', 'unitadmittime'), 'the unit admission by its offset');
    t.equal(row['hospitaladmittime']?.slice(11), original?.['hospitaladmittime']?.slice(11), 'at its time of day');
    if (row['hospitaldischargetime'] === '') t.same([row['hospitaldischargestatus'], row['dischargeweight']], ['', ''], 'still there');
  }
  const stays = new Map(read('patient').map((row) => [row['patientunitstayid'], row]));
  const labs = new Map(source['lab']?.map((row) => [`${row['patientunitstayid']} ${row['labname']} ${minutes({ ...originals.get(row['patientunitstayid']), ...row }, 'unitadmittime', 'labresulttime')}`, row]));
  for (const row of read('lab')) if (!labs.has(`${row['patientunitstayid']} ${row['labname']} ${minutes({ ...stays.get(row['patientunitstayid']), ...row }, 'unitadmittime', 'labresulttime')}`)) t.fail('a laboratory value has moved');
  t.ok(read('treatment').every((row) => !(row['treatmentname'] ?? '').includes('|')));
  t.equal(report.tables['cost'], ['diagnosis', 'lab', 'treatment', 'medication'].reduce((sum, name) => sum + (report.tables[name] ?? 0), 0));
});

t.test('EHRSQL\'s own tables are taken as they are, from CSV files and from SQLite', async (t) => {
  for (const family of [MIMIC, EICU]) {
    const { sqlite } = await smallHospital(hospitals, family);
    const source = await tablesOf(hospitals, family);
    const [byCsv, bySqlite] = [path.join(root, `${family.schema}-csv`), path.join(root, `${family.schema}-sqlite`)];
    await importTables(family, writeTables(path.join(root, `${family.schema}-ehrsql`), source), { tables: byCsv });
    await importTables(family, sqlite, { tables: bySqlite });
    const [one, other] = [await currentImport(byCsv, family), await currentImport(bySqlite, family)];
    t.match([one?.manifest.form, other?.manifest.form], ['ehrsql-csv', 'ehrsql-sqlite']);
    // A database may keep another order.
    const sizes = (found: typeof one): unknown => found?.manifest.tables.map(({ name, rows, bytes }) => ({ name, rows, bytes }));
    t.same(sizes(one), sizes(other));
    for (const [name, rows] of Object.entries(source)) t.same(readCsv(path.join(one?.folder ?? '', `${name}.csv`)), rows, name);
    const asked = await importTables(family, sqlite, { tables: bySqlite }, { patients: 5 });
    t.match(asked, { patients: 100, warnings: [/all patients are taken/] });
  }
});
