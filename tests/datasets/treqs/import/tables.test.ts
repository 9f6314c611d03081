/** Real tables in the forms in which users have them: MIMIC-III's made into MIMICSQL's, and TREQS's own. */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { gzipSync } from 'node:zlib';
import t, { type Test } from 'tap';
import { currentImport } from '../../../../datasets/ehr/import/tables/current-import.ts';
import { importTables } from '../../../../datasets/ehr/import/tables/import-tables.ts';
import { TREQS_FAMILY, treqsImporter } from '../../../../datasets/treqs/import/index.ts';
import { ImportError } from '../../../../env/families/importer.ts';
import { readCsv, type Row, type Tables, writeTables } from '../../ehr/import/fixtures.ts';
import { mimicsqlTables, physionetOf } from './fixtures.ts';

const root = t.testdir();
const source = await mimicsqlTables(path.join(root, 'hospitals'));
const physionet = physionetOf(source);

/** Imports into a folder of its own, and reads what came of it. */
async function imported(name: string, dir: string, patients?: number) {
  const tables = path.join(root, `tables-${name}`);
  const report = await importTables(TREQS_FAMILY, dir, { tables }, { patients });
  const current = await currentImport(tables, TREQS_FAMILY);
  if (current === undefined) throw new Error('nothing was imported');
  return { report, current, read: (table: string): Row[] => readCsv(path.join(current.folder, `${table}.csv`)) };
}
const sorted = (rows: readonly Row[]): readonly string[] => rows.map((row) => JSON.stringify(row)).toSorted();
const without = (rows: readonly Row[], ...columns: readonly string[]): Row[] => rows.map((row) => Object.fromEntries(Object.entries(row).filter(([name]) => !columns.includes(name))));

t.test('PhysioNet\'s MIMIC-III becomes MIMICSQL\'s five tables', async (t) => {
  const { report, current, read } = await imported('physionet', writeTables(path.join(root, 'physionet'), physionet));
  t.match(current, { name: /^treqs-imported-[0-9a-f]{12}$/, manifest: { form: 'physionet', patients_asked: null } });
  t.equal(report.patients, new Set(source['DEMOGRAPHIC']?.map((row) => row['SUBJECT_ID'])).size, 'all patients');
  for (const table of ['DIAGNOSES', 'PROCEDURES', 'PRESCRIPTIONS']) t.same(sorted(read(table)), sorted(source[table] ?? []), table);
  // Values without a unit are left out, as TREQS does.
  t.same(sorted(read('LAB')), sorted((source['LAB'] ?? []).filter((row) => !/^-?[\d.]+$/.test(row['VALUE_UNIT'] ?? ''))), 'LAB');
  const [demographic, original] = [read('DEMOGRAPHIC'), source['DEMOGRAPHIC'] ?? []];
  t.same(sorted(without(demographic, 'NAME', 'AGE')), sorted(without(original, 'NAME', 'AGE')));
  for (const row of demographic) if (row['AGE'] !== String(Number(row['ADMITYEAR']) - Number(row['DOB_YEAR']))) t.fail('an age is that of calendar years');
  const names = Map.groupBy(demographic, (row) => row['SUBJECT_ID']);
  for (const [subject, rows] of names) if (new Set(rows.map((row) => row['NAME'])).size !== 1) t.fail(`patient ${subject} has two names`);
  t.match(readFileSync(path.join(current.folder, 'schema.md'), 'utf8'), /real, de-identified patients.*names are made up/);
  t.notMatch(readFileSync(path.join(current.folder, 'schema.md'), 'utf8'), /Synthetic|Now/);
});

