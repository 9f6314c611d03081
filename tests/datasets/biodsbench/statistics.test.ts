/** Our statistics beside those of lifelines, SciPy, statsmodels and scikit-learn on random tables, and beside worked examples of the literature. */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import t, { type Test } from 'tap';
import { cut, distances, hierarchy, kMeans, silhouette } from '../../../datasets/biodsbench/statistics/clustering.ts';
import { concordance, fitCox, hazardRatio } from '../../../datasets/biodsbench/statistics/cox.ts';
import { halfConcentration, normalisedArea } from '../../../datasets/biodsbench/statistics/dose.ts';
import { clopperPearson, wilson } from '../../../datasets/biodsbench/statistics/intervals.ts';
import { kaplanMeier, median, medianInterval, type Observation, restrictedMean, survivalAt, survivalInterval } from '../../../datasets/biodsbench/statistics/kaplan-meier.ts';
import { rankTest } from '../../../datasets/biodsbench/statistics/log-rank.ts';
import { quantile } from '../../../datasets/distributions/quantile.ts';
import { bonferroni, correlationP, falseDiscovery, kruskalWallis, mannWhitney, pearson, spearman, welch } from '../../../datasets/biodsbench/statistics/samples.ts';
import { chiSquareTest, fisherExact, oddsRatio } from '../../../datasets/biodsbench/statistics/tables.ts';
import { Rng } from '../../../env/rng.ts';
import { PYTHON } from '../run-python.ts';

function byLibraries(requests: readonly (readonly unknown[])[]): readonly unknown[] {
  const { stdout, stderr, status } = spawnSync(PYTHON, [fileURLToPath(new URL('./statistics_by_libraries.py', import.meta.url))], { input: JSON.stringify(requests), encoding: 'utf8', maxBuffer: 1 << 28 });
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout) as readonly unknown[];
}

/** Each number within a share of the other. */
function near(t: Test, ours: readonly (number | undefined | null)[], theirs: readonly (number | null)[], name: string, share = 1e-8): void {
  t.equal(ours.length, theirs.length, name);
  const off = ours.flatMap((each, i) => { const other = theirs[i]; return each === undefined || each === null || other === undefined || other === null || Math.abs(each - other) <= Math.max(1e-11, share * Math.abs(other)) ? [] : [`${i}: ${each} for ${other}`]; });
  t.same(off, [], name);
}

const rng = new Rng('biodsbench', 'statistics');
const times = (n: number, ties: boolean): readonly Observation[] => Array.from({ length: n }, () => { const time = -20 * Math.log(1 - rng.float()); return { time: ties ? Math.ceil(time / 2) : Math.round(time * 100) / 100 + 0.01, event: rng.chance(0.65) }; });
const normals = (n: number, shift = 0): readonly number[] => Array.from({ length: n }, () => Math.round((rng.normal() + shift) * 20) / 20);

t.test('survival on random tables', (t) => {
  const cases = Array.from({ length: 40 }, (_, i) => times(rng.int(25, 200), i % 2 === 0));
  const found = byLibraries(cases.map((each) => ['survival', each.map(({ time }) => time), each.map(({ event }) => Number(event)), 12.5, 20.5])) as (number | null)[][];
  for (const [i, observations] of cases.entries()) {
    const steps = kaplanMeier(observations);
    near(t, [survivalAt(steps, 12.5), ...(survivalInterval(steps, 12.5, 0.95) ?? [undefined, undefined]), median(steps), ...(medianInterval(steps, 0.95) ?? [undefined, undefined]), restrictedMean(steps, 20.5)], found[i] ?? [], `table ${i}`);
  }
  t.end();
});

