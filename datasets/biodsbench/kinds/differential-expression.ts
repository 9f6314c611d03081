/** Genes that are expressed differently in two groups of samples, and signatures and correlations. */
import { median as medianOf } from '../../distributions/quantile.ts';
import type { Study, View } from '../analysis/view.ts';
import { pyLiteral } from '../python/literal.ts';
import { loadExpression, loadHead } from '../python/snippets.ts';
import { correlationP, falseDiscovery, mannWhitney, mean, pearson, spearman, variance, welch } from '../statistics/samples.ts';
import { expressionGenes } from '../studies/profiles.ts';
import { FILES } from '../studies/tables.ts';
import type { Rng } from '../../../env/rng.ts';
import { at, type Contrast, CONTRAST_FLAGS, contrasted, contrastSays, drawContrast, logged, pythonContrast } from './expressed.ts';
import { type Answers, apart, cell, defineForm, list, listed, table } from './form.ts';

const USES = ['samples', 'mutations', 'expression'] as const;
const NOTES = ['log2'] as const;
interface Tested { readonly gene: string; readonly change: number; readonly t: number; readonly p: number }
interface Contrasted { readonly contrast: Contrast }
interface OfGenes extends Contrasted { readonly genes: readonly string[] }

const genesOf = ({ profile }: Study): readonly string[] => expressionGenes(profile);
const drawOfGenes = (rng: Rng, study: Study, count: number): OfGenes | undefined => {
  const contrast = drawContrast(rng, study);
  const informative = [...study.profile.effects.map(({ gene }) => gene), ...study.profile.signatures.flat()];
  return contrast && { contrast, genes: [...new Set([...rng.shuffle(informative).slice(0, Math.ceil(count / 2)), ...rng.shuffle(genesOf(study))])].slice(0, count) };
};

function tested(view: View, contrast: Contrast, genes: readonly string[]): readonly Tested[] | undefined {
  const groups = contrasted(view, contrast);
  if (groups === undefined) return undefined;
  return genes.map((gene) => {
    const [a, b] = groups.map((columns) => at(logged(view, gene), columns)) as [readonly number[], readonly number[]];
    const { statistic, p } = welch(a, b);
    return { gene, change: mean(a) - mean(b), t: statistic, p };
  });
}
const TEST = `from scipy.stats import ttest_ind
test = ttest_ind(expression[one], expression[other], axis=1, equal_var=False)
frame = pd.DataFrame({"gene": expression.index, "log2fc": (expression[one].mean(axis=1) - expression[other].mean(axis=1)).to_numpy(), "t": test.statistic, "p": test.pvalue})
`;

const perGene = defineForm({
  id: 'welch-table', difficulty: 3, uses: USES, notes: NOTES, precision: ['relative'],
  draw: (rng, study): OfGenes | undefined => drawOfGenes(rng, study, rng.int(4, 8)),
  ask: ({ contrast, genes }, study) => [
    `Compare the expression of ${listed(genes)} between ${contrastSays(contrast, study)}. On log2(x + 1), give the difference of the means (first group minus second), Welch's t, its two-sided p, and q by Benjamini and Hochberg over these ${genes.length} genes.`,
    `Differential expression of ${listed(genes)}: ${contrastSays(contrast, study)}. Welch's t-test on log2(x + 1); the fold change is the mean of the first group minus that of the second; adjust over the ${genes.length} genes by Benjamini-Hochberg.`,
  ],
  results: () => ({ table: { names: ['de_table', 'expression_test', 'de_results'], says: 'DataFrame with the columns `gene`, `log2fc`, `t`, `p`, `q`' } }),
  compute(view, { contrast, genes }): Answers | undefined {
    const all = tested(view, contrast, genes);
    const q = all && falseDiscovery(all.map(({ p }) => p));
    return all && q && { table: table(['gene', 'log2fc', 't', 'p', 'q'], all.map(({ gene, change, t, p }, i) => [gene, change, t, p, q[i] ?? 1]), ['gene']) };
  },
  mistakes: CONTRAST_FLAGS,
  wrongs(right, { contrast, genes }, view) {
    const [a, b] = contrasted(view, contrast) ?? [[], []];
    const all = right['table'];
    if (all?.is !== 'table') return [];
    const raw = genes.map((gene) => { const values = view.expression.values.get(gene) ?? []; return welch(at(values, a), at(values, b)); });
    // On the values as they stand; and the groups the other way round.
    return [
      { table: { ...all, rows: all.rows.map((row, i) => [row[0] ?? '', row[1] ?? 0, raw[i]?.statistic ?? 0, raw[i]?.p ?? 1, row[4] ?? 1]) } },
      { table: { ...all, rows: all.rows.map(([gene = '', change, t, p = 1, q = 1]) => [gene, -Number(change), -Number(t), p, q]) } },
    ];
  },
  python: ({ contrast, genes }, study, n) => `${pythonContrast(contrast, study)}expression = expression.loc[${pyLiteral(genes)}]
${TEST}from statsmodels.stats.multitest import multipletests
frame["q"] = multipletests(frame["p"], method="fdr_bh")[1]
${n['table']} = frame
`,
});

