/** Tests of equal survival in groups. */
import { describe, type Grouping, groupingsOf, labels, pythonGroups } from '../analysis/grouping.ts';
import type { Flag, View } from '../analysis/view.ts';
import { pyLiteral } from '../python/literal.ts';
import { loadCases, loadHead, loadPatients } from '../python/snippets.ts';
import { rankTest, type Weighting } from '../statistics/log-rank.ts';
import { bonferroni, falseDiscovery } from '../statistics/samples.ts';
import type { Endpoint, Profile } from '../studies/profile.ts';
import { aboutWhom, drawEndpoint, drawGrouping, drawSubgroup, events, groupedCases, pythonOnly, type Subgroup } from './common.ts';
import { type Answers, cell, defineForm, dict, table } from './form.ts';

const FLAGS: readonly Flag[] = ['duplicates kept', 'codes as values', 'days as months', 'events inverted'];
const USES = ['patients'] as const;
interface Compared { readonly endpoint: Endpoint; readonly grouping: Grouping; readonly only: Subgroup | undefined }

const of = ({ title, time, status }: Endpoint): string => `${title} (\`${time}\`, \`${status}\`)`;
const python = ({ endpoint, grouping, only }: Compared, profile: Profile): string => `${loadHead(profile)}${loadPatients()}${pythonOnly(only)}${loadCases(endpoint)}cases["group"] = ${pythonGroups(grouping)}\ncases = cases.dropna()\n`;
const testOf = (view: View, { endpoint, grouping, only }: Compared, weighting: Weighting = 'log-rank') => {
  const groups = groupedCases(view, endpoint, grouping, only);
  return groups && rankTest(groups, weighting);
};

const plain = defineForm({
  id: 'plain', difficulty: 2, uses: USES, notes: ['months'], precision: ['relative'],
  draw: (rng, study): Compared | undefined => {
    const grouping = drawGrouping(rng, study, 2);
    return grouping && { endpoint: drawEndpoint(rng, study), grouping, only: drawSubgroup(rng, study, 0.75, [grouping.column]) };
  },
  harder: ({ only }) => (only === undefined ? 0 : 1),
  ask: ({ endpoint, grouping, only }) => [
    `Is there a difference in ${of(endpoint)} by ${describe(grouping)}${aboutWhom(only)}? Run a log-rank test and give the chi-square statistic and the p-value.`,
    `Test with an unweighted log-rank test whether ${of(endpoint)} differs between the two groups of ${describe(grouping)}${aboutWhom(only)}.`,
    `Log-rank comparison, please: ${of(endpoint)} against ${describe(grouping)}${aboutWhom(only)}. Statistic (chi-square, one degree of freedom) and p.`,
  ],
  results: () => ({ statistic: { names: ['chi2', 'test_statistic', 'logrank_stat'], says: 'float' }, p: { names: ['p_value', 'logrank_p', 'p'], says: 'float' } }),
  compute(view, p): Answers | undefined { const test = testOf(view, p); return test && { statistic: cell(test.statistic), p: cell(test.p) }; },
  mistakes: FLAGS,
  wrongs: (_, p, view) => {
    const test = testOf(view, p, 'gehan');
    const own = testOf(view, p);
    return own && test ? [
      { statistic: cell(test.statistic), p: cell(test.p) }, { statistic: cell(own.statistic), p: cell(own.p / 2) },
      { statistic: cell(Math.sqrt(own.statistic)), p: cell(own.p) },
    ] : [];
  },
  python: (p, { profile }, n) => `${python(p, profile)}from lifelines.statistics import multivariate_logrank_test
test = multivariate_logrank_test(cases["time"], cases["group"], cases["event"])
${n['statistic']} = float(test.test_statistic)
${n['p']} = float(test.p_value)
`,
});

