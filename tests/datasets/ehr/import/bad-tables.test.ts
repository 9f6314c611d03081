/** Tables that are not what they should be: said with file and line, nothing half-imported, the earlier import kept. */
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import t from 'tap';
import { currentImport } from '../../../../datasets/ehr/import/tables/current-import.ts';
import { importTables } from '../../../../datasets/ehr/import/tables/import-tables.ts';
import { ImportError } from '../../../../env/families/importer.ts';
import { EICU, MIMIC, physionetEicu, physionetMimic, smallHospital, tablesOf, writeTables } from './fixtures.ts';

const root = t.testdir();
const hospitals = path.join(root, 'hospitals');
const tables = path.join(root, 'tables');
const sound = writeTables(path.join(root, 'sound'), physionetMimic(await tablesOf(hospitals, MIMIC)));
const eicu = writeTables(path.join(root, 'eicu'), physionetEicu(await tablesOf(hospitals, EICU)));
const { sqlite } = await smallHospital(hospitals, MIMIC);
await importTables(MIMIC, sqlite, { tables });
const earlier = await currentImport(tables, MIMIC);

/** A copy of the sound files with one of them changed. */
function spoilt(name: string, file: string, change: (text: string) => string | Buffer | null, from = sound): string {
  const folder = path.join(root, `bad-${name}`);
  cpSync(from, folder, { recursive: true });
  const made = change(readFileSync(path.join(folder, file), 'utf8'));
  if (made === null || typeof made !== 'string') rmSync(path.join(folder, file));
  if (made !== null) writeFileSync(path.join(folder, typeof made === 'string' ? file : `${file}.gz`), made);
  return folder;
}

/** Changes the cells of one line, from 1. */
const line = (number: number, change: (text: string) => string) => (text: string): string => text.split('\n').map((each, index) => (index + 1 === number ? change(each) : each)).join('\n');
const repeated = (text: string): string => {
  const lines = text.split('\n');
  return [...lines.slice(0, 6), lines[2], ...lines.slice(6)].join('\n');
};

const CASES: readonly (readonly [string, () => string, RegExp])[] = [
  ['a truncated CSV file', () => spoilt('cut', 'LABEVENTS.csv', (text) => text.slice(0, text.split('\n').slice(0, 900).join('\n').length + 20)), /LABEVENTS\.csv:901: .*cut off/],
  ['one that is cut between two fields', () => spoilt('ragged', 'LABEVENTS.csv', (text) => `${text.split('\n').slice(0, 900).join('\n')}\n7,8\n`), /LABEVENTS\.csv:901: the line has 2 fields where the header has 7/],
  ['a truncated gzip file', () => spoilt('gzip', 'LABEVENTS.csv', (text) => gzipSync(text).subarray(0, 60_000)), /LABEVENTS\.csv\.gz:\d{3,}: the gzip file ends too early/],
  ['no gzip file at all', () => spoilt('no-gzip', 'LABEVENTS.csv', (text) => Buffer.from(text)), /LABEVENTS\.csv\.gz:1: not a sound gzip file/],
  ['wrong column names', () => spoilt('columns', 'ADMISSIONS.csv', line(1, (text) => text.replace('ADMITTIME', 'ADMIT_TIME').replace('INSURANCE', 'PAYER'))), /ADMISSIONS\.csv:1: missing columns: ADMITTIME \(nearest: ADMIT_TIME\), INSURANCE \(nearest: none\); expected: ROW_ID.*; found: .*PAYER/],
  ['dates in two forms', () => spoilt('dates', 'ADMISSIONS.csv', line(5, (text) => text.replace(/(\d{4})-(\d\d)-(\d\d) (\d\d:\d\d:\d\d)/, '$1/$2/$3 $4'))), /ADMISSIONS\.csv:5: ADMITTIME: times in two forms: "21\d\d\/.*" here \(YYYY\/MM\/DD HH:MM:SS\), but "21\d\d-.*" on line 2/],
  ['day and month that cannot be told apart', () => spoilt('american', 'PATIENTS.csv', line(2, (text) => text.replace(/\d{4}-\d\d-\d\d \d\d:\d\d:\d\d/, '03/04/2042'))), /PATIENTS\.csv:2: DOB: "03\/04\/2042" is not a time/],
  ['a date that does not exist', () => spoilt('february', 'PATIENTS.csv', line(3, (text) => text.replace(/(\d{4})-\d\d-\d\d/, '$1-02-30'))), /PATIENTS\.csv:3: DOB: .*does not exist|PATIENTS\.csv:3: DOB: .*not a time that exists/],
  ['a key twice', () => spoilt('twice', 'ADMISSIONS.csv', repeated), /ADMISSIONS\.csv:7: ROW_ID \d+ stands here a second time: first on line 3/],
  ['a key twice in a large table', () => spoilt('twice-large', 'D_ITEMS.csv', repeated), /D_ITEMS\.csv:7: ROW_ID \d+ stands here a second time: first on line 3/],
  ['a table missing', () => spoilt('missing', 'TRANSFERS.csv', () => null), /TRANSFERS\.csv: a table is missing: TRANSFERS \(as TRANSFERS\.csv or TRANSFERS\.csv\.gz\); found: ADMISSIONS/],
  ['a table without rows', () => spoilt('no-rows', 'CHARTEVENTS.csv', (text) => `${text.split('\n')[0]}\n`), /CHARTEVENTS\.csv:1: the file has no rows/],
  ['an empty file', () => spoilt('empty', 'CHARTEVENTS.csv', () => ''), /CHARTEVENTS\.csv:1: the file is empty/],
  ['text where a number belongs', () => spoilt('number', 'ADMISSIONS.csv', line(4, (text) => text.replace(/^"?\d+"?,"?\d+"?/, '3,abc'))), /ADMISSIONS\.csv:4: SUBJECT_ID holds "abc", not a whole number/],
  ['files that do not belong together', () => spoilt('strays', 'TRANSFERS.csv', (text) => text.replaceAll(/^("?\d+"?,"?\d+"?),"?(\d+)"?/gm, '$1,9$2')), /TRANSFERS\.csv:2: \d+ of \d+ rows of TRANSFERS have a HADM_ID that no admission has/],
  ['nothing there', () => path.join(root, 'nowhere'), /nowhere: cannot be read/],
  ['no tables there', () => {
    mkdirSync(path.join(root, 'bare'), { recursive: true });
    return path.join(root, 'bare');
  }, /no tables here: mimic_iii\.sqlite or CSV files such as PATIENTS\.csv/],
];

