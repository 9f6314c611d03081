/** EHRSHOT's own files, and MedAgentGym's: written here in their layouts, small. Pickles are opened in a sandbox, hostile ones nowhere. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import t from 'tap';
import { ehrshotImporter } from '../../../datasets/ehrshot/import/index.ts';
import type { ImportReport } from '../../../env/families/importer.ts';
import { lentSandboxes } from '../lent-sandboxes.ts';
import { PYTHON } from '../run-python.ts';
import { checkRecord } from '../../../env/task-check.ts';
import { referencesOf } from '../../../cli/solving.ts';
import { driveEpisode, scripted } from '../../../client/episode-driver.ts';
import { testServer } from '../../server/harness.ts';

/** One for all tests: starting one takes seconds. An import gives back what it was lent. */
const lent = await lentSandboxes();
const contextOf = (root: string) => ({ tables: path.join(root, 'tables'), sandbox: () => Promise.resolve(lent) });
const records = (report: ImportReport) => report.rows.flatMap((row) => (row.kind === 'task' ? [row.record] : []));

/** Both layouts, with a signal in the first feature: 300 visits of 150 patients, two predictions. */
const WRITE = `
import sys, os, csv, pickle, datetime
import numpy as np, scipy.sparse
root, layout = sys.argv[1:3]
rng = np.random.default_rng(0)
patients = np.repeat(np.arange(115967000, 115967150), 2)
times = [datetime.datetime(2015, 3, 1, 23, 59) + datetime.timedelta(days=int(i)) for i in range(300)]
matrix = rng.normal(size=(300, 6)).astype(np.float16)
los = (matrix[:, 0] + rng.normal(size=300) * 0.7 > 0.4)
anemia = np.digitize(matrix[:, 1] + matrix[:, 2] + rng.normal(size=300) * 0.4, [-0.5, 0.5, 1.2])
part = np.where(patients % 10 < 5, "train", np.where(patients % 10 < 7, "val", "test"))
labels = {"guo_los": ("boolean", [str(bool(v)) for v in los]), "lab_anemia": ("categorical", [str(int(v)) for v in anemia])}
def rows(path, task, keep):
    kind, values = labels[task]
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w", newline="") as file:
        out = csv.writer(file)
        out.writerow(["patient_id", "prediction_time", "label_type", "value"])
        for i in np.flatnonzero(keep): out.writerow([patients[i], times[i].isoformat(), kind, values[i]])
def dump(path, value):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "wb") as file: pickle.dump(value, file)
if layout == "medagentgym":
    for name in ("train", "val", "test"):
        keep = part == name
        dump(f"{root}/clmbr_{name}.pkl", dict(data_matrix=matrix[keep], patient_ids=patients[keep], labeling_time=np.array(times, dtype="datetime64[us]")[keep]))
        for task in labels: rows(f"{root}/{task}/{name}_labels.csv", task, keep)
else:
    for task in labels: rows(f"{root}/benchmark/{task}/labeled_patients.csv", task, np.ones(300, bool))
    os.makedirs(f"{root}/splits")
    with open(f"{root}/splits/person_id_map.csv", "w") as file:
        file.write("split,omop_person_id\\n" + "".join(f"{p},{i}\\n" for i, p in dict(zip(patients, part)).items()))
    if layout == "clmbr": dump(f"{root}/features/clmbr_features.pkl", dict(data_path="x", model="y", data_matrix=matrix, patient_ids=list(map(int, patients)), labeling_time=times, labeling_value=[False] * 300))
    else: dump(f"{root}/features/count_features.pkl", (scipy.sparse.csr_matrix(np.where(matrix > 0, matrix, 0).astype(np.float32)), patients, np.zeros(300, bool), np.array(times, dtype=object)))
`;

