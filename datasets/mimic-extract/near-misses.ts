/** Predictions that must earn nothing. */
import type { TaskRecord } from '../../env/task.ts';
import { wrongPredictions } from '../prediction/programs.ts';
import { mimicParts } from './programs.ts';

export const nearMisses = ({ category }: TaskRecord): readonly string[] => [
  ...wrongPredictions(mimicParts(category)),
  'predictions = None',
  'import pandas as pd\npredictions = pd.read_csv("/data/mimic-extract-labels/test.csv")',
];
