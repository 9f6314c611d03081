/** How many respond: rates with intervals by arm or genotype, best response by change, comparisons. RECIST 1.1: E. A. Eisenhauer et al., Eur. J. Cancer 45 (2009) 228. */
import { median as medianOf } from '../../distributions/quantile.ts';
import type { Rng } from '../../../env/rng.ts';
import { byLevels, describe, type Grouping, groupingsOf, labelOf, labels, pythonGroups } from '../analysis/grouping.ts';
import type { Flag, Row, Study, View } from '../analysis/view.ts';
import { pyLiteral } from '../python/literal.ts';
import { alteredFrame, loadHead, loadPatients, loadUnits } from '../python/snippets.ts';
import { clopperPearson, type Interval, wilson } from '../statistics/intervals.ts';
import { chiSquareTest, fisherExact, oddsRatio, type TwoByTwo } from '../statistics/tables.ts';
import { aboutCounting, aboutWhom, type Counting, drawCounting, drawGenes, drawSubgroup, pythonOnly, type Subgroup, within } from './common.ts';
import { type Answers, cell, defineForm, dict, list, table } from './form.ts';

const FLAGS: readonly Flag[] = ['duplicates kept', 'codes as values'];
const USES = ['patients'] as const;
const ORDER = ['CR', 'PR', 'SD', 'PD', 'NE'] as const;
type Best = (typeof ORDER)[number];

/** What counts as a success, and who is in the denominator. */
interface Rate { readonly what: 'ORR' | 'DCR'; readonly evaluable: boolean }
const drawRate = (rng: Rng): Rate => ({ what: rng.pick(['ORR', 'ORR', 'DCR']), evaluable: rng.chance(0.5) });
const SUCCESS: Readonly<Record<Rate['what'], readonly Best[]>> = { ORR: ['CR', 'PR'], DCR: ['CR', 'PR', 'SD'] };

function bestOf(view: View, row: Row): Best | undefined {
  const { column, values } = view.study.profile.response;
  const said = view.text(row, column);
  return ORDER.find((each) => values[each] === said);
}
const written = ({ profile: { response: { values } } }: Study, which: readonly Best[]): string => which.map((each) => `"${values[each]}"`).join(', ');
const rateSays = ({ what, evaluable }: Rate, study: Study): string => {
  const { response } = study.profile;
  return `The ${what === 'ORR' ? 'objective response rate' : 'disease control rate'} is the share with ${written(study, SUCCESS[what])} as ${response.title} (\`${response.column}\`) among patients ${evaluable ? `whose response could be evaluated (${written(study, ['CR', 'PR', 'SD', 'PD'])}; ${written(study, ['NE'])} is left out, as is a missing response)` : `with a known response (${written(study, ['NE'])} counts as no success; a missing response is left out)`}.`;
};

interface Counted { readonly successes: number; readonly n: number }
function counted(view: View, { what, evaluable }: Rate, rows: readonly Row[]): Counted {
  const known = rows.flatMap((row) => { const best = bestOf(view, row); return best === undefined ? (view.has('codes as values') && view.text(row, view.study.profile.response.column) !== undefined ? ['other'] : []) : [best]; }).filter((best) => !evaluable || best !== 'NE');
  return { successes: known.filter((best) => SUCCESS[what].some((each) => each === best)).length, n: known.length };
}
const groupsOf = (view: View, grouping: Grouping, only: Subgroup | undefined): readonly (readonly Row[])[] => {
  const by = Map.groupBy(view.patients.filter((row) => within(view, row, only)), (row) => labelOf(view, row, grouping));
  return labels(grouping).map((label) => by.get(label) ?? []);
};
const drawBy = (rng: Rng, study: Study): Grouping => (rng.chance(0.55) ? byLevels(study.profile.arm) : rng.pick(groupingsOf(rng, study.profile).filter(({ groups }) => groups.length <= 4)));

