/** MIMICSQL's own questions, where they are: every query runs on the synthetic tables, and no row is put aside. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import t from 'tap';
import { importQuestions } from '../../../../datasets/ehr/import/index.ts';
import { TREQS_FAMILY } from '../../../../datasets/treqs/import/index.ts';

const real = process.env['MEDAGENTGYM_REAL'] ?? path.join(import.meta.dirname, '../../../../../shared/real');
const file = path.join(real, 'originals/treqs/dev.json');
const skip = existsSync(file) ? false : 'the published question files are not beside the repository';

t.test('the published rows', { skip }, async (t) => {
  const { rows, queries = [] } = await importQuestions(TREQS_FAMILY, file, { tables: t.testdir() }, { size: 'small' });
  t.ok(rows.length >= 200);
  t.same(rows.filter(({ kind }) => kind === 'quarantined'), [], 'every row becomes a task');
  t.same(queries.filter(({ executes }) => !executes), [], 'every query runs');
  t.equal(new Set(rows.flatMap((row) => (row.kind === 'task' ? [row.record.id] : []))).size, rows.length, 'ids are distinct');
});
