/** Published rows and EHRCon's release: what becomes a task, what is put aside, and what is refused before anything is imported or run. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import t from 'tap';
import { ehrconImporter } from '../../../datasets/ehrcon/import/index.ts';
import { labelsOf } from '../../../datasets/ehrcon/import/labels.ts';
import type { ImportReport } from '../../../env/families/importer.ts';
import type { DataContext } from '../../../env/families/work.ts';
import { lentSandboxes } from '../lent-sandboxes.ts';
import { PYTHON } from '../run-python.ts';

const row = (fields: Readonly<Record<string, unknown>> = {}): string => JSON.stringify({ 'Hospital admission': '100001.0', 'Medical entity': 'Sodium', 'Number of inconsistencies': 0, 'Has error': false, split: 'test', ...fields });

const lent = await lentSandboxes();
const contextOf = (root: string): DataContext => ({ tables: path.join(root, 'tables'), sandbox: () => Promise.resolve(lent) });
const tasksOf = (report: ImportReport) => report.rows.flatMap((each) => (each.kind === 'task' ? [each.record] : []));
const reasonsOf = (report: ImportReport): readonly string[] => report.rows.flatMap((each) => (each.kind === 'quarantined' ? [each.reason] : []));

/** Bytes of a pickle of what a Python expression gives, made where nothing is at stake. */
function pickled(expression: string, protocol = 4): Buffer {
  const { stdout, status, stderr } = spawnSync(PYTHON, ['-c', `import pickle, sys, os, datetime\nsys.stdout.buffer.write(pickle.dumps(${expression}, protocol=${protocol}))`]);
  if (status !== 0) throw new Error(stderr.toString());
  return stdout;
}

const LABELS = `{"11": [{"hct": {"data": [{"labevents": {"label": "hct", "valuenum": "24.5", "charttime": "2101-02-03"}, "label": "'charttime' and 'valuenum' are inconsistency", "errors": 2}], "position": "4", "source": "mimic", "entity_type": "1", "all_queries": []}},
  {"lasix": {"data": [{"prescriptions": {"drug": "lasix"}, "label": "consistent", "errors": 0}], "position": "9", "source": "mimic", "entity_type": "2", "all_queries": []}}],
  "12": [{"wbc": {"data": [{"labevents": {"label": "wbc"}, "label": "inconsistent", "errors": 1}], "position": "2", "source": "mimic", "entity_type": "1", "all_queries": []}}]}`;
const NOTES = 'ROW_ID,SUBJECT_ID,HADM_ID,TEXT\n11,7,100001.0,"Hct 24.5 on [**2-3**].\nGiven lasix, ""good effect"""\n12,8,100002.0,"WBC up"\n13,8,100002.0,"no labels"\n';

function release(root: string, parts: { readonly notes?: string; readonly labels?: Buffer; readonly more?: Buffer } = {}): string {
  const folder = path.join(root, 'EHRCon', 'original', 'test', 'nursing');
  mkdirSync(path.join(folder, 'nursing_label'), { recursive: true });
  writeFileSync(path.join(folder, 'nursing_test.csv'), parts.notes ?? NOTES);
  writeFileSync(path.join(folder, 'nursing_label', 'a.pkl'), parts.labels ?? pickled(LABELS));
  if (parts.more !== undefined) writeFileSync(path.join(folder, 'nursing_label', 'b.pkl'), parts.more);
  return path.join(root, 'EHRCon');
}

t.test("MedAgentGym's rows: graded by whether and how many, and the notes that they need are missing", async (t) => {
  const root = t.testdir({ rows: { 'test_tasks.jsonl': `${row()}\n${row({ 'Medical entity': 'lasix', 'Number of inconsistencies': 2, 'Has error': true })}\n` } });
  const report = await ehrconImporter.import(path.join(root, 'rows'), contextOf(root));
  const [first, second] = tasksOf(report);
  t.match(first?.questions[0].prompt, /HADM_ID 100001 say of "Sodium"/);
  t.same(second?.questions[0].reward, { rule: 'named', answers: { has_error: { rule: 'yes_no', value: true }, inconsistencies: { rule: 'integer', value: 2 } } });
  t.same(first?.mounts.map(({ path: folder }) => existsSync(path.join(root, 'tables', folder))), [false, false], 'neither tables nor notes are there: the episode says data_missing');
  t.same(report.recomputed, { 'graded by has_error and inconsistencies': { rows: 2 } }, 'reported apart');
});

