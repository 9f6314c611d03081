/** The first table of a paper: who the patients are, by group, with how much is missing. */
import { median as medianOf, quantile } from '../../distributions/quantile.ts';
import type { Rng } from '../../../env/rng.ts';
import { byLevels, describe, type Grouping, labelOf, labels, pythonGroups } from '../analysis/grouping.ts';
import type { Flag, Study, View } from '../analysis/view.ts';
import { pyLiteral } from '../python/literal.ts';
import { loadHead, loadPatients } from '../python/snippets.ts';
import { kruskalWallis, mannWhitney, mean, sum, variance, welch } from '../statistics/samples.ts';
import { chiSquareTest } from '../statistics/tables.ts';
import type { Factor, Measure } from '../studies/profile.ts';
import { FILES } from '../studies/tables.ts';
import { aboutWhom, drawSubgroup, pythonOnly, type Subgroup, within } from './common.ts';
import { type Answers, cell, defineForm, dict, list, listed, table } from './form.ts';

const FLAGS: readonly Flag[] = ['duplicates kept', 'codes as values'];
const USES = ['patients'] as const;
const NOTES = [] as const;

const measuresOf = ({ profile: { age, measures } }: Study): readonly Measure[] => [age, ...measures];
const factorsOf = ({ profile: { factors, stage, arm } }: Study): readonly Factor[] => [...factors, stage, arm];
const head = ({ profile }: Study, only?: Subgroup): string => `${loadHead(profile)}${loadPatients()}${pythonOnly(only)}`;
const grouped = (rng: Rng, study: Study, most: number): Grouping => byLevels(rng.pick(factorsOf(study).filter(({ groups }) => groups.length <= most)));
const valuesBy = (view: View, column: string, grouping: Grouping): readonly (readonly number[])[] => labels(grouping).map((label) => view.patients.flatMap((row) => (labelOf(view, row, grouping) === label ? view.number(row, column) ?? [] : [])));

const baseline = defineForm({
  id: 'baseline', difficulty: 2, uses: USES, notes: NOTES, precision: [2, 3],
  draw: (rng, study): { readonly measure: Measure; readonly factor: Factor; readonly only: Subgroup | undefined } => {
    const factor = rng.pick(factorsOf(study));
    return { measure: rng.pick(measuresOf(study)), factor, only: drawSubgroup(rng, study, 0.55, [factor.column]) };
  },
  ask: ({ measure, factor, only }) => [
    `Give me the baseline characteristics${aboutWhom(only)}: how many patients of each ${factor.title} (\`${factor.column}\`, as it is written; missing left out), and median, minimum and maximum of ${measure.title} (\`${measure.column}\`).`,
    `Describe the patients${aboutWhom(only)}: counts of \`${factor.column}\` (known values alone), and the median and range of ${measure.title} (\`${measure.column}\`).`,
    `Baseline table${aboutWhom(only)}, please: the distribution of ${factor.title} (\`${factor.column}\`) and ${measure.title} (\`${measure.column}\`) as median with its range.`,
  ],
  results: () => ({
    counts: { names: ['level_counts', 'counts', 'distribution'], says: 'dict or Series: value to number of patients' },
    median: { names: ['median_value', 'baseline_median'], says: 'float' }, range: { names: ['value_range', 'min_max'], says: 'tuple or list (minimum, maximum)' },
  }),
  compute(view, { measure, factor, only }): Answers | undefined {
    const rows = view.patients.filter((row) => within(view, row, only));
    const values = rows.flatMap((row) => view.number(row, measure.column) ?? []);
    const by = Map.groupBy(rows.flatMap((row) => view.text(row, factor.column) ?? []), (value) => value);
    return rows.length < 20 || by.size < 2 ? undefined : { counts: dict([...by].map(([value, all]) => [value, all.length])), median: cell(medianOf(values)), range: list([Math.min(...values), Math.max(...values)]) };
  },
  mistakes: FLAGS,
  wrongs: (right, { measure, only }, view) => {
    const values = view.patients.filter((row) => within(view, row, only)).flatMap((row) => view.number(row, measure.column) ?? []);
    return [{ ...right, median: cell(mean(values)) }, { ...right, range: cell(Math.max(...values) - Math.min(...values)) }];
  },
  python: ({ measure, factor, only }, study, n) => `${head(study, only)}values = pd.to_numeric(patients["${measure.column}"])
${n['counts']} = patients["${factor.column}"].value_counts()
${n['median']} = float(values.median())
${n['range']} = (float(values.min()), float(values.max()))
`,
});

