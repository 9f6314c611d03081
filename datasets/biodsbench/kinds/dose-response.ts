/** Drug tests of models: viability against concentration, summarised without a fitted model. */
import { median as medianOf } from '../../distributions/quantile.ts';
import type { Rng } from '../../../env/rng.ts';
import type { Flag, Study, View } from '../analysis/view.ts';
import { pyLiteral } from '../python/literal.ts';
import { loadExpression, loadHead, loadUnits } from '../python/snippets.ts';
import { type DosePoint, halfConcentration, normalisedArea } from '../statistics/dose.ts';
import { deviation, mannWhitney, mean, pearson, spearman } from '../statistics/samples.ts';
import { doseColumn, FILES } from '../studies/tables.ts';
import { NONSYNONYMOUS } from './common.ts';
import { at, logged } from './expressed.ts';
import { type Answers, apart, cell, defineForm, dict, listed, table } from './form.ts';

const FLAGS: readonly Flag[] = ['duplicates kept', 'failed kept', 'days as months'];
const USES = ['drugs'] as const;
interface OfDrug { readonly drug: string }
interface OfModels extends OfDrug { readonly samples: readonly string[] }
const drawModels = (rng: Rng, study: Study, low: number, high: number): readonly string[] => rng.shuffle(modelsOf(study.view())).slice(0, rng.int(low, high));

const drawDrug = (rng: Rng, { profile }: Study): string => rng.pick(profile.drugs).name;
const modelsOf = (view: View): readonly string[] => view.once('models', () => [...new Set(view.readings.map(({ sample }) => sample))]);

/** Mean viability of the replicates at each concentration, by sample. */
function curvesOf(view: View, drug: string): ReadonlyMap<string, readonly DosePoint[]> {
  return view.once(`curves ${drug}`, () => new Map([...Map.groupBy(view.readings.filter((each) => each.drug === drug), ({ sample }) => sample)].map(([sample, own]) => [sample, [...Map.groupBy(own, ({ micromolar }) => micromolar)].map(([concentration, all]) => ({ concentration, viability: mean(all.map(({ viability }) => viability)) })).toSorted((a, b) => a.concentration - b.concentration)] as const)));
}

/** Of these models alone. */
const among = (view: View, drug: string, samples: readonly string[]): readonly (readonly [sample: string, curve: readonly DosePoint[]])[] => samples.flatMap((sample) => { const curve = curvesOf(view, drug).get(sample); return curve === undefined ? [] : [[sample, curve] as const]; });

const python = ({ profile }: Study, drug: string, samples?: readonly string[]): string => `${loadHead(profile)}wells = load("${FILES.drugs}")
wells = wells[(wells["DRUG"] == ${pyLiteral(drug)}) & (wells["QC"] == "PASS")].dropna(subset=["VIABILITY_PCT"])
${samples === undefined ? '' : `wells = wells[wells["SAMPLE_ID"].isin(${pyLiteral(samples)})]\n`}wells = wells.assign(dose=wells["${doseColumn(profile)}"].astype(float)${profile.doseUnit === 'nM' ? ' / 1000' : ''}, viability=wells["VIABILITY_PCT"].astype(float))
curves = wells.groupby(["SAMPLE_ID", "dose"])["viability"].mean().reset_index().sort_values(["SAMPLE_ID", "dose"])
`;
const HALF = `def half(curve):
    dose, viability = np.log10(curve["dose"].to_numpy()), curve["viability"].to_numpy()
    i = int(np.argmax(viability < 50))
    if not (viability < 50).any() or i == 0:
        return np.nan
    return float(10 ** (dose[i - 1] + (viability[i - 1] - 50) / (viability[i - 1] - viability[i]) * (dose[i] - dose[i - 1])))

`;
const AREA = `def area(curve):
    dose, viability = np.log10(curve["dose"].to_numpy()), curve["viability"].to_numpy()
    return float(np.trapezoid(viability, dose) / (100 * (dose[-1] - dose[0])))

`;
const MEAN = 'Average the replicates of a sample at each concentration first (wells that failed QC and missing readings left out).';
const HALF_SAYS = 'IC50 here is the concentration at which viability falls to 50 %: linear interpolation of viability over log10 concentration, between the first concentration (ascending) whose mean viability is below 50 and the one before it';
const AREA_SAYS = 'AUC is the area under mean viability over log10 concentration by the trapezoidal rule, divided by 100 and by the range of log10 concentration';

