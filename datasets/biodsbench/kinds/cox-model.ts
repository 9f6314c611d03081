/** Cox's model: hazard ratios of one or several covariates, with intervals, tests and concordance. */
import { byLevels, drawCut, type Grouping, labelOf, labels, pythonGroups } from '../analysis/grouping.ts';
import type { Flag, Study, View } from '../analysis/view.ts';
import { pyLiteral } from '../python/literal.ts';
import { loadCases, loadHead, loadPatients } from '../python/snippets.ts';
import { concordance, type CoxFit, fitCox, hazardRatio, type Subject } from '../statistics/cox.ts';
import type { Endpoint, Measure, Profile } from '../studies/profile.ts';
import type { Rng } from '../../../env/rng.ts';
import { aboutWhom, drawEndpoint, drawSubgroup, events, pythonOnly, type Subgroup, within } from './common.ts';
import { type Answers, cell, defineForm, dict, table } from './form.ts';

const FLAGS: readonly Flag[] = ['duplicates kept', 'codes as values', 'days as months', 'events inverted'];
const USES = ['patients'] as const;

/** A column of the design: a measure by so many units, or one group of a column against the others. */
type Covariate = { readonly name: string; readonly says: string } & ({ readonly measure: Measure; readonly per: number } | { readonly grouping: Grouping; readonly high: string; readonly low: string });
interface Model { readonly endpoint: Endpoint; readonly covariates: readonly Covariate[]; readonly only: Subgroup | undefined }

const of = ({ title, time, status }: Endpoint): string => `${title} (\`${time}\`, \`${status}\`)`;

function contrast(rng: Rng, { profile: { factors, arm, stage, age, measures } }: Study): Covariate {
  const grouping = rng.pick([...factors.map(byLevels), byLevels(arm), byLevels(stage), drawCut(rng, age), drawCut(rng, rng.pick(measures))]);
  const [high = '', low = ''] = grouping.by === 'cut' ? labels(grouping) : rng.shuffle(labels(grouping)).slice(0, 2);
  const where = grouping.by === 'cut' ? `\`${grouping.column}\` ${high} against ${low} ${grouping.unit}` : `\`${grouping.column}\` "${high}"${valuesOf(grouping, high)} against "${low}"${valuesOf(grouping, low)}`;
  return { name: grouping.column, says: `${grouping.title}: ${where}${grouping.groups.length > 2 ? ', patients of other levels left out' : ''}`, grouping, high, low };
}

function valuesOf(grouping: Grouping, label: string): string {
  const values = grouping.by === 'levels' ? grouping.groups.find((each) => each.label === label)?.values ?? [] : [];
  return values.length === 1 && values[0] === label ? '' : ` (${values.join(', ')})`;
}

function slope(rng: Rng, measure: Measure): Covariate {
  const per = measure.deviation > 60 ? 100 : measure.deviation >= 8 ? rng.pick([1, 10]) : 1;
  return { name: measure.column, says: `${measure.title} (\`${measure.column}\`) as a continuous covariate, per ${per} ${measure.unit}`, measure, per };
}

function valueOf(view: View, row: View['patients'][number], covariate: Covariate): number | undefined {
  if ('measure' in covariate) { const value = view.number(row, covariate.measure.column); return value === undefined ? undefined : value / covariate.per; }
  const label = labelOf(view, row, covariate.grouping);
  return label === covariate.high ? 1 : label === covariate.low ? 0 : undefined;
}

function subjectsOf(view: View, { endpoint, covariates, only }: Model): readonly Subject[] {
  return view.cases(endpoint).flatMap(({ row, time, event }) => {
    const x = covariates.map((each) => valueOf(view, row, each));
    return x.includes(undefined) || !within(view, row, only) ? [] : [{ time, event, x: x.map((each) => each ?? 0) }];
  });
}

interface Fitted { readonly fit: CoxFit; readonly subjects: readonly Subject[] }

