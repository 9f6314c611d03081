/** How often genes are mutated, by what kinds of variants, and which substitutions they are. */
import { median as medianOf, quantile } from '../../distributions/quantile.ts';
import type { Flag, Level, View } from '../analysis/view.ts';
import { pyLiteral } from '../python/literal.ts';
import { alteredFrame, loadHead, loadUnits } from '../python/snippets.ts';
import { aboutCounting, commonGenes, type Counting, drawCounting, drawGenes, NONSYNONYMOUS, UNIT } from './common.ts';
import { type Answers, apart, cell, defineForm, dict, list, listed, table } from './form.ts';

const FLAGS: readonly Flag[] = ['samples as patients', 'silent counted', 'unsequenced counted', 'duplicates kept'];
const USES = ['samples', 'mutations'] as const;
const NOTES = ['sequenced', 'levels'] as const;
interface Genes { readonly counting: Counting; readonly genes: readonly string[] }

const frequency = (view: View, { level, classes }: Counting, gene: string): readonly [count: number, share: number] => {
  const n = view.mutated(gene, classes, level).size;
  return [n, n / view.units(level).length];
};

const ofGenes = defineForm({
  id: 'of-genes', difficulty: 3, uses: USES, notes: NOTES, precision: [3, 4],
  draw: (rng, study): Genes | undefined => { const counting = drawCounting(rng); const genes = drawGenes(rng, study, counting, rng.int(3, 6), 4); return genes && { counting, genes }; },
  ask: ({ counting, genes }, study) => [
    `In what fraction of ${UNIT[counting.level]} are ${listed(genes)} mutated? ${aboutCounting(counting, study)}`,
    `Calculate the mutation frequency of ${listed(genes)} (between 0 and 1). ${aboutCounting(counting, study)}`,
    `${aboutCounting(counting, study)} On that footing, how frequent are mutations of ${listed(genes)}, as fractions?`,
  ],
  results: () => ({ frequency: { names: ['mutation_frequency', 'gene_freq', 'frequencies'], says: 'dict or Series: gene to fraction' } }),
  compute: (view, { counting, genes }) => ({ frequency: dict(genes.map((gene) => [gene, frequency(view, counting, gene)[1]])) }),
  mistakes: FLAGS,
  wrongs: (_, { counting, genes }, view) => [
    { frequency: dict(genes.map((gene) => [gene, frequency(view, counting, gene)[1] * 100])) },
    { frequency: dict(genes.map((gene) => [gene, view.variantsOf(counting.classes).filter((each) => each.gene === gene).length / view.units(counting.level).length])) },
  ],
  python: ({ counting, genes }, { profile }, n) => `${loadHead(profile)}${loadUnits(profile, counting.level, counting.classes)}${alteredFrame(genes)}${n['frequency']} = altered.mean().to_dict()\n`,
});

const top = defineForm({
  id: 'most-frequent', difficulty: 3, uses: USES, notes: NOTES, precision: [3, 4],
  draw: (rng, study): Genes & { readonly count: number } => { const counting = drawCounting(rng); return { counting, genes: study.profile.genes.map(({ symbol }) => symbol), count: rng.int(3, 8) }; },
  ask: ({ counting, count }, study) => [
    `Which ${count} genes are mutated most often? ${aboutCounting(counting, study)} Sort them from the most to the least frequent.`,
    `List the top ${count} mutated genes of this cohort with their counts and frequencies, in descending order. ${aboutCounting(counting, study)}`,
    `Rank genes by the number of ${UNIT[counting.level]} in which they are mutated and keep the first ${count}. ${aboutCounting(counting, study)}`,
  ],
  results: ({ counting: { level } }) => ({ top: { names: ['top_genes', 'most_mutated', 'gene_table'], says: `DataFrame, sorted, with the columns \`Hugo_Symbol\`, \`n_mutated\` (${UNIT[level]}), \`frequency\` (fraction)` } }),
  compute(view, { counting, genes, count }) {
    const all = genes.map((gene) => [gene, ...frequency(view, counting, gene)] as const).toSorted((a, b) => b[1] - a[1]);
    const kept = all.slice(0, count + 1).map(([, each]) => each);
    return new Set(kept).size < kept.length || (kept[count - 1] ?? 0) < 2 ? undefined : { top: table(['Hugo_Symbol', 'n_mutated', 'frequency'], all.slice(0, count)) };
  },
  mistakes: FLAGS,
  wrongs: (_, { counting, genes, count }, view) => {
    const all = genes.map((gene) => [gene, view.variantsOf(counting.classes).filter((each) => each.gene === gene).length] as const).toSorted((a, b) => b[1] - a[1]).slice(0, count);
    return [{ top: table(['Hugo_Symbol', 'n_mutated', 'frequency'], all.map(([gene, each]) => [gene, each, each / view.units(counting.level).length])) }];
  },
  python: ({ counting, count }, { profile }, n) => `${loadHead(profile)}${loadUnits(profile, counting.level, counting.classes)}counts = calls.groupby("Hugo_Symbol")["unit"].nunique().sort_values(ascending=False).head(${count})
${n['top']} = pd.DataFrame({"Hugo_Symbol": counts.index, "n_mutated": counts.to_numpy(), "frequency": counts.to_numpy() / len(units)})
`,
});

