/** Survival of patients with and without mutations: tables joined by patient, then curves, tests and models. */
import type { Rng } from '../../../env/rng.ts';
import type { Case, Flag, Study, View } from '../analysis/view.ts';
import { alteredFrame, loadCases, loadHead, loadPatients, loadUnits } from '../python/snippets.ts';
import { fitCox, hazardRatio, type Subject } from '../statistics/cox.ts';
import { kaplanMeier, median, restrictedMean, survivalAt } from '../statistics/kaplan-meier.ts';
import { rankTest } from '../statistics/log-rank.ts';
import type { Endpoint, Measure } from '../studies/profile.ts';
import { aboutCounting, type Counting, drawCounting, drawEndpoint, drawGenes, enough, events } from './common.ts';
import { type Answers, cell, defineForm, dict, list, listed, table } from './form.ts';

const FLAGS: readonly Flag[] = ['samples as patients', 'silent counted', 'unsequenced counted', 'codes as values', 'days as months', 'events inverted'];
const USES = ['patients', 'samples', 'mutations'] as const;
const NOTES = ['months', 'sequenced', 'levels'] as const;
interface Genotype { readonly endpoint: Endpoint; readonly counting: Counting; readonly genes: readonly string[] }
interface One extends Genotype { readonly gene: string }

const of = ({ title, time, status }: Endpoint): string => `${title} (\`${time}\`, \`${status}\`)`;
const drawOf = (rng: Rng, study: Study, count: number, least = 14): Genotype | undefined => {
  const counting = drawCounting(rng, ['patients', 'primary']);
  const genes = drawGenes(rng, study, counting, count, least);
  return genes && { endpoint: drawEndpoint(rng, study), counting, genes };
};
const drawOne = (rng: Rng, study: Study): One | undefined => { const found = drawOf(rng, study, 1); return found?.genes[0] === undefined ? undefined : { ...found, gene: found.genes[0] }; };
const python = ({ endpoint, counting, genes }: Genotype, { profile }: Study): string => `${loadHead(profile)}${loadPatients()}${loadCases(endpoint)}${loadUnits(profile, counting.level, counting.classes)}${alteredFrame(genes)}cases = cases.join(altered, how="inner")\n`;

interface Split { readonly mutated: readonly Case[]; readonly wild: readonly Case[] }

function split(view: View, { endpoint, counting }: Genotype, gene: string): Split | undefined {
  const mutated = view.mutated(gene, counting.classes, counting.level);
  const parts: { mutated: Case[]; wild: Case[] } = { mutated: [], wild: [] };
  for (const each of view.genotyped(endpoint, counting.level)) parts[mutated.has(each.unit) ? 'mutated' : 'wild'].push(each.case);
  return enough(parts.mutated, { cases: 12, events: 5 }) && enough(parts.wild, { cases: 12, events: 5 }) ? parts : undefined;
}

const curves = defineForm({
  id: 'medians', difficulty: 4, uses: USES, notes: NOTES, precision: ['relative'],
  draw: (rng, study): One | undefined => drawOne(rng, study),
  ask: ({ endpoint, gene, counting }, study) => [
    `Compare ${of(endpoint)} of patients with and without a ${gene} mutation: the Kaplan-Meier medians in months, and the two-sided log-rank p-value. ${aboutCounting(counting, study)}`,
    `Make Kaplan-Meier curves of ${of(endpoint)} for ${gene} wild-type and ${gene}-mutated patients. I need both medians (months) and the log-rank p. ${aboutCounting(counting, study)}`,
    `Does ${gene} matter for ${of(endpoint)}? Median in months for mutated and wild-type patients by Kaplan-Meier, and p of the log-rank test. ${aboutCounting(counting, study)}`,
  ],
  results: () => ({
    mutated: { names: ['median_mutated', 'median_mut'], says: 'float, months' }, wild: { names: ['median_wildtype', 'median_wt'], says: 'float, months' },
    p: { names: ['logrank_p', 'p_value'], says: 'float' },
  }),
  compute(view, p): Answers | undefined {
    const parts = split(view, p, p.gene);
    const [a, b] = parts ? [median(kaplanMeier(parts.mutated)), median(kaplanMeier(parts.wild))] : [];
    return parts === undefined || a === undefined || b === undefined || Math.abs(a - b) < 0.05 ? undefined : { mutated: cell(a), wild: cell(b), p: cell(rankTest([parts.mutated, parts.wild]).p) };
  },
  mistakes: FLAGS,
  wrongs: (right) => (right['mutated'] && right['wild'] ? [{ ...right, mutated: right['wild'], wild: right['mutated'] }] : []),
  python: (p, study, n) => `${python(p, study)}from lifelines import KaplanMeierFitter
from lifelines.statistics import logrank_test
mut, wt = cases[cases["${p.gene}"]], cases[~cases["${p.gene}"]]
${n['mutated']} = float(KaplanMeierFitter().fit(mut["time"], mut["event"]).median_survival_time_)
${n['wild']} = float(KaplanMeierFitter().fit(wt["time"], wt["event"]).median_survival_time_)
${n['p']} = float(logrank_test(mut["time"], wt["time"], mut["event"], wt["event"]).p_value)
`,
});