t.test('the definitions of TREQS: ages of 300, days that end early, doses and values without a part', async (t) => {
  const person = { ROW_ID: '1', SUBJECT_ID: '7', GENDER: 'F', DOB: '1800-06-01 00:00:00', DOD: '2101-01-05 00:00:00', EXPIRE_FLAG: '1' };
  const admission = { ROW_ID: '1', SUBJECT_ID: '7', HADM_ID: '70', ADMITTIME: '2101-01-01 20:00:00', DISCHTIME: '2101-01-03 10:00:00', ADMISSION_TYPE: 'URGENT', ADMISSION_LOCATION: 'X', DISCHARGE_LOCATION: 'Y', INSURANCE: 'Private', LANGUAGE: '', RELIGION: '', MARITAL_STATUS: '', ETHNICITY: 'WHITE', DIAGNOSIS: 'A;"B"' };
  const lab = { SUBJECT_ID: '7', HADM_ID: '70', ITEMID: '1', CHARTTIME: '2101-01-02 00:00:00', FLAG: '' };
  const drug = { SUBJECT_ID: '7', HADM_ID: '70', ICUSTAY_ID: '', DRUG_TYPE: 'MAIN', DRUG: 'Aspirin', FORMULARY_DRUG_CD: '', ROUTE: 'PO' };
  const tables: Tables = {
    PATIENTS: [person], ADMISSIONS: [admission, { ...admission, ROW_ID: '2', HADM_ID: '71', ADMITTIME: '2101-01-04 00:00:00', DISCHTIME: '2101-01-03 23:00:00' }],
    D_ICD_DIAGNOSES: [{ ROW_ID: '1', ICD9_CODE: '0389', SHORT_TITLE: 'S', LONG_TITLE: 'L' }], D_ICD_PROCEDURES: [{ ROW_ID: '1', ICD9_CODE: '0040', SHORT_TITLE: 'S', LONG_TITLE: 'L' }], D_LABITEMS: [{ ROW_ID: '1', ITEMID: '1', LABEL: 'pH', FLUID: 'Blood', CATEGORY: 'Blood Gas' }],
    DIAGNOSES_ICD: [{ ROW_ID: '1', SUBJECT_ID: '7', HADM_ID: '70', ICD9_CODE: '0389' }, { ROW_ID: '2', SUBJECT_ID: '7', HADM_ID: '70', ICD9_CODE: '9999' }, { ROW_ID: '3', SUBJECT_ID: '7', HADM_ID: '70', ICD9_CODE: '' }],
    PROCEDURES_ICD: [{ ROW_ID: '1', SUBJECT_ID: '7', HADM_ID: '70', ICD9_CODE: '0040' }],
    PRESCRIPTIONS: [{ ROW_ID: '1', ...drug, DOSE_VAL_RX: '0.5-1', DOSE_UNIT_RX: 'mg' }, { ROW_ID: '2', ...drug, DOSE_VAL_RX: '', DOSE_UNIT_RX: 'mg' }],
    LABEVENTS: [{ ROW_ID: '1', ...lab, VALUE: '7.4', VALUEUOM: 'units' }, { ROW_ID: '2', ...lab, VALUE: '7.4', VALUEUOM: '' }, { ROW_ID: '3', ...lab, HADM_ID: '', VALUE: '7.5', VALUEUOM: 'units' }],
  };
  const { read } = await imported('definitions', writeTables(path.join(root, 'definitions'), tables));
  t.match(read('DEMOGRAPHIC'), [{ AGE: '90', DAYS_STAY: '1', DOB_YEAR: '1800', DOD_YEAR: '2101', ADMITYEAR: '2101', EXPIRE_FLAG: '1', DIAGNOSIS: 'A;"B"', LANGUAGE: '' }, { DAYS_STAY: '-1' }]);
  t.match(read('DIAGNOSES'), [{ ICD9_CODE: '0389', LONG_TITLE: 'L' }]);
  t.equal(read('DIAGNOSES').length, 1, 'codes without a title are left out');
  t.match(read('PRESCRIPTIONS'), [{ DRUG_DOSE: '0.5-1mg' }]);
  t.match(read('LAB'), [{ VALUE_UNIT: '7.4units', LABEL: 'pH' }]);
  t.equal(read('LAB').length + read('PRESCRIPTIONS').length, 2, 'a dose or value without unit, and results outside an admission, are left out');
});