const ic50s = defineForm({
  id: 'ic50', difficulty: 3, uses: USES, notes: [], precision: ['relative'],
  draw: (rng, study): OfModels => ({ drug: drawDrug(rng, study), samples: drawModels(rng, study, 3, 6) }),
  ask: ({ drug, samples }) => [
    `What is the IC50 of ${drug} (in micromolar) in ${listed(samples)}? ${MEAN} ${HALF_SAYS}.`,
    `Determine IC50 values in micromolar of ${drug} for the models ${listed(samples)}. ${HALF_SAYS}. ${MEAN}`,
  ],
  results: () => ({ ic50: { names: ['ic50', 'ic50_um', 'ic50_by_sample'], says: 'dict or Series: `SAMPLE_ID` to micromolar' } }),
  compute(view, { drug, samples }): Answers | undefined {
    const found = samples.map((sample) => halfConcentration(curvesOf(view, drug).get(sample) ?? []));
    return found.includes(undefined) ? undefined : { ic50: dict(samples.map((sample, i) => [sample, found[i] ?? 0])) };
  },
  mistakes: FLAGS,
  wrongs(_, { drug, samples }, view): readonly Answers[] {
    // Interpolated on the scale of the concentration itself.
    const linear = samples.map((sample) => { const points = curvesOf(view, drug).get(sample) ?? []; const i = points.findIndex(({ viability }) => viability < 50); const [a, b] = [points[i - 1], points[i]]; return a && b ? a.concentration + ((a.viability - 50) / (a.viability - b.viability)) * (b.concentration - a.concentration) : 0; });
    return [
      { ic50: dict(samples.map((sample, i) => [sample, linear[i] ?? 0])) },
      { ic50: dict(samples.map((sample) => [sample, curvesOf(view, drug).get(sample)?.find(({ viability }) => viability < 50)?.concentration ?? 0])) },
    ];
  },
  python: ({ drug, samples }, study, n) => `${python(study, drug)}${HALF}${n['ic50']} = {sample: half(curves[curves["SAMPLE_ID"] == sample]) for sample in ${pyLiteral(samples)}}\n`,
});

const areas = defineForm({
  id: 'auc', difficulty: 3, uses: USES, notes: [], precision: [3, 4],
  draw: (rng, study): OfModels & { readonly count: number; readonly end: 'lowest' | 'highest' } => ({ drug: drawDrug(rng, study), samples: drawModels(rng, study, 9, 16), count: rng.int(3, 6), end: rng.pick(['lowest', 'highest']) }),
  ask: ({ drug, samples, count, end }) => [
    `Compute the normalised AUC of ${drug} for the models ${listed(samples)}, and list the ${count} of them with the ${end} values, ${end === 'lowest' ? 'the most sensitive' : 'the most resistant'} first. ${AREA_SAYS}. ${MEAN}`,
    `Which ${count} of these models are ${end === 'lowest' ? 'most sensitive' : 'most resistant'} to ${drug} by AUC: ${listed(samples)}? ${MEAN} ${AREA_SAYS}. Sort by AUC, ${end === 'lowest' ? 'smallest' : 'largest'} first.`,
  ],
  results: () => ({ table: { names: ['auc_table', 'auc_ranking'], says: 'DataFrame, sorted, with the columns `SAMPLE_ID`, `auc`' } }),
  compute(view, { drug, samples, count, end }): Answers | undefined {
    const all = among(view, drug, samples).map(([sample, points]) => ({ sample, auc: normalisedArea(points) })).toSorted((a, b) => (end === 'lowest' ? a.auc - b.auc : b.auc - a.auc));
    return apart(all.slice(0, count + 1).map(({ auc }) => auc), 1e-5) ? { table: table(['SAMPLE_ID', 'auc'], all.slice(0, count).map(({ sample, auc }) => [sample, auc])) } : undefined;
  },
  mistakes: ['duplicates kept', 'failed kept'],
  wrongs: (right) => {
    const all = right['table'];
    return all?.is !== 'table' ? [] : [
      { table: { ...all, rows: all.rows.toReversed() } }, { table: { ...all, rows: all.rows.map(([sample = '', auc]) => [sample, 1 - Number(auc)]) } },
      { table: { ...all, rows: all.rows.map(([sample = '', auc]) => [sample, 100 * Number(auc)]) } },
    ];
  },
  python: ({ drug, samples, count, end }, study, n) => `${python(study, drug, samples)}${AREA}auc = pd.Series({sample: area(curve) for sample, curve in curves.groupby("SAMPLE_ID")})
auc = auc.sort_values(ascending=${end === 'lowest' ? 'True' : 'False'}).head(${count})
${n['table']} = pd.DataFrame({"SAMPLE_ID": auc.index, "auc": auc.to_numpy()})
`,
});