const several = defineForm({
  id: 'hazard-ratios', difficulty: 4, uses: USES, notes: NOTES, precision: ['fitted'],
  draw: (rng, study): Genotype | undefined => drawOf(rng, study, rng.int(3, 5)),
  ask: ({ endpoint, genes, counting }, study) => [
    `Make a univariable analysis of ${of(endpoint)} for mutations of ${listed(genes)}: one Cox model each (Efron's ties, no penalty), hazard ratio of mutated against wild type with the 95 % Wald interval. ${aboutCounting(counting, study)}`,
    `For each of ${listed(genes)}, what is the hazard ratio of a mutation in ${of(endpoint)}? Separate Cox models (Efron, unpenalised), 95 % Wald limits. ${aboutCounting(counting, study)}`,
  ],
  results: ({ endpoint: { name } }) => ({ table: { names: ['results_df', 'gene_hr', 'univariable'], says: `DataFrame with the columns \`Hugo_Symbol\`, \`${name}_HR\`, \`${name}_HR_LOW\`, \`${name}_HR_HIGH\`` } }),
  compute(view, p): Answers | undefined {
    const rows = p.genes.map((gene) => {
      const parts = split(view, p, gene);
      const subjects: readonly Subject[] = parts ? [...parts.mutated.map(({ time, event }) => ({ time, event, x: [1] })), ...parts.wild.map(({ time, event }) => ({ time, event, x: [0] }))] : [];
      const fit = parts && fitCox(subjects, 1);
      return fit ? [gene, ...hazardRatio(fit, 0)] : undefined;
    });
    return rows.includes(undefined) ? undefined : { table: table(['Hugo_Symbol', ...['HR', 'HR_LOW', 'HR_HIGH'].map((each) => `${p.endpoint.name}_${each}`)], rows.map((row) => row ?? []), ['Hugo_Symbol']) };
  },
  mistakes: FLAGS,
  wrongs: (right) => {
    const all = right['table'];
    return all?.is !== 'table' ? [] : [
      { table: { ...all, rows: all.rows.map(([gene = '', ...values]) => [gene, ...values.map((value) => (typeof value === 'number' ? Math.log(value) : value))]) } },
      { table: { ...all, rows: all.rows.map(([gene = '', a, b, c]) => [gene, 1 / Number(a), 1 / Number(c), 1 / Number(b)]) } },
      { table: { ...all, rows: all.rows.slice(1) } },
    ];
  },
  python: (p, study, n) => `${python(p, study)}from lifelines import CoxPHFitter
rows = []
for gene in genes:
    cox = CoxPHFitter().fit(cases[["time", "event", gene]].astype(float), "time", "event")
    low, high = np.exp(cox.confidence_intervals_).iloc[0]
    rows.append({"Hugo_Symbol": gene, "${p.endpoint.name}_HR": float(cox.hazard_ratios_.iloc[0]), "${p.endpoint.name}_HR_LOW": low, "${p.endpoint.name}_HR_HIGH": high})
${n['table']} = pd.DataFrame(rows)
`,
});