const top = defineForm({
  id: 'top-genes', difficulty: 4, uses: USES, notes: NOTES, precision: ['relative'],
  draw: (rng, study): Contrasted & { readonly count: number } | undefined => { const contrast = drawContrast(rng, study); return contrast && { contrast, count: rng.int(3, 8) }; },
  ask: ({ contrast, count }, study) => [
    `Which ${count} genes differ most in expression between ${contrastSays(contrast, study)}? Welch's t-test on log2(x + 1) for every gene of the table, q-values by Benjamini and Hochberg over all of them; sort by p, smallest first.`,
    `Run a differential expression screen over all genes of ${FILES.expression}: ${contrastSays(contrast, study)}. Welch on log2(x + 1), Benjamini-Hochberg over all genes. Keep the ${count} smallest p-values, in ascending order.`,
  ],
  results: () => ({ top: { names: ['top_genes', 'top_de', 'de_top'], says: 'DataFrame, sorted by p, with the columns `gene`, `log2fc` (mean of the first group minus that of the second), `p`, `q`' } }),
  compute(view, { contrast, count }): Answers | undefined {
    const all = tested(view, contrast, genesOf(view.study));
    if (all === undefined) return undefined;
    const q = falseDiscovery(all.map(({ p }) => p));
    const sorted = all.map((each, i) => ({ ...each, q: q[i] ?? 1 })).toSorted((a, b) => a.p - b.p).slice(0, count + 1);
    if (!apart(sorted.map(({ p }) => Math.log(p)), 1e-4)) return undefined;
    return { top: table(['gene', 'log2fc', 'p', 'q'], sorted.slice(0, count).map(({ gene, change, p, q: adjusted }) => [gene, change, p, adjusted])) };
  },
  mistakes: CONTRAST_FLAGS,
  wrongs: (right) => {
    const all = right['top'];
    return all?.is !== 'table' ? [] : [
      { top: { ...all, rows: all.rows.toReversed() } }, { top: { ...all, rows: all.rows.map((row) => [...row.slice(0, 3), row[2] ?? 1]) } },
      { top: { ...all, rows: all.rows.slice(1) } },
    ];
  },
  python: ({ contrast, count }, study, n) => `${pythonContrast(contrast, study)}${TEST}from statsmodels.stats.multitest import multipletests
frame["q"] = multipletests(frame["p"], method="fdr_bh")[1]
${n['top']} = frame.sort_values("p").head(${count})[["gene", "log2fc", "p", "q"]].reset_index(drop=True)
`,
});