const meanCurve = defineForm({
  id: 'mean-curve', difficulty: 2, uses: USES, notes: [], precision: [2, 3],
  draw: (rng, study): OfModels & { readonly kind: 'models' | 'wells' } => ({ drug: drawDrug(rng, study), samples: drawModels(rng, study, 6, 14), kind: rng.pick(['models', 'wells']) }),
  ask: ({ drug, samples, kind }) => {
    const what = kind === 'models' ? `${MEAN} Then give, over the models, the mean and the standard deviation (n - 1) of these averages and their number` : 'Give the mean and the standard deviation (n - 1) over all wells of these models that passed QC and have a reading, and the number of these wells';
    return [
      `Draw up the average dose-response curve of ${drug} in the models ${listed(samples)}: one line for each concentration in micromolar. ${what}.`,
      `Tabulate viability under ${drug} by concentration (micromolar) for the models ${listed(samples)}. ${what}.`,
    ];
  },
  results: ({ kind }) => ({ curve: { names: ['mean_curve', 'dose_table', 'viability_by_dose'], says: `DataFrame with the columns \`dose_um\`, \`mean\`, \`sd\`, \`n\` (${kind}), one row for each concentration` } }),
  compute(view, { drug, samples, kind }): Answers | undefined {
    const points = kind === 'models' ? among(view, drug, samples).flatMap(([, curve]) => curve) : view.readings.filter((each) => each.drug === drug && samples.includes(each.sample)).map(({ micromolar, viability }) => ({ concentration: micromolar, viability }));
    const rows = [...Map.groupBy(points, ({ concentration }) => concentration)].map(([dose, all]) => { const values = all.map(({ viability }) => viability); return [dose, mean(values), deviation(values), values.length]; });
    return { curve: table(['dose_um', 'mean', 'sd', 'n'], rows, ['dose_um']) };
  },
  mistakes: FLAGS,
  wrongs: (right) => {
    const all = right['curve'];
    return all?.is !== 'table' ? [] : [
      { curve: { ...all, rows: all.rows.map((row) => [row[0] ?? 0, row[1] ?? 0, Number(row[2]) / Math.sqrt(Number(row[3])), row[3] ?? 0]) } },
      { curve: { ...all, rows: all.rows.map((row) => [row[0] ?? 0, Number(row[1]) / 100, Number(row[2]) / 100, row[3] ?? 0]) } },
      { curve: { ...all, rows: all.rows.slice(1) } },
    ];
  },
  python: ({ drug, samples, kind }, study, n) => `${python(study, drug, samples)}${n['curve']} = ${kind === 'models' ? 'curves' : 'wells'}.groupby("dose")["viability"].agg(mean="mean", sd="std", n="size").reset_index().rename(columns={"dose": "dose_um"})\n`,
});

/** IC50 of all models that have one. */
const halves = (view: View, drug: string, samples = modelsOf(view)): readonly (readonly [string, number])[] => among(view, drug, samples).flatMap(([sample, points]) => { const half = halfConcentration(points); return half === undefined ? [] : [[sample, half] as const]; });
/** A mean viability of 50 to rounding would hang on the order of adding. */
const clear = (view: View, drug: string): boolean => [...curvesOf(view, drug).values()].flat().every(({ viability }) => Math.abs(viability - 50) > 1e-6);