const classesOfGene = defineForm({
  id: 'variant-classes', difficulty: 2, uses: USES, notes: ['sequenced', 'levels'], precision: ['counts'],
  draw: (rng, study): { readonly gene: string; readonly level: Level } | undefined => {
    const level = rng.pick(['primary', 'samples'] as const);
    const genes = drawGenes(rng, study, { level, classes: NONSYNONYMOUS }, 1, 14);
    return genes?.[0] === undefined ? undefined : { gene: genes[0], level };
  },
  ask: ({ gene, level }, { profile: { sampleType, profiled } }) => {
    const whom = level === 'primary' ? `sequenced samples (\`${profiled.column}\` "${profiled.yes}") with \`${sampleType.column}\` "${sampleType.primary}"` : `sequenced samples (\`${profiled.column}\` "${profiled.yes}")`;
    return [
      `Break the ${gene} variants of all ${whom} down by \`Variant_Classification\`, silent ones included. Count variants, each once.`,
      `How many ${gene} variants of each \`Variant_Classification\` are there in the ${whom}? All classes that occur; a variant of a sample counts once however many callers list it.`,
    ];
  },
  results: () => ({ counts: { names: ['class_counts', 'variant_classes', 'classification_counts'], says: 'dict or Series: class to number of variants' } }),
  compute(view, { gene, level }) {
    const samples = new Set(view.units(level).flatMap((unit) => unit.samples));
    const found = Map.groupBy(view.variants.filter((each) => each.gene === gene && samples.has(each.sample)), ({ classification }) => classification);
    return found.size < 3 ? undefined : { counts: dict([...found].map(([name, all]) => [name, all.length])) };
  },
  mistakes: ['duplicates kept', 'samples as patients'],
  wrongs(right) {
    const counts = right['counts'];
    if (counts?.is !== 'entries') return [];
    const quiet = new Set<unknown>(['Silent', 'Intron', "3'UTR", "5'Flank", 'Splice_Region']);
    const kept = counts.entries.filter(([name]) => !quiet.has(name));
    return kept.length === 0 || kept.length === counts.entries.length ? [] : [{ counts: { is: 'entries', entries: kept } }];
  },
  python: ({ gene, level }, { profile }, n) => `${loadHead(profile)}${loadUnits(profile, level, [])}variants = variants[(variants["Hugo_Symbol"] == "${gene}") & variants["Tumor_Sample_Barcode"].isin(samples["SAMPLE_ID"])]
${n['counts']} = variants["Variant_Classification"].value_counts()
`,
});

const SPECTRUM = ['C>A', 'C>G', 'C>T', 'T>A', 'T>C', 'T>G'] as const;
const COMPLEMENT: Readonly<Record<string, string>> = { A: 'T', C: 'G', G: 'C', T: 'A' };