function fitted(view: View, model: Model): Fitted | undefined {
  const subjects = subjectsOf(view, model);
  const balanced = model.covariates.every((each, a) => 'measure' in each || [0, 1].every((value) => { const part = subjects.filter(({ x }) => x[a] === value); return part.length >= 12 && events(part) >= 5; }));
  if (subjects.length < 40 || events(subjects) < 10 * model.covariates.length || !balanced) return undefined;
  const fit = fitCox(subjects, model.covariates.length);
  // A tail so far out tells no more than how far an iteration went.
  return fit === undefined || fit.p.some((p) => p < 1e-8) ? undefined : { fit, subjects };
}

const python = ({ endpoint, covariates, only }: Model, profile: Profile): string => `${loadHead(profile)}${loadPatients()}${pythonOnly(only)}${loadCases(endpoint)}${covariates.map((each) => ('measure' in each
  ? `cases["${each.name}"] = pd.to_numeric(patients["${each.name}"])${each.per === 1 ? '' : ` / ${each.per}`}\n`
  : `cases["${each.name}"] = (${pythonGroups(each.grouping)}).map({${pyLiteral(each.high)}: 1.0, ${pyLiteral(each.low)}: 0.0})\n`)).join('')}cases = cases.dropna()
from lifelines import CoxPHFitter
cox = CoxPHFitter().fit(cases, "time", "event")
`;
const HOW = "Cox proportional hazards, Efron's handling of ties, no penalty";
const CI = 'limits = np.exp(cox.confidence_intervals_)\nlimits.columns = ["lower", "upper"]\n';

const single = defineForm({
  id: 'univariable', difficulty: 3, uses: USES, notes: ['months'], precision: ['fitted'],
  draw: (rng, study): Model => {
    const covariate = rng.chance(0.7) ? contrast(rng, study) : slope(rng, rng.pick([study.profile.age, ...study.profile.measures]));
    return { endpoint: drawEndpoint(rng, study), covariates: [covariate], only: drawSubgroup(rng, study, 0.3, [covariate.name]) };
  },
  harder: ({ only }) => (only === undefined ? 0 : 1),
  ask: ({ endpoint, covariates: [covariate], only }) => [
    `Fit a univariable Cox model of ${of(endpoint)}${aboutWhom(only)} on ${covariate?.says ?? ''}. Give the hazard ratio, its 95 % confidence interval (Wald) and the Wald p-value (${HOW}).`,
    `What is the hazard ratio for ${covariate?.says ?? ''} in ${of(endpoint)}${aboutWhom(only)}? ${HOW}; 95 % Wald interval and two-sided Wald p as well.`,
    `Hazard ratio with 95 % CI and p for ${of(endpoint)}${aboutWhom(only)}: ${covariate?.says ?? ''}. One covariate, ${HOW}.`,
  ],
  results: () => ({
    hr: { names: ['hazard_ratio', 'hr', 'HR'], says: 'float' }, interval: { names: ['hr_ci', 'ci_95', 'confidence_interval'], says: 'tuple or list (lower, upper)' },
    p: { names: ['p_value', 'wald_p', 'p'], says: 'float' },
  }),
  compute(view, model): Answers | undefined {
    const found = fitted(view, model);
    if (found === undefined) return undefined;
    const [hr, lower, upper] = hazardRatio(found.fit, 0);
    return { hr: cell(hr), interval: { is: 'list', items: [lower, upper], ordered: true }, p: cell(found.fit.p[0] ?? 1) };
  },
  mistakes: FLAGS,
  wrongs: (_, model, view) => {
    const found = fitted(view, model);
    if (found === undefined) return [];
    const [hr, lower, upper] = hazardRatio(found.fit, 0);
    const [, low90, high90] = hazardRatio(found.fit, 0, 0.9);
    const p = found.fit.p[0] ?? 1;
    const answer = (a: number, b: number, c: number, d: number): Answers => ({ hr: cell(a), interval: { is: 'list', items: [b, c], ordered: true }, p: cell(d) });
    // The other group as reference, the coefficient itself, a 90 % interval, one side.
    return [answer(1 / hr, 1 / upper, 1 / lower, p), answer(Math.log(hr), Math.log(lower), Math.log(upper), p), answer(hr, low90, high90, p), answer(hr, lower, upper, p / 2)];
  },
  python: (p, { profile }, n) => `${python(p, profile)}${CI}${n['hr']} = float(cox.hazard_ratios_.iloc[0])\n${n['interval']} = (float(limits["lower"].iloc[0]), float(limits["upper"].iloc[0]))\n${n['p']} = float(cox.summary["p"].iloc[0])\n`,
});

