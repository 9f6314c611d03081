/** An import that was interrupted goes on where it was; questions are graded anew on what was imported. */
import { readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import t from 'tap';
import { ownTables } from '../../../../datasets/ehr/import/own-tables.ts';
import { importQuestions } from '../../../../datasets/ehr/import/questions/import-questions.ts';
import { currentImport } from '../../../../datasets/ehr/import/tables/current-import.ts';
import { answerFromJson } from '../../../../env/answer/from-json.ts';
import { solves } from '../../../../env/rewards/index.ts';
import type { TaskRecord } from '../../../../env/task.ts';
import { MIMIC, physionetMimic, tablesOf, writeTables } from './fixtures.ts';

const root = t.testdir();
const source = await tablesOf(path.join(root, 'hospitals'), MIMIC);
const dir = writeTables(path.join(root, 'mimic'), physionetMimic(source));
const tables = path.join(root, 'tables');
const own = ownTables(MIMIC);
const shown = (folder: string): string[] => readdirSync(folder).filter((name) => name !== '.mimic-iii-import.lock');

t.test('interrupted and resumed', async (t) => {
  const controller = new AbortController();
  const stop = own.import(dir, { tables, signal: controller.signal, onProgress: ({ title }) => {
    if (title.endsWith('CHARTEVENTS')) controller.abort(new Error('enough'));
  } });
  await t.rejects(stop, /enough/);
  t.equal(await currentImport(tables, MIMIC), undefined);
  t.match(shown(tables), [/^\.mimic-iii-staging-/]);
  const read = new Set<string>();
  const report = await own.import(dir, { tables, onProgress: ({ title, done, total }) => {
    if (done < total) read.add(title);
  } });
  const whole = await own.import(dir, { tables: path.join(root, 'at-once') });
  t.same(report, whole, 'as if it had not been interrupted');
  t.same((await currentImport(tables, MIMIC))?.manifest.tables, (await currentImport(path.join(root, 'at-once'), MIMIC))?.manifest.tables, 'byte for byte');
  t.match(shown(tables), [/^mimic-iii-imported-/]);
});

t.test('finished tables are not read again', async (t) => {
  const other = path.join(root, 'other');
  const controller = new AbortController();
  await t.rejects(own.import(dir, { tables: other, signal: controller.signal, onProgress: ({ title }) => {
    if (title.endsWith('writing')) controller.abort(new Error('enough'));
  } }), /enough/);
  t.match(shown(other), { length: 1 }, 'no half folder');
  const staging = path.join(other, shown(other)[0] ?? '');
  const kept = path.join(staging, 'LABEVENTS.jsonl');
  // What is kept is what is used.
  writeFileSync(kept, '');
  t.equal((await own.import(dir, { tables: other })).tables['LABEVENTS'], 0);
});

t.test('questions on imported tables', async (t) => {
  const row = (id: string, qTag: string, query: string, answer?: unknown): object => ({ db_id: 'mimic_iii', question: `Question ${id}?`, template: '', query, q_tag: qTag, t_tag: [], o_tag: [], is_impossible: query === 'null', split: 'valid', id, ...(answer === undefined ? {} : { answer }) });
  const current = await currentImport(tables, MIMIC);
  const patients = current?.manifest.patients ?? 0;
  const file = path.join(root, 'test_tasks.jsonl');
  writeFileSync(file, [
    row('n', 'count the number of patients.', 'select count(*) from patients', [patients]),
    row('g', 'list the genders.', 'select distinct gender from patients order by 1', ['m']),
    row('y', 'has_verb anyone been admitted?', 'select count(*) > 0 from admissions', ['True']),
    row('u', '', 'null'),
    row('x', 'what is broken?', 'select missing.column_x from patients'),
  ].map((each) => `${JSON.stringify(each)}\n`).join(''));
  const check = (records: readonly TaskRecord[]): void => {
    const [n, g, y, u] = records;
    t.match(records.map(({ mounts }) => mounts[0]?.path), records.map(() => current?.name));
    t.match([n, g, y, u].map((record) => record?.provenance['gold']), ['recomputed', 'recomputed', 'recomputed', 'published']);
    t.ok(n !== undefined && solves(n.questions[0].reward, answerFromJson(patients)));
    t.ok(g !== undefined && solves(g.questions[0].reward, answerFromJson(['m', 'f'])) && !solves(g.questions[0].reward, answerFromJson('m')), 'by the tables, not by the published answer');
    t.ok(y !== undefined && solves(y.questions[0].reward, answerFromJson(true)) && y.questions[0].reward.rule === 'yes_no');
    t.ok(u !== undefined && solves(u.questions[0].reward, answerFromJson(null)));
  };
  const fresh = await importQuestions(MIMIC, file, { tables });
  check(fresh.rows.flatMap((each) => (each.kind === 'task' ? [each.record] : [])));
  t.match(fresh.recomputed, { count: { rows: 1, agree: 1 }, lookup: { rows: 1, agree: 0, differ: [/lookup/] }, 'yes-no': { rows: 1, agree: 1 } });
  t.match(fresh.rows.filter(({ kind }) => kind === 'quarantined'), [{ reason: /no such column/ }]);

  // Imported before there were tables, and graded when there are.
  const without = await importQuestions(MIMIC, file, { tables: path.join(root, 'without') }, { size: 'small' });
  const stored = without.rows.flatMap((each) => (each.kind === 'task' ? [each.record] : []));
  t.ok(stored.every(({ mounts }) => mounts[0]?.path === 'mimic-iii-imported-none'));
  const regraded = await own.regrade(stored, { tables });
  const records = regraded.rows.flatMap((each) => (each.kind === 'task' ? [each.record] : []));
  check(records);
  t.same(records, fresh.rows.flatMap((each) => (each.kind === 'task' ? [each.record] : [])), 'as if they had been imported after the tables');
  await t.rejects(own.regrade(stored, { tables: path.join(root, 'without') }), /no tables of mimic-iii are imported/);
});
