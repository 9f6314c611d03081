/**
 * Dates can be compared as anyone would: in SQLite by text (`<`, `>=`, `BETWEEN`) and by `strftime`, in pandas, and in plain
 * Python. On generated and on imported tables each finds in every window of time what the gold query finds.
 */
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { fileURLToPath } from 'node:url';
import t, { type Test } from 'tap';
import { eicu } from '../../../datasets/eicu/family.ts';
import { currentImport } from '../../../datasets/ehr/import/tables/current-import.ts';
import { importTables } from '../../../datasets/ehr/import/tables/import-tables.ts';
import { openQuestions } from '../../../datasets/ehr/questions.ts';
import type { SchemaName, Window } from '../../../datasets/ehr/query.ts';
import { windowCondition } from '../../../datasets/ehr/sql/events.ts';
import { ensureHospital, SCHEMA_BY_NAME, type SchemaName as HospitalSchema } from '../../../datasets/hospital/index.ts';
import { mimicIii } from '../../../datasets/mimic-iii/family.ts';
import { TABLES } from '../../server/harness.ts';
import { twinOf } from '../twin.ts';
import { EICU, MIMIC, physionetEicu, physionetMimic, readCsv, tablesOf, writeTables } from './import/fixtures.ts';

const PYTHON = fileURLToPath(new URL('../../../.venv/sandbox/bin/python', import.meta.url));
const root = t.testdir();

/** A window as the question has it, and the comparison that one would write for it: earliest and latest text, or what `strftime` gives. */
interface Natural { readonly window: Window; readonly from?: string; readonly before?: string; readonly format?: readonly [form: string, text: string] }

const WINDOWS: readonly Natural[] = [
  { window: { is: 'in', year: 2103 }, from: '2103', before: '2104', format: ['%Y', '2103'] },
  { window: { is: 'in', year: 2104, month: 2 }, from: '2104-02', before: '2104-03', format: ['%Y-%m', '2104-02'] },
  { window: { is: 'in', year: 2105, month: 12, day: 30 }, from: '2105-12-30', before: '2105-12-31', format: ['%Y-%m-%d', '2105-12-30'] },
  { window: { is: 'since', year: 2105 }, from: '2105' },
  { window: { is: 'since', year: 2104, month: 7 }, from: '2104-07-01' },
  { window: { is: 'since', year: 2105, month: 3, day: 9 }, from: '2105-03-09 00:00:00' },
  { window: { is: 'until', year: 2102 }, before: '2103' },
  { window: { is: 'until', year: 2104, month: 2 }, before: '2104-03-01' },
  { window: { is: 'until', year: 2105, month: 2, day: 28 }, before: '2105-03-01 00:00:00' },
  { window: { is: 'this', unit: 'year' }, from: '2105-01-01 00:00:00', before: '2106', format: ['%Y', '2105'] },
  { window: { is: 'last', unit: 'year' }, from: '2104-01-01', before: '2105-01-01', format: ['%Y', '2104'] },
  { window: { is: 'last', unit: 'year', month: 6 }, from: '2104-06-01', before: '2104-07-01', format: ['%Y-%m', '2104-06'] },
  { window: { is: 'this', unit: 'month' }, from: '2105-12', before: '2106-01', format: ['%Y-%m', '2105-12'] },
  { window: { is: 'last', unit: 'month' }, from: '2105-11-01', before: '2105-12-01', format: ['%Y-%m', '2105-11'] },
  { window: { is: 'this', unit: 'day' }, from: '2105-12-31', before: '2106-01-01', format: ['%Y-%m-%d', '2105-12-31'] },
  { window: { is: 'last', unit: 'day' }, from: '2105-12-30', before: '2105-12-31', format: ['%Y-%m-%d', '2105-12-30'] },
  { window: { is: 'ago', edge: 'since', n: 3, unit: 'year' }, from: '2102-12-31 23:59:00' },
  { window: { is: 'ago', edge: 'since', n: 10, unit: 'month' }, from: '2105-02-28 23:59:00' },
  { window: { is: 'ago', edge: 'since', n: 20, unit: 'day' }, from: '2105-12-11 23:59:00' },
  { window: { is: 'ago', edge: 'until', n: 2, unit: 'year' }, before: '2103-12-31 23:59:01' },
];