const spectrum = defineForm({
  id: 'substitutions', difficulty: 3, uses: USES, notes: ['sequenced', 'levels'], precision: [3, 4],
  draw: (rng): { readonly shares: boolean; readonly collapsed: boolean; readonly level: Level } => ({ shares: rng.chance(0.5), collapsed: rng.chance(0.65), level: rng.pick(['primary', 'samples'] as const) }),
  ask: ({ shares, collapsed, level }, { profile: { sampleType, profiled } }) => {
    const what = collapsed ? 'the six classes of base substitutions, by the pyrimidine of the pair (C>A, C>G, C>T, T>A, T>C, T>G; a G>A is a C>T)' : 'base substitutions as they stand, reference allele to `Tumor_Seq_Allele2` ("C>T" and so on, twelve of them)';
    const whom = `sequenced samples (\`${profiled.column}\` "${profiled.yes}")${level === 'primary' ? ` with \`${sampleType.column}\` "${sampleType.primary}"` : ''}`;
    return [
      `Comparing reference and tumour alleles, what is the mutation spectrum of the cohort? Count ${what} over all SNPs (\`Variant_Type\` "SNP", every classification, silent ones too) of the ${whom}${shares ? ', and give each as a fraction of all of them' : ''}.`,
      `Give the ${shares ? 'fractions' : 'numbers'} of ${what} among the SNPs of all ${whom}, whatever their classification. Each variant of a sample counts once.`,
    ];
  },
  results: ({ shares }) => ({ spectrum: { names: ['spectrum', 'substitution_types', 'substitutions'], says: `dict or Series: substitution to ${shares ? 'fraction' : 'count'}` } }),
  compute(view, { shares, collapsed, level }) {
    const samples = new Set(view.units(level).flatMap((unit) => unit.samples));
    const counts = new Map<string, number>(collapsed ? SPECTRUM.map((each) => [each, 0]) : []);
    const all = view.variants.filter(({ type, sample }) => type === 'SNP' && samples.has(sample));
    for (const { reference, alternative } of all) {
      const change = collapsed && 'AG'.includes(reference) ? `${COMPLEMENT[reference] ?? ''}>${COMPLEMENT[alternative] ?? ''}` : `${reference}>${alternative}`;
      counts.set(change, (counts.get(change) ?? 0) + 1);
    }
    return [...counts.values()].some((each) => each < 2) ? undefined : { spectrum: dict([...counts].map(([change, count]) => [change, shares ? count / all.length : count])) };
  },
  mistakes: ['duplicates kept', 'samples as patients'],
  wrongs(_, p, view): readonly (Answers | undefined)[] {
    const samples = new Set(view.units(p.level).flatMap((unit) => unit.samples));
    const all = view.variants.filter(({ type, sample, classification }) => type === 'SNP' && samples.has(sample) && NONSYNONYMOUS.some((each) => each === classification));
    const found = Map.groupBy(all, ({ reference, alternative }) => (p.collapsed && 'AG'.includes(reference) ? `${COMPLEMENT[reference] ?? ''}>${COMPLEMENT[alternative] ?? ''}` : `${reference}>${alternative}`));
    return [{ spectrum: dict([...found].map(([change, own]) => [change, p.shares ? own.length / all.length : own.length])) }];
  },
  python: ({ shares, collapsed, level }, { profile }, n) => `${loadHead(profile)}${loadUnits(profile, level, [])}snps = variants[(variants["Variant_Type"] == "SNP") & variants["Tumor_Sample_Barcode"].isin(samples["SAMPLE_ID"])]
change = snps["Reference_Allele"] + ">" + snps["Tumor_Seq_Allele2"]
${collapsed ? 'flip = str.maketrans("ACGT", "TGCA")\nchange = change.map(lambda each: each.translate(flip) if each[0] in "AG" else each)\n' : ''}${n['spectrum']} = change.value_counts(normalize=${shares ? 'True' : 'False'})
`,
});

