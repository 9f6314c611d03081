/** The matrix behind an oncoprint: which genes are altered in which samples, how, and in what order they are drawn. */
import type { Flag } from '../analysis/view.ts';
import type { Rng } from '../../../env/rng.ts';
import { pyLiteral } from '../python/literal.ts';
import { alteredFrame, loadHead, loadUnits } from '../python/snippets.ts';
import { FILES } from '../studies/tables.ts';
import { aboutCounting, type Counting, drawCounting, drawGenes, NONSYNONYMOUS, TRUNCATING, UNIT } from './common.ts';
import { type Answers, cell, defineForm, dict, list, listed, table } from './form.ts';
import type { Study } from '../analysis/view.ts';

const FLAGS: readonly Flag[] = ['samples as patients', 'silent counted', 'unsequenced counted', 'duplicates kept'];
const USES = ['samples', 'mutations'] as const;
const NOTES = ['sequenced', 'levels'] as const;
interface Genes { readonly counting: Counting; readonly genes: readonly string[] }

const drawSome = (rng: Rng, study: Study, low: number, high: number): Genes | undefined => {
  const counting = drawCounting(rng, ['patients', 'primary']);
  const genes = drawGenes(rng, study, counting, rng.int(low, high), 6);
  return genes && { counting, genes };
};
const python = ({ counting, genes }: Genes, { profile }: Study): string => `${loadHead(profile)}${loadUnits(profile, counting.level, counting.classes)}${alteredFrame(genes)}`;

/** Units that have all of some genes mutated: few enough for a matrix. */
const TYPES = { Missense: ['Missense_Mutation'], Inframe_InDel: ['In_Frame_Del', 'In_Frame_Ins'], Truncating: ['Nonsense_Mutation', 'Frame_Shift_Del', 'Frame_Shift_Ins'], Splice: ['Splice_Site'] } as const;
const TYPE_NAMES = ['Missense', 'Inframe_InDel', 'Truncating', 'Splice'] as const;
const typesSay = TYPE_NAMES.map((name) => `${name} (${TYPES[name].join(', ')})`).join('; ');

const matrix = defineForm({
  id: 'binary-matrix', difficulty: 4, uses: USES, notes: NOTES, precision: ['counts'],
  draw: (rng, study): (Genes & { readonly anchor: string }) | undefined => {
    const some = drawSome(rng, study, 5, 8);
    if (some === undefined) return undefined;
    const { counting, genes } = some;
    const view = study.view();
    const fit = genes.filter((gene) => { const { size } = view.mutated(gene, counting.classes, counting.level); return size >= 8 && size <= 60; });
    return fit.length === 0 ? undefined : { ...some, anchor: rng.pick(fit) };
  },
  ask: ({ counting, genes, anchor }, study) => [
    `Build the binary alteration matrix for an oncoprint of the ${UNIT[counting.level]} with a mutation of ${anchor}: 1 where a gene is mutated, 0 where not, for ${listed(genes)}. ${aboutCounting(counting, study)}`,
    `I am preparing an oncoprint restricted to ${anchor}-mutated ${UNIT[counting.level]}. Give me a 0/1 matrix of ${listed(genes)} by ${UNIT[counting.level]}. ${aboutCounting(counting, study)}`,
  ],
  results: ({ genes }) => ({ matrix: { names: ['alteration_matrix', 'oncoprint', 'binary_matrix'], says: `DataFrame with a column \`PATIENT_ID\` (or the index of that name) and a column for each gene (${genes.join(', ')}), one row a patient, values 0 and 1` } }),
  compute(view, { counting: { level, classes }, genes, anchor }) {
    const sets = genes.map((gene) => view.mutated(gene, classes, level));
    const rows = [...view.mutated(anchor, classes, level)].map((i) => [view.units(level)[i]?.id ?? '', ...sets.map((set) => (set.has(i) ? 1 : 0))]);
    return rows.length < 6 ? undefined : { matrix: table(['PATIENT_ID', ...genes], rows, ['PATIENT_ID']) };
  },
  mistakes: ['samples as patients', 'silent counted', 'unsequenced counted'],
  wrongs: (right) => {
    const all = right['matrix'];
    return all?.is !== 'table' ? [] : [
      { matrix: { ...all, rows: all.rows.slice(1) } },
      { matrix: { ...all, rows: all.rows.map((row) => row.map((value) => (typeof value === 'number' ? 1 - value : value))) } },
    ];
  },
  python: (p, study, n) => `${python(p, study)}${n['matrix']} = altered[altered["${p.anchor}"]].astype(int)
${n['matrix']}.index.name = "PATIENT_ID"
`,
});

