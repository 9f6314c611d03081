/** Genes that are mutated together, or in each other's stead. */
import type { Flag, View } from '../analysis/view.ts';
import { pyLiteral } from '../python/literal.ts';
import { alteredFrame, loadHead, loadUnits } from '../python/snippets.ts';
import { falseDiscovery } from '../statistics/samples.ts';
import { chiSquareTest, crossed, fisherExact, oddsRatio, type TwoByTwo } from '../statistics/tables.ts';
import { aboutCounting, type Counting, drawCounting, drawGenes, UNIT } from './common.ts';
import { type Answers, cell, defineForm, dict, listed, table } from './form.ts';

const FLAGS: readonly Flag[] = ['samples as patients', 'silent counted', 'unsequenced counted', 'duplicates kept'];
const USES = ['samples', 'mutations'] as const;
const NOTES = ['sequenced', 'levels'] as const;
interface Pair { readonly counting: Counting; readonly genes: readonly [string, string] }
interface Several { readonly counting: Counting; readonly genes: readonly string[] }

const counts = (view: View, { level, classes }: Counting, a: string, b: string): TwoByTwo => crossed(view.units(level).keys(), view.mutated(a, classes, level), view.mutated(b, classes, level));
const drawPair = (rng: Parameters<typeof drawCounting>[0], study: Parameters<typeof drawGenes>[1]): Pair | undefined => {
  const counting = drawCounting(rng);
  const [a, b] = drawGenes(rng, study, counting, 2, 10) ?? [];
  return a === undefined || b === undefined ? undefined : { counting, genes: [a, b] };
};
const python = ({ counting, genes }: Several, study: Parameters<typeof drawGenes>[1]): string => `${loadHead(study.profile)}${loadUnits(study.profile, counting.level, counting.classes)}${alteredFrame(genes)}`;
const CROSS = `def cross(a, b):
    x, y = altered[a], altered[b]
    return [[int((x & y).sum()), int((x & ~y).sum())], [int((~x & y).sum()), int((~x & ~y).sum())]]
`;

const fisher = defineForm({
  id: 'fisher', difficulty: 3, uses: USES, notes: NOTES, precision: ['relative'],
  draw: (rng, study): Pair | undefined => drawPair(rng, study),
  ask: ({ counting, genes: [a, b] }, study) => [
    `Are ${a} and ${b} mutations co-occurring or mutually exclusive? Cross them, and test with Fisher's exact test (two-sided). ${aboutCounting(counting, study)}`,
    `Cross-tabulate ${a} and ${b} status and give the sample odds ratio and the two-sided Fisher p-value. ${aboutCounting(counting, study)}`,
    `For the pair ${a} / ${b}: how many ${UNIT[counting.level]} have both, one, or neither mutated, what is the odds ratio (ad/bc), and what does a two-sided Fisher test say? ${aboutCounting(counting, study)}`,
  ],
  results: ({ genes: [a, b] }) => ({
    counts: { names: ['counts', 'contingency', 'cross_counts'], says: `list of four numbers: both mutated, ${a} alone, ${b} alone, neither` },
    odds: { names: ['odds_ratio', 'OR'], says: 'float' }, p: { names: ['fisher_p', 'p_value'], says: 'float' },
  }),
  compute(view, { counting, genes: [a, b] }): Answers | undefined {
    const four = counts(view, counting, a, b);
    if (four.both * four.neither === 0 || four.onlyA * four.onlyB === 0) return undefined;
    return { counts: { is: 'list', items: [four.both, four.onlyA, four.onlyB, four.neither], ordered: true }, odds: cell(oddsRatio(four)), p: cell(fisherExact(four)) };
  },
  mistakes: FLAGS,
  wrongs: (right, { counting, genes: [a, b] }, view) => {
    const four = counts(view, counting, a, b);
    const p = chiSquareTest([[four.both, four.onlyA], [four.onlyB, four.neither]]).p;
    return [{ ...right, p: cell(p) }, { ...right, odds: cell(1 / oddsRatio(four)) }, { ...right, p: cell(Math.min(fisherExact(four, 'less'), fisherExact(four, 'greater'))) }];
  },
  python: (p, study, n) => `${python(p, study)}${CROSS}from scipy.stats import fisher_exact
square = cross("${p.genes[0]}", "${p.genes[1]}")
${n['counts']} = square[0] + square[1]
ratio, pvalue = fisher_exact(square)
${n['odds']}, ${n['p']} = float(ratio), float(pvalue)
`,
});