const adjusted = defineForm({
  id: 'adjusted', difficulty: 5, uses: USES, notes: NOTES, precision: ['fitted'],
  draw: (rng, study): (One & { readonly by: Measure }) | undefined => {
    const found = drawOne(rng, study);
    return found && { ...found, by: rng.pick([study.profile.age, study.profile.age, ...study.profile.measures]) };
  },
  ask: ({ endpoint, gene, by, counting }, study) => [
    `Is the effect of ${gene} mutations on ${of(endpoint)} independent of ${by.title}? Cox model with both (mutated 1, wild type 0; \`${by.column}\` continuous, per ${by.unit}; complete cases; Efron's ties, no penalty): the adjusted hazard ratio of ${gene} with its 95 % Wald interval and p, and how many patients are in the model. ${aboutCounting(counting, study)}`,
    `Adjust ${gene} for ${by.title} (\`${by.column}\`, as a continuous covariate) in a Cox model of ${of(endpoint)}, complete cases, Efron, unpenalised. Hazard ratio of mutated against wild type, 95 % Wald limits, Wald p, number of patients. ${aboutCounting(counting, study)}`,
  ],
  results: () => ({
    hr: { names: ['adjusted_hr', 'hr'], says: 'float' }, interval: { names: ['hr_ci', 'ci_95'], says: 'tuple or list (lower, upper)' },
    p: { names: ['wald_p', 'p_value'], says: 'float' }, n: { names: ['n_patients', 'n'], says: 'int' },
  }),
  compute(view, { endpoint, counting, gene, by }): Answers | undefined {
    const mutated = view.mutated(gene, counting.classes, counting.level);
    const subjects = view.genotyped(endpoint, counting.level).flatMap(({ case: { row, time, event }, unit }) => { const value = view.number(row, by.column); return value === undefined ? [] : [{ time, event, x: [mutated.has(unit) ? 1 : 0, value] }]; });
    const carriers = subjects.filter(({ x }) => x[0] === 1);
    if (!enough(carriers, { cases: 12, events: 6 }) || events(subjects) < 25) return undefined;
    const fit = fitCox(subjects, 2);
    if (fit === undefined || (fit.p[0] ?? 0) < 1e-8) return undefined;
    const [hr, lower, upper] = hazardRatio(fit, 0);
    return { hr: cell(hr), interval: list([lower, upper]), p: cell(fit.p[0] ?? 1), n: cell(subjects.length) };
  },
  mistakes: FLAGS,
  wrongs(right, p, view) {
    const parts = split(view, p, p.gene);
    const fit = parts && fitCox([...parts.mutated.map(({ time, event }) => ({ time, event, x: [1] })), ...parts.wild.map(({ time, event }) => ({ time, event, x: [0] }))], 1);
    if (fit === undefined) return [];
    const [hr, lower, upper] = hazardRatio(fit, 0);
    return [{ ...right, hr: cell(hr), interval: list([lower, upper]), p: cell(fit.p[0] ?? 1) }];
  },
  python: (p, study, n) => `${python(p, study)}cases["${p.by.column}"] = pd.to_numeric(patients["${p.by.column}"])
frame = cases[["time", "event", "${p.gene}", "${p.by.column}"]].dropna().astype(float)
from lifelines import CoxPHFitter
cox = CoxPHFitter().fit(frame, "time", "event")
low, high = np.exp(cox.confidence_intervals_.loc["${p.gene}"])
${n['hr']} = float(cox.hazard_ratios_["${p.gene}"])
${n['interval']} = (float(low), float(high))
${n['p']} = float(cox.summary.loc["${p.gene}", "p"])
${n['n']} = len(frame)
`,
});