const python = (study: Study, only: Subgroup | undefined): string => `${loadHead(study.profile)}${loadPatients()}${pythonOnly(only)}`;
const outcomePython = ({ what, evaluable }: Rate, study: Study): string => {
  const { column, values } = study.profile.response;
  return `best = patients["${column}"].dropna()\n${evaluable ? `best = best[best != ${pyLiteral(values.NE)}]\n` : ''}success = best.isin(${pyLiteral(SUCCESS[what].map((each) => values[each]))})\n`;
};

const overall = defineForm({
  id: 'rate', difficulty: 2, uses: USES, notes: [], precision: [3, 4],
  draw: (rng, study): { readonly rate: Rate; readonly only: Subgroup | undefined; readonly method: 'Clopper-Pearson' | 'Wilson' } => ({ rate: drawRate(rng), only: drawSubgroup(rng, study, 0.8), method: rng.pick(['Clopper-Pearson', 'Wilson']) }),
  ask: ({ rate, only, method }, study) => [
    `What is the ${rate.what === 'ORR' ? 'objective response rate' : 'disease control rate'}${aboutWhom(only)}, with its 95 % ${method === 'Wilson' ? 'Wilson score (no continuity correction)' : 'exact (Clopper-Pearson)'} interval? ${rateSays(rate, study)}`,
    `Report ${rate.what}${aboutWhom(only)} as number of successes, number of patients, rate, and 95 % confidence interval (${method === 'Wilson' ? "Wilson's score interval without continuity correction" : 'Clopper and Pearson'}). ${rateSays(rate, study)}`,
  ],
  results: () => ({
    counts: { names: ['responders', 'counts'], says: 'tuple or list (successes, patients in the denominator)' },
    rate: { names: ['rate', 'response_rate'], says: 'float between 0 and 1' }, interval: { names: ['ci', 'rate_ci'], says: 'tuple or list (lower, upper)' },
  }),
  compute(view, { rate, only, method }): Answers | undefined {
    const { successes, n } = counted(view, rate, view.patients.filter((row) => within(view, row, only)));
    return n < 15 || successes === 0 || successes === n ? undefined : { counts: list([successes, n]), rate: cell(successes / n), interval: list((method === 'Wilson' ? wilson : clopperPearson)(successes, n)) };
  },
  mistakes: FLAGS,
  wrongs(right, { rate, only, method }, view) {
    const rows = view.patients.filter((row) => within(view, row, only));
    const { successes, n } = counted(view, rate, rows);
    const answer = (k: number, of: number, interval: Interval): Answers => ({ counts: list([k, of]), rate: cell(k / of), interval: list(interval) });
    const other = counted(view, { ...rate, evaluable: !rate.evaluable }, rows);
    return [
      { ...right, interval: list((method === 'Wilson' ? clopperPearson : wilson)(successes, n)) },
      answer(other.successes, other.n, clopperPearson(other.successes, other.n)), answer(successes, rows.length, wilson(successes, rows.length)),
      { ...right, rate: cell((100 * successes) / n) },
    ];
  },
  python: ({ rate, only, method }, study, n) => `${python(study, only)}${outcomePython(rate, study)}from statsmodels.stats.proportion import proportion_confint
k, total = int(success.sum()), len(success)
${n['counts']} = (k, total)
${n['rate']} = k / total
${n['interval']} = tuple(float(each) for each in proportion_confint(k, total, method="${method === 'Wilson' ? 'wilson' : 'beta'}"))
`,
});