const byType = defineForm({
  id: 'types-long', difficulty: 4, uses: USES, notes: NOTES, precision: ['counts'],
  draw: (rng, study): Genes | undefined => {
    const counting = { level: rng.pick(['patients', 'primary'] as const), classes: NONSYNONYMOUS };
    const genes = drawGenes(rng, study, counting, rng.int(4, 7), 6);
    return genes && { counting, genes };
  },
  ask: ({ counting, genes }, study) => [
    `For ${listed(genes)}, how many ${UNIT[counting.level]} have each type of mutation? The types: ${typesSay}. Someone with two types in a gene counts for both. ${aboutCounting(counting, study)}`,
    `Summarise the oncoprint of ${listed(genes)}: by gene, the number of ${UNIT[counting.level]} with a mutation of each type (${typesSay}) and with any of them. ${aboutCounting(counting, study)}`,
  ],
  results: () => ({ types: { names: ['mutation_types', 'type_counts', 'by_type'], says: 'DataFrame with the columns `Hugo_Symbol`, `Missense`, `Inframe_InDel`, `Truncating`, `Splice`, `Any`, one row a gene' } }),
  compute(view, { counting: { level, classes }, genes }): Answers {
    return { types: table(['Hugo_Symbol', ...TYPE_NAMES, 'Any'], genes.map((gene) => [gene, ...TYPE_NAMES.map((name) => view.mutated(gene, TYPES[name], level).size), view.mutated(gene, classes, level).size]), ['Hugo_Symbol']) };
  },
  mistakes: ['samples as patients', 'silent counted'],
  wrongs(_, { counting: { level }, genes }, view): readonly Answers[] {
    const samples = new Set(view.units(level).flatMap((unit) => unit.samples));
    const count = (gene: string, of: readonly string[]): number => view.variants.filter((each) => each.gene === gene && of.includes(each.classification) && samples.has(each.sample)).length;
    // Variants instead of patients.
    return [{ types: table(['Hugo_Symbol', ...TYPE_NAMES, 'Any'], genes.map((gene) => [gene, ...TYPE_NAMES.map((name) => count(gene, TYPES[name])), count(gene, NONSYNONYMOUS)]), ['Hugo_Symbol']) }];
  },
  python: ({ counting, genes }, { profile }, n) => `${loadHead(profile)}${loadUnits(profile, counting.level, counting.classes)}kinds = {${TYPE_NAMES.flatMap((name) => TYPES[name].map((each) => `"${each}": "${name}"`)).join(', ')}}
calls["kind"] = calls["Variant_Classification"].map(kinds)
rows = []
for gene in ${pyLiteral(genes)}:
    own = calls[calls["Hugo_Symbol"] == gene]
    counts = own.groupby("kind")["unit"].nunique()
    rows.append({"Hugo_Symbol": gene, **{kind: int(counts.get(kind, 0)) for kind in ["Missense", "Inframe_InDel", "Truncating", "Splice"]}, "Any": own["unit"].nunique()})
${n['types']} = pd.DataFrame(rows)
`,
});