const pairOf = defineForm({
  id: 'two-genes', difficulty: 5, uses: USES, notes: NOTES, precision: ['relative'],
  draw: (rng, study): Genotype | undefined => drawOf(rng, study, 2, 25),
  ask: ({ endpoint, genes: [a = '', b = ''], counting }, study) => [
    `Divide patients by ${a} and ${b}: both mutated, only ${a}, only ${b}, neither. For ${of(endpoint)}, give patients and events of each group, and one log-rank test over all four. ${aboutCounting(counting, study)}`,
    `Co-mutation and ${endpoint.title}: the four groups by ${a} and ${b} status, n and events of each (\`${endpoint.time}\`, \`${endpoint.status}\`), and the overall log-rank chi-square and p. ${aboutCounting(counting, study)}`,
  ],
  results: ({ genes: [a = '', b = ''] }) => ({
    groups: { names: ['group_table', 'genotype_groups'], says: `DataFrame with the columns \`group\` ("both", "${a} only", "${b} only", "neither"), \`n\`, \`events\`` },
    test: { names: ['logrank', 'overall_test'], says: 'dict with the keys "chi2" and "p"' },
  }),
  compute(view, { endpoint, counting, genes: [a = '', b = ''] }): Answers | undefined {
    const [one, other] = [view.mutated(a, counting.classes, counting.level), view.mutated(b, counting.classes, counting.level)];
    const names = ['both', `${a} only`, `${b} only`, 'neither'];
    const by = Map.groupBy(view.genotyped(endpoint, counting.level), ({ unit }) => names[one.has(unit) ? (other.has(unit) ? 0 : 1) : other.has(unit) ? 2 : 3]);
    const groups = names.map((name) => (by.get(name) ?? []).map((each) => each.case));
    if (groups.some((cases) => cases.length < 5 || events(cases) < 2)) return undefined;
    const test = rankTest(groups);
    return { groups: table(['group', 'n', 'events'], groups.map((cases, i) => [names[i] ?? '', cases.length, events(cases)]), ['group']), test: dict([['chi2', test.statistic], ['p', test.p]]) };
  },
  mistakes: FLAGS,
  wrongs: (right, p, view) => {
    const parts = split(view, p, p.genes[0] ?? '');
    const test = parts && rankTest([parts.mutated, parts.wild]);
    return test ? [{ ...right, test: dict([['chi2', test.statistic], ['p', test.p]]) }] : [];
  },
  python: (p, study, n) => { const [a = '', b = ''] = p.genes; return `${python(p, study)}x, y = cases["${a}"], cases["${b}"]
cases["group"] = np.select([x & y, x & ~y, ~x & y], ["both", "${a} only", "${b} only"], "neither")
${n['groups']} = cases.groupby("group")["event"].agg(n="size", events="sum").reset_index()
from lifelines.statistics import multivariate_logrank_test
test = multivariate_logrank_test(cases["time"], cases["group"], cases["event"])
${n['test']} = {"chi2": float(test.test_statistic), "p": float(test.p_value)}
`; },
});

const difference = defineForm({
  id: 'differences', difficulty: 4, uses: USES, notes: NOTES, precision: [3, 4],
  draw: (rng, study): (One & { readonly at: number; readonly what: 'survival' | 'rmst' }) | undefined => {
    const found = drawOne(rng, study);
    return found && { ...found, at: rng.pick(found.endpoint.half > 30 ? [24, 36, 48, 60] : [6, 12, 18, 24]), what: rng.pick(['survival', 'rmst']) };
  },
  ask: ({ endpoint, gene, at, what, counting }, study) => {
    const measured = what === 'survival' ? `the Kaplan-Meier probability at ${at} months` : `the restricted mean in months up to ${at} months (area under the Kaplan-Meier curve)`;
    return [
      `By how much do ${gene}-mutated and wild-type patients differ in ${of(endpoint)}? Give ${measured} for both, and the difference, mutated minus wild type. ${aboutCounting(counting, study)}`,
      `For ${gene} mutated and wild type, report ${measured} of ${of(endpoint)}, with the difference (mutated - wild type). ${aboutCounting(counting, study)}`,
    ];
  },
  results: () => ({ by: { names: ['by_genotype', 'estimates'], says: 'dict with the keys "mutated" and "wildtype"' }, difference: { names: ['difference', 'delta'], says: 'float' } }),
  compute(view, p): Answers | undefined {
    const parts = split(view, p, p.gene);
    if (parts === undefined || [parts.mutated, parts.wild].some((cases) => cases.filter(({ time }) => time >= p.at).length < 4)) return undefined;
    const [a, b] = [parts.mutated, parts.wild].map((cases) => (p.what === 'survival' ? survivalAt(kaplanMeier(cases), p.at) : restrictedMean(kaplanMeier(cases), p.at))) as [number, number];
    return Math.abs(a - b) < 0.003 ? undefined : { by: dict([['mutated', a], ['wildtype', b]]), difference: cell(a - b) };
  },
  mistakes: FLAGS,
  wrongs(right, p, view): readonly Answers[] {
    const parts = split(view, p, p.gene);
    const shares = parts ? [parts.mutated, parts.wild].map((cases) => cases.filter(({ time, event }) => !event || time > p.at).length / cases.length) : [0, 0];
    const known = right['difference'];
    return [
      { by: dict([['mutated', shares[0] ?? 0], ['wildtype', shares[1] ?? 0]]), difference: cell((shares[0] ?? 0) - (shares[1] ?? 0)) },
      ...(known?.is === 'cell' ? [{ ...right, difference: cell(-Number(known.value)) }] : []),
    ];
  },
  python: (p, study, n) => `${python(p, study)}from lifelines import KaplanMeierFitter
${p.what === 'rmst' ? 'from lifelines.utils import restricted_mean_survival_time\n' : ''}def estimate(part):
    kmf = KaplanMeierFitter().fit(part["time"], part["event"])
    return float(${p.what === 'survival' ? `kmf.predict(${p.at})` : `restricted_mean_survival_time(kmf, t=${p.at})`})
${n['by']} = {"mutated": estimate(cases[cases["${p.gene}"]]), "wildtype": estimate(cases[~cases["${p.gene}"]])}
${n['difference']} = ${n['by']}["mutated"] - ${n['by']}["wildtype"]
`,
});

