/** Groups of patients by a clinical column: by its levels, or at a cut. */
import type { Rng } from '../../../env/rng.ts';
import type { Factor, Measure, Profile } from '../studies/profile.ts';
import { pyLiteral } from '../python/literal.ts';
import type { Row, View } from './view.ts';

export type Grouping =
  | { readonly by: 'levels'; readonly column: string; readonly title: string; readonly groups: readonly { readonly label: string; readonly values: readonly string[] }[] }
  | { readonly by: 'cut'; readonly column: string; readonly title: string; readonly unit: string; readonly cut: number; readonly groups: readonly [{ readonly label: string }, { readonly label: string }] };

export const byLevels = ({ column, title, groups }: Factor): Grouping => ({ by: 'levels', column, title, groups });
export const byCut = ({ column, title, unit }: Measure, cut: number): Grouping => ({ by: 'cut', column, title, unit, cut, groups: [{ label: `>=${cut}` }, { label: `<${cut}` }] });

/** A cut near the profile's own, so that both groups are large. */
export function drawCut(rng: Rng, measure: Measure): Grouping {
  const step = measure.decimals > 0 ? 10 ** -measure.decimals : measure.decimals < 0 ? 10 : 1;
  const moved = measure.cut + rng.pick([-2, -1, 0, 0, 1, 2]) * Math.max(step, Math.round(Math.min(measure.deviation / 8, measure.cut / 10) / step) * step);
  return byCut(measure, Number(Math.max(step, moved).toFixed(Math.max(0, measure.decimals))));
}

export const groupingsOf = (rng: Rng, { stage, arm, factors, age, measures }: Profile): readonly Grouping[] => [byLevels(stage), byLevels(arm), ...factors.map(byLevels), drawCut(rng, age), ...measures.map((each) => drawCut(rng, each))];

export function labelOf(view: View, row: Row, grouping: Grouping): string | undefined {
  if (grouping.by === 'cut') {
    const value = view.number(row, grouping.column);
    return value === undefined ? undefined : grouping.groups[value >= grouping.cut ? 0 : 1].label;
  }
  const cell = view.text(row, grouping.column);
  return cell === undefined ? undefined : grouping.groups.find(({ values }) => values.includes(cell))?.label;
}

export const labels = ({ groups }: Grouping): readonly string[] => groups.map(({ label }) => label);
const quoted = (names: readonly string[]): string => names.map((name) => `"${name}"`).join(', ');

/** As a prompt names it, with how levels are grouped. */
export function describe(grouping: Grouping): string {
  if (grouping.by === 'cut') return `${grouping.title} (\`${grouping.column}\`), split at ${grouping.cut} ${grouping.unit} into ${quoted(labels(grouping))}`;
  if (grouping.groups.every(({ label, values }) => values.length === 1 && values[0] === label)) return `${grouping.title} (\`${grouping.column}\`: ${quoted(labels(grouping))})`;
  return `${grouping.title} (\`${grouping.column}\`), grouped as ${grouping.groups.map(({ label, values }) => `"${label}" (${values.join(', ')})`).join(', ')}`;
}

/** The patients of one group, as in "patients with ...". */
export function membersSay(grouping: Grouping, label: string): string {
  if (grouping.by === 'cut') return `${grouping.title} (\`${grouping.column}\`) ${label === grouping.groups[0].label ? `of ${grouping.cut} ${grouping.unit} or more` : `below ${grouping.cut} ${grouping.unit}`}`;
  const values = grouping.groups.find((each) => each.label === label)?.values ?? [];
  return `${grouping.title} (\`${grouping.column}\`) ${values.map((value) => `"${value}"`).join(' or ')}`;
}

/** A Series of labels by patient, missing where there is none. */
export function pythonGroups(grouping: Grouping, frame = 'patients'): string {
  const cell = `${frame}[${pyLiteral(grouping.column)}]`;
  if (grouping.by === 'levels') return `${cell}.map({${grouping.groups.flatMap(({ label, values }) => values.map((value) => `${pyLiteral(value)}: ${pyLiteral(label)}`)).join(', ')}})`;
  return `pd.to_numeric(${cell}).map(lambda value: np.nan if pd.isna(value) else ${pyLiteral(grouping.groups[0].label)} if value >= ${grouping.cut} else ${pyLiteral(grouping.groups[1].label)})`;
}
