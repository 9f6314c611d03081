/** Predictions of many rows: the area under the curve, and everything that only looks like predictions. */
import { spawnSync } from 'node:child_process';
import t from 'tap';
import { answerFromJson } from '../../../env/answer/from-json.ts';
import { gradePlainly } from '../../../env/rewards/index.ts';
import { auroc, averagePrecision, rankingOf } from '../../../env/rewards/ranking.ts';
import { Rng } from '../../../env/rng.ts';
import { SANDBOX_PYTHON } from '../sandboxes/python-snippets.ts';

const rng = new Rng('predictions');
const IDS = Array.from({ length: 200 }, (_, i) => `p${i}`);
const TRUTH = IDS.map(() => rng.chance(0.3));
const digits = (labels: readonly boolean[]): string => labels.map(Number).join('');
/** A feature that says something, and a model that says more. */
const FEATURE = TRUTH.map((label) => Number(label) * 0.3 + rng.float());
const MODEL = TRUTH.map((label) => Number(label) * 1.5 + rng.float());
const SPEC = { rule: 'predictions', id: 'patient', ids: IDS.join(' '), columns: [{ name: 'risk', labels: digits(TRUTH) }], floor: auroc(rankingOf(FEATURE, (i) => TRUTH[i] === true)), ceiling: 0.9 };

type Row = { patient: unknown; risk: unknown };
const rowsOf = (scores: readonly unknown[]): Row[] => IDS.map((patient, i) => ({ patient, risk: scores[i] }));
const grade = (rows: unknown) => gradePlainly(SPEC, { answer: answerFromJson(rows) });

t.test('a model that ranks well, as a list of records or as columns, in any order', async (t) => {
  t.match(grade(rowsOf(MODEL)), { score: 1, solved: true, metrics: { auroc: Number, auprc: Number } });
  t.match(grade(rowsOf(MODEL).toReversed()), { score: 1, solved: true });
  t.match(grade({ patient: IDS, risk: MODEL, note: IDS }), { score: 1, solved: true });
  t.match(grade(rowsOf(MODEL.map((score) => 10 ** score))), { score: 1 }, 'only the order counts');
});

t.test('a score between: not solved, and paid as far as it is better than the floor', async (t) => {
  const { score, solved } = grade(rowsOf(MODEL.map((value, i) => value * 0.15 + (FEATURE[i] ?? 0))));
  t.ok(score > 0 && score < 1, String(score));
  t.equal(solved, score >= 0.8);
});

t.test('what is refused', async (t) => {
  const shuffled = new Rng('shuffled').shuffle(IDS);
  const cases: readonly [string, unknown, RegExp | undefined][] = [
    ['a constant', rowsOf(IDS.map(() => 0.5)), undefined],
    ['the scores of one feature', rowsOf(FEATURE), undefined],
    ['the ids permuted', IDS.map((_, i) => ({ patient: shuffled[i], risk: MODEL[i] })), undefined],
    ['the order turned round', rowsOf(MODEL.map((score) => -score)), undefined],
    ['one row missing', rowsOf(MODEL).slice(1), /1 missing/],
    ['one row alone', rowsOf(MODEL).slice(0, 1), /199 missing/],
    ['one row twice', [...rowsOf(MODEL), ...rowsOf(MODEL).slice(0, 1)], /1 given twice/],
    ['a row that nobody asked for', [...rowsOf(MODEL), { patient: 'p999', risk: 1 }], /1 not asked for/],
    ['NaN', rowsOf(MODEL).map((row, i) => (i === 3 ? { ...row, risk: Number.NaN } : row)), /1 without a finite number/],
    ['infinity', rowsOf(MODEL).map((row, i) => (i === 3 ? { ...row, risk: Number.POSITIVE_INFINITY } : row)), /1 without/],
    ['texts', rowsOf(MODEL.map(String)), /200 without/],
    ['true and false', rowsOf(TRUTH), /200 without/],
    ['nothing where a number should be', rowsOf(IDS.map(() => null)), /200 without/],
    ['another name of the column', IDS.map((patient, i) => ({ patient, score: MODEL[i] })), /risk is missing/],
    ['no table', 0.9, /table/], ['a text', 'auroc = 1.0', /table/], ['an empty list', [], /table/], ['prototype names', [{ patient: '__proto__', risk: 1 }, { patient: 'constructor', risk: 0 }], /not asked for/],
  ];
  for (const [name, rows, hint] of cases) {
    const verdict = grade(rows);
    t.match(verdict, { score: 0, solved: false }, name);
    if (hint !== undefined) t.match(verdict.hint, hint, name);
  }
});

