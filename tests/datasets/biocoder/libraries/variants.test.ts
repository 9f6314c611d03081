/** Functions on variants against Biopython, NumPy and SciPy. */
import { fileURLToPath } from 'node:url';
import t from 'tap';
import type { Json } from '../../../../datasets/biocoder/template.ts';
import { BIOPYTHON, type Comparison, compareWithLibrary, SCIPY } from './compare.ts';

const PROGRAM = fileURLToPath(new URL('variants_by_libraries.py', import.meta.url));

/** Both alleles are seen. */
const polymorphic = (genotypes: Json): boolean => {
  const whole = (genotypes as readonly string[]).filter((genotype) => genotype.length === 3 && !genotype.includes('.')).join('');
  return whole.includes('0') && whole.includes('1');
};
const both = (first: Json, second: Json): boolean => {
  const rows = (first as readonly string[]).flatMap((one, i) => ((one + (second as readonly string[])[i]).includes('/') ? [] : [0, 2].map((side) => [one[side], (second as readonly string[])[i]?.[side]])));
  const known = rows.filter((row) => !row.includes('.'));
  return [0, 1].every((locus) => new Set(known.map((row) => row[locus])).size === 2);
};

t.test('Biopython agrees', (t) => {
  compareWithLibrary(t, BIOPYTHON, PROGRAM, ['standard', 'mitochondrial'].flatMap((table) => ['coding', 'genomic'].map((alt): Comparison => ({ template: 'coding-consequence', settings: { base: 1, alt, output: 'one letter', start: 'as others', table, partial: 'none' } }))));
  t.end();
});

t.test('NumPy and SciPy agree', (t) => {
  compareWithLibrary(t, SCIPY, PROGRAM, [
    { template: 'hardy-weinberg', settings: { correction: 0, rare: 'computed', result: 'chi2', haploid: 'left out' }, fits: polymorphic },
    ...['r2', 'd'].map((measure): Comparison => ({ template: 'linkage-disequilibrium', settings: { measure, unphased: 'left out', partial: 'known' }, fits: both })),
    ...[1, 0.5].map((pseudocount): Comparison => ({ template: 'strand-bias', settings: { measure: 'log odds', pseudocount, bound: 'at least', none: 'error' } })),
  ]);
  t.end();
});