const allPairs = defineForm({
  id: 'all-pairs', difficulty: 4, uses: USES, notes: NOTES, precision: ['relative'],
  draw: (rng, study): Several | undefined => { const counting = drawCounting(rng); const genes = drawGenes(rng, study, counting, rng.int(3, 5), 8); return genes && { counting, genes }; },
  harder: ({ genes }) => (genes.length > 4 ? 1 : 0),
  ask: ({ counting, genes }, study) => [
    `Test every pair among ${listed(genes)} for co-occurrence: log2 odds ratio with 0.5 added to each of the four counts, two-sided Fisher p on the counts as they are, and q by Benjamini and Hochberg over the pairs. ${aboutCounting(counting, study)}`,
    `Make the co-occurrence table that cBioPortal shows for ${listed(genes)}: for each pair the number of ${UNIT[counting.level]} with both, log2 OR (0.5 added to every cell), two-sided Fisher p-value, and Benjamini-Hochberg q-value. ${aboutCounting(counting, study)}`,
  ],
  results: ({ genes }) => ({ table: { names: ['pairs', 'cooccurrence', 'gene_pairs'], says: `DataFrame with the columns \`gene_a\`, \`gene_b\`, \`both\`, \`log2_or\`, \`p\`, \`q\`, one row a pair; \`gene_a\` is the one that comes first in ${genes.join(', ')}` } }),
  compute(view, { counting, genes }): Answers {
    const pairs = genes.flatMap((a, i) => genes.slice(i + 1).map((b) => ({ a, b, four: counts(view, counting, a, b) })));
    const p = pairs.map(({ four }) => fisherExact(four));
    const q = falseDiscovery(p);
    return { table: table(['gene_a', 'gene_b', 'both', 'log2_or', 'p', 'q'], pairs.map(({ a, b, four }, i) => [a, b, four.both, Math.log2(oddsRatio(four, 0.5)), p[i] ?? 1, q[i] ?? 1]), ['gene_a', 'gene_b']) };
  },
  mistakes: FLAGS,
  wrongs: (right) => {
    const all = right['table'];
    return all?.is !== 'table' ? [] : [
      { table: { ...all, rows: all.rows.map((row) => row.map((value, j) => (j === 3 && typeof value === 'number' ? value * Math.LN2 : value))) } },
      { table: { ...all, rows: all.rows.map((row) => row.map((value, j) => (j === 5 ? row[4] ?? 1 : value))) } },
    ];
  },
  python: (p, study, n) => `${python(p, study)}${CROSS}from itertools import combinations
from scipy.stats import fisher_exact
from statsmodels.stats.multitest import multipletests
rows = []
for a, b in combinations(genes, 2):
    square = cross(a, b)
    shifted = np.array(square) + 0.5
    rows.append({"gene_a": a, "gene_b": b, "both": square[0][0], "log2_or": float(np.log2(shifted[0, 0] * shifted[1, 1] / (shifted[0, 1] * shifted[1, 0]))), "p": float(fisher_exact(square)[1])})
${n['table']} = pd.DataFrame(rows)
${n['table']}["q"] = multipletests(${n['table']}["p"], method="fdr_bh")[1]
`,
});

const exclusivity = defineForm({
  id: 'exclusivity', difficulty: 3, uses: USES, notes: NOTES, precision: ['relative'],
  draw: (rng, study): Pair & { readonly side: 'less' | 'greater' } | undefined => { const pair = drawPair(rng, study); return pair && { ...pair, side: rng.pick(['less', 'greater']) }; },
  ask: ({ counting, genes: [a, b], side }, study) => {
    const what = side === 'less' ? 'mutual exclusivity (odds ratio below 1)' : 'co-occurrence (odds ratio above 1)';
    return [
      `Test ${a} and ${b} for ${what} with a one-sided Fisher's exact test. How many ${UNIT[counting.level]} with both would be expected were they independent? ${aboutCounting(counting, study)}`,
      `One-sided question: is there ${what} of ${a} and ${b}? Give the observed number with both, the number expected under independence (product of the marginals over the total) and the one-sided Fisher p. ${aboutCounting(counting, study)}`,
    ];
  },
  results: () => ({
    observed: { names: ['observed_both', 'both'], says: 'int' }, expected: { names: ['expected_both', 'expected'], says: 'float' },
    p: { names: ['one_sided_p', 'p_value'], says: 'float' },
  }),
  compute(view, { counting, genes: [a, b], side }): Answers {
    const four = counts(view, counting, a, b);
    const total = four.both + four.onlyA + four.onlyB + four.neither;
    return { observed: cell(four.both), expected: cell(((four.both + four.onlyA) * (four.both + four.onlyB)) / total), p: cell(fisherExact(four, side)) };
  },
  mistakes: FLAGS,
  wrongs: (right, { counting, genes: [a, b], side }, view) => {
    const four = counts(view, counting, a, b);
    return [{ ...right, p: cell(fisherExact(four)) }, { ...right, p: cell(fisherExact(four, side === 'less' ? 'greater' : 'less')) }];
  },
  python: (p, study, n) => `${python(p, study)}${CROSS}from scipy.stats import fisher_exact
square = cross("${p.genes[0]}", "${p.genes[1]}")
${n['observed']} = square[0][0]
${n['expected']} = float(altered["${p.genes[0]}"].sum() * altered["${p.genes[1]}"].sum() / len(altered))
${n['p']} = float(fisher_exact(square, alternative="${p.side}")[1])
`,
});

