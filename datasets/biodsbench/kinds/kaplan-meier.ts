/** Kaplan-Meier curves: medians, survival at times, restricted means, numbers at risk. */
import { describe, type Grouping, labelOf, labels, pythonGroups } from '../analysis/grouping.ts';
import type { Flag } from '../analysis/view.ts';
import { pyLiteral } from '../python/literal.ts';
import { loadCases, loadHead, loadPatients } from '../python/snippets.ts';
import { atRiskAt, kaplanMeier, median, medianInterval, restrictedMean, survivalAt, survivalInterval } from '../statistics/kaplan-meier.ts';
import type { Endpoint } from '../studies/profile.ts';
import { aboutWhom, drawEndpoint, drawGrouping, drawSubgroup, enough, events, groupedCases, pythonOnly, type Subgroup, within } from './common.ts';
import { type Answers, cell, defineForm, dict, list, listed, table } from './form.ts';

const SURVIVAL_FLAGS: readonly Flag[] = ['duplicates kept', 'codes as values', 'days as months', 'events inverted'];
const USES = ['patients'] as const;

interface Curve { readonly endpoint: Endpoint; readonly only: Subgroup | undefined }
interface Times extends Curve { readonly times: readonly number[] }
interface Grouped extends Curve { readonly grouping: Grouping }

const python = ({ endpoint, only }: Curve, study: Parameters<typeof loadHead>[0]): string => `${loadHead(study)}${loadPatients()}${pythonOnly(only)}${loadCases(endpoint)}`;
const FIT = 'from lifelines import KaplanMeierFitter\n';
const of = (endpoint: Endpoint): string => `${endpoint.title} (\`${endpoint.time}\`, \`${endpoint.status}\`)`;

const medianEvents = defineForm({
  id: 'median-events', difficulty: 2, uses: USES, notes: ['months'], precision: [2, 3],
  draw: (rng, study): Curve => ({ endpoint: drawEndpoint(rng, study), only: drawSubgroup(rng, study) }),
  harder: ({ only }) => (only === undefined ? 0 : 1),
  ask: ({ endpoint, only }) => [
    `Fit a Kaplan-Meier curve of ${of(endpoint)}${aboutWhom(only)}. Report the median in months, how many patients enter the curve, and how many of them have the event.`,
    `What is the median ${endpoint.title} in months${aboutWhom(only)}? Use the Kaplan-Meier estimator on \`${endpoint.time}\` and \`${endpoint.status}\`. I also need the number of patients and the number of events behind it.`,
    `Estimate ${of(endpoint)}${aboutWhom(only)} by Kaplan-Meier and give me the median survival time (the first time at which the curve is at or below 0.5; in months) with the size of the group and its events.`,
  ],
  results: () => ({
    median: { names: ['median_months', 'km_median', 'median_survival'], says: 'float, months' },
    patients: { names: ['n_patients', 'n', 'group_size'], says: 'int, patients with a known time and status' },
    events: { names: ['n_events', 'event_count', 'observed_events'], says: 'int' },
  }),
  compute(view, { endpoint, only }) {
    const cases = view.cases(endpoint).filter(({ row }) => within(view, row, only));
    const middle = median(kaplanMeier(cases));
    return !enough(cases) || middle === undefined ? undefined : { median: cell(middle), patients: cell(cases.length), events: cell(events(cases)) };
  },
  mistakes: SURVIVAL_FLAGS,
  python: (p, { profile }, n) => `${python(p, profile)}${FIT}kmf = KaplanMeierFitter().fit(cases["time"], cases["event"])\n${n['median']} = float(kmf.median_survival_time_)\n${n['patients']} = len(cases)\n${n['events']} = int(cases["event"].sum())\n`,
});