for (const [name, make, message] of CASES) {
  t.test(name, async (t) => {
    const error: unknown = await importTables(MIMIC, make(), { tables }).catch((each: unknown) => each);
    t.ok(error instanceof ImportError, String(error));
    t.match(error instanceof Error ? error.message : '', message);
    t.same(await currentImport(tables, MIMIC), earlier, 'the earlier import stands');
    t.same(readdirSync(tables).filter((each) => !each.startsWith('.mimic-iii-staging-')), ['.mimic-iii-import.lock', earlier?.name], 'nothing beside it');
  });
}

t.test('a broken database, and one with a view for a table', async (t) => {
  const broken = path.join(root, 'mimic_iii.sqlite');
  cpSync(sqlite, broken);
  truncateSync(broken, 200_000);
  await t.rejects(importTables(MIMIC, broken, { tables }), /mimic_iii\.sqlite.*(SQLite|missing)/);
  writeFileSync(broken, 'no database at all');
  await t.rejects(importTables(MIMIC, broken, { tables }), /cannot be read as a SQLite file/);
  await t.rejects(importTables(EICU, sqlite, { tables }), /tables are missing: patient, /);
  t.same(await currentImport(tables, MIMIC), earlier);
});

t.test('the same for eICU', async (t) => {
  for (const [file, change, message] of [
    ['lab.csv', (text: string) => text.replace('labresultoffset', 'offset'), /lab\.csv:1: missing columns: labresultoffset \(nearest: none\)|lab\.csv:1: missing columns: labresultoffset/],
    ['vitalPeriodic.csv', (text: string) => text.slice(0, -9), /vitalPeriodic\.csv:\d+: the file ends/],
    ['medication.csv', repeated, /medication\.csv:7: medicationid \d+ stands here a second time: first on line 3/],
    ['microLab.csv', () => null, /microLab\.csv: a table is missing: microLab/],
  ] as const) await t.rejects(importTables(EICU, spoilt(`eicu-${file}`, file, change, eicu), { tables }, { patients: 100 }), message);
  t.equal(await currentImport(tables, EICU), undefined);
});

t.test('a few strays are warned of', async (t) => {
  const report = await importTables(MIMIC, spoilt('few', 'TRANSFERS.csv', line(9, (text) => text.replace(/^("?\d+"?,"?\d+"?),"?(\d+)"?/, '$1,9$2'))), { tables: path.join(root, 'few-tables') });
  t.match(report.warnings, [/1 of \d+ rows of TRANSFERS have a HADM_ID that no admission has, the first on line 9/]);
});