const continuous = defineForm({
  id: 'continuous-by-group', difficulty: 3, uses: USES, notes: NOTES, precision: ['relative'],
  draw: (rng, study): { readonly measure: Measure; readonly grouping: Grouping } => ({ measure: rng.pick(measuresOf(study)), grouping: grouped(rng, study, 4) }),
  ask: ({ measure, grouping }) => {
    const test = grouping.groups.length === 2 ? 'the two-sided Mann-Whitney test (normal approximation with continuity and tie correction)' : 'the Kruskal-Wallis test';
    return [
      `Summarise ${measure.title} (\`${measure.column}\`) by ${describe(grouping)}: number of patients with a value, median, 25th and 75th percentile (linear interpolation), and compare the groups by ${test}.`,
      `For table 1 I need ${measure.title} (\`${measure.column}\`) as median [IQR] in each group of ${describe(grouping)} (quartiles by linear interpolation), with n and the p-value of ${test}.`,
    ];
  },
  results: () => ({ table: { names: ['summary', 'table_one', 'by_group'], says: 'DataFrame with the columns `group`, `n`, `median`, `q1`, `q3`' }, p: { names: ['p_value', 'p'], says: 'float' } }),
  compute(view, { measure, grouping }): Answers | undefined {
    const groups = valuesBy(view, measure.column, grouping);
    if (groups.some(({ length }) => length < 8)) return undefined;
    const [a = [], b = []] = groups;
    const p = groups.length === 2 ? mannWhitney(a, b).p : kruskalWallis(groups).p;
    return {
      table: table(['group', 'n', 'median', 'q1', 'q3'], groups.map((values, i) => [labels(grouping)[i] ?? '', values.length, medianOf(values), quantile(values, 0.25), quantile(values, 0.75)]), ['group']),
      p: cell(p),
    };
  },
  mistakes: FLAGS,
  wrongs: (right, { measure, grouping }, view) => {
    const [a = [], b = []] = valuesBy(view, measure.column, grouping);
    const p = right['p'];
    return [{ ...right, p: cell(welch(a, b).p) }, ...(p?.is === 'cell' ? [{ ...right, p: cell(Number(p.value) / 2) }] : [])];
  },
  python: ({ measure, grouping }, study, n) => `${head(study)}frame = pd.DataFrame({"value": pd.to_numeric(patients["${measure.column}"]), "group": ${pythonGroups(grouping)}}).dropna()
parts = {group: part["value"] for group, part in frame.groupby("group")}
${n['table']} = pd.DataFrame([{"group": group, "n": len(part), "median": part.median(), "q1": part.quantile(0.25), "q3": part.quantile(0.75)} for group, part in parts.items()])
from scipy.stats import kruskal, mannwhitneyu
${n['p']} = float(${grouping.groups.length === 2 ? 'mannwhitneyu(*parts.values(), alternative="two-sided", method="asymptotic")' : 'kruskal(*parts.values())'}.pvalue)
`,
});

interface Crossed { readonly rows: Grouping; readonly columns: Grouping }
const countsOf = (view: View, { rows, columns }: Crossed): readonly (readonly number[])[] => labels(rows).map((a) => labels(columns).map((b) => view.patients.filter((row) => labelOf(view, row, rows) === a && labelOf(view, row, columns) === b).length));
const drawCrossed = (rng: Rng, study: Study): Crossed | undefined => { const [a, b] = rng.shuffle(factorsOf(study)); return a && b ? { rows: byLevels(a), columns: byLevels(b) } : undefined; };