const byGene = defineForm({
  id: 'by-genotype', difficulty: 5, uses: ['drugs', 'samples', 'mutations'], notes: ['sequenced'], precision: ['relative'],
  draw: (rng, study): OfDrug & { readonly gene: string } => {
    const drug = rng.pick(study.profile.drugs);
    return { drug: drug.name, gene: drug.sensitiser !== undefined && rng.chance(0.6) ? drug.sensitiser : rng.pick(study.profile.genes).symbol };
  },
  ask: ({ drug, gene }) => [
    `Are models with a ${gene} mutation more sensitive to ${drug}? Give the geometric mean IC50 (micromolar) of mutated and wild-type models, and the two-sided Mann-Whitney p (normal approximation with continuity and tie correction). ${HALF_SAYS}; models that do not reach 50 %, or are below it at the lowest concentration, are left out. ${MEAN} Mutated means at least one variant in the sample itself of the classes ${NONSYNONYMOUS.join(', ')}.`,
    `Compare the ${drug} IC50 (micromolar) between ${gene}-mutated and wild-type samples: geometric means and two-sided Mann-Whitney test (asymptotic, with continuity and tie correction). ${MEAN} ${HALF_SAYS}; leave out models without such a crossing. A sample is mutated with at least one variant of the classes ${NONSYNONYMOUS.join(', ')} of its own.`,
  ],
  results: () => ({ means: { names: ['geometric_means', 'ic50_means'], says: 'dict with the keys "mutated" and "wildtype", micromolar' }, p: { names: ['mwu_p', 'p_value'], says: 'float' } }),
  compute(view, { drug, gene }): Answers | undefined {
    const carriers = view.carriers(NONSYNONYMOUS).get(gene);
    const all = halves(view, drug);
    const [a, b] = [all.filter(([sample]) => carriers?.has(sample) === true), all.filter(([sample]) => carriers?.has(sample) !== true)].map((part) => part.map(([, half]) => half)) as [number[], number[]];
    if (a.length < 4 || b.length < 4 || !clear(view, drug)) return undefined;
    const geometric = (values: readonly number[]): number => Math.exp(mean(values.map(Math.log)));
    return { means: dict([['mutated', geometric(a)], ['wildtype', geometric(b)]]), p: cell(mannWhitney(a, b).p) };
  },
  mistakes: [...FLAGS, 'silent counted'],
  wrongs(right, { drug, gene }, view) {
    const carriers = view.carriers(NONSYNONYMOUS).get(gene);
    const all = halves(view, drug);
    const [a, b] = [all.filter(([sample]) => carriers?.has(sample) === true), all.filter(([sample]) => carriers?.has(sample) !== true)].map((part) => part.map(([, half]) => half)) as [number[], number[]];
    return [{ ...right, means: dict([['mutated', mean(a)], ['wildtype', mean(b)]]) }, { ...right, means: dict([['mutated', medianOf(a)], ['wildtype', medianOf(b)]]) }];
  },
  python: ({ drug, gene }, study, n) => `${python(study, drug)}${HALF}ic50 = pd.Series({sample: half(curve) for sample, curve in curves.groupby("SAMPLE_ID")}).dropna()
${loadUnits(study.profile, 'samples', NONSYNONYMOUS)}carriers = set(calls.loc[calls["Hugo_Symbol"] == "${gene}", "Tumor_Sample_Barcode"])
mut, wt = ic50[ic50.index.isin(carriers)], ic50[~ic50.index.isin(carriers)]
from scipy.stats import gmean, mannwhitneyu
${n['means']} = {"mutated": float(gmean(mut)), "wildtype": float(gmean(wt))}
${n['p']} = float(mannwhitneyu(mut, wt, alternative="two-sided", method="asymptotic").pvalue)
`,
});

const againstExpression = defineForm({
  id: 'against-expression', difficulty: 4, uses: ['drugs', 'samples', 'expression'], notes: ['log2'], precision: [3, 4],
  draw: (rng, study): OfDrug & { readonly genes: readonly string[]; readonly method: 'Pearson' | 'Spearman' } => ({ drug: drawDrug(rng, study), genes: rng.shuffle([...study.view().expression.values.keys()]).slice(0, rng.int(3, 5)), method: rng.pick(['Pearson', 'Spearman']) }),
  ask: ({ drug, genes, method }) => [
    `Does expression predict sensitivity to ${drug}? ${method} correlation of each model's AUC with log2(x + 1) of ${listed(genes)}, over the models that have both. ${AREA_SAYS}. ${MEAN}`,
    `Correlate (${method}) the AUC of ${drug} with the expression, log2(x + 1), of ${listed(genes)} across models. ${MEAN} ${AREA_SAYS}.`,
  ],
  results: () => ({ r: { names: ['auc_correlation', 'correlations'], says: 'dict or Series: gene to correlation coefficient' } }),
  compute(view, { drug, genes, method }): Answers {
    const place = new Map(view.expression.samples.map((id, i) => [id, i] as const));
    const own = [...curvesOf(view, drug)].flatMap(([sample, points]) => { const i = place.get(sample); return i === undefined ? [] : [{ i, auc: normalisedArea(points) }]; });
    const of = method === 'Pearson' ? pearson : spearman;
    return { r: dict(genes.map((gene) => [gene, of(own.map(({ auc }) => auc), at(logged(view, gene), own.map(({ i }) => i)))])) };
  },
  mistakes: ['duplicates kept', 'failed kept'],
  wrongs: (right, { drug, genes, method }, view) => {
    const place = new Map(view.expression.samples.map((id, i) => [id, i] as const));
    const own = [...curvesOf(view, drug)].flatMap(([sample, points]) => { const i = place.get(sample); return i === undefined ? [] : [{ i, auc: normalisedArea(points) }]; });
    const of = method === 'Pearson' ? spearman : pearson;
    const all = right['r'];
    return [
      { r: dict(genes.map((gene) => [gene, of(own.map(({ auc }) => auc), at(logged(view, gene), own.map(({ i }) => i)))])) },
      ...(all?.is === 'entries' ? [{ r: { ...all, entries: all.entries.map(([gene, value]): [typeof gene, number] => [gene, -Number(value)]) } }] : []),
    ];
  },
  python: ({ drug, genes, method }, study, n) => `${python(study, drug)}${AREA}${loadExpression()}auc = pd.Series({sample: area(curve) for sample, curve in curves.groupby("SAMPLE_ID")})
auc = auc[auc.index.isin(expression.columns)]
${n['r']} = {gene: float(auc.corr(expression.loc[gene, auc.index], method="${method.toLowerCase()}")) for gene in ${pyLiteral(genes)}}
`,
});