t.test('rank tests of two to four groups, with weights', (t) => {
  const cases = (['log-rank', 'gehan', 'tarone-ware'] as const).flatMap((weighting) => [2, 3, 4].flatMap((k) => [0, 1, 2, 3].map((i) => ({ weighting, groups: Array.from({ length: k }, () => times(rng.int(15, 60), i % 2 === 0)) }))));
  const found = byLibraries(cases.map(({ weighting, groups }) => ['ranks', groups.flatMap((group) => group.map(({ time }) => time)), groups.flatMap((group) => group.map(({ event }) => Number(event))), groups.flatMap((group, g) => group.map(() => g)), weighting])) as number[][];
  for (const [i, { weighting, groups }] of cases.entries()) { const { statistic, p } = rankTest(groups, weighting); near(t, [statistic, p], found[i] ?? [], `${weighting} ${groups.length}`, 1e-7); }
  t.end();
});

t.test("Cox's model with ties, one to four covariates", (t) => {
  const cases = Array.from({ length: 24 }, (_, i) => {
    const covariates = 1 + (i % 4);
    return times(rng.int(60, 220), i % 2 === 0).map((each) => ({ ...each, x: Array.from({ length: covariates }, (_unused, a) => (a % 2 === 0 ? Number(rng.chance(0.4)) : Math.round(60 + 10 * rng.normal()))) }));
  });
  const found = byLibraries(cases.map((each) => ['cox', each.map(({ time }) => time), each.map(({ event }) => Number(event)), each.map(({ x }) => x)])) as { b: number[]; se: number[]; p: number[]; lifelines: number[]; lr: number[]; c: number }[];
  for (const [i, subjects] of cases.entries()) {
    const fit = fitCox(subjects, subjects[0]?.x.length ?? 0);
    const theirs = found[i];
    if (fit === undefined || theirs === undefined) { t.fail(`table ${i} was fitted`); continue; }
    near(t, [...fit.coefficients, ...fit.errors, ...fit.p], [...theirs.b, ...theirs.se, ...theirs.p], `table ${i}`, 1e-7);
    t.ok([fit.likelihoodRatio.statistic, fit.likelihoodRatio.p].every((each, a) => Math.abs(each - (theirs.lr[a] ?? 0)) < 1e-5 + 1e-5 * each), 'its likelihood ratio');
    t.ok([...fit.coefficients, ...fit.errors].every((each, a) => Math.abs(each - (theirs.lifelines[a] ?? 0)) < 1e-3 * (fit.errors[a % fit.errors.length] ?? 1)), 'lifelines is near');
    near(t, [concordance(subjects, subjects.map(({ x }) => x.reduce((total, value, a) => total + value * (fit.coefficients[a] ?? 0), 0)))], [theirs.c], `concordance ${i}`, 1e-9);
  }
  t.equal(fitCox([1, 2, 3, 4].map((time) => ({ time, event: true, x: [time > 2 ? 0 : 1] })), 1), undefined, 'a covariate that separates the events has no estimate');
  t.equal(fitCox([1, 2, 3].map((time) => ({ time, event: true, x: [1] })), 1), undefined, 'nor one that is constant');
  t.end();
});