const byGroup = defineForm({
  id: 'rates-by-group', difficulty: 3, uses: USES, notes: [], precision: [3, 4],
  draw: (rng, study): { readonly rate: Rate; readonly grouping: Grouping; readonly method: 'Clopper-Pearson' | 'Wilson' } => ({ rate: drawRate(rng), grouping: drawBy(rng, study), method: rng.pick(['Clopper-Pearson', 'Wilson']) }),
  ask: ({ rate, grouping, method }, study) => [
    `Tabulate ${rate.what} by ${describe(grouping)} with 95 % ${method === 'Wilson' ? 'Wilson' : 'Clopper-Pearson'} intervals. ${rateSays(rate, study)}`,
    `For each group of ${describe(grouping)}: patients in the denominator, successes, ${rate.what} and its 95 % confidence interval (${method === 'Wilson' ? 'Wilson score, no correction' : 'exact, Clopper-Pearson'}). ${rateSays(rate, study)}`,
  ],
  results: () => ({ table: { names: ['response_table', 'rates', 'rates_by_group'], says: 'DataFrame with the columns `group`, `n`, `successes`, `rate`, `lower`, `upper`' } }),
  compute(view, { rate, grouping, method }): Answers | undefined {
    const rows = groupsOf(view, grouping, undefined).map((patients, i) => { const { successes, n } = counted(view, rate, patients); return [labels(grouping)[i] ?? '', n, successes, successes / n, ...(n === 0 ? [] : (method === 'Wilson' ? wilson : clopperPearson)(successes, n))]; });
    return rows.some((row) => Number(row[1]) < 8) ? undefined : { table: table(['group', 'n', 'successes', 'rate', 'lower', 'upper'], rows, ['group']) };
  },
  mistakes: FLAGS,
  wrongs: (right, { rate, grouping, method }, view) => {
    const all = right['table'];
    return all?.is !== 'table' ? [] : [
      { table: { ...all, rows: all.rows.map((row) => [...row.slice(0, 4), ...(method === 'Wilson' ? clopperPearson : wilson)(Number(row[2]), Number(row[1]))]) } },
      { table: { ...all, rows: groupsOf(view, grouping, undefined).map((patients, i) => { const { successes, n } = counted(view, { ...rate, evaluable: !rate.evaluable }, patients); return [labels(grouping)[i] ?? '', n, successes, successes / n, ...wilson(successes, n)]; }) } },
      { table: { ...all, rows: all.rows.slice(1) } },
    ];
  },
  python: ({ rate, grouping, method }, study, n) => `${python(study, undefined)}${outcomePython(rate, study)}from statsmodels.stats.proportion import proportion_confint
frame = pd.DataFrame({"success": success, "group": ${pythonGroups(grouping)}}).dropna()
rows = []
for group, part in frame.groupby("group"):
    k, total = int(part["success"].sum()), len(part)
    low, high = proportion_confint(k, total, method="${method === 'Wilson' ? 'wilson' : 'beta'}")
    rows.append({"group": group, "n": total, "successes": k, "rate": k / total, "lower": float(low), "upper": float(high)})
${n['table']} = pd.DataFrame(rows)
`,
});