const survivalAtTimes = defineForm({
  id: 'survival-at-times', difficulty: 3, uses: USES, notes: ['months'], precision: [3, 4],
  draw: (rng, study): Times & { readonly confidence: number } => {
    const endpoint = drawEndpoint(rng, study);
    const all = endpoint.half > 30 ? [12, 24, 36, 48, 60] : endpoint.half > 14 ? [6, 12, 18, 24, 36] : [3, 6, 9, 12, 18];
    return { endpoint, only: drawSubgroup(rng, study), times: rng.shuffle(all).slice(0, rng.int(2, 4)).toSorted((a, b) => a - b), confidence: rng.pick([0.95, 0.95, 0.9, 0.99]) };
  },
  harder: ({ confidence }) => (confidence === 0.95 ? 0 : 1),
  ask: ({ endpoint, only, times, confidence }) => [
    `Give the Kaplan-Meier estimate of ${of(endpoint)} at ${listed(times)} months${aboutWhom(only)}, each with its ${confidence * 100} % confidence interval by Greenwood's variance on the log(-log) scale.`,
    `I need a small table of ${endpoint.title} (\`${endpoint.time}\`, \`${endpoint.status}\`)${aboutWhom(only)}: the survival probability at ${listed(times)} months and the ${confidence * 100} % limits (exponential Greenwood, that is log(-log) transformed).`,
    `Tabulate how many${aboutWhom(only)} are still free of the event by Kaplan-Meier (${of(endpoint)}) after ${listed(times)} months, as fractions, with lower and upper ${confidence * 100} % bounds of the log(-log) interval.`,
  ],
  results: () => ({ table: { names: ['survival_table', 'km_table', 'km_at'], says: 'DataFrame with the columns `months`, `survival`, `lower`, `upper`, one row for each time' } }),
  compute(view, { endpoint, only, times, confidence }) {
    const cases = view.cases(endpoint).filter(({ row }) => within(view, row, only));
    const steps = kaplanMeier(cases);
    const rows = times.map((time) => [time, survivalAt(steps, time), ...(survivalInterval(steps, time, confidence) ?? [])]);
    return !enough(cases, { cases: 20, events: 8 }) || rows.some((row) => row.length < 4 || cases.filter((each) => each.time > (row[0] ?? 0)).length < 4) ? undefined : { table: table(['months', 'survival', 'lower', 'upper'], rows, ['months']) };
  },
  mistakes: SURVIVAL_FLAGS,
  wrongs(_, { endpoint, only, times, confidence }, view): readonly Answers[] {
    const steps = kaplanMeier(view.cases(endpoint).filter(({ row }) => within(view, row, only)));
    const z = { 0.95: 1.959_964, 0.9: 1.644_854, 0.99: 2.575_829 }[confidence] ?? 2;
    // The plain interval, S ± z SE.
    const plain = times.map((time) => { const s = survivalAt(steps, time); const se = s * Math.sqrt(steps.findLast((step) => step.time <= time)?.greenwood ?? 0); return [time, s, s - z * se, s + z * se]; });
    return [{ table: table(['months', 'survival', 'lower', 'upper'], plain, ['months']) }];
  },
  python: (p, { profile }, n) => `${python(p, profile)}${FIT}kmf = KaplanMeierFitter(alpha=${Number((1 - p.confidence).toFixed(2))}).fit(cases["time"], cases["event"])
times = ${pyLiteral(p.times)}
band = kmf.confidence_interval_survival_function_
band.columns = ["lower", "upper"]
at = [band.index[band.index <= t].max() for t in times]
${n['table']} = pd.DataFrame({"months": times, "survival": kmf.survival_function_at_times(times).to_numpy(), "lower": band.loc[at, "lower"].to_numpy(), "upper": band.loc[at, "upper"].to_numpy()})
`,
});