function drawModel(rng: Rng, study: Study, most: number): Model {
  const covariates: Covariate[] = [];
  const add = (each: Covariate): void => { if (covariates.every(({ name }) => name !== each.name)) covariates.push(each); };
  const count = rng.int(2, most);
  while (covariates.length < count) add(rng.chance(0.6) ? contrast(rng, study) : slope(rng, rng.pick([study.profile.age, ...study.profile.measures])));
  return { endpoint: drawEndpoint(rng, study), covariates, only: undefined };
}
const lines = (covariates: readonly Covariate[]): string => covariates.map(({ says }) => `- ${says}`).join('\n');

const multiple = defineForm({
  id: 'multivariable', difficulty: 4, uses: USES, notes: ['months'], precision: ['fitted'],
  draw: (rng, study): Model => drawModel(rng, study, 4),
  harder: ({ covariates }) => (covariates.length > 3 ? 1 : 0),
  ask: ({ endpoint, covariates }) => [
    `Fit one multivariable Cox model of ${of(endpoint)} with these covariates, on the patients in whom all of them are known (${HOW}):\n${lines(covariates)}\nGive hazard ratios with 95 % Wald intervals and Wald p-values.`,
    `Multivariable analysis of ${of(endpoint)} (${HOW}; complete cases). The covariates:\n${lines(covariates)}\nTabulate HR, 95 % CI and p of each.`,
  ],
  results: () => ({ table: { names: ['cox_table', 'multivariable', 'results_df'], says: 'DataFrame with the columns `covariate` (the name of the column of the table), `HR`, `HR_LOW`, `HR_HIGH`, `p`' } }),
  compute(view, model): Answers | undefined {
    const found = fitted(view, model);
    return found && { table: table(['covariate', 'HR', 'HR_LOW', 'HR_HIGH', 'p'], model.covariates.map(({ name }, a) => [name, ...hazardRatio(found.fit, a), found.fit.p[a] ?? 1]), ['covariate']) };
  },
  mistakes: FLAGS,
  wrongs: (_, model, view) => {
    const single = model.covariates.map((each) => fitted(view, { ...model, covariates: [each] }));
    // Each by itself.
    return [single.includes(undefined) ? undefined : { table: table(['covariate', 'HR', 'HR_LOW', 'HR_HIGH', 'p'], model.covariates.map(({ name }, a) => [name, ...(single[a] ? hazardRatio(single[a].fit, 0) : []), single[a]?.fit.p[0] ?? 1]), ['covariate']) }];
  },
  python: (p, { profile }, n) => `${python(p, profile)}${CI}${n['table']} = pd.DataFrame({"covariate": list(cox.hazard_ratios_.index), "HR": cox.hazard_ratios_.to_numpy(), "HR_LOW": limits["lower"].to_numpy(), "HR_HIGH": limits["upper"].to_numpy(), "p": cox.summary["p"].to_numpy()})\n`,
});

