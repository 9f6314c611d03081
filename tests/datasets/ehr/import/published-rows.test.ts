/** EHRSQL's own questions, where they are: every query runs on the synthetic tables, and no row is put aside. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import t from 'tap';
import { importQuestions } from '../../../../datasets/ehr/import/questions/import-questions.ts';
import { EHR_CATEGORIES } from '../../../../datasets/ehr/categories.ts';
import { EICU, MIMIC } from './fixtures.ts';

const real = process.env['MEDAGENTGYM_REAL'] ?? path.join(import.meta.dirname, '../../../../../shared/real');
const folder = path.join(real, 'originals/ehrsql');
const skip = existsSync(folder) ? false : 'the published question files are not beside the repository';
const tables = t.testdir();

t.test('the published rows', { skip }, async (t) => {
  for (const family of [MIMIC, EICU]) {
    const { rows, queries = [], recomputed } = await importQuestions(family, path.join(folder, family.dbId), { tables }, { size: 'small' });
    t.ok(rows.length > 100);
    t.same(rows.filter(({ kind }) => kind === 'quarantined'), [], `${family.schema}: every row becomes a task`);
    t.same(queries.filter(({ executes }) => !executes), [], `${family.schema}: every query runs`);
    const answerable = rows.filter((row) => row.kind === 'task' && row.record.category !== 'unanswerable');
    t.equal(queries.length, answerable.length, 'those of the answerable rows');
    t.same(recomputed['unanswerable'], { rows: rows.length - answerable.length });
    const kinds = new Set(rows.flatMap((row) => (row.kind === 'task' ? [row.record.category] : [])));
    t.same(EHR_CATEGORIES.filter(({ id }) => !kinds.has(id)), [], `${family.schema}: every kind occurs`);
    t.equal(new Set(rows.flatMap((row) => (row.kind === 'task' ? [row.record.id] : []))).size, rows.length, 'ids are distinct');
  }
});