t.test('rows that repeat one another are put aside', async (t) => {
  const other = row({ 'Number of inconsistencies': 1, 'Has error': true, 'Medical entity': 'INR' });
  const root = t.testdir({ rows: { 'test_tasks.jsonl': `${row()}\n${row({ 'Medical entity': 'sodium ' })}\n${other}\n${row({ 'Medical entity': 'INR' })}\n` } });
  const report = await ehrconImporter.import(path.join(root, 'rows'), contextOf(root));
  t.equal(tasksOf(report).length, 1);
  t.match(report.rows[1], { kind: 'quarantined', row: /test_tasks\.jsonl:2 \(as .*test_tasks\.jsonl:1\)/, reason: /same row stands before/ });
  t.same(reasonsOf(report).slice(1).map((reason) => /have other labels/.test(reason)), [true, true], 'labels that contradict each other grade nobody');
});

t.test('rows that are not as published end the import, with file and line', async (t) => {
  const faults: Readonly<Record<string, readonly [line: string, message: RegExp]>> = {
    'cut off': [row().slice(0, 40), /:2: /], 'a column renamed': [row({ 'Has error': undefined }), /:2: .*"Has error"/], 'no admission': [row({ 'Hospital admission': 'unknown' }), /:2: .*no HADM_ID/],
    'a count that is none': [row({ 'Number of inconsistencies': -1 }), /:2: .*no count/], 'a label at odds with itself': [row({ 'Has error': true }), /:2: .*is 0/],
  };
  for (const [name, [line, message]] of Object.entries(faults)) {
    const root = t.testdir({ rows: { 'test_tasks.jsonl': `${row()}\n${line}\n` } });
    await t.rejects(ehrconImporter.import(path.join(root, 'rows'), contextOf(root)), { name: 'ImportError', message }, name);
  }
  await t.rejects(ehrconImporter.import(path.join(t.testdir({ none: {} }), 'none'), contextOf('.')), { name: 'ImportError', message: /neither train_tasks/ });
});

t.test("EHRCon's own release: a task a note, its answer the columns that labels name", async (t) => {
  const root = t.testdir();
  const report = await ehrconImporter.import(release(root), contextOf(root));
  const [conflicts, count] = tasksOf(report);
  t.same(conflicts?.questions[0].reward, { rule: 'rows', rows: [['LABEVENTS', 'CHARTTIME', '2101-02-03'], ['LABEVENTS', 'VALUENUM', '24.5']] });
  t.match(conflicts?.questions[0].prompt, 'Given lasix, "good effect"');
  t.equal(conflicts?.id, 'ehrcon-v1/published/test/nursing/0');
  t.same(count?.questions[0].reward, { rule: 'named', answers: { has_error: { rule: 'yes_no', value: true }, inconsistencies: { rule: 'integer', value: 1 } } }, 'a label without columns is graded by its count');
  t.same(reasonsOf(report), ['the note has no labels']);
  t.same(report.recomputed, { 'graded by has_error and inconsistencies': { rows: 1 }, 'graded by the set of conflicts': { rows: 1 } });
});

t.test('pickles of every protocol are read, without being unpickled', async (t) => {
  for (const protocol of [0, 1, 2, 3, 4, 5]) {
    const root = t.testdir();
    t.equal(tasksOf(await ehrconImporter.import(release(root, { labels: pickled(LABELS, protocol) }), contextOf(root))).length, 2, `protocol ${protocol}`);
  }
});