const categorical = defineForm({
  id: 'categorical-by-group', difficulty: 3, uses: USES, notes: NOTES, precision: ['relative'],
  draw: (rng, study): Crossed | undefined => drawCrossed(rng, study),
  ask: ({ rows, columns }) => [
    `Cross ${describe(rows)} with ${describe(columns)}, over patients in whom both are known: the counts, the percentages within each group of \`${columns.column}\`, and Pearson's chi-square test without continuity correction.`,
    `Table 1, categorical part: ${describe(rows)} by ${describe(columns)}. Counts and column percentages (of the patients with both known in that group of \`${columns.column}\`), p by the chi-square test (no continuity correction).`,
  ],
  results: ({ rows, columns }) => ({
    table: { names: ['crosstab_long', 'categorical', 'counts_by_group'], says: `DataFrame with the columns \`${rows.column}\`, \`${columns.column}\` (the labels given above), \`n\`, \`percent\` (0 to 100), one row for each combination` },
    p: { names: ['chi2_p', 'p_value'], says: 'float' },
  }),
  compute(view, p): Answers | undefined {
    const counts = countsOf(view, p);
    const test = chiSquareTest(counts);
    if (test.smallestExpected < 3 || counts.flat().includes(0)) return undefined;
    const totals = labels(p.columns).map((_, j) => sum(counts.map((row) => row[j] ?? 0)));
    return {
      table: table([p.rows.column, p.columns.column, 'n', 'percent'], counts.flatMap((row, i) => row.map((count, j) => [labels(p.rows)[i] ?? '', labels(p.columns)[j] ?? '', count, (100 * count) / (totals[j] ?? 1)])), [p.rows.column, p.columns.column]),
      p: cell(test.p),
    };
  },
  mistakes: FLAGS,
  wrongs(right, p, view) {
    const counts = countsOf(view, p);
    const all = right['table'];
    if (all?.is !== 'table') return [];
    const total = sum(counts.flat());
    const byRow = counts.flatMap((row) => row.map((count) => (100 * count) / sum(row)));
    return [
      { ...right, table: { ...all, rows: all.rows.map((row, i) => [...row.slice(0, 3), byRow[i] ?? 0]) } },
      { ...right, table: { ...all, rows: all.rows.map((row) => [...row.slice(0, 3), (100 * Number(row[2])) / total]) } },
      { ...right, table: { ...all, rows: all.rows.map((row) => [...row.slice(0, 3), Number(row[3]) / 100]) } },
    ];
  },
  python: ({ rows, columns }, study, n) => `${head(study)}a, b = ${pythonGroups(rows)}, ${pythonGroups(columns)}
counts = pd.crosstab(a, b)
from scipy.stats import chi2_contingency
long = counts.stack().rename("n").reset_index()
long.columns = ["${rows.column}", "${columns.column}", "n"]
long["percent"] = 100 * long["n"] / long.groupby("${columns.column}")["n"].transform("sum")
${n['table']} = long
${n['p']} = float(chi2_contingency(counts, correction=False)[1])
`,
});

const missingness = defineForm({
  id: 'missing', difficulty: 2, uses: USES, notes: NOTES, precision: [3, 4],
  draw: (rng, study): { readonly columns: readonly string[]; readonly only: Subgroup | undefined } => {
    const { endpoints, response } = study.profile;
    const columns = rng.shuffle([...measuresOf(study).map(({ column }) => column), ...factorsOf(study).map(({ column }) => column), response.column, response.change, ...endpoints.flatMap(({ time, status }) => [time, status])]).slice(0, rng.int(4, 6));
    return { columns, only: drawSubgroup(rng, study, 0.4, columns) };
  },
  ask: ({ columns, only }) => [
    `How complete are the clinical data${aboutWhom(only)}? Count the missing values of ${listed(columns.map((each) => `\`${each}\``))}, and give the fraction of patients in whom none of these is missing.`,
    `Count missing values by column for ${listed(columns.map((each) => `\`${each}\``))}${aboutWhom(only)}. Which share of the patients is complete in all of them?`,
  ],
  results: () => ({
    missing: { names: ['missing_counts', 'n_missing'], says: 'dict or Series: column to number of patients without a value' },
    complete: { names: ['complete_fraction', 'share_complete'], says: 'float between 0 and 1' },
  }),
  compute(view, { columns, only }): Answers | undefined {
    const rows = view.patients.filter((row) => within(view, row, only));
    if (rows.length < 25) return undefined;
    return {
      missing: dict(columns.map((column) => [column, rows.filter((row) => view.text(row, column) === undefined).length])),
      complete: cell(rows.filter((row) => columns.every((column) => view.text(row, column) !== undefined)).length / rows.length),
    };
  },
  mistakes: FLAGS,
  wrongs: (right) => (right['complete']?.is === 'cell' ? [{ ...right, complete: cell(1 - Number(right['complete'].value)) }] : []),
  python: ({ columns, only }, study, n) => `${head(study, only)}gaps = patients[${pyLiteral(columns)}].isna()