const compare = defineForm({
  id: 'compare', difficulty: 3, uses: USES, notes: [], precision: ['relative'],
  draw: (rng, study): { readonly rate: Rate; readonly grouping: Grouping; readonly pair: readonly [string, string]; readonly only: Subgroup | undefined } => {
    const grouping = drawBy(rng, study);
    const [a = '', b = ''] = grouping.by === 'cut' ? labels(grouping) : rng.shuffle(labels(grouping));
    return { rate: drawRate(rng), grouping, pair: [a, b], only: drawSubgroup(rng, study, 0.35, [grouping.column]) };
  },
  harder: ({ only }) => (only === undefined ? 0 : 1),
  ask: ({ rate, grouping, pair: [a, b], only }, study) => [
    `Does ${rate.what} differ between "${a}" and "${b}" of ${describe(grouping)}${aboutWhom(only)}? Risk difference ("${a}" minus "${b}"), odds ratio ("${a}" over "${b}") and two-sided Fisher p. ${rateSays(rate, study)}`,
    `Compare ${rate.what} of "${a}" with that of "${b}" (${describe(grouping)})${aboutWhom(only)}: difference of the rates, sample odds ratio, Fisher's exact test (two-sided). ${rateSays(rate, study)}`,
  ],
  results: () => ({
    difference: { names: ['risk_difference', 'rate_difference'], says: 'float, first minus second' }, odds: { names: ['odds_ratio', 'OR'], says: 'float' },
    p: { names: ['fisher_p', 'p_value'], says: 'float' },
  }),
  compute(view, { rate, grouping, pair, only }): Answers | undefined {
    const groups = groupsOf(view, grouping, only);
    const [a, b] = pair.map((label) => counted(view, rate, groups[labels(grouping).indexOf(label)] ?? [])) as [Counted, Counted];
    const four: TwoByTwo = { both: a.successes, onlyA: a.n - a.successes, onlyB: b.successes, neither: b.n - b.successes };
    if (Math.min(...Object.values(four)) < 2) return undefined;
    return { difference: cell(a.successes / a.n - b.successes / b.n), odds: cell(oddsRatio(four)), p: cell(fisherExact(four)) };
  },
  mistakes: FLAGS,
  wrongs(right, { rate, grouping, pair, only }, view) {
    const groups = groupsOf(view, grouping, only);
    const [a, b] = pair.map((label) => counted(view, rate, groups[labels(grouping).indexOf(label)] ?? [])) as [Counted, Counted];
    const four: TwoByTwo = { both: a.successes, onlyA: a.n - a.successes, onlyB: b.successes, neither: b.n - b.successes };
    return [
      { ...right, p: cell(chiSquareTest([[four.both, four.onlyA], [four.onlyB, four.neither]]).p) },
      { ...right, odds: cell(1 / oddsRatio(four)), difference: cell(b.successes / b.n - a.successes / a.n) },
      { ...right, odds: cell(a.successes / a.n / (b.successes / b.n)) },
    ];
  },
  python: ({ rate, grouping, pair: [a, b], only }, study, n) => `${python(study, only)}${outcomePython(rate, study)}from scipy.stats import fisher_exact
frame = pd.DataFrame({"success": success, "group": ${pythonGroups(grouping)}}).dropna()
first, second = frame.loc[frame["group"] == ${pyLiteral(a)}, "success"].astype(bool), frame.loc[frame["group"] == ${pyLiteral(b)}, "success"].astype(bool)
square = [[int(first.sum()), int((~first).sum())], [int(second.sum()), int((~second).sum())]]
${n['difference']} = float(first.mean() - second.mean())
${n['odds']}, ${n['p']} = (float(each) for each in fisher_exact(square))
`,
});

const crosstab = defineForm({
  id: 'response-by-arm', difficulty: 2, uses: USES, notes: [], precision: ['counts'],
  draw: (rng, study): { readonly grouping: Grouping; readonly only: Subgroup | undefined } => {
    const grouping = drawBy(rng, study);
    return { grouping, only: drawSubgroup(rng, study, 0.5, [grouping.column]) };
  },
  ask: ({ grouping, only }, study) => [
    `Count each ${study.profile.response.title} (\`${study.profile.response.column}\`: ${written(study, ORDER)}) within each group of ${describe(grouping)}${aboutWhom(only)}. Patients without a response or without a group are left out.`,
    `Cross \`${study.profile.response.column}\` (${written(study, ORDER)}) with ${describe(grouping)}${aboutWhom(only)}, known values alone. Counts of patients; 0 where there is none.`,
  ],
  results: (_, study) => ({ table: { names: ['response_counts', 'response_by_group'], says: `DataFrame with a column \`group\` (or the index of that name) and a column for each response (${written(study, ORDER)}), one row a group` } }),
  compute(view, { grouping, only }): Answers | undefined {
    const { values } = view.study.profile.response;
    const rows = groupsOf(view, grouping, only).map((patients, i) => { const best = patients.map((row) => bestOf(view, row)); return [labels(grouping)[i] ?? '', ...ORDER.map((each) => best.filter((own) => own === each).length)]; });
    return rows.some((row) => row.slice(1).reduce<number>((total, each) => total + Number(each), 0) < 8) ? undefined : { table: table(['group', ...ORDER.map((each) => values[each])], rows, ['group']) };
  },
  mistakes: FLAGS,
  wrongs: (right) => {
    const all = right['table'];
    return all?.is !== 'table' ? [] : [
      { table: { ...all, columns: all.columns.slice(0, -1), rows: all.rows.map((row) => row.slice(0, -1)) } }, { table: { ...all, rows: all.rows.slice(1) } },
      { table: { ...all, rows: all.rows.map((row) => { const n = row.slice(1).reduce<number>((total, each) => total + Number(each), 0); return [row[0] ?? '', ...row.slice(1).map((each) => Number(each) / n)]; }) } },
    ];
  },
  python: ({ grouping, only }, study, n) => `${python(study, only)}frame = pd.DataFrame({"group": ${pythonGroups(grouping)}, "response": patients["${study.profile.response.column}"]}).dropna()
${n['table']} = pd.crosstab(frame["group"], frame["response"]).reindex(columns=${pyLiteral(ORDER.map((each) => study.profile.response.values[each]))}, fill_value=0)
`,
});

