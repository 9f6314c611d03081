/** Predictions of many rows: the area under the curve, and everything that only looks like predictions. */
import { spawnSync } from 'node:child_process';
import t from 'tap';
import { answerFromJson } from '../../../env/answer/from-json.ts';
import { gradePlainly } from '../../../env/rewards/index.ts';
import { auroc, averagePrecision } from '../../../env/rewards/ranking.ts';
import { Rng } from '../../../env/rng.ts';
import { SANDBOX_PYTHON } from '../sandboxes/python-snippets.ts';

const rng = new Rng('predictions');
const LABELS = Object.fromEntries(Array.from({ length: 200 }, (_, i) => [`p${i}`, Number(rng.chance(0.3))]));
const IDS = Object.keys(LABELS);
/** A feature that says something, and a model that says more. */
const FEATURE = IDS.map((id) => (LABELS[id] ?? 0) * 0.3 + rng.float());
const MODEL = IDS.map((id) => (LABELS[id] ?? 0) * 1.5 + rng.float());
const ranked = (scores: readonly number[]) => scores.map((score, i) => ({ score, positive: LABELS[IDS[i] ?? ''] === 1 }));
const SPEC = { rule: 'predictions', id: 'patient', score: 'risk', labels: LABELS, floor: auroc(ranked(FEATURE)), ceiling: 0.9 };

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
    ['true and false', rowsOf(IDS.map((id) => LABELS[id] === 1)), /200 without/],
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

t.test('both measures, by the worked example of scikit-learn, and with ties', async (t) => {
  const example = [0.1, 0.4, 0.35, 0.8].map((score, i) => ({ score, positive: i >= 2 }));
  t.equal(auroc(example), 0.75);
  t.ok(Math.abs(averagePrecision(example) - 0.8333333333333333) < 1e-12);
  t.equal(auroc([1, 1, 1, 1].map((score, i) => ({ score, positive: i % 2 === 0 }))), 0.5, 'ties count half');
  t.ok(Number.isNaN(auroc([{ score: 1, positive: true }])), 'one class alone');
});

t.test('both measures, against scikit-learn', { skip: SANDBOX_PYTHON === undefined && 'the sandbox environment is not set up' }, async (t) => {
  const samples = Array.from({ length: 40 }, (_, n) => {
    const own = new Rng('ranking', n);
    return Array.from({ length: own.int(2, 80) }, (_, i) => ({ score: own.int(0, n % 2 === 0 ? 8 : 1_000_000) / 7, positive: i === 0 || (i > 1 && own.chance(0.4)) }));
  });
  const program = 'import json, sys\nfrom sklearn.metrics import roc_auc_score as a, average_precision_score as p\nprint(json.dumps([[a(y, s), p(y, s)] for y, s in json.load(sys.stdin)]))';
  const { stdout, stderr } = spawnSync(SANDBOX_PYTHON ?? '', ['-c', program], { input: JSON.stringify(samples.map((rows) => [rows.map(({ positive }) => Number(positive)), rows.map(({ score }) => score)])), encoding: 'utf8' });
  const theirs = JSON.parse(stdout === '' ? stderr : stdout) as readonly (readonly [number, number])[];
  const worst = Math.max(...samples.flatMap((rows, i) => [Math.abs(auroc(rows) - (theirs[i]?.[0] ?? 9)), Math.abs(averagePrecision(rows) - (theirs[i]?.[1] ?? 9))]));
  t.ok(worst < 1e-12, `worst difference ${worst}`);
});