const chiSquare = defineForm({
  id: 'chi-square', difficulty: 3, uses: USES, notes: NOTES, precision: ['relative'],
  draw: (rng, study): Pair & { readonly yates: boolean } | undefined => { const pair = drawPair(rng, study); return pair && { ...pair, yates: rng.chance(0.5) }; },
  ask: ({ counting, genes: [a, b], yates }, study) => [
    `Test the independence of ${a} and ${b} mutations by Pearson's chi-square ${yates ? "with Yates' continuity correction" : 'without continuity correction'}. ${aboutCounting(counting, study)} Also give the phi coefficient (chi-square without correction over n, square root, negative where they avoid each other).`,
    `Chi-square test of ${a} against ${b} (${yates ? 'Yates-corrected' : 'no correction'}), and phi, the correlation of the two binary variables. ${aboutCounting(counting, study)}`,
  ],
  results: () => ({ test: { names: ['chi2_test', 'independence'], says: 'dict with the keys "chi2" and "p"' }, phi: { names: ['phi', 'phi_coefficient'], says: 'float' } }),
  compute(view, { counting, genes: [a, b], yates }): Answers | undefined {
    const four = counts(view, counting, a, b);
    const square = [[four.both, four.onlyA], [four.onlyB, four.neither]];
    const test = chiSquareTest(square, yates);
    if (test.smallestExpected < 3 || test.statistic < 1e-3) return undefined;
    const phi = (four.both * four.neither - four.onlyA * four.onlyB) / Math.sqrt((four.both + four.onlyA) * (four.onlyB + four.neither) * (four.both + four.onlyB) * (four.onlyA + four.neither));
    return { test: dict([['chi2', test.statistic], ['p', test.p]]), phi: cell(phi) };
  },
  mistakes: FLAGS,
  wrongs: (right, { counting, genes: [a, b], yates }, view) => {
    const four = counts(view, counting, a, b);
    const test = chiSquareTest([[four.both, four.onlyA], [four.onlyB, four.neither]], !yates);
    return [{ ...right, test: dict([['chi2', test.statistic], ['p', test.p]]) }];
  },
  python: (p, study, n) => `${python(p, study)}${CROSS}from scipy.stats import chi2_contingency
square = cross("${p.genes[0]}", "${p.genes[1]}")
chi2, pvalue, _, _ = chi2_contingency(square, correction=${p.yates ? 'True' : 'False'})
${n['test']} = {"chi2": float(chi2), "p": float(pvalue)}
${n['phi']} = float(np.corrcoef(altered["${p.genes[0]}"].astype(float), altered["${p.genes[1]}"].astype(float))[0, 1])
`,
});

const partners = defineForm({
  id: 'partners', difficulty: 3, uses: USES, notes: NOTES, precision: [3, 4],
  draw: (rng, study): Several | undefined => { const counting = drawCounting(rng); const genes = drawGenes(rng, study, counting, rng.int(4, 6), 6); return genes && { counting, genes }; },
  ask: ({ counting, genes: [index = '', ...others] }, study) => [
    `Among ${UNIT[counting.level]} with a ${index} mutation, what share has ${listed(others)} mutated too; and among those without? ${aboutCounting(counting, study)} Add the Jaccard index of each with ${index} (both over either).`,
    `Profile the co-mutations of ${index}: for ${listed(others)} the fraction mutated in ${index}-mutated and in ${index}-wild-type ${UNIT[counting.level]}, and the Jaccard similarity with ${index}. ${aboutCounting(counting, study)}`,
  ],
  results: () => ({ table: { names: ['comutation', 'partners', 'partner_table'], says: 'DataFrame with the columns `gene`, `share_in_mutated`, `share_in_wildtype`, `jaccard`' } }),
  compute(view, { counting, genes: [index = '', ...others] }): Answers {
    return { table: table(['gene', 'share_in_mutated', 'share_in_wildtype', 'jaccard'], others.map((gene) => { const { both, onlyA, onlyB, neither } = counts(view, counting, index, gene); return [gene, both / (both + onlyA), onlyB / (onlyB + neither), both / (both + onlyA + onlyB)]; }), ['gene']) };
  },
  mistakes: FLAGS,
  wrongs: (_, { counting, genes: [index = '', ...others] }, view) => [{ table: table(['gene', 'share_in_mutated', 'share_in_wildtype', 'jaccard'], others.map((gene) => { const { both, onlyA, onlyB, neither } = counts(view, counting, gene, index); return [gene, both / (both + onlyA), onlyB / (onlyB + neither), both / (both + onlyA + onlyB)]; }), ['gene']) }],
  python: (p, study, n) => `${python(p, study)}index = altered["${p.genes[0] ?? ''}"]
rows = []
for gene in ${pyLiteral(p.genes.slice(1))}:
    own = altered[gene]
    rows.append({"gene": gene, "share_in_mutated": own[index].mean(), "share_in_wildtype": own[~index].mean(), "jaccard": (own & index).sum() / (own | index).sum()})
${n['table']} = pd.DataFrame(rows)
`,
});

export const CO_OCCURRENCE = { id: 'co-occurrence', title: 'Co-occurrence and mutual exclusivity', forms: [fisher, allPairs, exclusivity, chiSquare, partners] } as const;