const order = defineForm({
  id: 'drawing-order', difficulty: 5, uses: USES, notes: NOTES, precision: [3, 4],
  draw: (rng, study): (Genes & { readonly first: number }) | undefined => { const some = drawSome(rng, study, 4, 7); return some && { ...some, first: rng.int(8, 20) }; },
  ask: ({ counting, genes, first }, study) => [
    `Sort an oncoprint of ${listed(genes)} as it is usually drawn: genes from the most to the least frequently mutated, then ${UNIT[counting.level]} by their 0/1 pattern over the genes in that order, mutated before not mutated, gene after gene (ties by \`PATIENT_ID\`, ascending as text). Give the order of the genes, the first ${first} patients, and the fraction of patients with any of the genes mutated. ${aboutCounting(counting, study)}`,
    `Memo sort for ${listed(genes)}: rank genes by how many ${UNIT[counting.level]} have them mutated (descending), order ${UNIT[counting.level]} by the first gene, then the second and so on, mutated ones first, ties by \`PATIENT_ID\` as text. I need the gene order, the identifiers of the first ${first}, and the share that has at least one of these genes mutated. ${aboutCounting(counting, study)}`,
  ],
  results: ({ first }) => ({
    genes: { names: ['gene_order', 'genes_sorted'], says: 'list of genes in order' },
    patients: { names: ['first_patients', 'patient_order'], says: `list of the first ${first} values of \`PATIENT_ID\`, in order` },
    altered: { names: ['altered_fraction', 'any_altered'], says: 'float between 0 and 1' },
  }),
  compute(view, { counting: { level, classes }, genes, first }) {
    const sets = genes.map((gene) => ({ gene, set: view.mutated(gene, classes, level) })).toSorted((a, b) => b.set.size - a.set.size);
    if (new Set(sets.map(({ set }) => set.size)).size < sets.length) return undefined;
    const units = view.units(level).map(({ id }, i) => ({ id, pattern: sets.map(({ set }) => (set.has(i) ? '0' : '1')).join('') })).toSorted((a, b) => (a.pattern < b.pattern ? -1 : a.pattern > b.pattern ? 1 : a.id < b.id ? -1 : 1));
    return {
      genes: list(sets.map(({ gene }) => gene)), patients: list(units.slice(0, first).map(({ id }) => id)),
      altered: cell(units.filter(({ pattern }) => pattern.includes('0')).length / units.length),
    };
  },
  mistakes: ['samples as patients', 'silent counted', 'unsequenced counted'],
  wrongs: (right) => (right['patients']?.is === 'list' ? [
    { ...right, patients: { ...right['patients'], items: right['patients'].items.toReversed() } },
    { ...right, patients: { ...right['patients'], items: right['patients'].items.slice(1) } },
  ] : []),
  python: (p, study, n) => `${python(p, study)}order = altered.sum().sort_values(ascending=False).index.tolist()
frame = (~altered[order]).reset_index(names="PATIENT_ID")
frame = frame.sort_values(order + ["PATIENT_ID"])
${n['genes']} = order
${n['patients']} = frame["PATIENT_ID"].head(${p.first}).tolist()
${n['altered']} = float(altered.any(axis=1).mean())
`,
});

const withCopies = defineForm({
  id: 'with-copy-number', difficulty: 4, uses: ['samples', 'mutations', 'cna'], notes: NOTES, precision: [3, 4],
  draw: (rng, study): Genes | undefined => {
    const counting = drawCounting(rng, ['primary', 'samples']);
    const genes = rng.shuffle(study.profile.genes.filter(({ frequency, amplified = 0, deleted = 0 }) => frequency + amplified + deleted > 0.05).map(({ symbol }) => symbol)).slice(0, rng.int(4, 7));
    return { counting, genes };
  },
  ask: ({ counting, genes }, study) => [
    `Combine mutations and copy number for an oncoprint: in how many samples is each of ${listed(genes)} mutated, amplified (call of 2), deeply deleted (call of -2), and altered in any of these ways? ${aboutCounting(counting, study)}`,
    `Alteration frequencies of ${listed(genes)} from mutations and copy number together. An alteration is a mutation, an amplification (2) or a deep deletion (-2) in ${FILES.cna}; count each way and any of them. ${aboutCounting(counting, study)}`,
  ],
  results: () => ({ table: { names: ['alterations', 'alteration_table', 'oncoprint_counts'], says: 'DataFrame with the columns `Hugo_Symbol`, `MUT`, `AMP`, `HOMDEL` (samples), `altered` (fraction of the samples), one row a gene' } }),
  compute(view, { counting: { level, classes }, genes }) {
    const units = view.units(level);
    const rows = genes.map((gene) => {
      const calls = view.copyNumber.get(gene);
      const mutated = view.mutated(gene, classes, level);
      const copy = units.map(({ samples: [sample = ''] }) => calls?.get(sample) ?? 0);
      const any = units.filter((_, i) => mutated.has(i) || Math.abs(copy[i] ?? 0) === 2).length;
      return [gene, mutated.size, copy.filter((each) => each === 2).length, copy.filter((each) => each === -2).length, any / units.length];
    });
    return { table: table(['Hugo_Symbol', 'MUT', 'AMP', 'HOMDEL', 'altered'], rows, ['Hugo_Symbol']) };
  },
  mistakes: ['samples as patients', 'silent counted', 'unsequenced counted', 'duplicates kept'],
  wrongs(_, { counting: { level, classes }, genes }, view): readonly Answers[] {
    const units = view.units(level);
    // Gains and shallow deletions counted too.
    const rows = genes.map((gene) => { const calls = view.copyNumber.get(gene); const mutated = view.mutated(gene, classes, level); const copy = units.map(({ samples: [sample = ''] }) => calls?.get(sample) ?? 0); return [gene, mutated.size, copy.filter((each) => each > 0).length, copy.filter((each) => each < 0).length, units.filter((_unit, i) => mutated.has(i) || copy[i] !== 0).length / units.length]; });
    return [{ table: table(['Hugo_Symbol', 'MUT', 'AMP', 'HOMDEL', 'altered'], rows, ['Hugo_Symbol']) }];
  },
  python: ({ counting, genes }, { profile }, n) => `${loadHead(profile)}${loadUnits(profile, counting.level, counting.classes)}sample_ids = samples["SAMPLE_ID"].tolist()
cna = pd.read_csv(folder + "${FILES.cna}", index_col="Hugo_Symbol").reindex(columns=sample_ids)
mutated = pd.crosstab(calls["Hugo_Symbol"], calls["Tumor_Sample_Barcode"]).reindex(columns=sample_ids, fill_value=0) > 0
rows = []
for gene in ${pyLiteral(genes)}:
    mut = mutated.loc[gene] if gene in mutated.index else pd.Series(False, index=sample_ids)
    amp, hom = cna.loc[gene] == 2, cna.loc[gene] == -2
    rows.append({"Hugo_Symbol": gene, "MUT": int(mut.sum()), "AMP": int(amp.sum()), "HOMDEL": int(hom.sum()), "altered": float((mut | amp | hom).mean())})
${n['table']} = pd.DataFrame(rows)
`,
});