const burden = defineForm({
  id: 'burden', difficulty: 3, uses: USES, notes: NOTES, precision: [3],
  draw: (rng): { readonly counting: Counting } => ({ counting: drawCounting(rng, ['primary', 'samples']) }),
  ask: ({ counting }, { profile: { sampleType, profiled } }) => {
    const whom = `sequenced sample (\`${profiled.column}\` "${profiled.yes}")${counting.level === 'primary' ? ` with \`${sampleType.column}\` "${sampleType.primary}"` : ''}`;
    return [
      `How many variants does each ${whom} have? Count those of the classes ${counting.classes.join(', ')}; samples without any count with 0. Give the mean over samples, the median, the quartiles (linear interpolation) and the largest number.`,
      `Mutation burden: the number of variants of the classes ${counting.classes.join(', ')} per ${whom}, zeros included. Summarise by mean, median, interquartile range (25th and 75th percentile, linearly interpolated) and maximum.`,
    ];
  },
  results: () => ({
    mean: { names: ['mean_burden', 'burden_mean'], says: 'float' }, median: { names: ['median_burden', 'burden_median'], says: 'float' },
    quartiles: { names: ['burden_iqr', 'quartiles'], says: 'tuple or list (25th, 75th percentile)' }, most: { names: ['max_burden', 'burden_max'], says: 'int' },
  }),
  compute(view, { counting }) {
    const by = Map.groupBy(view.variantsOf(counting.classes), ({ sample }) => sample);
    const counts = view.units(counting.level).map(({ samples: [sample = ''] }) => by.get(sample)?.length ?? 0);
    return {
      mean: cell(counts.reduce((sum, each) => sum + each, 0) / counts.length), median: cell(medianOf(counts)),
      quartiles: list([quantile(counts, 0.25), quantile(counts, 0.75)]), most: cell(Math.max(...counts)),
    };
  },
  mistakes: FLAGS,
  wrongs(right, { counting }, view) {
    const by = Map.groupBy(view.variantsOf(counting.classes), ({ sample }) => sample);
    const counts = view.units(counting.level).flatMap(({ samples: [sample = ''] }) => by.get(sample)?.length ?? []);
    return [{ ...right, mean: cell(counts.reduce((sum, each) => sum + each, 0) / counts.length), median: cell(medianOf(counts)) }];
  },
  python: ({ counting }, { profile }, n) => `${loadHead(profile)}${loadUnits(profile, counting.level, counting.classes)}counts = calls["Tumor_Sample_Barcode"].value_counts().reindex(samples["SAMPLE_ID"], fill_value=0)
${n['mean']} = float(counts.mean())
${n['median']} = float(counts.median())
${n['quartiles']} = tuple(float(counts.quantile(q)) for q in (0.25, 0.75))
${n['most']} = int(counts.max())
`,
});

const alleleFraction = defineForm({
  id: 'allele-fraction', difficulty: 3, uses: USES, notes: ['sequenced', 'levels'], precision: [3, 4],
  draw: (rng, study): Genes | undefined => {
    const counting = drawCounting(rng, ['primary', 'samples']);
    const genes = drawGenes(rng, study, counting, rng.int(2, 4), 8);
    return genes && { counting, genes };
  },
  ask: ({ counting, genes }, { profile: { sampleType, profiled } }) => {
    const whom = `sequenced samples (\`${profiled.column}\` "${profiled.yes}")${counting.level === 'primary' ? ` with \`${sampleType.column}\` "${sampleType.primary}"` : ''}`;
    return [
      `Compute the variant allele fraction t_alt_count / (t_alt_count + t_ref_count) of each variant of the classes ${counting.classes.join(', ')} in ${listed(genes)}, over the ${whom}, and give the median by gene.`,
      `What is the median variant allele fraction (alternate reads over alternate and reference reads of the tumour) in ${listed(genes)}? Take every variant of the classes ${counting.classes.join(', ')} of the ${whom} once.`,
    ];
  },
  results: () => ({ vaf: { names: ['median_vaf', 'vaf_by_gene'], says: 'dict or Series: gene to median fraction' } }),
  compute(view, { counting, genes }) {
    const samples = new Set(view.units(counting.level).flatMap((unit) => unit.samples));
    const of = (gene: string): readonly number[] => view.variantsOf(counting.classes).filter((each) => each.gene === gene && samples.has(each.sample)).map(({ altCount, refCount }) => altCount / (altCount + refCount));
    return { vaf: dict(genes.map((gene) => [gene, medianOf(of(gene))])) };
  },
  mistakes: ['duplicates kept', 'silent counted', 'samples as patients'],
  wrongs(_, { counting, genes }, view) {
    const samples = new Set(view.units(counting.level).flatMap((unit) => unit.samples));
    return [{ vaf: dict(genes.map((gene) => { const all = view.variantsOf(counting.classes).filter((each) => each.gene === gene && samples.has(each.sample)).map(({ altCount, refCount }) => altCount / refCount); return [gene, medianOf(all)]; })) }];
  },
  python: ({ counting, genes }, { profile }, n) => `${loadHead(profile)}${loadUnits(profile, counting.level, counting.classes)}calls = calls[calls["Hugo_Symbol"].isin(${pyLiteral(genes)})]
alt, ref = calls["t_alt_count"].astype(int), calls["t_ref_count"].astype(int)
${n['vaf']} = (alt / (alt + ref)).groupby(calls["Hugo_Symbol"]).median()
`,
});

const hotspots = defineForm({
  id: 'protein-changes', difficulty: 3, uses: USES, notes: NOTES, precision: ['counts'],
  draw: (rng, study): { readonly counting: Counting; readonly gene: string; readonly count: number } | undefined => {
    const counting = drawCounting(rng, ['primary', 'patients']);
    const fit = commonGenes(study.view(), counting, 14).filter((symbol) => study.profile.genes.some((gene) => gene.symbol === symbol && gene.hotspots !== undefined));
    return fit.length === 0 ? undefined : { counting, gene: rng.pick(fit), count: rng.int(2, 3) };
  },
  ask: ({ counting, gene, count }, study) => [
    `What are the ${count} most frequent protein changes (\`HGVSp_Short\`) of ${gene}, and how many ${UNIT[counting.level]} carry each? ${aboutCounting(counting, study)}`,
    `Find the ${gene} hotspots: the ${count} values of \`HGVSp_Short\` that most ${UNIT[counting.level]} have, with the number of ${UNIT[counting.level]}. ${aboutCounting(counting, study)}`,
  ],
  results: ({ counting: { level } }) => ({ hotspots: { names: ['hotspots', 'protein_changes', 'top_changes'], says: `dict or Series: protein change to number of ${UNIT[level]}` } }),
  compute(view, { counting, gene, count }) {
    const unitOf = new Map(view.units(counting.level).flatMap(({ id, samples }) => samples.map((sample) => [sample, id] as const)));
    const by = Map.groupBy(view.variantsOf(counting.classes).filter((each) => each.gene === gene && unitOf.has(each.sample)), ({ change }) => change);
    const counts = [...by].map(([change, all]) => [change, view.has('duplicates kept') ? all.length : new Set(all.map(({ sample }) => unitOf.get(sample))).size] as const).toSorted((a, b) => b[1] - a[1]);
    const kept = counts.slice(0, count + 1).map(([, each]) => each);
    return !apart(kept, 1e-6) || (kept[count - 1] ?? 0) < 2 ? undefined : { hotspots: dict(counts.slice(0, count)) };
  },
  mistakes: ['samples as patients', 'duplicates kept'],
  wrongs: (right) => (right['hotspots']?.is === 'entries' ? [{ hotspots: { is: 'entries', entries: right['hotspots'].entries.slice(0, 1) } }] : []),
  python: ({ counting, gene, count }, { profile }, n) => `${loadHead(profile)}${loadUnits(profile, counting.level, counting.classes)}calls = calls[calls["Hugo_Symbol"] == "${gene}"]
${n['hotspots']} = calls.groupby("HGVSp_Short")["unit"].nunique().sort_values(ascending=False).head(${count})
`,
});

export const MUTATION_FREQUENCY = { id: 'mutation-frequency', title: 'Mutation frequencies', forms: [ofGenes, top, classesOfGene, spectrum, burden, alleleFraction, hotspots] } as const;