const byGenotype = defineForm({
  id: 'by-genotype', difficulty: 4, uses: ['patients', 'samples', 'mutations'], notes: ['sequenced', 'levels'], precision: ['relative'],
  draw: (rng, study): { readonly rate: Rate; readonly counting: Counting; readonly gene: string } | undefined => {
    const counting = drawCounting(rng, ['patients', 'primary']);
    const gene = drawGenes(rng, study, counting, 1, 15)?.[0];
    return gene === undefined ? undefined : { rate: drawRate(rng), counting, gene };
  },
  ask: ({ rate, counting, gene }, study) => [
    `Do patients with ${gene} mutations respond differently? Give ${rate.what} in mutated and in wild-type patients, the odds ratio (mutated over wild type) and the two-sided Fisher p. ${rateSays(rate, study)} ${aboutCounting(counting, study)}`,
    `${rate.what} by ${gene} status: both rates, sample odds ratio of mutated against wild type, Fisher's exact test. ${rateSays(rate, study)} ${aboutCounting(counting, study)}`,
  ],
  results: () => ({
    rates: { names: ['rates', 'rate_by_status'], says: 'dict with the keys "mutated" and "wildtype"' }, odds: { names: ['odds_ratio', 'OR'], says: 'float' },
    p: { names: ['fisher_p', 'p_value'], says: 'float' },
  }),
  compute(view, { rate, counting: { level, classes }, gene }): Answers | undefined {
    const mutated = view.mutated(gene, classes, level);
    const rows = Map.groupBy(view.patients, (row) => row['PATIENT_ID'] ?? '');
    const parts: [Row[], Row[]] = [[], []];
    for (const [i, { patient }] of view.units(level).entries()) parts[mutated.has(i) ? 0 : 1].push(...rows.get(patient) ?? []);
    const [a, b] = parts.map((part) => counted(view, rate, part)) as [Counted, Counted];
    const four: TwoByTwo = { both: a.successes, onlyA: a.n - a.successes, onlyB: b.successes, neither: b.n - b.successes };
    return Math.min(...Object.values(four)) < 2 ? undefined : { rates: dict([['mutated', a.successes / a.n], ['wildtype', b.successes / b.n]]), odds: cell(oddsRatio(four)), p: cell(fisherExact(four)) };
  },
  mistakes: ['samples as patients', 'silent counted', 'unsequenced counted', 'codes as values', 'duplicates kept'],
  wrongs: (right) => (right['rates']?.is === 'entries' && right['odds']?.is === 'cell' ? [
    { ...right, odds: cell(1 / Number(right['odds'].value)) },
    { ...right, rates: dict([['mutated', Number(right['rates'].entries[1]?.[1])], ['wildtype', Number(right['rates'].entries[0]?.[1])]]) },
  ] : []),
  python: ({ rate, counting, gene }, study, n) => `${python(study, undefined)}${loadUnits(study.profile, counting.level, counting.classes)}${alteredFrame([gene])}${outcomePython(rate, study)}from scipy.stats import fisher_exact
frame = altered.join(success.rename("success"), how="inner")
mut, wt = frame.loc[frame["${gene}"], "success"], frame.loc[~frame["${gene}"], "success"]
${n['rates']} = {"mutated": float(mut.mean()), "wildtype": float(wt.mean())}
${n['odds']}, ${n['p']} = (float(each) for each in fisher_exact([[int(mut.sum()), int((~mut).sum())], [int(wt.sum()), int((~wt).sum())]]))
`,
});

