/** Which samples of the expression table a question is about, and how it parts them. */
import type { Rng } from '../../../env/rng.ts';
import type { Flag, Study, View } from '../analysis/view.ts';
import { pyLiteral } from '../python/literal.ts';
import { loadExpression, loadHead, loadUnits } from '../python/snippets.ts';
import { FILES } from '../studies/tables.ts';
import { drawGenes, NONSYNONYMOUS } from './common.ts';

/** Two groups of samples, the first compared with the second. */
export type Contrast =
  | { readonly by: 'gene'; readonly gene: string }
  | { readonly by: 'subtype'; readonly one: string; readonly other: string }
  | { readonly by: 'type' };

export const CONTRAST_FLAGS: readonly Flag[] = ['silent counted', 'unsequenced counted', 'failed kept'];
export const LEAST = 8;

export function drawContrast(rng: Rng, study: Study): Contrast | undefined {
  const u = rng.float();
  if (u < 0.62) {
    const gene = drawGenes(rng, study, { level: 'samples', classes: NONSYNONYMOUS }, 1, 20)?.[0];
    return gene === undefined ? undefined : { by: 'gene', gene };
  }
  if (u < 0.9) { const [one = '', other = ''] = rng.shuffle(study.profile.subtypes); return { by: 'subtype', one, other }; }
  return { by: 'type' };
}

export function contrastSays(contrast: Contrast, { profile: { sampleType, profiled } }: Study): string {
  switch (contrast.by) {
    case 'gene': return `samples with a ${contrast.gene} mutation against those without (sequenced samples alone, \`${profiled.column}\` "${profiled.yes}"; mutated means at least one variant of the classes ${NONSYNONYMOUS.join(', ')})`;
    case 'subtype': return `samples of \`SUBTYPE\` "${contrast.one}" against those of "${contrast.other}"`;
    case 'type': return `samples with \`${sampleType.column}\` "${sampleType.primary}" against all others`;
  }
}

/** Columns of the expression table of the first and of the second group. */
export function contrasted(view: View, contrast: Contrast): readonly [readonly number[], readonly number[]] | undefined {
  const { samples } = view.expression;
  const place = new Map(samples.map((id, i) => [id, i] as const));
  const own = view.samples.filter(({ id }) => place.has(id));
  const carriers = contrast.by === 'gene' ? view.carriers(NONSYNONYMOUS).get(contrast.gene) : undefined;
  const groups: [Set<number>, Set<number>] = [new Set(), new Set()];
  for (const { id, row, primary, sequenced } of own) {
    const subtype = view.text(row, 'SUBTYPE');
    const group = contrast.by === 'gene' ? (sequenced || view.has('unsequenced counted') ? (carriers?.has(id) === true ? 0 : 1) : undefined)
      : contrast.by === 'subtype' ? (subtype === contrast.one ? 0 : subtype === contrast.other ? 1 : undefined) : primary ? 0 : 1;
    if (group !== undefined) groups[group].add(place.get(id) ?? 0);
  }
  return groups[0].size < LEAST || groups[1].size < LEAST ? undefined : [[...groups[0]].toSorted((a, b) => a - b), [...groups[1]].toSorted((a, b) => a - b)];
}

/** log2(x + 1) of a gene, by column. */
export const logged = (view: View, gene: string): readonly number[] => view.once(`log2 ${gene}`, () => (view.expression.values.get(gene) ?? []).map((value) => Math.log2(value + 1)));
export const at = (values: readonly number[], columns: readonly number[]): readonly number[] => columns.map((i) => values[i] ?? Number.NaN);

/** `expression`, and `one` and `other`: the sample ids of both groups. */
export function pythonContrast(contrast: Contrast, { profile }: Study): string {
  const head = contrast.by === 'gene' ? `${loadHead(profile)}${loadUnits(profile, 'samples', NONSYNONYMOUS)}` : `${loadHead(profile)}samples = load("${FILES.samples}")\n`;
  const parts = contrast.by === 'gene' ? `carriers = set(calls.loc[calls["Hugo_Symbol"] == "${contrast.gene}", "Tumor_Sample_Barcode"])\nidentifiers = [each for each in samples["SAMPLE_ID"] if each in expression.columns]\none = [each for each in identifiers if each in carriers]\nother = [each for each in identifiers if each not in carriers]\n`
    : `present = samples[samples["SAMPLE_ID"].isin(expression.columns)].set_index("SAMPLE_ID")\n${contrast.by === 'subtype' ? `one = present.index[present["SUBTYPE"] == ${pyLiteral(contrast.one)}].tolist()\nother = present.index[present["SUBTYPE"] == ${pyLiteral(contrast.other)}].tolist()\n` : `one = present.index[present["${profile.sampleType.column}"] == ${pyLiteral(profile.sampleType.primary)}].tolist()\nother = present.index.difference(one).tolist()\n`}`;
  return `${head}${loadExpression()}${parts}`;
}

export const contrastFiles = (contrast: Contrast): readonly ('samples' | 'mutations' | 'expression')[] => (contrast.by === 'gene' ? ['samples', 'mutations', 'expression'] : ['samples', 'expression']);