const screen = defineForm({
  id: 'screen', difficulty: 5, uses: USES, notes: NOTES, precision: ['relative'],
  draw: (rng, study): Genotype | undefined => drawOf(rng, study, rng.int(3, 5)),
  ask: ({ endpoint, genes, counting }, study) => [
    `Which of ${listed(genes)} is most strongly associated with ${of(endpoint)}? Log-rank test of mutated against wild type for each; give all p-values, and name the gene with the smallest. ${aboutCounting(counting, study)}`,
    `Screen ${listed(genes)} for ${of(endpoint)} by log-rank tests (mutated against wild type, one gene at a time). I need every p-value and the gene whose p is smallest. ${aboutCounting(counting, study)}`,
  ],
  results: () => ({ p: { names: ['p_values', 'logrank_p'], says: 'dict or Series: gene to p-value' }, best: { names: ['top_gene', 'strongest_gene'], says: 'str' } }),
  compute(view, p): Answers | undefined {
    const tests = p.genes.map((gene) => { const parts = split(view, p, gene); return parts && { gene, p: rankTest([parts.mutated, parts.wild]).p }; });
    if (tests.includes(undefined)) return undefined;
    const sorted = tests.flatMap((each) => each ?? []).toSorted((a, b) => a.p - b.p);
    return (sorted[1]?.p ?? 1) < 1.05 * (sorted[0]?.p ?? 1) ? undefined : { p: dict(tests.flatMap((each) => (each ? [[each.gene, each.p] as const] : []))), best: cell(sorted[0]?.gene ?? '') };
  },
  mistakes: FLAGS,
  wrongs: (right) => {
    const all = right['p'];
    return all?.is !== 'entries' ? [] : [
      { ...right, p: { is: 'entries', entries: all.entries.slice(1) } },
      { ...right, p: { is: 'entries', entries: all.entries.map(([gene, value]) => [gene, Math.min(1, Number(value) * all.entries.length)]) } },
    ];
  },
  python: (p, study, n) => `${python(p, study)}from lifelines.statistics import logrank_test
${n['p']} = {}
for gene in genes:
    mut, wt = cases[cases[gene]], cases[~cases[gene]]
    ${n['p']}[gene] = float(logrank_test(mut["time"], wt["time"], mut["event"], wt["event"]).p_value)
${n['best']} = min(${n['p']}, key=${n['p']}.get)
`,
});

export const SURVIVAL_BY_GENOTYPE = { id: 'survival-by-genotype', title: 'Survival by genotype', forms: [curves, several, adjusted, pairOf, difference, screen] } as const;