const lists = defineForm({
  id: 'up-and-down', difficulty: 4, uses: USES, notes: NOTES, precision: ['counts'],
  draw: (rng, study): Contrasted & { readonly rate: number; readonly least: number } | undefined => {
    const contrast = drawContrast(rng, study);
    return contrast && { contrast, rate: rng.pick([0.01, 0.05, 0.1]), least: rng.pick([0.25, 0.5, 0.75, 1]) };
  },
  ask: ({ contrast, rate, least }, study) => [
    `List the genes that are up and down in ${contrastSays(contrast, study)}: Welch's t-test on log2(x + 1) for every gene of the table, Benjamini-Hochberg q below ${rate} over all genes, and a difference of the log2 means of at least ${least} in size (positive is up in the first group).`,
    `Up- and downregulated genes, please (${contrastSays(contrast, study)}): q < ${rate} (Benjamini-Hochberg over all genes, Welch on log2(x + 1)) and |log2 fold change| >= ${least}.`,
  ],
  results: () => ({
    up: { names: ['up_genes', 'upregulated', 'genes_up'], says: 'list of genes, in any order' },
    down: { names: ['down_genes', 'downregulated', 'genes_down'], says: 'list of genes, in any order' },
  }),
  compute(view, { contrast, rate, least }): Answers | undefined {
    const all = tested(view, contrast, genesOf(view.study));
    if (all === undefined) return undefined;
    const q = falseDiscovery(all.map(({ p }) => p));
    if (all.some(({ change }, i) => Math.abs(Math.abs(change) - least) < 1e-5 || Math.abs((q[i] ?? 1) / rate - 1) < 1e-4)) return undefined;
    const found = all.filter(({ change }, i) => Math.abs(change) >= least && (q[i] ?? 1) < rate);
    const [up, down] = [found.filter(({ change }) => change > 0), found.filter(({ change }) => change < 0)];
    return found.length < 3 || up.length === 0 ? undefined : { up: list(up.map(({ gene }) => gene), false), down: list(down.map(({ gene }) => gene), false) };
  },
  mistakes: CONTRAST_FLAGS,
  wrongs(right, { contrast, rate, least }, view) {
    const all = tested(view, contrast, genesOf(view.study)) ?? [];
    const raw = all.filter(({ change, p }) => Math.abs(change) >= least && p < rate);
    // Without adjustment; turned round; one gene missing.
    return [
      { up: list(raw.filter(({ change }) => change > 0).map(({ gene }) => gene), false), down: list(raw.filter(({ change }) => change < 0).map(({ gene }) => gene), false) },
      ...(right['up'] && right['down'] ? [{ up: right['down'], down: right['up'] }] : []),
      ...(right['up']?.is === 'list' ? [{ ...right, up: { ...right['up'], items: right['up'].items.slice(1) } }] : []),
    ];
  },
  python: ({ contrast, rate, least }, study, n) => `${pythonContrast(contrast, study)}${TEST}from statsmodels.stats.multitest import multipletests
frame["q"] = multipletests(frame["p"], method="fdr_bh")[1]
hit = frame[(frame["q"] < ${rate}) & (frame["log2fc"].abs() >= ${least})]
${n['up']} = hit.loc[hit["log2fc"] > 0, "gene"].tolist()
${n['down']} = hit.loc[hit["log2fc"] < 0, "gene"].tolist()
`,
});