/** Reads the columns of one table at a time: rows of the CSV file as text, as pandas reads it, and as pandas reads it out of SQLite. */
const RUNNER = `
import csv, json, sqlite3, sys
import pandas as pd
folder, columns, windows = json.load(sys.stdin)
database = sqlite3.connect(f"file:{folder}/hospital.sqlite?mode=ro", uri=True)
answers = []
for table, column in columns:
    with open(f"{folder}/{table}.csv", newline="", encoding="utf-8") as file:
        plain = [row[column] for row in csv.DictReader(file) if row[column] != ""]
    frame = pd.read_csv(f"{folder}/{table}.csv", usecols=[column], dtype=str)[column].dropna()
    stamps = pd.to_datetime(frame)
    queried = pd.read_sql_query(f'SELECT "{column}" FROM "{table}" WHERE "{column}" IS NOT NULL', database)[column]
    for window in windows:
        low, high = window.get("from", ""), window.get("before", "9")
        whole = lambda text: pd.Timestamp(text if len(text) > 4 else text + "-01-01")
        within = stamps.notna()
        if "from" in window: within &= stamps >= whole(low)
        if "before" in window: within &= stamps < whole(high)
        answers.append([sum(low <= time < high for time in plain), int(((frame >= low) & (frame < high)).sum()), int(within.sum()), int(((queried >= low) & (queried < high)).sum())])
json.dump(answers, sys.stdout)
`;

/** The last second before a moment that may be written short. */
const lastSecond = (before: string): string => new Date(Date.parse(`${before}${'0000-01-01 00:00:00'.slice(before.length)}Z`) - 1_000).toISOString().slice(0, 19).replace('T', ' ');

/** Every comparison in every column of times, against the gold query's condition. */
function compared(t: Test, schema: HospitalSchema, folder: string): void {
  const columns = SCHEMA_BY_NAME[schema].tables.flatMap(({ name, columns: all }) => all.filter(({ time }) => time).map((column) => [name, column.name] as const));
  using database = new DatabaseSync(path.join(folder, 'hospital.sqlite'), { readOnly: true });
  const count = (table: string, condition: string): number => Number(database.prepare(`SELECT count(*) AS n FROM "${table}" WHERE ${condition}`).get()?.['n']);
  const { stdout, stderr, status } = spawnSync(PYTHON, ['-c', RUNNER], { input: JSON.stringify([folder, columns, WINDOWS]), encoding: 'utf8' });
  t.equal(status, 0, stderr);
  const inPython: readonly (readonly number[])[] = JSON.parse(stdout);
  let found = 0;
  for (const [position, [table, column]] of columns.entries()) {
    const texts = readCsv(path.join(folder, `${table}.csv`)).map((row) => row[column] ?? '').filter((text) => text !== '');
    t.equal(count(table, `typeof("${column}") = 'text'`), texts.length, `${table}.${column}: every time is text`);
    const wrong: string[] = [];
    for (const [at, { window, from, before, format }] of WINDOWS.entries()) {
      const gold = count(table, windowCondition(window, `"${column}"`));
      const seen: Record<string, number> = {
        '<, >=': count(table, `"${column}" IS NOT NULL${from === undefined ? '' : ` AND "${column}" >= '${from}'`}${before === undefined ? '' : ` AND "${column}" < '${before}'`}`),
        BETWEEN: count(table, `"${column}" BETWEEN '${from ?? '1000'}' AND '${before === undefined ? '2999' : lastSecond(before)}'`),
        ...(format === undefined ? {} : { strftime: count(table, `strftime('${format[0]}', "${column}") = '${format[1]}'`) }),
        'CSV file': texts.filter((text) => text >= (from ?? '') && text < (before ?? '9')).length,
      };
      const [plain, strings, stamps, queried] = inPython[position * WINDOWS.length + at] ?? [];
      for (const [way, n] of Object.entries({ ...seen, Python: plain, 'pandas, text': strings, 'pandas, timestamps': stamps, 'pandas, from SQLite': queried })) if (n !== gold) wrong.push(`${JSON.stringify(window)} by ${way}: ${n}, not ${gold}`);
      found += gold > 0 ? 1 : 0;
    }
    t.same(wrong, [], `${table}.${column}: ${WINDOWS.length} windows by eight comparisons`);
  }
  t.ok(found > WINDOWS.length * columns.length / 3, 'many windows hold something');
}

t.test('as a TIMESTAMP a time would be compared as a number, and no year would be earlier than another', async (t) => {
  using database = new DatabaseSync(':memory:');
  database.exec("CREATE TABLE it (deceives TIMESTAMP, works TEXT); INSERT INTO it VALUES ('2102-05-09 08:00:00', '2102-05-09 08:00:00')");
  t.same({ ...database.prepare("SELECT deceives < '2103' AS deceives, works < '2103' AS works FROM it").get() }, { deceives: 0, works: 1 });
});