t.test('tables of counts, samples, intervals, adjustments', (t) => {
  const squares = Array.from({ length: 60 }, () => [rng.int(1, 40), rng.int(1, 80), rng.int(1, 60), rng.int(1, 300)] as const);
  const groups = Array.from({ length: 30 }, () => [normals(rng.int(8, 60)), normals(rng.int(8, 60), 0.5), normals(rng.int(8, 60))] as const);
  const shares = Array.from({ length: 40 }, () => { const n = rng.int(3, 300); return [rng.int(0, n), n] as const; });
  const lists = Array.from({ length: 10 }, () => Array.from({ length: rng.int(2, 30) }, () => rng.float() ** 3));
  const found = byLibraries([...squares.map((each) => ['square', ...each]), ...groups.map((each) => ['samples', ...each]), ...shares.map((each) => ['interval', ...each]), ...lists.map((each) => ['adjust', each])]);
  let at = 0;
  for (const [both, onlyA, onlyB, neither] of squares) {
    const four = { both, onlyA, onlyB, neither };
    const [plain, yates] = [false, true].map((correction) => chiSquareTest([[both, onlyA], [onlyB, neither]], correction));
    near(t, [fisherExact(four), fisherExact(four, 'less'), fisherExact(four, 'greater'), plain?.statistic, plain?.p, yates?.statistic, yates?.p], found[at++] as number[], JSON.stringify(four), 1e-7);
  }
  for (const [a, b, c] of groups) {
    const [w, u, k, n] = [welch(a, b), mannWhitney(a, b), kruskalWallis([a, b, c]), Math.min(a.length, b.length)];
    const [r, s] = [pearson(a.slice(0, n), b.slice(0, n)), spearman(a.slice(0, n), b.slice(0, n))];
    near(t, [w.statistic, w.p, u.statistic, u.p, k.statistic, k.p, r, correlationP(r, n), s, correlationP(s, n), quantile(a, 0.25), quantile(a, 0.5), quantile(a, 0.75)], found[at++] as number[], 'samples', 1e-8);
  }
  for (const [k, n] of shares) { const [exact, score] = found[at++] as [number[], number[]]; near(t, [...clopperPearson(k, n), ...wilson(k, n)], [...exact, ...score], `${k} of ${n}`, 1e-8); }
  for (const p of lists) { const [bh, all] = found[at++] as [number[], number[]]; near(t, [...falseDiscovery(p), ...bonferroni(p)], [...bh, ...all], 'adjusted'); }
  t.end();
});

t.test('clusters', (t) => {
  const cases = (['average', 'complete', 'ward', 'single'] as const).flatMap((linkage) => (linkage === 'ward' ? ['euclidean'] as const : ['euclidean', 'correlation'] as const).flatMap((metric) => [2, 3, 5].map((k) => ({ linkage, metric, k, points: Array.from({ length: rng.int(20, 50) }, () => Array.from({ length: 6 }, () => rng.normal())) }))));
  const found = byLibraries(cases.map(({ linkage, metric, k, points }) => ['clusters', points, linkage, metric, k, [0, 1, 2]])) as { heights: number[]; labels: number[]; kmeans: number[]; inertia: number; silhouette: number }[];
  for (const [i, { linkage, metric, k, points }] of cases.entries()) {
    const theirs = found[i];
    const between = distances(points, metric);
    const tree = hierarchy(between, linkage);
    near(t, tree.merges.map(({ height }) => height).toSorted((a, b) => a - b), theirs?.heights.toSorted((a, b) => a - b) ?? [], `${linkage} ${metric}`, 1e-9);
    const partition = (labels: readonly number[]): string => [...Map.groupBy(labels.keys(), (j) => labels[j]).values()].map((members) => members.join()).toSorted().join(' ');
    t.equal(cut(tree, points.length, k).map((members) => members.toSorted((a, b) => a - b).join()).toSorted().join(' '), partition(theirs?.labels ?? []), `cut in ${k}`);
    const means = kMeans(points, points.slice(0, 3));
    t.same(means.labels, theirs?.kmeans, 'k-means');
    near(t, [means.inertia, silhouette(between, means.labels)], [theirs?.inertia ?? 0, theirs?.silhouette ?? 0], 'inertia and silhouette', 1e-9);
  }
  t.end();
});

/** Weeks of remission in children with acute leukaemia, under 6-mercaptopurine and placebo; + is censored (E. J. Freireich et al., Blood 21 (1963) 699). */
const observed = (text: string): readonly Observation[] => text.split(' ').map((each) => ({ time: Number.parseInt(each, 10), event: !each.endsWith('+') }));
const SIX_MP = observed('6 6 6 6+ 7 9+ 10 10+ 11+ 13 16 17+ 19+ 20+ 22 23 25+ 32+ 32+ 34+ 35+');
const PLACEBO = observed('1 1 2 2 3 4 4 5 5 8 8 8 8 11 11 12 12 15 17 22 23');