const mediansByGroup = defineForm({
  id: 'medians-by-group', difficulty: 3, uses: USES, notes: ['months'], precision: [2, 3],
  draw: (rng, study): Grouped | undefined => {
    const grouping = drawGrouping(rng, study, 4);
    return grouping && { endpoint: drawEndpoint(rng, study), grouping, only: drawSubgroup(rng, study, 0.25, [grouping.column]) };
  },
  harder: ({ only }) => (only === undefined ? 0 : 1),
  ask: ({ endpoint, grouping, only }) => [
    `Compare ${of(endpoint)} between the groups of ${describe(grouping)}${aboutWhom(only)}: for each group the number of patients, the number of events and the Kaplan-Meier median in months.`,
    `Draw up Kaplan-Meier curves of ${of(endpoint)} by ${describe(grouping)}${aboutWhom(only)}. What I want from them is a table with the patients, events and median (months) of each curve.`,
    `Stratify ${endpoint.title} (\`${endpoint.time}\`, \`${endpoint.status}\`) by ${describe(grouping)}${aboutWhom(only)} and summarise each stratum: n, events, median survival in months.`,
  ],
  results: () => ({ table: { names: ['km_by_group', 'group_medians', 'strata'], says: 'DataFrame with the columns `group`, `n`, `events`, `median`, one row for each group' } }),
  compute(view, { endpoint, grouping, only }) {
    const groups = groupedCases(view, endpoint, grouping, only);
    const rows = groups?.map((cases, i) => [labels(grouping)[i] ?? '', cases.length, events(cases), median(kaplanMeier(cases)) ?? Number.NaN] as const);
    return rows === undefined || rows.some((row) => Number.isNaN(row[3])) ? undefined : { table: table(['group', 'n', 'events', 'median'], rows, ['group']) };
  },
  mistakes: SURVIVAL_FLAGS,
  python: (p, { profile }, n) => `${python(p, profile)}${FIT}cases["group"] = ${pythonGroups(p.grouping)}
rows = []
for group, part in cases.dropna().groupby("group"):
    kmf = KaplanMeierFitter().fit(part["time"], part["event"])
    rows.append({"group": group, "n": len(part), "events": int(part["event"].sum()), "median": float(kmf.median_survival_time_)})
${n['table']} = pd.DataFrame(rows)
`,
});

const restricted = defineForm({
  id: 'restricted-mean', difficulty: 4, uses: USES, notes: ['months'], precision: [2, 3],
  draw: (rng, study): (Grouped & { readonly horizon: number }) | undefined => {
    const grouping = drawGrouping(rng, study, 3);
    const endpoint = drawEndpoint(rng, study);
    return grouping && { endpoint, grouping, only: drawSubgroup(rng, study, 0.2, [grouping.column]), horizon: rng.pick(endpoint.half > 30 ? [24, 36, 48, 60] : [12, 18, 24]) };
  },
  ask: ({ endpoint, grouping, only, horizon }) => [
    `Compute the restricted mean of ${of(endpoint)} up to ${horizon} months (area under the Kaplan-Meier curve from 0 to ${horizon}) for each group of ${describe(grouping)}${aboutWhom(only)}.`,
    `How many of the first ${horizon} months do patients live on average without the event, by ${describe(grouping)}${aboutWhom(only)}? Take the area under each group's Kaplan-Meier curve of ${of(endpoint)} until ${horizon} months.`,
    `Restricted mean survival time of ${of(endpoint)}, horizon ${horizon} months, by ${describe(grouping)}${aboutWhom(only)}, from the Kaplan-Meier step functions.`,
  ],
  results: () => ({ rmst: { names: ['rmst', 'restricted_means', 'rmst_by_group'], says: 'dict or Series: group to months' } }),
  compute(view, { endpoint, grouping, only, horizon }) {
    const groups = groupedCases(view, endpoint, grouping, only);
    if (groups === undefined || groups.some((cases) => atRiskAt(cases, horizon) < 3)) return undefined;
    return { rmst: dict(groups.map((cases, i) => [labels(grouping)[i] ?? '', restrictedMean(kaplanMeier(cases), horizon)])) };
  },
  mistakes: SURVIVAL_FLAGS,
  wrongs(_, { endpoint, grouping, only, horizon }, view): readonly Answers[] {
    const groups = groupedCases(view, endpoint, grouping, only) ?? [];
    // The mean of the times themselves, as if nobody were censored.
    return [{ rmst: dict(groups.map((cases, i) => [labels(grouping)[i] ?? '', cases.reduce((sum, { time }) => sum + Math.min(time, horizon), 0) / cases.length])) }];
  },
  python: (p, { profile }, n) => `${python(p, profile)}${FIT}from lifelines.utils import restricted_mean_survival_time
cases["group"] = ${pythonGroups(p.grouping)}
${n['rmst']} = {}
for group, part in cases.dropna().groupby("group"):
    kmf = KaplanMeierFitter().fit(part["time"], part["event"])
    ${n['rmst']}[group] = float(restricted_mean_survival_time(kmf, t=${p.horizon}))
`,
});