t.test('mimicsql, generated', async (t) => compared(t, 'mimicsql', (await ensureHospital({ schema: 'mimicsql', split: 'test', size: 'small', root })).folder));

for (const family of [MIMIC, EICU]) {
  const { schema } = family;
  const generated = await ensureHospital({ schema, split: 'test', size: 'small', root });
  const source = await tablesOf(root, family);
  const imported = async (form: string, from: string): Promise<readonly [string, string]> => {
    const tables = path.join(root, `${schema}-${form}`);
    await importTables(family, from, { tables });
    return [form, (await currentImport(tables, family))?.folder ?? ''];
  };
  const physionet = writeTables(path.join(root, `${schema}-files`), schema === 'eicu' ? physionetEicu(source) : physionetMimic(source));
  const folders = [['generated', generated.folder], await imported('imported from PhysioNet', physionet), await imported('imported from EHRSQL', generated.sqlite)] as const;

  for (const [what, folder] of folders) t.test(`${schema}, ${what}`, async (t) => compared(t, schema, folder));
}

/** Where events of a kind stand: table, its time, and a text that a column has to hold. */
const PLACES = {
  'mimic-iii': {
    diagnosis: ['DIAGNOSES_ICD', 'CHARTTIME', null, null], procedure: ['PROCEDURES_ICD', 'CHARTTIME', null, null], drug: ['PRESCRIPTIONS', 'STARTDATE', null, null], lab: ['LABEVENTS', 'CHARTTIME', null, null], vital: ['CHARTEVENTS', 'CHARTTIME', null, null],
    intake: ['INPUTEVENTS_CV', 'CHARTTIME', null, null], output: ['OUTPUTEVENTS', 'CHARTTIME', null, null], culture: ['MICROBIOLOGYEVENTS', 'CHARTTIME', null, null],
  },
  eicu: {
    diagnosis: ['diagnosis', 'diagnosistime', null, null], procedure: ['treatment', 'treatmenttime', null, null], drug: ['medication', 'drugstarttime', null, null], lab: ['lab', 'labresulttime', null, null],
    intake: ['intakeoutput', 'intakeoutputtime', 'cellpath', '|intake|'], output: ['intakeoutput', 'intakeoutputtime', 'cellpath', '|output|'], culture: ['microlab', 'culturetakentime', null, null], allergy: ['allergy', 'allergytime', null, null],
  },
} as const satisfies Record<SchemaName, Record<string, readonly [string, string, string | null, string | null]>>;
const SCRIPT = fileURLToPath(new URL('./date_questions.py', import.meta.url));

for (const family of [mimicIii, eicu]) {
  const schema = family.info.id === 'eicu' ? 'eicu' : 'mimic-iii';
  t.test(`${schema}: the questions with dates of the catalogue, answered by comparing them`, async (t) => {
    const total = twinOf(family).count({ split: 'test' });
    const questions = await openQuestions(schema, 'test', total, { tables: TABLES });
    const asked: { readonly question: string; readonly gold: unknown; readonly input: readonly unknown[] }[] = [];
    for (let position = 0; position < 700; position++) {
      const { query, question, rows } = await questions.get('count', position);
      if (query.op !== 'count' || query.what !== 'events' || query.of.window === undefined || query.of.patient === undefined || query.of.name !== undefined || !(query.of.kind in PLACES[schema])) continue;
      asked.push({ question, gold: rows[0]?.[0], input: [query.of.kind, query.of.patient, query.of.window] });
    }
    t.ok(asked.length >= 40, `${asked.length} questions`);
    t.ok(new Set(asked.map(({ input }) => JSON.stringify(Object.keys(Object(input[2]))))).size >= 5, 'of many forms');
    const input = JSON.stringify([path.join(TABLES, questions.hospital), PLACES[schema], asked.map((each) => each.input), schema === 'eicu' ? 'uniquepid' : 'SUBJECT_ID', schema === 'eicu' ? 'patientunitstayid' : null]);
    const { stdout, stderr, status } = spawnSync(PYTHON, [SCRIPT], { input, encoding: 'utf8' });
    t.equal(status, 0, stderr);
    const answers: readonly (readonly number[])[] = JSON.parse(stdout);
    t.same(asked.flatMap(({ question, gold }, at) => (answers[at]?.every((answer) => answer === gold) === true ? [] : [{ question, gold, 'SQLite, pandas, Python': answers[at] }])), []);
  });
}