const waterfall = defineForm({
  id: 'waterfall', difficulty: 3, uses: USES, notes: [], precision: [2, 3],
  draw: (rng, study): { readonly only: Subgroup | undefined; readonly strict: boolean } => ({ only: drawSubgroup(rng, study, 0.8), strict: rng.chance(0.3) }),
  ask: ({ only, strict }, { profile: { response: { change } } }) => {
    const rule = `by \`${change}\` alone: ${strict ? 'at most -50 is "major", above -50 and at most -30 is "partial"' : 'at most -30 is "partial"'}, at least 20 is "progression", all between is "stable"`;
    return [
      `I want to annotate a waterfall plot${aboutWhom(only)}. Classify the best change of the target lesions (\`${change}\`, percent; patients without a value left out) ${rule}. Count each class, and give the median change.`,
      `From \`${change}\` (percent, missing left out)${aboutWhom(only)}, sort patients into classes ${rule}. How many are in each class, and what is the median of the change?`,
    ];
  },
  results: ({ strict }) => ({
    classes: { names: ['change_classes', 'waterfall_classes'], says: `dict or Series: ${strict ? '"major", ' : ''}"partial", "stable", "progression" to number of patients` },
    median: { names: ['median_change', 'change_median'], says: 'float, percent' },
  }),
  compute(view, { only, strict }): Answers | undefined {
    const values = view.patients.filter((row) => within(view, row, only)).flatMap((row) => view.number(row, view.study.profile.response.change) ?? []);
    const classOf = (value: number): string => (strict && value <= -50 ? 'major' : value <= -30 ? 'partial' : value >= 20 ? 'progression' : 'stable');
    const by = Map.groupBy(values, classOf);
    const names = [...(strict ? ['major'] : []), 'partial', 'stable', 'progression'];
    return names.some((name) => !by.has(name)) ? undefined : { classes: dict(names.map((name) => [name, by.get(name)?.length ?? 0])), median: cell(medianOf(values)) };
  },
  mistakes: FLAGS,
  wrongs(right, { only, strict }, view) {
    const rows = view.patients.filter((row) => within(view, row, only));
    const best = rows.map((row) => bestOf(view, row));
    const count = (...which: readonly Best[]): number => best.filter((each) => which.some((own) => own === each)).length;
    // By the best response instead.
    return strict ? [{ ...right, median: cell(0) }] : [{ ...right, classes: dict([['partial', count('CR', 'PR')], ['stable', count('SD')], ['progression', count('PD')]]) }];
  },
  python: ({ only, strict }, study, n) => `${python(study, only)}change = pd.to_numeric(patients["${study.profile.response.change}"]).dropna()
names = np.select([${strict ? 'change <= -50, ' : ''}change <= -30, change >= 20], [${strict ? '"major", ' : ''}"partial", "progression"], "stable")
${n['classes']} = pd.Series(names).value_counts()
${n['median']} = float(change.median())
`,
});

export const RESPONSE_RATES = { id: 'response-rates', title: 'Response rates', forms: [overall, byGroup, compare, crosstab, byGenotype, waterfall] } as const;