t.test('no label is in what is said', async (t) => {
  t.notMatch(grade(rowsOf(MODEL).slice(1)).hint, /label|p\d/);
});

t.test('ids in any spelling of the same number', async (t) => {
  const spec = { ...SPEC, ids: IDS.map((_, i) => 1_000 + i).join(' ') };
  const given = (spell: (id: number) => unknown) => gradePlainly(spec, { answer: answerFromJson(MODEL.map((risk, i) => ({ patient: spell(1_000 + i), risk }))) });
  for (const spell of [(id: number) => id, String, (id: number) => `${id}.0`, (id: number) => ` ${id} `]) t.match(given(spell), { score: 1, solved: true });
  t.match(gradePlainly(spec, { answer: { type: 'table', columns: ['patient', 'risk'], rows: MODEL.map((value, i) => [{ type: 'float', value: 1_000 + i }, { type: 'float', value }]) } }), { score: 1 }, 'a column of floats');
  t.match(given((id) => id + 0.5), { score: 0, hint: /200 missing, 200 not asked for/ });
  t.match(given((id) => `x${id}`), { score: 0, hint: /200 not asked for/ });
});

const SEVERITY = IDS.map(() => rng.int(0, 3));
const NAMES = ['normal', 'mild', 'moderate', 'severe'];
const CLASSES = { rule: 'predictions', id: 'patient', ids: IDS.join(' '), columns: NAMES.map((name, k) => ({ name, labels: digits(SEVERITY.map((severity) => severity === k)), classes: 'severity' })), floor: 0.5, ceiling: 0.9 };
const noise = IDS.map(() => NAMES.map(() => rng.float()));
const classRows = (weight: number): Record<string, unknown>[] => IDS.map((patient, i) => ({ patient, ...Object.fromEntries(NAMES.map((name, k) => [name, (SEVERITY[i] === k ? weight : 0) + (noise[i]?.[k] ?? 0)])) }));
const classify = (rows: unknown) => gradePlainly(CLASSES, { answer: answerFromJson(rows) });

t.test('classes: the mean over their columns, whichever of them is the likeliest', async (t) => {
  t.match(classify(classRows(2)), { score: 1, solved: true, metrics: { auroc: 1, auprc: 1, f1: 1, accuracy: 1, auroc_severe: 1 } });
  const some = classify(classRows(0.5));
  t.ok(some.score > 0.5 && some.score < 1, String(some.score));
  t.match(classify(classRows(2).map(({ ['severe']: _, ...row }) => row)), { score: 0, hint: /severe is missing/ });
  t.match(classify(classRows(2).map((row, i) => (i === 7 ? { ...row, mild: Number.NaN } : row))), { score: 0, hint: /1 without a finite number in each column/ });
  t.match(classify(classRows(2).map(({ ['normal']: normal, ['severe']: severe, ...row }) => ({ ...row, normal: severe, severe: normal }))).metrics, { auroc_mild: 1 });
  t.match(gradePlainly(CLASSES, { answer: { type: 'table', columns: ['patient', ...NAMES, 'mild'], rows: [] } }), { score: 0, hint: /mild more than once/ });
});