const medianWithInterval = defineForm({
  id: 'median-interval', difficulty: 3, uses: USES, notes: ['months'], precision: [2],
  draw: (rng, study): Curve => ({ endpoint: drawEndpoint(rng, study), only: drawSubgroup(rng, study, 0.7) }),
  ask: ({ endpoint, only }) => [
    `Report median ${of(endpoint)}${aboutWhom(only)} in months with its 95 % confidence interval (where the log(-log) Greenwood band of the Kaplan-Meier curve crosses 0.5).`,
    `Median and 95 % CI of ${of(endpoint)}${aboutWhom(only)}, in months, by Kaplan-Meier with exponential Greenwood (log(-log)) limits; the bounds are the first times at which the lower and the upper limit are at most 0.5.`,
  ],
  results: () => ({ median: { names: ['median_months', 'median'], says: 'float, months' }, interval: { names: ['median_ci', 'ci_95'], says: 'tuple or list (lower, upper), months' } }),
  compute(view, { endpoint, only }) {
    const cases = view.cases(endpoint).filter(({ row }) => within(view, row, only));
    const steps = kaplanMeier(cases);
    const [middle, interval] = [median(steps), medianInterval(steps, 0.95)];
    return !enough(cases, { cases: 20, events: 10 }) || middle === undefined || interval === undefined ? undefined : { median: cell(middle), interval: list(interval) };
  },
  mistakes: SURVIVAL_FLAGS,
  python: (p, { profile }, n) => `${python(p, profile)}${FIT}from lifelines.utils import median_survival_times
kmf = KaplanMeierFitter().fit(cases["time"], cases["event"])
${n['median']} = float(kmf.median_survival_time_)
band = median_survival_times(kmf.confidence_interval_survival_function_)
${n['interval']} = tuple(sorted(float(value) for value in band.iloc[0]))
`,
});

const numbersAtRisk = defineForm({
  id: 'at-risk', difficulty: 2, uses: USES, notes: ['months'], precision: ['counts'],
  draw: (rng, study): (Grouped & Times) | undefined => {
    const grouping = drawGrouping(rng, study, 3);
    const endpoint = drawEndpoint(rng, study);
    return grouping && { endpoint, grouping, only: undefined, times: endpoint.half > 30 ? rng.pick([[0, 12, 24, 36], [0, 20, 40, 60], [0, 18, 36, 54]]) : rng.pick([[0, 6, 12, 18], [0, 5, 10, 15, 20], [0, 4, 8, 12]]) };
  },
  ask: ({ endpoint, grouping, times }) => [
    `Make the number-at-risk table that goes under the Kaplan-Meier plot of ${of(endpoint)} by ${describe(grouping)}: at ${listed(times)} months, the patients whose follow-up is at least that long.`,
    `For the risk table of ${of(endpoint)}, stratified by ${describe(grouping)}, count the patients still at risk (time at or beyond) at ${listed(times)} months.`,
  ],
  results: ({ times }) => ({ risk: { names: ['at_risk', 'risk_table', 'n_at_risk'], says: `dict: group to the list of ${times.length} numbers at risk, in the order of the times` } }),
  compute(view, { endpoint, grouping, times }) {
    const groups = groupedCases(view, endpoint, grouping, undefined);
    return groups && { risk: dict(groups.map((cases, i) => [labels(grouping)[i] ?? '', times.map((time) => atRiskAt(cases, time))])) };
  },
  mistakes: ['duplicates kept', 'codes as values', 'days as months'],
  wrongs: (_, { endpoint, grouping, times }, view) => [{ risk: dict(labels(grouping).map((label) => [label, times.map((time) => view.patients.filter((row) => labelOf(view, row, grouping) === label && (view.number(row, endpoint.time) ?? -1) >= time).length)])) }],
  python: (p, { profile }, n) => `${python(p, profile)}cases["group"] = ${pythonGroups(p.grouping)}
${n['risk']} = {group: [int((part["time"] >= t).sum()) for t in ${pyLiteral(p.times)}] for group, part in cases.dropna().groupby("group")}
`,
});

export const KAPLAN_MEIER = { id: 'kaplan-meier', title: 'Kaplan-Meier estimate', forms: [medianEvents, survivalAtTimes, mediansByGroup, restricted, medianWithInterval, numbersAtRisk] } as const;