t.test('some patients of PhysioNet\'s, from gzipped files: all that is theirs and nothing else', async (t) => {
  const dir = writeTables(path.join(root, 'plain'), physionet);
  const only = path.join(root, 'gzipped');
  mkdirSync(only);
  for (const name of readdirSync(dir)) writeFileSync(path.join(only, `${name}.gz`), gzipSync(readFileSync(path.join(dir, name))));
  const { report, read } = await imported('gzipped', only, 20);
  t.equal(report.patients, 20);
  const taken = new Set(read('DEMOGRAPHIC').map((row) => row['SUBJECT_ID']));
  for (const table of ['DIAGNOSES', 'PRESCRIPTIONS', 'LAB']) {
    t.ok(read(table).length > 0 && read(table).every((row) => taken.has(row['SUBJECT_ID'])), table);
    if (table !== 'LAB') t.equal(read(table).length, source[table]?.filter((row) => taken.has(row['SUBJECT_ID'] ?? '')).length);
  }
});

t.test('TREQS\'s tables are taken as they are: five CSV files', async (t) => {
  // pandas writes years with a point where some are missing.
  const pandas = { ...source, DEMOGRAPHIC: (source['DEMOGRAPHIC'] ?? []).map((row) => ({ ...row, DOD_YEAR: row['DOD_YEAR'] === '' ? '' : `${row['DOD_YEAR']}.0` })) };
  const { report, current, read } = await imported('ready', writeTables(path.join(root, 'ready'), pandas), 5);
  t.equal(current.manifest.form, 'mimicsql-csv');
  for (const [table, rows] of Object.entries(source)) t.same(sorted(read(table)), sorted(rows), table);
  t.match(report.warnings, [/all patients are taken/]);
});

t.test('and its database', async (t) => {
  const file = path.join(root, 'mimic.db');
  {
    using database = new DatabaseSync(file);
    for (const [table, rows] of Object.entries(source)) {
      const columns = Object.keys(rows[0] ?? {});
      // As pandas makes them: no types but INTEGER and TEXT.
      database.exec(`CREATE TABLE ${table} (${columns.map((name) => `"${name}" ${name.endsWith('_ID') ? 'INTEGER' : 'TEXT'}`).join(', ')}); BEGIN`);
      const insert = database.prepare(`INSERT INTO ${table} VALUES (${columns.map(() => '?').join(', ')})`);
      for (const row of rows) insert.run(...columns.map((name) => (row[name] === '' ? null : row[name] ?? null)));
      database.exec('COMMIT');
    }
  }
  const { current, read } = await imported('database', file);
  t.equal(current.manifest.form, 'mimicsql-sqlite');
  for (const [table, rows] of Object.entries(source)) t.same(sorted(read(table)), sorted(rows), table);
});

/** The error of an import, after which nothing is there. */
async function failure(t: Test, name: string, dir: string): Promise<ImportError> {
  const tables = path.join(root, `failed-${name}`);
  try {
    await importTables(TREQS_FAMILY, dir, { tables });
  } catch (error) {
    if (!(error instanceof ImportError)) throw error;
    t.ok(await currentImport(tables, TREQS_FAMILY) === undefined, `${name}: nothing half-imported`);
    t.same(existsSync(tables) ? readdirSync(tables).filter((each) => each.startsWith('treqs-imported')) : [], [], `${name}: no folder of an import`);
    return error;
  }
  throw new Error(`${name} was imported`);
}