const combinations = defineForm({
  id: 'patterns', difficulty: 3, uses: USES, notes: NOTES, precision: ['counts'],
  draw: (rng, study): Genes | undefined => {
    const counting = { ...drawCounting(rng, ['patients', 'primary']), classes: rng.pick([NONSYNONYMOUS, TRUNCATING]) };
    const genes = drawGenes(rng, study, counting, 3, 5);
    return genes && { counting, genes };
  },
  ask: ({ counting, genes: [a = '', b = '', c = ''] }, study) => [
    `Count the combinations in the columns of an oncoprint of ${a}, ${b} and ${c}: how many ${UNIT[counting.level]} have exactly which of the three mutated? ${aboutCounting(counting, study)}`,
    `UpSet-style counts for ${a}, ${b} and ${c}: the number of ${UNIT[counting.level]} for each exact combination of mutated genes, "none" included. ${aboutCounting(counting, study)}`,
  ],
  results: ({ genes: [a = '', b = '', c = ''] }) => ({ patterns: { names: ['patterns', 'combination_counts', 'upset'], says: `dict: combination to count; a combination is the genes joined by "+" in the order ${a}, ${b}, ${c} (such as "${a}" or "${a}+${c}"), or "none"; combinations that do not occur are left out` } }),
  compute(view, { counting: { level, classes }, genes }) {
    const sets = genes.map((gene) => view.mutated(gene, classes, level));
    const found = Map.groupBy(view.units(level).keys(), (i) => genes.filter((_, g) => sets[g]?.has(i) === true).join('+') || 'none');
    return found.size < 4 ? undefined : { patterns: dict([...found].map(([name, all]) => [name, all.length])) };
  },
  mistakes: FLAGS,
  wrongs: (right, { counting: { level, classes }, genes }, view) => {
    const all = right['patterns'];
    return all?.is !== 'entries' ? [] : [
      { patterns: { is: 'entries', entries: all.entries.filter(([name]) => name !== 'none') } },
      { patterns: dict(genes.map((gene) => [gene, view.mutated(gene, classes, level).size])) },
    ];
  },
  python: (p, study, n) => `${python(p, study)}names = altered.apply(lambda row: "+".join(gene for gene in genes if row[gene]) or "none", axis=1)
${n['patterns']} = {name: int(count) for name, count in names.value_counts().items()}
`,
});

export const ONCOPRINT_MATRIX = { id: 'oncoprint-matrix', title: 'Oncoprint matrix', forms: [matrix, byType, order, withCopies, combinations] } as const;
