/** Special functions and distributions against SciPy 1.16.3; each case names the call that gives its value. */
import t from 'tap';
import { chiSquareCdf, chiSquareQuantile } from '../../datasets/distributions/chi-square.ts';
import { fCdf, fQuantile } from '../../datasets/distributions/f.ts';
import { noncentralChiSquareCdf } from '../../datasets/distributions/noncentral-chi-square.ts';
import { noncentralFCdf } from '../../datasets/distributions/noncentral-f.ts';
import { noncentralTCdf, noncentralTSurvival } from '../../datasets/distributions/noncentral-t.ts';
import { normalCdf, normalQuantile } from '../../datasets/distributions/normal.ts';
import { betaRegularized, gammaLower, gammaUpper, logGamma } from '../../datasets/distributions/special.ts';
import { tCdf, tQuantile } from '../../datasets/distributions/student-t.ts';

const CASES: readonly (readonly [call: string, value: number, expected: number])[] = [
  ['special.gammaln(0.3)', logGamma(0.3), 1.0957979948180756],
  ['special.gammaln(12.5)', logGamma(12.5), 18.73434751193645],
  ['special.gammaln(5000.5)', logGamma(5000.5), 37586.88488728106],
  ['special.betainc(2.5, 4, 0.3)', betaRegularized(0.3, 2.5, 4), 0.3521975859067672],
  ['special.betainc(500, 0.5, 0.99)', betaRegularized(0.99, 500, 0.5), 0.0015273578790529904],
  ['special.betainc(0.5, 2000, 0.001)', betaRegularized(0.001, 0.5, 2000), 0.9545402415621452],
  ['special.gammainc(2.5, 1.3)', gammaLower(2.5, 1.3), 0.23863473215498604],
  ['special.gammaincc(3, 20)', gammaUpper(3, 20), 4.5551495055892125e-07],
  ['special.gammainc(400, 380)', gammaLower(400, 380), 0.15855070978429484],
  ['norm.cdf(1.3)', normalCdf(1.3), 0.9031995154143897],
  ['norm.cdf(-6)', normalCdf(-6), 9.865876450376946e-10],
  ['norm.cdf(-30)', normalCdf(-30), 4.906713927147908e-198],
  ['norm.ppf(0.975)', normalQuantile(0.975), 1.959963984540054],
  ['norm.ppf(0.0001)', normalQuantile(0.0001), -3.7190164854556804],
  ['t.cdf(2.1, 7)', tCdf(2.1, 7), 0.9630644018935387],
  ['t.cdf(-1.2, 2.5)', tCdf(-1.2, 2.5), 0.16571941883293856],
  ['t.ppf(0.975, 3)', tQuantile(0.975, 3), 3.182446305284263],
  ['t.ppf(0.995, 1)', tQuantile(0.995, 1), 63.65674116287399],
  ['t.ppf(0.975, 838.5)', tQuantile(0.975, 838.5), 1.9627971878752302],
  ['t.ppf(0.9999, 12)', tQuantile(0.9999, 12), 5.2632730078290075],
  ['f.cdf(2.7, 3, 20)', fCdf(2.7, 3, 20), 0.9268975423259067],
  ['f.ppf(0.95, 3, 36)', fQuantile(0.95, 3, 36), 2.86626555094018],
  ['f.ppf(0.99, 4, 2000)', fQuantile(0.99, 4, 2000), 3.328548918055299],
  ['f.ppf(0.95, 1, 2)', fQuantile(0.95, 1, 2), 18.512820512820497],
  ['chi2.cdf(7.2, 4)', chiSquareCdf(7.2, 4), 0.8743108767424542],
  ['chi2.ppf(0.95, 1)', chiSquareQuantile(0.95, 1), 3.841458820694124],
  ['chi2.ppf(0.99, 20)', chiSquareQuantile(0.99, 20), 37.56623478662507],
  ['nct.cdf(2, 10, 1.5)', noncentralTCdf(2, 10, 1.5), 0.6591540724421909],
  ['nct.cdf(-2, 10, 1.5)', noncentralTCdf(-2, 10, 1.5), 0.0007347489962542088],
  ['nct.cdf(2, 10, -1.5)', noncentralTCdf(2, 10, -1.5), 0.9992652510037457],
  ['nct.sf(2, 10, 1.5)', noncentralTSurvival(2, 10, 1.5), 1 - 0.6591540724421909],
  ['nct.cdf(1.97, 400, 2.8)', noncentralTCdf(1.97, 400, 2.8), 0.2034888791698012],
  ['nct.cdf(2.2, 3.7, 0.4)', noncentralTCdf(2.2, 3.7, 0.4), 0.9068361323941517],
  ['nct.cdf(0, 12, 0.8)', noncentralTCdf(0, 12, 0.8), 0.21185539858339664],
  ['nct.cdf(2, 1, 3)', noncentralTCdf(2, 1, 3), 0.17956249655224174],
  ['nct.cdf(20, 30, 16.6)', noncentralTCdf(20, 30, 16.6), 0.8806959018574216],
  ['ncf.cdf(2.87, 3, 36, 9.5)', noncentralFCdf(2.87, 3, 36, 9.5), 0.3157541010707005],
  ['ncf.cdf(1.5, 2, 12, 0.2)', noncentralFCdf(1.5, 2, 12, 0.2), 0.7068717875763568],
  ['ncf.cdf(2.61, 3, 5000, 10.9)', noncentralFCdf(2.61, 3, 5000, 10.9), 0.2009738833486573],
  ['ncf.cdf(300, 1, 36, 277)', noncentralFCdf(300, 1, 36, 277), 0.5917161218890009],
  ['f.cdf(3, 2, 10)', noncentralFCdf(3, 2, 10, 0), 0.904632568359375],
  ['ncx2.cdf(9.488, 4, 12)', noncentralChiSquareCdf(9.488, 4, 12), 0.1975871092376382],
  ['ncx2.cdf(3.84, 1, 0.3)', noncentralChiSquareCdf(3.84, 1, 0.3), 0.9149231429551278],
  ['ncx2.cdf(7000, 4, 7200)', noncentralChiSquareCdf(7000, 4, 7200), 0.11417618060851362],
  ['chi2.cdf(9.49, 4)', noncentralChiSquareCdf(9.49, 4, 0), 0.9500468687767051],
];

