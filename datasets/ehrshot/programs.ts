/** How a program reads the files of a task and hands its predictions in. */
import type { ProgramParts } from '../prediction/programs.ts';
import { type PredictionTask, TASKS } from './tasks.ts';

/** Columns of scores that a task asks for. */
export function scoreNames({ outcome }: PredictionTask): readonly string[] {
  switch (outcome.kind) {
    case 'event': return [outcome.name];
    case 'severity': return outcome.classes;
    case 'findings': return [outcome.none, ...outcome.findings.map(({ name }) => name)];
  }
}

export const taskOf = (category: string): PredictionTask => {
  const task = TASKS.find(({ id }) => id === category);
  if (task === undefined) throw new RangeError(`there is no prediction ${category}`);
  return task;
};

export const FILE = 'predictions.csv';

export function programParts(task: PredictionTask): ProgramParts {
  const names = JSON.stringify(scoreNames(task));
  const severity = task.outcome.kind === 'severity';
  return {
    id: 'prediction_id',
    read: `train, validation, test = (pd.read_csv(f"/data/ehrshot/{part}.csv") for part in ("train", "validation", "test"))
known = pd.concat([train, validation], ignore_index=True)
features = [name for name in test.columns if name not in ("prediction_id", "patient_id", "prediction_time")]
known_x, test_x, ids = known[features], test[features], test["prediction_id"]
targets = {name: ${severity ? '(known["severity"] == name).astype(int)' : 'known[name]'} for name in ${names}}`,
    handIn: `predictions.to_csv("${FILE}", index=False)`,
    ...(severity ? { ordered: true } : {}),
  };
}