const ranked = defineForm({
  id: 'mann-whitney', difficulty: 3, uses: USES, notes: NOTES, precision: ['relative'],
  draw: (rng, study): Contrasted & { readonly gene: string } | undefined => {
    const some = drawOfGenes(rng, study, 2);
    return some?.genes[0] === undefined ? undefined : { contrast: some.contrast, gene: some.genes[0] };
  },
  ask: ({ contrast, gene }, study) => [
    `Is ${gene} expressed differently in ${contrastSays(contrast, study)}? Give the medians of log2(x + 1) in both groups, the Mann-Whitney U of the first group, and the two-sided p (normal approximation with tie and continuity correction).`,
    `Mann-Whitney test of ${gene} expression, ${contrastSays(contrast, study)}. I want U of the first group, the asymptotic two-sided p with continuity correction, and the median log2(x + 1) of each group.`,
  ],
  results: () => ({
    medians: { names: ['group_medians', 'medians'], says: 'tuple or list (first group, second group)' }, u: { names: ['u_statistic', 'U', 'mwu'], says: 'float' },
    p: { names: ['p_value', 'mwu_p'], says: 'float' },
  }),
  compute(view, { contrast, gene }): Answers | undefined {
    const groups = contrasted(view, contrast);
    if (groups === undefined) return undefined;
    const [a, b] = [at(logged(view, gene), groups[0]), at(logged(view, gene), groups[1])];
    const { statistic, p } = mannWhitney(a, b);
    return { medians: list([medianOf(a), medianOf(b)]), u: cell(statistic), p: cell(p) };
  },
  mistakes: CONTRAST_FLAGS,
  wrongs: (right, { contrast, gene }, view) => {
    const [one, other] = contrasted(view, contrast) ?? [[], []];
    const [a, b] = [at(logged(view, gene), one), at(logged(view, gene), other)];
    const { statistic, p } = mannWhitney(a, b);
    return [{ ...right, u: cell(a.length * b.length - statistic) }, { ...right, p: cell(p / 2) }, { ...right, p: cell(welch(a, b).p) }, { ...right, medians: list([mean(a), mean(b)]) }];
  },
  python: ({ contrast, gene }, study, n) => `${pythonContrast(contrast, study)}from scipy.stats import mannwhitneyu
a, b = expression.loc["${gene}", one], expression.loc["${gene}", other]
test = mannwhitneyu(a, b, alternative="two-sided", method="asymptotic", use_continuity=True)
${n['medians']} = (float(a.median()), float(b.median()))
${n['u']}, ${n['p']} = float(test.statistic), float(test.pvalue)
`,
});

const signature = defineForm({
  id: 'signature', difficulty: 4, uses: USES, notes: NOTES, precision: ['relative'],
  draw: (rng, study): OfGenes | undefined => {
    const contrast = drawContrast(rng, study);
    const genes = rng.shuffle(rng.pick(study.profile.signatures));
    return contrast && { contrast, genes: genes.slice(0, Math.max(3, rng.int(3, genes.length))) };
  },
  ask: ({ contrast, genes }, study) => [
    `Score each sample of the expression table by the signature ${genes.join(', ')}: the mean of the genes' z-scores of log2(x + 1), standardised over all usable samples of the table (standard deviation with n - 1). Compare the score between ${contrastSays(contrast, study)}: mean in both groups, and Welch's two-sided p.`,
    `Signature score (${genes.join(', ')}): z-score log2(x + 1) of every gene across all usable samples of ${FILES.expression} (n - 1), average the genes in each sample. Then Welch's t-test of the score, ${contrastSays(contrast, study)}.`,
  ],
  results: () => ({ means: { names: ['score_means', 'mean_scores'], says: 'tuple or list (first group, second group)' }, p: { names: ['score_p', 'p_value'], says: 'float' } }),
  compute(view, { contrast, genes }): Answers | undefined {
    const groups = contrasted(view, contrast);
    if (groups === undefined) return undefined;
    const z = genes.map((gene) => { const values = logged(view, gene); const [middle, spread] = [mean(values), Math.sqrt(variance(values))]; return values.map((value) => (value - middle) / spread); });
    const scores = view.expression.samples.map((_, i) => mean(z.map((values) => values[i] ?? 0)));
    const [a, b] = [at(scores, groups[0]), at(scores, groups[1])];
    return { means: list([mean(a), mean(b)]), p: cell(welch(a, b).p) };
  },
  mistakes: CONTRAST_FLAGS,
  wrongs(right, { contrast, genes }, view) {
    const [one, other] = contrasted(view, contrast) ?? [[], []];
    const scores = view.expression.samples.map((_, i) => mean(genes.map((gene) => logged(view, gene)[i] ?? 0)));
    const [a, b] = [at(scores, one), at(scores, other)];
    return [
      { means: list([mean(a), mean(b)]), p: cell(welch(a, b).p) },
      ...(right['means']?.is === 'list' ? [{ ...right, means: { ...right['means'], items: right['means'].items.toReversed() } }] : []),
    ];
  },
  python: ({ contrast, genes }, study, n) => `${pythonContrast(contrast, study)}from scipy.stats import ttest_ind
chosen = expression.loc[${pyLiteral(genes)}]
score = chosen.sub(chosen.mean(axis=1), axis=0).div(chosen.std(axis=1, ddof=1), axis=0).mean()
${n['means']} = (float(score[one].mean()), float(score[other].mean()))
${n['p']} = float(ttest_ind(score[one], score[other], equal_var=False).pvalue)
`,
});

