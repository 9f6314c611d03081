/**
 * Special functions and distributions against SciPy, over seeded arguments as power calculations have them: shapes up
 * to thousands, probabilities from one in a million, effects from nothing to certainty. Each tolerance is some ten times the worst
 * error found: graded powers need four digits.
 */
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import t from 'tap';
import { chiSquareCdf, chiSquareQuantile } from '../../../datasets/distributions/chi-square.ts';
import { fCdf, fQuantile } from '../../../datasets/distributions/f.ts';
import { noncentralChiSquareCdf } from '../../../datasets/distributions/noncentral-chi-square.ts';
import { noncentralFCdf } from '../../../datasets/distributions/noncentral-f.ts';
import { noncentralTCdf, noncentralTSurvival } from '../../../datasets/distributions/noncentral-t.ts';
import { normalCdf, normalQuantile } from '../../../datasets/distributions/normal.ts';
import { betaRegularized, gammaLower, gammaUpper, logGamma } from '../../../datasets/distributions/special.ts';
import { tCdf, tQuantile } from '../../../datasets/distributions/student-t.ts';
import { Rng } from '../../../env/rng.ts';
import { SANDBOX_PYTHON } from '../../env/sandboxes/python-snippets.ts';

const POINTS = 400;
/** Values smaller than this are compared absolutely, as if they were as large: no power calculation looks so far into a tail. */
const FLOOR = 1e-6;

const log = (rng: Rng, low: number, high: number): number => low * (high / low) ** rng.float();
const between = (rng: Rng, low: number, high: number): number => low + (high - low) * rng.float();
/** Both tails, down to one in a million. */
const probability = (rng: Rng): number => { const tail = log(rng, 1e-6, 0.5); return rng.chance(0.5) ? tail : 1 - tail; };

interface Point { readonly args: readonly number[]; readonly value: number }
interface Compared { readonly tolerance: number; point(rng: Rng): Point }

/** @param tolerance largest relative error */
const compared = <A extends readonly [number, ...number[]]>(compute: (...args: A) => number, tolerance: number, draw: (rng: Rng) => A): Compared => ({
  tolerance,
  point: (rng) => { const args = draw(rng); return { args, value: compute(...args) }; },
});

const FUNCTIONS: Readonly<Record<string, Compared>> = {
  logGamma: compared(logGamma, 1e-12, (rng) => [log(rng, 0.05, 1e5)]),
  betaRegularized: compared(betaRegularized, 1e-10, (rng) => { const [a, b] = [log(rng, 0.5, 5_000), log(rng, 0.5, 5_000)]; return [Math.min(1 - 1e-9, Math.max(1e-9, a / (a + b) + between(rng, -4, 4) * Math.sqrt((a * b) / (a + b + 1)) / (a + b))), a, b]; }),
  gammaLower: compared(gammaLower, 1e-10, (rng) => { const a = log(rng, 0.5, 5_000); return [a, Math.max(1e-3, a + between(rng, -4, 4) * Math.sqrt(a))]; }),
  gammaUpper: compared(gammaUpper, 1e-10, (rng) => { const a = log(rng, 0.5, 5_000); return [a, Math.max(1e-3, a + between(rng, -4, 4) * Math.sqrt(a))]; }),
  normalCdf: compared(normalCdf, 1e-12, (rng) => [between(rng, -8, 8)]),
  normalQuantile: compared(normalQuantile, 1e-12, (rng) => [probability(rng)]),
  tCdf: compared(tCdf, 1e-10, (rng) => [between(rng, -6, 6), log(rng, 1, 10_000)]),
  tQuantile: compared(tQuantile, 1e-9, (rng) => [probability(rng), log(rng, 1, 10_000)]),
  fCdf: compared(fCdf, 1e-10, (rng) => [log(rng, 0.05, 20), rng.int(1, 20), log(rng, 2, 10_000)]),
  fQuantile: compared(fQuantile, 1e-8, (rng) => [probability(rng), rng.int(1, 20), log(rng, 2, 10_000)]),
  chiSquareCdf: compared(chiSquareCdf, 1e-11, (rng) => { const df = log(rng, 1, 200); return [df * log(rng, 0.1, 4), df]; }),
  chiSquareQuantile: compared(chiSquareQuantile, 1e-10, (rng) => [probability(rng), log(rng, 1, 200)]),
  noncentralTCdf: compared(noncentralTCdf, 1e-8, (rng) => { const delta = between(rng, -6, 6); return [delta + between(rng, -4, 4), log(rng, 2, 5_000), delta]; }),
  noncentralTSurvival: compared(noncentralTSurvival, 1e-8, (rng) => { const delta = between(rng, -6, 6); return [delta + between(rng, -4, 4), log(rng, 2, 5_000), delta]; }),
  noncentralFCdf: compared(noncentralFCdf, 1e-10, (rng) => { const [df, lambda] = [rng.int(1, 12), log(rng, 0.01, 60)]; return [(1 + lambda / df) * log(rng, 0.2, 4), df, log(rng, 4, 5_000), lambda]; }),
  noncentralChiSquareCdf: compared(noncentralChiSquareCdf, 1e-11, (rng) => { const [df, lambda] = [rng.int(1, 30), log(rng, 0.01, 200)]; return [(df + lambda) * log(rng, 0.2, 3), df, lambda]; }),
};

t.test('the same values as SciPy', { skip: SANDBOX_PYTHON === undefined && 'the sandbox environment with SciPy is not set up' }, (t) => {
  const points = Object.entries(FUNCTIONS).map(([name, { point, tolerance }]) => {
    const rng = new Rng('scipy', name);
    return { name, tolerance, points: Array.from({ length: POINTS }, () => point(rng)) };
  });
  const run = spawnSync(SANDBOX_PYTHON ?? '', [path.join(import.meta.dirname, 'values_by_scipy.py')], {
    input: JSON.stringify(Object.fromEntries(points.map((each) => [each.name, each.points.map(({ args }) => args)]))), encoding: 'utf8', maxBuffer: 64 * 1024 * 1024,
  });
  t.equal(run.status, 0, run.stderr);
  const expected = JSON.parse(run.stdout) as Readonly<Record<string, readonly number[]>>;
  for (const { name, tolerance, points: ours } of points) {
    const errors = ours.map(({ value }, i) => { const theirs = expected[name]?.[i] ?? Number.NaN; return Math.abs(value - theirs) / Math.max(FLOOR, Math.abs(theirs)); });
    t.notOk(errors.some(Number.isNaN), `${name}: numbers everywhere`);
    const worst = Math.max(...errors);
    const at = ours[errors.indexOf(worst)]?.args.map((value) => value.toPrecision(6)).join(', ') ?? '';
    t.ok(worst <= tolerance, `${name}: ${ours.length} points, worst relative error ${worst.toExponential(1)} (allowed ${tolerance}) at (${at})`);
  }
  t.end();
});