${n['missing']} = gaps.sum().to_dict()
${n['complete']} = float((~gaps.any(axis=1)).mean())
`,
});

const difference = defineForm({
  id: 'standardised-difference', difficulty: 4, uses: USES, notes: NOTES, precision: [3, 4],
  draw: (rng, study): { readonly measures: readonly Measure[]; readonly grouping: Grouping } | undefined => {
    const fit = factorsOf(study).filter(({ groups }) => groups.length === 2);
    return fit.length === 0 ? undefined : { measures: rng.shuffle(measuresOf(study)).slice(0, rng.int(2, 3)), grouping: byLevels(rng.pick(fit)) };
  },
  ask: ({ measures, grouping }) => [
    `Check the balance between the two groups of ${describe(grouping)}: standardised mean differences of ${listed(measures.map(({ title, column }) => `${title} (\`${column}\`)`))}, that is the difference of the means ("${labels(grouping)[0] ?? ''}" minus "${labels(grouping)[1] ?? ''}") over the square root of the mean of both variances (n - 1).`,
    `Give means, standard deviations (n - 1) and standardised mean differences of ${listed(measures.map(({ title, column }) => `${title} (\`${column}\`)`))} for ${describe(grouping)}. SMD = ("${labels(grouping)[0] ?? ''}" mean - "${labels(grouping)[1] ?? ''}" mean) / sqrt((s1^2 + s2^2) / 2).`,
  ],
  results: () => ({ table: { names: ['balance', 'smd_table'], says: 'DataFrame with the columns `variable` (name of the column), `mean_1`, `sd_1`, `mean_2`, `sd_2` (1 the group named first), `smd`' } }),
  compute(view, { measures, grouping }): Answers | undefined {
    const rows = measures.map(({ column }) => { const [a = [], b = []] = valuesBy(view, column, grouping); return a.length < 8 || b.length < 8 ? [] : [column, mean(a), Math.sqrt(variance(a)), mean(b), Math.sqrt(variance(b)), (mean(a) - mean(b)) / Math.sqrt((variance(a) + variance(b)) / 2)]; });
    return rows.some(({ length }) => length === 0) ? undefined : { table: table(['variable', 'mean_1', 'sd_1', 'mean_2', 'sd_2', 'smd'], rows, ['variable']) };
  },
  mistakes: FLAGS,
  wrongs: (right) => {
    const all = right['table'];
    return all?.is !== 'table' ? [] : [
      { table: { ...all, rows: all.rows.map((row) => [...row.slice(0, 5), -Number(row[5])]) } },
      { table: { ...all, rows: all.rows.map((row) => [...row.slice(0, 5), Number(row[1]) - Number(row[3])]) } },
      { table: { ...all, columns: all.columns.map((name) => (name === 'smd' ? 'SMD' : name)) } },
    ];
  },
  python: ({ measures, grouping }, study, n) => `${head(study)}group = ${pythonGroups(grouping)}
rows = []
for column in ${pyLiteral(measures.map(({ column }) => column))}:
    values = pd.to_numeric(patients[column])
    a, b = values[group == ${pyLiteral(labels(grouping)[0] ?? '')}].dropna(), values[group == ${pyLiteral(labels(grouping)[1] ?? '')}].dropna()
    rows.append({"variable": column, "mean_1": a.mean(), "sd_1": a.std(), "mean_2": b.mean(), "sd_2": b.std(), "smd": (a.mean() - b.mean()) / np.sqrt((a.var() + b.var()) / 2)})