const correlation = defineForm({
  id: 'correlation', difficulty: 3, uses: ['samples', 'expression'], notes: NOTES, precision: ['relative'],
  draw: (rng, study): { readonly gene: string; readonly others: readonly string[]; readonly method: 'Pearson' | 'Spearman'; readonly primary: boolean } => {
    const signature_ = rng.pick(study.profile.signatures);
    const gene = rng.pick(signature_);
    const others = rng.shuffle([...new Set([...signature_, ...rng.shuffle(genesOf(study)).slice(0, 4)])].filter((each) => each !== gene)).slice(0, rng.int(3, 5));
    return { gene, others, method: rng.pick(['Pearson', 'Spearman']), primary: rng.chance(0.6) };
  },
  ask: ({ gene, others, method, primary }, { profile: { sampleType } }) => {
    const whom = primary ? `the samples with \`${sampleType.column}\` "${sampleType.primary}"` : 'all samples of the expression table';
    return [
      `Correlate ${gene} with ${listed(others)} over ${whom} (${method}, log2(x + 1)): coefficient and two-sided p by Student's t with n - 2 degrees of freedom.`,
      `How strongly does the expression of ${listed(others)} follow ${gene}? ${method} correlation of log2(x + 1) in ${whom}, with p-values from the t distribution (n - 2).`,
    ];
  },
  results: () => ({ table: { names: ['correlations', 'gene_correlation'], says: 'DataFrame with the columns `gene`, `r`, `p`' } }),
  compute(view, { gene, others, method, primary }): Answers {
    const own = new Set(view.samples.filter((each) => !primary || each.primary || view.has('samples as patients')).map(({ id }) => id));
    const columns = view.expression.samples.flatMap((id, i) => (own.has(id) ? [i] : []));
    const of = method === 'Pearson' ? pearson : spearman;
    return { table: table(['gene', 'r', 'p'], others.map((other) => { const r = of(at(logged(view, gene), columns), at(logged(view, other), columns)); return [other, r, correlationP(r, columns.length)]; }), ['gene']) };
  },
  mistakes: ['samples as patients', 'failed kept'],
  wrongs(_, p, view): readonly Answers[] {
    const own = new Set(view.samples.filter((each) => !p.primary || each.primary).map(({ id }) => id));
    const columns = view.expression.samples.flatMap((id, i) => (own.has(id) ? [i] : []));
    const of = p.method === 'Pearson' ? spearman : pearson;
    return [
      { table: table(['gene', 'r', 'p'], p.others.map((other) => { const r = of(at(logged(view, p.gene), columns), at(logged(view, other), columns)); return [other, r, correlationP(r, columns.length)]; }), ['gene']) },
      { table: table(['gene', 'r'], p.others.map((other) => [other, 0]), ['gene']) },
    ];
  },
  python: ({ gene, others, method, primary }, { profile }, n) => `${loadHead(profile)}samples = load("${FILES.samples}")
${primary ? `samples = samples[samples["${profile.sampleType.column}"] == ${pyLiteral(profile.sampleType.primary)}]\n` : ''}${loadExpression()}expression = expression[[each for each in samples["SAMPLE_ID"] if each in expression.columns]]
from scipy.stats import ${method === 'Pearson' ? 'pearsonr' : 'spearmanr'} as correlate
rows = []
for other in ${pyLiteral(others)}:
    r, pvalue = correlate(expression.loc["${gene}"], expression.loc[other])
    rows.append({"gene": other, "r": float(r), "p": float(pvalue)})
${n['table']} = pd.DataFrame(rows)
`,
});

export const DIFFERENTIAL_EXPRESSION = { id: 'differential-expression', title: 'Differential expression', forms: [perGene, top, lists, ranked, signature, correlation] } as const;