const several = defineForm({
  id: 'several-groups', difficulty: 3, uses: USES, notes: ['months'], precision: ['relative'],
  draw: (rng, study): Compared | undefined => {
    const grouping = drawGrouping(rng, study, 4, 3);
    return grouping && { endpoint: drawEndpoint(rng, study), grouping, only: drawSubgroup(rng, study, 0.3, [grouping.column]) };
  },
  ask: ({ endpoint, grouping, only }) => [
    `Compare ${of(endpoint)} over all groups of ${describe(grouping)}${aboutWhom(only)} by one log-rank test. Give statistic, degrees of freedom and p-value.`,
    `Does ${of(endpoint)} differ anywhere among the groups of ${describe(grouping)}${aboutWhom(only)}? I want the k-sample log-rank chi-square with its degrees of freedom, and p.`,
  ],
  results: () => ({ result: { names: ['logrank', 'logrank_result', 'omnibus'], says: 'dict with the keys "chi2", "df", "p"' } }),
  compute(view, p): Answers | undefined { const test = testOf(view, p); return test && { result: dict([['chi2', test.statistic], ['df', test.degrees], ['p', test.p]]) }; },
  mistakes: FLAGS,
  wrongs: (_, p, view) => {
    const groups = groupedCases(view, p.endpoint, p.grouping, p.only);
    const two = groups && rankTest(groups.slice(0, 2));
    return two ? [{ result: dict([['chi2', two.statistic], ['df', two.degrees], ['p', two.p]]) }] : [];
  },
  python: (p, { profile }, n) => `${python(p, profile)}from lifelines.statistics import multivariate_logrank_test
test = multivariate_logrank_test(cases["time"], cases["group"], cases["event"])
${n['result']} = {"chi2": float(test.test_statistic), "df": int(cases["group"].nunique() - 1), "p": float(test.p_value)}
`,
});

const pairwise = defineForm({
  id: 'pairwise', difficulty: 4, uses: USES, notes: ['months'], precision: ['relative'],
  draw: (rng, study): (Compared & { readonly adjust: 'bh' | 'bonferroni' }) | undefined => {
    const grouping = drawGrouping(rng, study, 4, 3);
    return grouping && { endpoint: drawEndpoint(rng, study), grouping, only: drawSubgroup(rng, study, 0.2, [grouping.column]), adjust: rng.pick(['bh', 'bonferroni']) };
  },
  ask: ({ endpoint, grouping, only, adjust }) => {
    const how = adjust === 'bh' ? "adjusted by Benjamini and Hochberg's method" : 'adjusted by Bonferroni (at most 1)';
    return [
      `Run pairwise log-rank tests of ${of(endpoint)} between the groups of ${describe(grouping)}${aboutWhom(only)}; p-values ${how} over all pairs.`,
      `Which groups of ${describe(grouping)} differ in ${of(endpoint)}${aboutWhom(only)}? Compare each pair by a log-rank test on the patients of those two groups, and give p as it is and ${how}.`,
    ];
  },
  results: ({ grouping }) => ({ table: { names: ['pairwise', 'pairwise_logrank', 'pairs'], says: `DataFrame with the columns \`group_1\`, \`group_2\`, \`p\`, \`p_adjusted\`, one row for each pair; in a row the group that is named first in the question (${labels(grouping).map((label) => `"${label}"`).join(', ')}) is \`group_1\`` } }),
  compute(view, { endpoint, grouping, only, adjust }) {
    const groups = groupedCases(view, endpoint, grouping, only);
    if (groups === undefined) return undefined;
    const pairs = groups.flatMap((a, i) => groups.slice(i + 1).map((b, j) => ({ first: labels(grouping)[i] ?? '', second: labels(grouping)[i + 1 + j] ?? '', p: rankTest([a, b]).p })));
    const adjusted = (adjust === 'bh' ? falseDiscovery : bonferroni)(pairs.map(({ p }) => p));
    return { table: table(['group_1', 'group_2', 'p', 'p_adjusted'], pairs.map(({ first, second, p }, i) => [first, second, p, adjusted[i] ?? 1]), ['group_1', 'group_2']) };
  },
  mistakes: FLAGS,
  wrongs: (_, p, view) => {
    const groups = groupedCases(view, p.endpoint, p.grouping, p.only) ?? [];
    const rows = groups.flatMap((a, i) => groups.slice(i + 1).map((b, j) => { const raw = rankTest([a, b]).p; return [labels(p.grouping)[i] ?? '', labels(p.grouping)[i + 1 + j] ?? '', raw, raw]; }));
    return [{ table: table(['group_1', 'group_2', 'p', 'p_adjusted'], rows, ['group_1', 'group_2']) }];
  },
  python: (p, { profile }, n) => `${python(p, profile)}from itertools import combinations
from lifelines.statistics import logrank_test
from statsmodels.stats.multitest import multipletests
rows = []
for one, two in combinations(${pyLiteral(labels(p.grouping))}, 2):
    a, b = cases[cases["group"] == one], cases[cases["group"] == two]
    rows.append({"group_1": one, "group_2": two, "p": float(logrank_test(a["time"], b["time"], a["event"], b["event"]).p_value)})
${n['table']} = pd.DataFrame(rows)
${n['table']}["p_adjusted"] = multipletests(${n['table']}["p"], method="${p.adjust === 'bh' ? 'fdr_bh' : 'bonferroni'}")[1]
`,
});