const compareDrugs = defineForm({
  id: 'drugs', difficulty: 3, uses: USES, notes: [], precision: ['relative'],
  draw: (rng, study): { readonly drugs: readonly string[]; readonly samples: readonly string[]; readonly threshold: number } => ({ drugs: study.profile.drugs.map(({ name }) => name), samples: drawModels(rng, study, 10, 18), threshold: rng.pick([0.3, 0.4, 0.5, 0.6, 0.7]) }),
  ask: ({ drugs, samples, threshold }) => [
    `Compare ${listed(drugs)} over the models ${listed(samples)}: median IC50 in micromolar (of models that have one), number of models with an IC50, and number of models with an AUC below ${threshold}. ${HALF_SAYS}; no IC50 where viability never falls below 50 or is below it at the lowest concentration. ${AREA_SAYS}. ${MEAN}`,
    `For each of ${listed(drugs)}: how many of the models ${listed(samples)} reach 50 % (have an IC50), their median IC50 in micromolar, and how many models have an AUC < ${threshold}. ${MEAN} ${HALF_SAYS}; otherwise there is none. ${AREA_SAYS}.`,
  ],
  results: () => ({ table: { names: ['drug_table', 'drug_summary'], says: 'DataFrame with the columns `drug`, `n_ic50`, `median_ic50_um`, `n_sensitive`' } }),
  compute(view, { drugs, samples, threshold }): Answers | undefined {
    if (drugs.some((drug) => !clear(view, drug) || among(view, drug, samples).some(([, points]) => Math.abs(normalisedArea(points) - threshold) < 1e-6))) return undefined;
    const rows = drugs.map((drug) => { const found = halves(view, drug, samples).map(([, half]) => half); return [drug, found.length, medianOf(found), among(view, drug, samples).filter(([, points]) => normalisedArea(points) < threshold).length]; });
    return rows.some(([, count]) => Number(count) < 2) ? undefined : { table: table(['drug', 'n_ic50', 'median_ic50_um', 'n_sensitive'], rows, ['drug']) };
  },
  mistakes: FLAGS,
  wrongs: (right, { drugs, samples }, view) => {
    const all = right['table'];
    return all?.is !== 'table' ? [] : [
      { table: { ...all, rows: all.rows.map((row, i) => [row[0] ?? '', row[1] ?? 0, mean(halves(view, drugs[i] ?? '', samples).map(([, half]) => half)), row[3] ?? 0]) } },
      { table: { ...all, rows: all.rows.slice(1) } }, { table: { ...all, rows: all.rows.map((row) => [...row.slice(0, 3), samples.length - Number(row[3])]) } },
    ];
  },
  python: ({ drugs, samples, threshold }, study, n) => `${python(study, '', samples)}${HALF}${AREA}`.replace(`(wells["DRUG"] == "") & `, '').replace('groupby(["SAMPLE_ID", "dose"])', 'groupby(["DRUG", "SAMPLE_ID", "dose"])').replace('sort_values(["SAMPLE_ID", "dose"])', 'sort_values(["DRUG", "SAMPLE_ID", "dose"])') + `rows = []
for drug in ${pyLiteral(drugs)}:
    models = [curve for _, curve in curves[curves["DRUG"] == drug].groupby("SAMPLE_ID")]
    ic50 = pd.Series([half(curve) for curve in models]).dropna()
    rows.append({"drug": drug, "n_ic50": len(ic50), "median_ic50_um": float(ic50.median()), "n_sensitive": sum(area(curve) < ${threshold} for curve in models)})
${n['table']} = pd.DataFrame(rows)
`,
});

export const DOSE_RESPONSE = { id: 'dose-response', title: 'Dose-response of drug tests', forms: [ic50s, areas, meanCurve, byGene, againstExpression, compareDrugs] } as const;
