/** Examples that the sources of formulas and algorithms work out themselves. */
import t, { type Test } from 'tap';
import { caseOf } from '../../../datasets/biocoder/cases.ts';
import type { Json, Settings } from '../../../datasets/biocoder/template.ts';
import { templateOf } from '../../../datasets/biocoder/topics/index.ts';

/** What a function gives; conventions that are not named have their first values. */
function given(id: string, settings: Settings, ...input: readonly Json[]): Json {
  const template = templateOf(id);
  const all = { ...Object.fromEntries(Object.entries(template.conventions).map(([name, values]) => [name, values[0] ?? null])), ...settings };
  return caseOf(template, all, input).output ?? null;
}

/** Equal to the digits that are printed. */
const near = (t: Test, found: Json, printed: number, within: number, what: string): void => void t.ok(Math.abs(Number(found) - printed) <= within, `${what}: ${String(found)}, printed ${printed}`);

const samples = (counts: Readonly<Record<string, number>>): string[] => Object.entries(counts).flatMap(([genotype, count]) => Array.from({ length: count }, () => genotype));
/** Two sequences of 200 sites with so many transitions and transversions. */
const pair = (transitions: number, transversions: number): string[] => ['A'.repeat(200), `${'G'.repeat(transitions)}${'C'.repeat(transversions)}${'A'.repeat(200 - transitions - transversions)}`];

t.test('variants', (t) => {
  const chi2 = given('hardy-weinberg', { correction: 0, rare: 'computed', result: 'chi2', haploid: 'left out' }, samples({ '0/0': 1469, '0/1': 138, '1/1': 5 }));
  near(t, chi2, 0.83, 0.005, 'Ford 1971: scarlet tiger moths');
  // Wigginton, Cutler, Abecasis 2005, table 1: 100 samples with 21 copies of the rarer allele; probabilities of so many heterozygotes, and p-values.
  const exact = (heterozygotes: number, settings: Settings): Json => given('hwe-exact', { order: 'hom het hom', scale: 'p', ...settings }, 100 - heterozygotes - (21 - heterozygotes) / 2, heterozygotes, (21 - heterozygotes) / 2);
  for (const [heterozygotes, printed] of [[17, 0.214465], [15, 0.059283], [13, 0.009375]] as const) {
    // The mid-p value lacks half of it.
    const probability = 2 * (Number(exact(heterozygotes, { alternative: 'deficit', mid: false })) - Number(exact(heterozygotes, { alternative: 'deficit', mid: true })));
    near(t, probability, printed, 6e-7, `probability of ${heterozygotes} heterozygotes`);
  }
  for (const [heterozygotes, printed] of [[21, 0.593645], [19, 1]] as const) near(t, exact(heterozygotes, { alternative: 'two-sided', mid: false }), printed, 6e-7, `exact test, ${heterozygotes} heterozygotes`);
  // Tan, Abecasis, Kang 2015, figure 2: a deletion of CA in GGGCACACACAGGG is 3 GCA G, wherever it was put.
  for (const [pos, ref, alt] of [[6, 'CAC', 'C'], [3, 'GCACA', 'GCA'], [2, 'GGCA', 'GG'], [4, 'CAC', 'C'], [9, 'ACA', 'A']] as const) {
    t.equal(given('normalise-variant', { base: 1, shift: 'left', form: 'padded', output: 'colons' }, 'GGGCACACACAGGG', pos, ref, alt), '3:GCA:G', `${pos}:${ref}:${alt}`);
  }
  t.end();
});

t.test('structures', (t) => {
  // Durbin, Eddy, Krogh, Mitchison 1998, figure 10.8.
  t.equal(given('nussinov', { loop: 0, wobble: false, score: 'pairs', result: 'total' }, 'GGGAAAUCC'), 3);
  t.end();
});

t.test('graphs and phylogeny', (t) => {
  // Li 1997, chapter 3: 200 sites with 20 transitions and 4 transversions, and with 50 and 16.
  for (const [model, first, second] of [['JC69', 0.13, 0.43], ['K80', 0.13, 0.48]] as const) {
    near(t, given('evolutionary-distances', { model, output: 'mean' }, pair(20, 4)), first, 0.005, model);
    near(t, given('evolutionary-distances', { model, output: 'mean' }, pair(50, 16)), second, 0.005, model);
  }
  // The working example of the article "UPGMA" in Wikipedia: 5S ribosomal RNA of five bacteria.
  const matrix = [[0, 17, 21, 31, 23], [17, 0, 30, 34, 21], [21, 30, 0, 28, 39], [31, 34, 28, 0, 43], [23, 21, 39, 43, 0]];
  const joins = given('cluster-tree', { linkage: 'UPGMA', given: 'distances', height: 'half', ties: 'first', output: 'joins' }, ['a', 'b', 'c', 'd', 'e'], matrix);
  t.same(joins, [[['a'], ['b'], 8.5], [['a', 'b'], ['e'], 11], [['c'], ['d'], 14], [['a', 'b', 'e'], ['c', 'd'], 16.5]]);
  t.end();
});

t.test('laboratory', (t) => {
  // SantaLucia 1998, figure 1: CGTTGA with its complement, from the table of free energies; enthalpies and entropies are rounded apart from them.
  near(t, given('nearest-neighbour', { result: 'free energy', salt: 1, symmetry: 'considered', ends: 'both' }, 'CGTTGA', 0.0001), -5.35, 0.1, 'free energy');
  // Applied Biosystems User Bulletin 2 (the example to which Livak and Schmittgen 2001 refer): c-myc in kidney against brain, with GAPDH.
  const [brain, kidney] = [{ target: [30.49], reference: [23.63] }, { target: [27.03], reference: [22.66] }];
  near(t, given('relative-expression', { method: 'livak', replicates: 'mean', result: 'fold' }, brain, kidney, [2, 2]), 5.6, 0.05, 'fold change');
  near(t, given('relative-expression', { method: 'pfaffl', replicates: 'mean', result: 'fold' }, brain, kidney, [2, 2]), 5.6, 0.05, 'Pfaffl with full efficiencies is the same');
  // A slope of -3.32 is an efficiency of 100 percent (MIQE 2009).
  near(t, given('pcr-efficiency', { replicates: 'each', spread: 'kept', result: 'percent' }, [[10, [30]], [100, [30 - 3.3219281]], [1000, [30 - 6.6438562]]]), 100, 1e-4, 'efficiency');
  t.end();
});