const weighted = defineForm({
  id: 'weighted', difficulty: 4, uses: USES, notes: ['months'], precision: ['relative'],
  draw: (rng, study): (Compared & { readonly weighting: 'gehan' | 'tarone-ware' }) | undefined => {
    const grouping = drawGrouping(rng, study, 3);
    return grouping && { endpoint: drawEndpoint(rng, study), grouping, only: drawSubgroup(rng, study, 0.3, [grouping.column]), weighting: rng.pick(['gehan', 'tarone-ware']) };
  },
  ask: ({ endpoint, grouping, only, weighting }) => {
    const how = weighting === 'gehan' ? 'the Gehan-Breslow (generalised Wilcoxon) test, weights the number at risk' : "Tarone and Ware's test, weights the square root of the number at risk";
    return [
      `Early differences matter here: compare ${of(endpoint)} by ${describe(grouping)}${aboutWhom(only)} with ${how}. Statistic and p-value.`,
      `Repeat the comparison of ${of(endpoint)} between the groups of ${describe(grouping)}${aboutWhom(only)} with ${how}; give chi-square and p.`,
    ];
  },
  results: () => ({ statistic: { names: ['weighted_chi2', 'statistic'], says: 'float' }, p: { names: ['weighted_p', 'p_value'], says: 'float' } }),
  compute(view, p): Answers | undefined { const test = testOf(view, p, p.weighting); return test && { statistic: cell(test.statistic), p: cell(test.p) }; },
  mistakes: FLAGS,
  wrongs: (_, p, view) => (['log-rank', 'gehan', 'tarone-ware'] as const).filter((each) => each !== p.weighting).map((each) => { const test = testOf(view, p, each); return test && { statistic: cell(test.statistic), p: cell(test.p) }; }),
  python: (p, { profile }, n) => `${python(p, profile)}from lifelines.statistics import multivariate_logrank_test
test = multivariate_logrank_test(cases["time"], cases["group"], cases["event"], weightings="${p.weighting === 'gehan' ? 'wilcoxon' : 'tarone-ware'}")
${n['statistic']} = float(test.test_statistic)
${n['p']} = float(test.p_value)
`,
});