${n['table']} = pd.DataFrame(rows)
`,
});

const stages = defineForm({
  id: 'grouped-counts', difficulty: 2, uses: USES, notes: NOTES, precision: ['counts'],
  draw: (rng, study): { readonly grouping: Grouping; readonly only: Subgroup | undefined } => {
    const grouping = byLevels(rng.pick([study.profile.stage, study.profile.stage, study.profile.factors[1]]));
    return { grouping, only: drawSubgroup(rng, study, 0.75, [grouping.column]) };
  },
  ask: ({ grouping, only }) => [
    `What is the distribution of ${describe(grouping)}${aboutWhom(only)}? Give the number of patients in each group, in the order just given, and the number in none of them because the value is missing or another.`,
    `Count patients by ${describe(grouping)}${aboutWhom(only)}, in that order, and say how many have no such group (missing or another value).`,
  ],
  results: ({ grouping }) => ({
    counts: { names: ['stage_ar', 'group_counts', 'patients_by_group'], says: `list of ${grouping.groups.length} ints, in the order of the groups` },
    without: { names: ['n_without', 'n_unknown'], says: 'int' },
  }),
  compute(view, { grouping, only }): Answers | undefined {
    const found = view.patients.filter((row) => within(view, row, only)).map((row) => labelOf(view, row, grouping));
    return found.length < 15 ? undefined : { counts: list(labels(grouping).map((label) => found.filter((each) => each === label).length)), without: cell(found.filter((each) => each === undefined).length) };
  },
  mistakes: FLAGS,
  wrongs: (right) => (right['counts']?.is === 'list' ? [
    { ...right, counts: { ...right['counts'], items: right['counts'].items.toReversed() } }, { ...right, without: cell(0) },
    { ...right, counts: { ...right['counts'], items: right['counts'].items.slice(0, -1) } },
  ] : []),
  python: ({ grouping, only }, study, n) => `${head(study, only)}group = ${pythonGroups(grouping)}
${n['counts']} = [int((group == label).sum()) for label in ${pyLiteral(labels(grouping))}]
${n['without']} = int(group.isna().sum())
`,
});

const samplesOf = defineForm({
  id: 'samples-per-patient', difficulty: 2, uses: ['patients', 'samples'], notes: ['sequenced', 'levels'], precision: ['counts'],
  draw: (rng, study): { readonly only: Subgroup | undefined } => ({ only: drawSubgroup(rng, study, 0.85) }),
  ask: ({ only }, { profile: { sampleType, profiled } }) => [
    `How many samples were sequenced (\`${profiled.column}\` "${profiled.yes}")${aboutWhom(only)}? Break them down by \`${sampleType.column}\`, and count the patients with two or more sequenced samples.`,
    `Describe the sequenced samples (\`${profiled.column}\` "${profiled.yes}")${aboutWhom(only)}: number by \`${sampleType.column}\`, and how many patients have at least two of them.`,
  ],
  results: () => ({
    types: { names: ['sample_types', 'samples_by_type'], says: 'dict or Series: sample type to number of samples' },
    several: { names: ['n_multiple', 'patients_with_several'], says: 'int' },
  }),
  compute(view, { only }): Answers | undefined {
    const patients = new Set(view.patients.filter((row) => within(view, row, only)).map((row) => row['PATIENT_ID']));
    const own = view.samples.filter(({ patient, sequenced }) => (sequenced || view.has('unsequenced counted')) && patients.has(patient));
    const types = Map.groupBy(own, ({ row }) => row[view.study.profile.sampleType.column] ?? '');
    const several = [...Map.groupBy(own, ({ patient }) => patient).values()].filter(({ length }) => length > 1).length;
    return types.size < 2 || several < 3 ? undefined : { types: dict([...types].map(([type, all]) => [type, all.length])), several: cell(several) };
  },
  mistakes: ['duplicates kept', 'unsequenced counted'],
  wrongs: (right) => (right['types']?.is === 'entries' ? [{ ...right, types: { is: 'entries', entries: right['types'].entries.slice(1) } }, { types: right['types'], several: cell(-1) }] : []),
  python: ({ only }, study, n) => `${head(study, only)}samples = load("${FILES.samples}")
samples = samples[(samples["${study.profile.profiled.column}"] == ${pyLiteral(study.profile.profiled.yes)}) & samples["PATIENT_ID"].isin(patients["PATIENT_ID"])]
${n['types']} = samples["${study.profile.sampleType.column}"].value_counts()
${n['several']} = int((samples["PATIENT_ID"].value_counts() > 1).sum())
`,
});

export const TABLE_ONE = { id: 'table-one', title: 'Clinical table one', forms: [baseline, continuous, categorical, missingness, difference, stages, samplesOf] } as const;
