/** Statistics of reads and words against NumPy and SciPy. */
import { fileURLToPath } from 'node:url';
import t from 'tap';
import { type Comparison, compareWithLibrary, SCIPY } from './compare.ts';

const PROGRAM = fileURLToPath(new URL('scipy_functions.py', import.meta.url));
const sum = (value: unknown): number => (Array.isArray(value) ? value.reduce((total: number, each: number) => total + each, 0) : 0);

t.test('SciPy agrees', (t) => {
  const positive = (counts: unknown): number => (Array.isArray(counts) ? counts.filter((row: readonly number[]) => row.every((count) => count > 0)).length : 0);
  const comparisons: readonly Comparison[] = [
    ...['MAD', 'standard deviation', 'quartile range'].map((spread): Comparison => ({ template: 'insert-sizes', settings: { centre: 'median', spread, outliers: 'kept', orientation: 'any', largest: 1000 }, fits: (pairs) => Array.isArray(pairs) && pairs.filter(([chrom, start, end]: readonly (string | number)[]) => chrom === '=' && Number(end) - Number(start) < 1000).length > 1 })),
    ...[1, 2].map((least): Comparison => ({ template: 'rarefaction', settings: { replacement: 'without', result: 'expected', least, beyond: 'capped', seen: 1 }, fits: (counts, depths) => sum(counts) > 0 && sum(depths) <= sum(counts) })),
    { template: 'library-complexity', settings: { input: 'histogram', result: 'size', none: null }, fits: (reads) => Array.isArray(reads) && sum(reads) > 0 && reads.some((count, i) => i > 0 && Number(count) > 0), tolerance: 1e-8 },
    ...['median of ratios', 'upper quartile'].map((method): Comparison => ({ template: 'size-factors', settings: { method, zeros: 'genes without zeros', result: 'factors', scale: 'none', missing: 'ones' }, fits: (counts) => positive(counts) > 0 })),
    ...[1, 2, 3].map((k): Comparison => ({ template: 'sequence-entropy', settings: { k, base: 2, unknown: 'skipped', scale: 'none', empty: 0 }, fits: (seq) => /[ACGT]{3}/.test(String(seq)) })),
    { template: 'coverage-depth', settings: { coordinates: '0-based, half-open', quality: 0, result: 'mean and breadth', least: 2, uncovered: 'included' }, fits: (_reads, length) => Number(length) > 0 },
    { template: 'motif-scan', settings: { pseudocount: '1 for each base', background: 'uniform', strands: 'given', report: 'above threshold', unknown: 'no hit', numbering: 0 }, fits: (_sites, seq) => !String(seq).includes('N') },
  ];
  compareWithLibrary(t, SCIPY, PROGRAM, comparisons);
  t.end();
});
