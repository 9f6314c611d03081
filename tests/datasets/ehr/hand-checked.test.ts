/**
 * Twenty published questions of EHRSQL on our full train hospitals: the answer worked out in plain TypeScript from the CSV
 * files is the one that the published query gives in SQLite, and the one that hand-checked.md says.
 */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import t from 'tap';
import { bound } from '../../../datasets/ehr/import/bind-query.ts';
import { ensureHospital } from '../../../datasets/hospital/index.ts';
import { TABLES } from '../../server/harness.ts';
import { EICU } from './hand-checked/eicu.ts';
import { MIMIC_III } from './hand-checked/mimic-iii.ts';
import { type Answer, type HandChecked, Rows } from './hand-checked/rows.ts';

const real = process.env['MEDAGENTGYM_REAL'] ?? path.join(import.meta.dirname, '../../../../shared/real');
const originals = path.join(real, 'originals/ehrsql');
const skip = existsSync(originals) ? false : `no published questions at ${originals}`;
const table = readFileSync(new URL('../../../datasets/ehr/hand-checked.md', import.meta.url), 'utf8');

/** Differences of Julian days and sums of cents have dirt in their last digits. */
const tidy = (answer: Answer): readonly string[] => answer.map((value) => (typeof value === 'number' ? String(Number(value.toFixed(6))) : String(value))).toSorted();

/** With something of our hospital in the place of what it does not have. */
function query({ bind }: HandChecked, published: string): string {
  if (bind === undefined) return bound(published);
  const [column, value] = bind;
  const literal = new RegExp(`\\b${column} = (?:\\d+|'[^']*')`, 'g');
  return bound(published.replaceAll(literal, `${column} = ${typeof value === 'number' ? value : `'${value}'`}`));
}

for (const [schema, folder, checks] of [['mimic-iii', 'mimic_iii', MIMIC_III], ['eicu', 'eicu', EICU]] as const) {
  const hospital = await ensureHospital({ schema, split: 'train', size: 'full', root: TABLES });
  const rows = new Rows(hospital);
  const answers = new Map(checks.map((check) => [check.id, tidy(check.answer(rows))]));

  t.test(`${schema}: the results are those of hand-checked.md`, async (t) => {
    t.equal(answers.size, 10);
    for (const { id, kind, bind } of checks) {
      const answer = answers.get(id) ?? [];
      t.ok(answer.length > 0, `${id}: there is an answer`);
      const line = `| ${id} | ${kind} | ${bind?.[1] ?? ''} | ${answer.join('; ')} |`;
      t.ok(table.includes(`${line}\n`), `hand-checked.md has: ${line}`);
    }
  });

  t.test(`${schema}: the published queries give the same`, { skip }, async (t) => {
    const published: readonly { readonly id: string; readonly query: string; readonly is_impossible: boolean }[] = JSON.parse(readFileSync(path.join(originals, folder, 'valid.json'), 'utf8'));
    using database = new DatabaseSync(hospital.sqlite, { readOnly: true });
    for (const check of checks) {
      const row = published.find(({ id }) => id === check.id);
      if (row === undefined || row.is_impossible) {
        t.fail(`${check.id}: no answerable question with this id`);
        continue;
      }
      const given = database.prepare(query(check, row.query)).all().map((each) => Object.values(each)[0]);
      t.same(tidy(given.map((value) => (typeof value === 'number' || typeof value === 'string' ? value : null))), answers.get(check.id), `${check.id}: ${check.kind}`);
    }
  });
}