t.test("worked example: Freireich's remission times, as Klein and Moeschberger, Kleinbaum and Klein, and Collett print them", (t) => {
  const steps = kaplanMeier(SIX_MP);
  t.same(steps.map(({ survival }) => Number(survival.toFixed(4))), [0.8571, 0.8067, 0.7529, 0.6902, 0.6275, 0.5378, 0.4482]);
  t.same(steps.map(({ atRisk, events }) => [atRisk, events]), [[21, 3], [17, 1], [15, 1], [12, 1], [11, 1], [7, 1], [6, 1]]);
  t.same(steps.map(({ survival, greenwood }) => Number((survival * Math.sqrt(greenwood)).toFixed(4))), [0.0764, 0.0869, 0.0963, 0.1068, 0.1141, 0.1282, 0.1346]);
  t.equal(median(steps), 23);
  const test = rankTest([SIX_MP, PLACEBO]);
  t.equal(test.statistic.toFixed(2), '16.79');
  t.same(test.expected.map((each) => each.toFixed(2)), ['19.25', '10.75']);
  t.same(test.observed, [9, 21]);
  const fit = fitCox([...SIX_MP.map((each) => ({ ...each, x: [0] })), ...PLACEBO.map((each) => ({ ...each, x: [1] }))], 1);
  // R's coxph with Efron's ties: 1.572, standard error 0.412.
  t.equal(fit?.coefficients[0]?.toFixed(3), '1.572');
  t.equal(fit?.errors[0]?.toFixed(3), '0.412');
  t.equal(fit && hazardRatio(fit, 0)[0].toFixed(2), '4.82');
  t.end();
});

t.test("worked examples: Fisher's tea tasting, Wilson's and Clopper-Pearson's intervals, Benjamini and Hochberg's table", (t) => {
  // A. Agresti, Categorical Data Analysis, 3rd ed., 3.5.2: one-sided 0.243, two-sided 0.486.
  const tea = { both: 3, onlyA: 1, onlyB: 1, neither: 3 };
  t.equal(fisherExact(tea, 'greater').toFixed(3), '0.243');
  t.equal(fisherExact(tea).toFixed(3), '0.486');
  t.equal(oddsRatio(tea), 9);
  // R. G. Newcombe, Stat. Med. 17 (1998) 857, table I: 81 of 263.
  t.same(wilson(81, 263).map((each) => each.toFixed(4)), ['0.2553', '0.3662']);
  t.same(clopperPearson(81, 263).map((each) => each.toFixed(4)), ['0.2527', '0.3676']);
  t.same([wilson(0, 20), clopperPearson(0, 20)].map(([, upper]) => upper.toFixed(4)), ['0.1611', '0.1684']);
  // Y. Benjamini and Y. Hochberg (1995), section 4.1: four hypotheses are rejected at 0.05.
  const p = [0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262, 0.5719, 0.6528, 0.7590, 1];
  t.equal(falseDiscovery(p).filter((each) => each <= 0.05).length, 4);
  t.equal(bonferroni(p).filter((each) => each <= 0.05).length, 3);
  t.end();
});

t.test('dose-response by hand', (t) => {
  const points = [{ concentration: 10, viability: 20 }, { concentration: 0.1, viability: 100 }, { concentration: 1, viability: 60 }];
  // Trapezoids of one decade each: 80 and 40 of 100.
  t.equal(normalisedArea(points).toFixed(10), '0.6000000000');
  t.equal(halfConcentration(points)?.toFixed(10), (10 ** 0.25).toFixed(10));
  t.equal(halfConcentration(points.slice(1)), undefined, 'half is never reached');
  t.equal(halfConcentration([{ concentration: 1, viability: 40 }, { concentration: 2, viability: 30 }]), undefined, 'or was before');
  t.end();
});
