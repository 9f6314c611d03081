/** Sentences that all prompts of predictions share. */
import type { Column } from './table.ts';
import type { Scale } from './record.ts';

const round = (value: number): string => value.toFixed(3);

/** Columns by group, each with what it means. */
export function dictionary(columns: readonly Column[]): string {
  return [...Map.groupBy(columns, ({ group }) => group)].map(([group, members]) => `- ${group}: ${members.map(({ name, meaning }) => (meaning === '' ? name : `${name} (${meaning})`)).join('; ')}`).join('\n');
}

/** @param scores how many columns of scores */
export function scoringText({ floor, ceiling }: Scale, scores: number, rows: string): string {
  const area = scores === 1 ? 'the area under the ROC curve (AUROC)' : `the macro AUROC: the area under the ROC curve of each of the ${scores} columns, then their mean`;
  return `Scoring: ${area}, on all ${rows}, each of which has to be there once. ${round(floor)}, what the best single feature reaches as it is, earns 0, and ${round(ceiling)}, what a strong model reaches, earns 1; between them the score is linear. Only the order of the scores counts, so give probabilities and not classes. One attempt is graded.`;
}
