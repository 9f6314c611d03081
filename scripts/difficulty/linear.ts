/** What a linear model on plain features earns of a prediction task, as `scripts/prediction-measures.ts` has measured it. */
import type { Measured } from '../../datasets/prediction/measured.ts';
import { MEASURED as EHRSHOT } from '../../datasets/ehrshot/measured.ts';
import { MEASURED as MIMIC_EXTRACT } from '../../datasets/mimic-extract/measured.ts';
import type { TaskRecord } from '../../env/task.ts';

const MEASURED: Readonly<Record<string, Measured>> = { ehrshot: EHRSHOT, 'mimic-extract': MIMIC_EXTRACT };

export const isPrediction = (family: string): boolean => Object.hasOwn(MEASURED, family);

/** The share of the reward, from 0 (the best single feature) to 1 (a blend of strong models). */
export function linearShare({ family, split, category }: TaskRecord): number {
  const measure = MEASURED[family]?.[split][category];
  if (measure === undefined) throw new RangeError(`nothing was measured on ${family} ${split}/${category}`);
  return Math.max(0, (measure.linear - measure.floor) / (measure.ceiling - measure.floor));
}
