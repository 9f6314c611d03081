/** What several kinds of questions draw: endpoints, groups, subgroups, genes, classes of variants, levels of counting. */
import type { Rng } from '../../../env/rng.ts';
import { byLevels, type Grouping, groupingsOf, labelOf, labels, membersSay, pythonGroups } from '../analysis/grouping.ts';
import type { Case, Level, Row, Study, View } from '../analysis/view.ts';
import { pyLiteral } from '../python/literal.ts';
import type { Endpoint } from '../studies/profile.ts';

export interface Subgroup { readonly grouping: Grouping; readonly label: string }

/** Half of the questions are about all patients. */
export function drawSubgroup(rng: Rng, { profile }: Study, share = 0.5, not: readonly string[] = []): Subgroup | undefined {
  const choice = [...profile.factors.map(byLevels), byLevels(profile.arm), byLevels(profile.stage), ...groupingsOf(rng, profile).filter(({ by }) => by === 'cut')].filter(({ column }) => !not.includes(column));
  const grouping = rng.pick(choice);
  return rng.chance(share) ? { grouping, label: rng.pick(labels(grouping)) } : undefined;
}

export const within = (view: View, row: Row, only: Subgroup | undefined): boolean => only === undefined || labelOf(view, row, only.grouping) === only.label;
export const aboutWhom = (only: Subgroup | undefined): string => (only === undefined ? '' : ` among patients with ${membersSay(only.grouping, only.label)}`);
export const pythonOnly = (only: Subgroup | undefined, frame = 'patients'): string => (only === undefined ? '' : `${frame} = ${frame}[${pythonGroups(only.grouping, frame)} == ${pyLiteral(only.label)}]\n`);

export const drawEndpoint = (rng: Rng, { profile }: Study): Endpoint => rng.pick(profile.endpoints);

/** A grouping with that many groups. */
export function drawGrouping(rng: Rng, { profile }: Study, most: number, least = 2): Grouping | undefined {
  const fit = groupingsOf(rng, profile).filter(({ groups }) => groups.length >= least && groups.length <= most);
  return fit.length === 0 ? undefined : rng.pick(fit);
}

/** Cases by group, in the grouping's order; undefined where one is too small. */
export function groupedCases(view: View, endpoint: Endpoint, grouping: Grouping, only: Subgroup | undefined, least = { cases: 12, events: 5 }): readonly (readonly Case[])[] | undefined {
  const by = Map.groupBy(view.cases(endpoint).filter(({ row }) => within(view, row, only)), ({ row }) => labelOf(view, row, grouping));
  const groups = labels(grouping).map((label) => by.get(label) ?? []);
  return groups.every((group) => enough(group, least)) ? groups : undefined;
}

export const enough = (cases: readonly { readonly event: boolean }[], { cases: most, events } = { cases: 15, events: 6 }): boolean => cases.length >= most && cases.filter(({ event }) => event).length >= events;
export const events = (cases: readonly { readonly event: boolean }[]): number => cases.filter(({ event }) => event).length;

export const NONSYNONYMOUS = ['Missense_Mutation', 'Nonsense_Mutation', 'Frame_Shift_Del', 'Frame_Shift_Ins', 'In_Frame_Del', 'In_Frame_Ins', 'Splice_Site'] as const;
export const TRUNCATING = ['Nonsense_Mutation', 'Frame_Shift_Del', 'Frame_Shift_Ins', 'Splice_Site'] as const;

export interface Counting { readonly level: Level; readonly classes: readonly string[] }

/** What counts as mutated, and what is counted. */
export const drawCounting = (rng: Rng, levels: readonly Level[] = ['patients', 'primary', 'samples']): Counting => ({ level: rng.pick(levels), classes: rng.pick([NONSYNONYMOUS, NONSYNONYMOUS, NONSYNONYMOUS.slice(0, 4), [...NONSYNONYMOUS, 'Splice_Region']]) });

export const UNIT: Readonly<Record<Level, string>> = { patients: 'patients', primary: 'patients', samples: 'samples' };

/** Two sentences on what is counted. */
export function aboutCounting({ level, classes }: Counting, { profile }: Study): string {
  const { sampleType, profiled } = profile;
  const sequenced = `\`${profiled.column}\` is "${profiled.yes}"`;
  const who = level === 'patients' ? `Count patients: all who have at least one sequenced sample (${sequenced}), mutated where any of their sequenced samples is.`
    : level === 'primary' ? `Use sequenced samples (${sequenced}) with \`${sampleType.column}\` "${sampleType.primary}" alone; each patient has at most one.`
      : `Count sequenced samples (${sequenced}), each by itself.`;
  return `${who} Mutated means at least one variant of the classes ${classes.join(', ')}.`;
}

/** Genes that at least so many units carry, in the profile's order. */
export const commonGenes = (view: View, { level, classes }: Counting, least: number): readonly string[] => view.study.profile.genes.map(({ symbol }) => symbol).filter((gene) => view.mutated(gene, classes, level).size >= least);

/** In the order of the profile, so that neither the order nor the number tells which are frequent. */
export function drawGenes(rng: Rng, study: Study, counting: Counting, count: number, least = 6): readonly string[] | undefined {
  const fit = commonGenes(study.view(), counting, least);
  return fit.length < count ? undefined : rng.shuffle(fit).slice(0, count);
}