t.test('values as SciPy gives them', async (t) => {
  for (const [call, value, expected] of CASES) t.ok(Math.abs(value - expected) <= 1e-10 * Math.max(1e-3, Math.abs(expected)) + 1e-12, `${call}: ${value} for ${expected}`);
});

t.test('far tails stay probabilities', async (t) => {
  t.equal(noncentralChiSquareCdf(9.49, 4, 7_200), 0, 'a large noncentrality does not underflow into nonsense');
  t.ok(noncentralFCdf(4.1, 1, 36, 277) < 1e-15);
  t.equal(noncentralTCdf(2, 30, 50), 0, 'beyond the reach of AS 243');
  t.equal(noncentralTSurvival(-2, 30, 50), 1);
  t.equal(normalCdf(40), 1);
  t.equal(normalCdf(0), 0.5);
  t.ok(Math.abs(normalQuantile(0.5)) < 1e-15);
  t.equal(chiSquareCdf(0, 3), 0);
  t.equal(fCdf(-1, 3, 4), 0);
});

t.test('quantiles undo the distribution functions', async (t) => {
  for (const p of [0.001, 0.05, 0.3, 0.5, 0.8, 0.99]) {
    for (const df of [1, 2.5, 9, 400]) {
      t.ok(Math.abs(tCdf(tQuantile(p, df), df) - p) < 1e-12, `t, ${df} degrees of freedom, ${p}`);
      t.ok(Math.abs(chiSquareCdf(chiSquareQuantile(p, df), df) - p) < 1e-12, `chi-square, ${df} degrees of freedom, ${p}`);
      t.ok(Math.abs(fCdf(fQuantile(p, df, 17), df, 17) - p) < 1e-12, `F, ${df} and 17 degrees of freedom, ${p}`);
    }
    t.ok(Math.abs(normalCdf(normalQuantile(p)) - p) < 1e-14, `normal, ${p}`);
  }
  for (const p of [0, 1, -1, Number.NaN]) for (const quantile of [normalQuantile, (q: number) => tQuantile(q, 3), (q: number) => fQuantile(q, 3, 4), (q: number) => chiSquareQuantile(q, 3)]) t.throws(() => quantile(p), RangeError);
});