t.test('faults are told with file and line', async (t) => {
  const cut = writeTables(path.join(root, 'cut'), physionet);
  const labs = readFileSync(path.join(cut, 'LABEVENTS.csv'), 'utf8');
  writeFileSync(path.join(cut, 'LABEVENTS.csv'), labs.slice(0, labs.length - 20));
  const lines = labs.trimEnd().split('\n').length;
  t.match(await failure(t, 'cut', cut), { file: path.join(cut, 'LABEVENTS.csv'), line: lines, message: /cut off/ });
  const change = (name: string, table: string, rows: (rows: readonly Row[]) => Row[], from: Tables = physionet): string => writeTables(path.join(root, name), { ...from, [table]: rows(from[table] ?? []) });
  t.match(await failure(t, 'column', change('column', 'PRESCRIPTIONS', (rows) => without(rows, 'DOSE_VAL_RX'))), { line: 1, message: /missing columns: DOSE_VAL_RX/ });
  t.match(await failure(t, 'twice', change('twice', 'ADMISSIONS', (rows) => [...rows, { ...rows[0], ROW_ID: '99999' }])), { message: /HADM_ID \d+ stands here a second time: first on line 2/ });
  t.match(await failure(t, 'time', change('time', 'ADMISSIONS', (rows) => rows.map((row, at) => (at === 3 ? { ...row, DISCHTIME: '' } : row)))), { line: 5, message: /DISCHTIME is empty/ });
  t.match(await failure(t, 'number', change('number', 'LABEVENTS', (rows) => rows.map((row, at) => (at === 1 ? { ...row, ITEMID: 'x' } : row)))), { line: 3, message: /ITEMID holds "x"/ });
  t.match(await failure(t, 'strangers', change('strangers', 'DIAGNOSES_ICD', (rows) => rows.map((row) => ({ ...row, HADM_ID: '1' })))), { message: /the files do not belong together/ });
  t.match(await failure(t, 'ready-column', change('ready-column', 'LAB', (rows) => without(rows, 'FLUID'), source)), { line: 1, message: /missing columns: FLUID/ });
  t.match(await failure(t, 'ready-twice', change('ready-twice', 'DEMOGRAPHIC', (rows) => [...rows, { ...rows[0] }], source)), { message: /HADM_ID \d+ stands here a second time/ });
  const { LAB: _lab, ...four } = source;
  t.match(await failure(t, 'ready-missing', writeTables(path.join(root, 'ready-missing'), four)), { message: /a table is missing: LAB/ });
  const { PATIENTS: _patients, ...others } = physionet;
  t.match(await failure(t, 'missing', writeTables(path.join(root, 'missing'), others)), { message: /a table is missing: PATIENTS/ });
});

t.test('a second title of a code is a warning', async (t) => {
  const [first] = physionet['D_ICD_DIAGNOSES'] ?? [];
  const { report } = await imported('titles', writeTables(path.join(root, 'titles'), { ...physionet, D_ICD_DIAGNOSES: [...physionet['D_ICD_DIAGNOSES'] ?? [], { ...first, ROW_ID: '99999' }] }));
  t.match(report.warnings, [/D_ICD_DIAGNOSES: ICD9_CODE \w+ stands a second time on line \d+/]);
});

t.test('on imported tables the questions are graded anew', async (t) => {
  const tables = path.join(root, 'tables-regraded');
  const folder = path.join(root, 'rows');
  mkdirSync(folder);
  const [one] = source['DEMOGRAPHIC'] ?? [];
  const row = (id: string, sql: string, sel: number): string => JSON.stringify({ key: id, format: { table: [0], cond: [], agg_col: [], sel }, question_refine: `question ${id}?`, sql });
  writeFileSync(path.join(folder, 'test.json'), [row('a', 'SELECT COUNT ( DISTINCT DEMOGRAPHIC."SUBJECT_ID" ) FROM DEMOGRAPHIC WHERE DEMOGRAPHIC."GENDER" = "F"', 1), row('b', `SELECT DEMOGRAPHIC."INSURANCE" FROM DEMOGRAPHIC WHERE DEMOGRAPHIC."HADM_ID" = "${one?.['HADM_ID']}"`, 0)].join('\n'));
  const before = await treqsImporter.import(folder, { tables });
  const records = before.rows.flatMap((each) => (each.kind === 'task' ? [each.record] : []));
  t.same(records.map(({ provenance }) => provenance['gold']), ['none', 'none'], 'synthetic tables grade nothing');
  await treqsImporter.tables?.import(writeTables(path.join(root, 'regraded'), source), { tables });
  const after = await treqsImporter.tables?.regrade(records, { tables });
  const women = new Set(source['DEMOGRAPHIC']?.filter((each) => each['GENDER'] === 'F').map((each) => each['SUBJECT_ID'])).size;
  t.match(after?.rows, [{ record: { id: records[0]?.id, provenance: { gold: 'recomputed' }, questions: [{ gold: String(women) }] } }, { record: { questions: [{ gold: (one?.['INSURANCE'] ?? '').toLowerCase() }], mounts: [{ name: 'treqs', path: /^treqs-imported-[0-9a-f]{12}$/ }] } }]);
});