const screen = defineForm({
  id: 'univariable-table', difficulty: 4, uses: USES, notes: ['months'], precision: ['fitted'],
  draw: (rng, study): Model & { readonly both: readonly [Endpoint, Endpoint] } => ({ ...drawModel(rng, study, 3), both: study.profile.endpoints }),
  ask: ({ covariates, both }) => [
    `Run univariable Cox models, one for each of these covariates and each of the two endpoints ${both.map(of).join(' and ')} (${HOW}):\n${lines(covariates)}\nEach model uses all patients in whom its own covariate and endpoint are known.`,
    `Univariable hazard ratios for both endpoints, ${both.map(of).join(' and ')}. Covariates, each in a model of its own (${HOW}):\n${lines(covariates)}`,
  ],
  results: ({ both: [a, b] }) => ({ table: { names: ['results_df', 'univariable', 'hr_table'], says: `DataFrame with the columns \`covariate\` (name of the column), \`${a.name}_HR\`, \`${a.name}_HR_LOW\`, \`${a.name}_HR_HIGH\`, \`${b.name}_HR\`, \`${b.name}_HR_LOW\`, \`${b.name}_HR_HIGH\` (95 % Wald limits)` } }),
  compute(view, model): Answers | undefined {
    const rows = model.covariates.map((each) => [
      each.name,
      ...model.both.flatMap((endpoint) => { const found = fitted(view, { ...model, endpoint, covariates: [each] }); return found ? hazardRatio(found.fit, 0) : [Number.NaN]; }),
    ]);
    if (rows.some((row) => row.length < 7 || row.includes(Number.NaN))) return undefined;
    return { table: table(['covariate', ...model.both.flatMap(({ name }) => [`${name}_HR`, `${name}_HR_LOW`, `${name}_HR_HIGH`])], rows, ['covariate']) };
  },
  mistakes: FLAGS,
  python: ({ covariates, both }, { profile }, n) => `${loadHead(profile)}${loadPatients()}from lifelines import CoxPHFitter
design = pd.DataFrame({${covariates.map((each) => ('measure' in each ? `"${each.name}": pd.to_numeric(patients["${each.name}"]) / ${each.per}` : `"${each.name}": (${pythonGroups(each.grouping)}).map({${pyLiteral(each.high)}: 1.0, ${pyLiteral(each.low)}: 0.0})`)).join(', ')}})
rows = {name: {"covariate": name} for name in design.columns}
${both.map((endpoint) => `${loadCases(endpoint)}for name in design.columns:
    part = cases.assign(x=design[name]).dropna()
    cox = CoxPHFitter().fit(part, "time", "event")
    low, high = np.exp(cox.confidence_intervals_).iloc[0]
    rows[name].update({"${endpoint.name}_HR": float(cox.hazard_ratios_.iloc[0]), "${endpoint.name}_HR_LOW": low, "${endpoint.name}_HR_HIGH": high})
`).join('')}${n['table']} = pd.DataFrame(list(rows.values()))
`,
});

const likelihood = defineForm({
  id: 'likelihood', difficulty: 5, uses: USES, notes: ['months'], precision: ['fitted'],
  draw: (rng, study): Model => drawModel(rng, study, 3),
  ask: ({ endpoint, covariates }) => [
    `How well do these covariates together predict ${of(endpoint)}? Fit a Cox model on complete cases (${HOW}) and give Harrell's concordance index of its linear predictor on the same patients, and the likelihood-ratio test of the model against none (chi-square and p).\n${lines(covariates)}`,
    `For the Cox model of ${of(endpoint)} on the following (complete cases, ${HOW}), report the C-index (Harrell) and the overall likelihood-ratio test.\n${lines(covariates)}`,
  ],
  results: () => ({ c: { names: ['c_index', 'concordance'], says: 'float between 0 and 1' }, test: { names: ['lr_test', 'likelihood_ratio'], says: 'dict with the keys "chi2", "df", "p"' } }),
  compute(view, model): Answers | undefined {
    const found = fitted(view, model);
    if (found === undefined) return undefined;
    const { fit: { coefficients, likelihoodRatio }, subjects } = found;
    return {
      c: cell(concordance(subjects, subjects.map(({ x }) => coefficients.reduce((sum, b, a) => sum + b * (x[a] ?? 0), 0)))),
      test: dict([['chi2', likelihoodRatio.statistic], ['df', likelihoodRatio.degrees], ['p', likelihoodRatio.p]]),
    };
  },
  mistakes: FLAGS,
  wrongs: ({ c, test }) => (c?.is === 'cell' && typeof c.value === 'number' && test !== undefined ? [{ c: cell(1 - c.value), test }] : []),
  python: (p, { profile }, n) => `${python(p, profile)}test = cox.log_likelihood_ratio_test()
${n['c']} = float(cox.concordance_index_)
${n['test']} = {"chi2": float(test.test_statistic), "df": ${p.covariates.length}, "p": float(test.p_value)}
`,
});

export const COX_MODEL = { id: 'cox-model', title: 'Cox proportional hazards model', forms: [single, multiple, screen, likelihood] } as const;
