/** Predictions that must earn nothing. */
import type { TaskRecord } from '../../env/task.ts';
import { wrongPredictions } from '../prediction/programs.ts';
import { FILE, programParts, taskOf } from './programs.ts';

export const nearMisses = ({ category }: TaskRecord): readonly string[] => [
  ...wrongPredictions(programParts(taskOf(category))),
  `import os\nos.symlink("/data/ehrshot/test.csv", "${FILE}")`,
  `import shutil\nshutil.copy("/data/ehrshot/test.csv", "${FILE}")`,
];