const expected = defineForm({
  id: 'observed-expected', difficulty: 4, uses: USES, notes: ['months'], precision: [2, 3],
  draw: (rng, study): Compared | undefined => {
    const grouping = drawGrouping(rng, study, 4);
    return grouping && { endpoint: drawEndpoint(rng, study), grouping, only: drawSubgroup(rng, study, 0.3, [grouping.column]) };
  },
  ask: ({ endpoint, grouping, only }) => [
    `For the log-rank test of ${of(endpoint)} by ${describe(grouping)}${aboutWhom(only)}, tabulate patients, observed events and the events expected under equal hazards in each group.`,
    `As R's survdiff prints it: N, observed and expected events by group, for ${of(endpoint)} and ${describe(grouping)}${aboutWhom(only)}.`,
  ],
  results: () => ({ table: { names: ['survdiff', 'observed_expected', 'logrank_table'], says: 'DataFrame with the columns `group`, `n`, `observed`, `expected`' } }),
  compute(view, p): Answers | undefined {
    const groups = groupedCases(view, p.endpoint, p.grouping, p.only);
    const test = groups && rankTest(groups);
    return test && { table: table(['group', 'n', 'observed', 'expected'], groups.map((cases, i) => [labels(p.grouping)[i] ?? '', cases.length, test.observed[i] ?? 0, test.expected[i] ?? 0]), ['group']) };
  },
  mistakes: FLAGS,
  wrongs(_, p, view): readonly Answers[] {
    const groups = groupedCases(view, p.endpoint, p.grouping, p.only) ?? [];
    const [all, died] = [groups.flat().length, events(groups.flat())];
    return [{ table: table(['group', 'n', 'observed', 'expected'], groups.map((cases, i) => [labels(p.grouping)[i] ?? '', cases.length, events(cases), (died * cases.length) / all]), ['group']) }];
  },
  python: (p, { profile }, n) => `${python(p, profile)}expected = {group: 0.0 for group in cases["group"].unique()}
for time in sorted(cases.loc[cases["event"] == 1, "time"].unique()):
    at_risk = cases[cases["time"] >= time]
    died = int(((cases["time"] == time) & (cases["event"] == 1)).sum())
    for group, count in at_risk["group"].value_counts().items():
        expected[group] += died * count / len(at_risk)
${n['table']} = pd.DataFrame([{"group": group, "n": len(part), "observed": int(part["event"].sum()), "expected": expected[group]} for group, part in cases.groupby("group")])
`,
});

const screen = defineForm({
  id: 'screen', difficulty: 4, uses: USES, notes: ['months'], precision: ['relative'],
  draw: (rng, study): { readonly endpoint: Endpoint; readonly groupings: readonly Grouping[] } => ({ endpoint: drawEndpoint(rng, study), groupings: rng.shuffle(groupingsOf(rng, study.profile)).slice(0, rng.int(3, 4)) }),
  ask: ({ endpoint, groupings }) => [
    `Screen these factors for an association with ${of(endpoint)}, each by a log-rank test of its own over all patients in whom it is known:\n${groupings.map((each) => `- ${describe(each)}`).join('\n')}`,
    `Univariate analysis of ${of(endpoint)} by log-rank tests, one for each of the following (patients without the factor are left out of that test alone):\n${groupings.map((each) => `- ${describe(each)}`).join('\n')}`,
  ],
  results: () => ({ screen: { names: ['logrank_p', 'univariate_p', 'screen'], says: 'dict or Series: name of the column to p-value' } }),
  compute(view, { endpoint, groupings }) {
    const tests = groupings.map((grouping) => testOf(view, { endpoint, grouping, only: undefined }));
    return tests.includes(undefined) ? undefined : { screen: dict(tests.map((test, i) => [groupings[i]?.column ?? '', test?.p ?? 1])) };
  },
  mistakes: FLAGS,
  python: ({ endpoint, groupings }, { profile }, n) => `${loadHead(profile)}${loadPatients()}${loadCases(endpoint)}from lifelines.statistics import multivariate_logrank_test
${n['screen']} = {}
for column, group in {${groupings.map((each) => `${pyLiteral(each.column)}: ${pythonGroups(each)}`).join(', ')}}.items():
    part = cases.assign(group=group).dropna()
    ${n['screen']}[column] = float(multivariate_logrank_test(part["time"], part["group"], part["event"]).p_value)
`,
});

export const LOG_RANK = { id: 'log-rank', title: 'Log-rank test', forms: [plain, several, pairwise, weighted, expected, screen] } as const;