t.test('a pickle that wants to run code is refused, and nothing of it runs', async (t) => {
  const root = t.testdir();
  const mark = path.join(root, 'ran');
  const hostile = `type("X", (), {"__reduce__": lambda self: (os.system, ("touch ${mark}",))})()`;
  const whole = pickled(hostile);
  for (const [name, labels, message] of [
    ['a call', whole, /a\.pkl: refused, and nothing of it was run: it wants (STACK_GLOBAL|GLOBAL)/], ['an old call', pickled(hostile, 0), /refused.*GLOBAL/], ['a date', pickled('{"11": datetime.date(2101, 1, 1)}'), /refused.*GLOBAL/],
    ['a set', pickled('{"11": {1}}'), /refused.*EMPTY_SET/], ['cut off', pickled(LABELS).subarray(0, 200), /refused.*(cut off|whole)/], ['no pickle', Buffer.from('hello'), /refused/], ['empty', Buffer.alloc(0), /refused/],
    ['one that grows as it is read', pickled('(lambda f: f(f, 40))(lambda f, n: "x" * 99 if n == 0 else (lambda y: [y, y])(f(f, n - 1)))'), /(refused|cannot be read)/],
  ] as const) {
    await t.rejects(ehrconImporter.import(release(root, { labels }), contextOf(root)), { name: 'ImportError', message }, name);
  }
  t.notOk(existsSync(mark), 'here');
  const control = spawnSync(PYTHON, ['-c', 'import pickle, sys; pickle.loads(sys.stdin.buffer.read())'], { input: whole });
  t.equal(control.status, 0);
  t.ok(existsSync(mark), 'the same bytes do harm where they are unpickled');
});

t.test('without a sandbox no label is read', async (t) => {
  const root = t.testdir();
  await t.rejects(ehrconImporter.import(release(root), { tables: path.join(root, 'tables') }), { name: 'ImportError', message: /read in a sandbox alone/ });
});

t.test('notes and labels that do not fit end the import, with the file named', async (t) => {
  for (const [name, parts, message] of [
    ['a note cut off', { notes: NOTES.slice(0, 60) }, /nursing_test\.csv:2: /], ['no column TEXT', { notes: 'ROW_ID,HADM_ID\n11,1\n' }, /nursing_test\.csv:1: there is no column TEXT/], ['a ROW_ID twice', { notes: `${NOTES}11,7,100001,"again"\n` }, /ROW_ID 11 stands on line 2 already/],
    ['cells missing', { notes: 'ROW_ID,SUBJECT_ID,HADM_ID,TEXT\n11,7,1\n' }, /nursing_test\.csv:2: the row has 3 cells/], ['labels of no note', { notes: 'ROW_ID,HADM_ID,TEXT\n12,1,"x"\n' }, /a\.pkl: it labels note 11/], ['labels twice', { more: pickled(LABELS) }, /b\.pkl: note 11 has labels in another file/],
    ['another form', { labels: pickled('[1, 2]') }, /a\.pkl: the labels are no dict/], ['no data', { labels: pickled('{"11": [{"hct": {"position": "4"}}]}') }, /no list "data"/],
  ] as const) {
    const root = t.testdir();
    await t.rejects(ehrconImporter.import(release(root, parts), contextOf(root)), { name: 'ImportError', message }, name);
  }
});

t.test('a label that does not name as many columns as it counts tells no values', (t) => {
  const label = (text: string, errors: unknown) => labelsOf({ 11: [{ hct: { data: [{ labevents: { valuenum: '24' }, label: text, errors }] } }] }, 'a.pkl').get('11')?.[0];
  t.same(label("'valuenum' is inconsistency", 1)?.wrong, [['LABEVENTS', 'VALUENUM', '24']]);
  t.equal(label("'valuenum' is inconsistency", 2)?.wrong, undefined);
  t.equal(label("'charttime' is inconsistency", 1)?.wrong, undefined, 'its value is not there');
  t.throws(() => label('consistent', 'many'), { name: 'ImportError' });
  t.end();
});

t.test('rows beside a release have its notes in their prompts', async (t) => {
  const root = t.testdir();
  const folder = release(root);
  writeFileSync(path.join(folder, 'test_tasks.jsonl'), `${row({ 'Medical entity': 'lasix' })}\n`);
  const [task] = tasksOf(await ehrconImporter.import(folder, contextOf(root)));
  t.match(task?.questions[0].prompt, 'Hct 24.5 on');
  t.equal(task?.category, 'nursing');
  t.same(task?.mounts.map(({ name }) => name), ['ehrcon']);
});