t.test('labels and classes: F1 and accuracy, against scikit-learn', { skip: SANDBOX_PYTHON === undefined && 'the sandbox environment is not set up' }, async (t) => {
  const chosen = classRows(0.5).map((row) => NAMES.map((name) => Number(row[name])));
  const labels = { ...CLASSES, columns: CLASSES.columns.map(({ classes: _, ...column }) => column) };
  const program = 'import json, sys\nimport numpy as np\nfrom sklearn.metrics import f1_score, accuracy_score, roc_auc_score, average_precision_score\ny, p = map(np.array, json.load(sys.stdin))\nb = np.eye(4)[y]\nprint(json.dumps([f1_score(y, p.argmax(1), average="macro"), accuracy_score(y, p.argmax(1)), f1_score(b, p >= 0.5, average="macro"), float((b == (p >= 0.5)).mean()), roc_auc_score(b, p, average="macro"), average_precision_score(b, p, average="macro")]))';
  const { stdout, stderr } = spawnSync(SANDBOX_PYTHON ?? '', ['-c', program], { input: JSON.stringify([SEVERITY, chosen]), encoding: 'utf8' });
  const theirs = JSON.parse(stdout === '' ? stderr : stdout) as readonly number[];
  const [classes, each] = [CLASSES, labels].map((spec) => gradePlainly(spec, { answer: answerFromJson(classRows(0.5)) }).metrics);
  const ours = [classes?.['f1'], classes?.['accuracy'], each?.['f1'], each?.['accuracy'], classes?.['auroc'], classes?.['auprc']];
  for (const [i, value] of theirs.entries()) t.ok(Math.abs(value - (ours[i] ?? 9)) < 1e-12, `${ours[i]} is ${value}`);
});

t.test('parameters that do not fit together are our fault, and no verdict', async (t) => {
  for (const spec of [{ ...SPEC, ids: `${SPEC.ids} p0` }, { ...SPEC, columns: [{ name: 'risk', labels: '01' }] }]) t.throws(() => gradePlainly(spec, { answer: answerFromJson(rowsOf(MODEL)) }), { name: 'RewardError' });
});

t.test('both measures, by the worked example of scikit-learn, and with ties', async (t) => {
  const example = rankingOf([0.1, 0.4, 0.35, 0.8], (i) => i >= 2);
  t.equal(auroc(example), 0.75);
  t.ok(Math.abs(averagePrecision(example) - 0.8333333333333333) < 1e-12);
  t.equal(auroc(rankingOf([1, 1, 1, 1], (i) => i % 2 === 0)), 0.5, 'ties count half');
  t.ok(Number.isNaN(auroc(rankingOf([1], () => true))), 'one class alone');
});

t.test('both measures, against scikit-learn', { skip: SANDBOX_PYTHON === undefined && 'the sandbox environment is not set up' }, async (t) => {
  const samples = Array.from({ length: 40 }, (_, n) => {
    const own = new Rng('ranking', n);
    return Array.from({ length: own.int(2, 80) }, (_, i) => ({ score: own.int(0, n % 2 === 0 ? 8 : 1_000_000) / 7, positive: i === 0 || (i > 1 && own.chance(0.4)) }));
  });
  const program = 'import json, sys\nfrom sklearn.metrics import roc_auc_score as a, average_precision_score as p\nprint(json.dumps([[a(y, s), p(y, s)] for y, s in json.load(sys.stdin)]))';
  const { stdout, stderr } = spawnSync(SANDBOX_PYTHON ?? '', ['-c', program], { input: JSON.stringify(samples.map((rows) => [rows.map(({ positive }) => Number(positive)), rows.map(({ score }) => score)])), encoding: 'utf8' });
  const theirs = JSON.parse(stdout === '' ? stderr : stdout) as readonly (readonly [number, number])[];
  const worst = Math.max(...samples.flatMap((rows, i) => {
    const ranking = rankingOf(rows.map(({ score }) => score), (row) => rows[row]?.positive === true);
    return [Math.abs(auroc(ranking) - (theirs[i]?.[0] ?? 9)), Math.abs(averagePrecision(ranking) - (theirs[i]?.[1] ?? 9))];
  }));
  t.ok(worst < 1e-12, `worst difference ${worst}`);
});