function written(root: string, layout: string): string {
  const { status, stderr } = spawnSync(PYTHON, ['-c', WRITE, root, layout], { encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
  return root;
}

for (const layout of ['clmbr', 'count', 'medagentgym']) {
  t.test(`${layout}: features and labels become tasks, and no test label is in a file`, async (t) => {
    const root = t.testdir();
    const report = await ehrshotImporter.import(written(path.join(root, 'in'), layout), contextOf(root));
    const [los, anemia] = records(report);
    if (los === undefined || anemia === undefined) throw new Error(JSON.stringify(report.rows).slice(0, 500));
    t.same([los.id, anemia.id], ['ehrshot-v1/published/test/guo-los/0', 'ehrshot-v1/published/test/lab-anemia/0']);
    t.doesNotThrow(() => [los, anemia].map((record) => checkRecord(record)));
    const folder = path.join(root, 'tables', los.mounts[0]?.path ?? '');
    t.same(readdirSync(folder).toSorted(), ['test.csv', 'train.csv', 'validation.csv']);
    const [train = '', test = ''] = ['train.csv', 'test.csv'].map((file) => readFileSync(path.join(folder, file), 'utf8'));
    t.match(test, /^prediction_id,patient_id,prediction_time,f0,f1,f2,f3,f4,f5\n\d+,1159671?\d+,2015-\d\d-\d\d 23:59:00,/);
    t.match(train, /^prediction_id,.*,f5,long_stay\n(?:.*,[01]\n)+$/);
    t.equal(train.split('\n').length - 2, 150);
    const columns = los.questions[0].reward['columns'] as readonly { readonly labels: string }[];
    t.equal(columns[0]?.labels.length, 90);
    t.equal((anemia.questions[0].reward['columns'] as readonly unknown[]).length, 4);
    t.ok(Number(los.questions[0].reward['floor']) > 0.7, 'the first feature says much');
    t.same(readdirSync(path.join(root, 'tables/ehrshot')).length, 1, 'nothing else is left');
  });
}

t.test('an imported task in a real episode: the reference is better than any feature', async (t) => {
  const root = t.testdir();
  const context = contextOf(root);
  const [, anemia] = records(await ehrshotImporter.import(written(path.join(root, 'in'), 'clmbr'), context));
  if (anemia === undefined) throw new Error('no task');
  const { ehrshot } = await import('../../../datasets/ehrshot/family.ts');
  const source = { pure: true, count: () => 1, page: () => [{ split: 'test', category: 'lab-anemia', index: 0 } as const], record: () => anemia };
  await using gym = await testServer({ pool: '1', tables_dir: context.tables }, { families: [{ ...ehrshot, sources: { published: source } }] });
  await using client = await gym.connect();
  const run = await driveEpisode(client, anemia.id, scripted(...referencesOf(anemia, 'python') ?? []), { seed: 0, options: {} });
  t.ok((run.reward ?? 0) > 0.1, `${run.reward}: ${run.lastText}`);
});

t.test('hostile and broken pickles: refused, and nothing of them runs', async (t) => {
  const root = t.testdir();
  const proof = path.join(root, 'ran');
  const pickles: readonly (readonly [string, string, RegExp])[] = [
    ['os.system', `class P:\n    def __reduce__(self): return (os.system, ("touch ${proof}",))\nvalue = dict(data_matrix=P(), patient_ids=[1], labeling_time=[1])`, /names (posix|os)\.system/],
    ['eval in numpy', 'class P:\n    def __reduce__(self): return (eval, ("1",))\nvalue = dict(data_matrix=np.array([P()], dtype=object), patient_ids=[1], labeling_time=[1])', /names builtins\.eval/],
    ['another dict', 'value = dict(features=[1])', /no data_matrix/], ['a list', 'value = [1, 2]', /neither a dict/], ['parts of several lengths', 'value = dict(data_matrix=np.ones((3, 2)), patient_ids=[1], labeling_time=[datetime.datetime(2015, 1, 1)])', /not of one length/],
    ['texts', 'value = dict(data_matrix=np.array([["a"]]), patient_ids=[1], labeling_time=[datetime.datetime(2015, 1, 1)])', /no numbers/],
  ];
  const dir = written(path.join(root, 'in'), 'clmbr');
  const file = path.join(dir, 'features/clmbr_features.pkl');
  for (const [name, program, message] of pickles) {
    const { status, stderr } = spawnSync(PYTHON, ['-c', `import os, pickle, datetime, numpy as np\n${program}\npickle.dump(value, open(${JSON.stringify(file)}, "wb"))`], { encoding: 'utf8' });
    if (status !== 0) throw new Error(stderr);
    await t.rejects(ehrshotImporter.import(dir, contextOf(root)), { name: 'ImportError', message, file }, name);
  }
  writeFileSync(file, readFileSync(file).subarray(0, 40));
  await t.rejects(ehrshotImporter.import(dir, contextOf(root)), { message: /no whole pickle/ });
  t.notOk(existsSync(proof));
  t.equal(lent.stats().live, 0, 'no sandbox is left');
  t.same(existsSync(path.join(root, 'tables/ehrshot')) ? readdirSync(path.join(root, 'tables/ehrshot')) : [], [], 'all or nothing');
});

t.test('files that are not what they should be: which one, which line, and what to do', async (t) => {
  const root = t.testdir();
  const context = contextOf(root);
  const reject = async (change: (dir: string) => void, expected: RegExp, layout = 'clmbr'): Promise<void> => {
    const dir = written(path.join(root, `in${expected.source.length}-${layout}`), layout);
    change(dir);
    await t.rejects(ehrshotImporter.import(dir, context), { name: 'ImportError', message: expected });
  };
  const labels = (dir: string) => path.join(dir, 'benchmark/guo_los/labeled_patients.csv');
  const replaced = (of: (dir: string) => string, from: RegExp, to: string) => (dir: string): void => writeFileSync(of(dir), readFileSync(of(dir), 'utf8').replace(from, to));
  await reject(replaced(labels, /boolean,\w+/, 'boolean,perhaps'), /labeled_patients\.csv:2: "value" is "perhaps"/);
  await reject(replaced(labels, /2015-03-01T/, 'yesterday'), /labeled_patients\.csv:2: "prediction_time"/);
  await reject(replaced(labels, /patient_id/, 'person'), /labeled_patients\.csv:1: there is no column patient_id/);
  await reject(replaced((dir) => path.join(dir, 'splits/person_id_map.csv'), /\ntrain/, '\nelsewhere'), /person_id_map\.csv:2: "split"/);
  await reject(replaced((dir) => path.join(dir, 'guo_los/test_labels.csv'), /\n\d+,/, '\nnobody,'), /test_labels\.csv:2: "patient_id"/, 'medagentgym');
  mkdirSync(path.join(root, 'empty'));
  await t.rejects(ehrshotImporter.import(path.join(root, 'empty'), context), { message: /neither EHRSHOT's folder benchmark.*Get labels, splits and features from/ });
  await t.rejects(ehrshotImporter.import(path.join(root, 'nowhere'), context), { message: /no such folder/ });
});
