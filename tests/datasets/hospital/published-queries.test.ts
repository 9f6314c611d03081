/** EHRSQL's and TREQS's own queries on our tables: all of them run, and most of the names that they ask for exist in our vocabularies. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { fileURLToPath } from 'node:url';
import t from 'tap';
import { bound } from '../../../datasets/ehr/import/bind-query.ts';
import { ensureHospital } from '../../../datasets/hospital/index.ts';
import { ACUTE } from '../../../datasets/hospital/vocabulary/acute.ts';
import { CHRONIC } from '../../../datasets/hospital/vocabulary/chronic.ts';
import { DIAGNOSES } from '../../../datasets/hospital/vocabulary/diagnoses.ts';
import { DRUGS } from '../../../datasets/hospital/vocabulary/drugs.ts';
import { DIAGNOSIS_SUNDRY, TREATMENT_OF_DRUG, TREATMENT_OF_PROCEDURE, TREATMENT_SUNDRY } from '../../../datasets/hospital/vocabulary/eicu.ts';
import { INTAKE, OUTPUT } from '../../../datasets/hospital/vocabulary/fluids.ts';
import { LABS } from '../../../datasets/hospital/vocabulary/labs.ts';
import { PROCEDURES } from '../../../datasets/hospital/vocabulary/procedures.ts';
import { BODY_ITEMS, VITALS } from '../../../datasets/hospital/vocabulary/vitals.ts';

const REAL = process.env['MEDAGENTGYM_REAL'] ?? fileURLToPath(new URL('../../../../shared/real', import.meta.url));
const originals = path.join(REAL, 'originals');
const skip = existsSync(originals) ? false : 'the published question files are not beside the repository';

const root = t.testdir();
const conditions = [...CHRONIC, ...ACUTE];
const lower = (words: readonly string[]): ReadonlySet<string> => new Set(words.map((word) => word.toLowerCase()));
const VOCABULARY: Readonly<Record<string, ReadonlySet<string>>> = {
  'prescriptions.drug': lower(DRUGS.map(({ name }) => name)),
  'd_icd_diagnoses.short_title': lower(DIAGNOSES.map(({ short }) => short)),
  'd_icd_procedures.short_title': lower(PROCEDURES.map(({ short }) => short)),
  'd_labitems.label': lower(LABS.map(({ label }) => label)),
  'd_items.label': lower([...Object.values(VITALS), ...Object.values(BODY_ITEMS), ...INTAKE, ...OUTPUT].map(({ label }) => label)),
  'medication.drugname': lower(DRUGS.flatMap(({ eicu }) => eicu)),
  'diagnosis.diagnosisname': lower([...conditions.flatMap(({ eicu }) => eicu), ...DIAGNOSIS_SUNDRY.map(([name]) => name)]),
  'treatment.treatmentname': lower([...[...conditions.map(({ treatments }) => treatments), ...Object.values(TREATMENT_OF_DRUG), ...Object.values(TREATMENT_OF_PROCEDURE)].flatMap((list) => list.map(({ key }) => key)), ...TREATMENT_SUNDRY.map(([name]) => name)]),
  'lab.labname': lower(LABS.flatMap(({ eicu }) => eicu ?? [])),
  'intakeoutput.celllabel': lower([...INTAKE, ...OUTPUT].map(({ eicu }) => eicu)),
};

t.test('every answerable query of EHRSQL runs, and its names are known', { skip }, async (t) => {
  for (const [folder, schema] of [['mimic_iii', 'mimic-iii'], ['eicu', 'eicu']] as const) {
    const rows: { query: string; is_impossible: boolean }[] = JSON.parse(readFileSync(path.join(originals, 'ehrsql', folder, 'valid.json'), 'utf8'));
    const queries = rows.filter((row) => !row.is_impossible).map(({ query }) => query);
    t.ok(queries.length > 50);
    const { sqlite } = await ensureHospital({ schema, split: 'train', size: 'small', root });
    using database = new DatabaseSync(sqlite, { readOnly: true });
    for (const query of queries) t.doesNotThrow(() => database.prepare(bound(query)).all(), query.slice(0, 80));
    const asked = new Map<string, Set<string>>();
    for (const query of queries) for (const [, column = '', name = ''] of query.matchAll(/([a-z_]+\.[a-z_0-9]+) = '([^']*)'/g)) if (column in VOCABULARY) asked.set(column, (asked.get(column) ?? new Set()).add(name));
    for (const [column, names] of asked) {
      const known = [...names].filter((name) => VOCABULARY[column]?.has(name)).length;
      t.ok(known * 2 >= names.size, `${column}: ${known} of ${names.size} names are known`);
    }
  }
});

t.test('every query of TREQS runs', { skip }, async (t) => {
  const { sqlite } = await ensureHospital({ schema: 'mimicsql', split: 'train', size: 'small', root });
  // Its text literals stand in double quotes.
  using database = new DatabaseSync(sqlite, { readOnly: true, enableDoubleQuotedStringLiterals: true });
  const lines = readFileSync(path.join(originals, 'treqs', 'dev.json'), 'utf8').trim().split('\n');
  for (const line of lines) {
    const { sql }: { sql: string } = JSON.parse(line);
    t.doesNotThrow(() => database.prepare(sql).all(), sql.slice(0, 80));
  }
});
