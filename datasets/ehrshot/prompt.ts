/** What the model is told of an EHRSHOT prediction. */
import { dictionary, scoringText } from '../prediction/prompt.ts';
import type { Scale } from '../prediction/record.ts';
import { COLUMNS } from './columns.ts';
import { FILE, scoreNames } from './programs.ts';
import type { PredictionTask } from './tasks.ts';

export function labelText({ outcome }: PredictionTask): string {
  switch (outcome.kind) {
    case 'event': return `the label \`${outcome.name}\` (1 or 0)`;
    case 'severity': return `the label \`severity\` (${outcome.classes.join(', ')})`;
    case 'findings': return `fourteen labels (1 or 0), of which a report may carry several: ${[outcome.none, ...outcome.findings.map(({ name }) => name)].join(', ')}`;
  }
}

export function wantedText(task: PredictionTask): string {
  const names = scoreNames(task);
  if (task.outcome.kind === 'event') return `\`${names[0]}\`, the predicted probability of the label`;
  return `a column for each ${task.outcome.kind === 'severity' ? 'class' : 'label'} with its predicted probability: ${names.join(', ')}`;
}

export function promptOf(task: PredictionTask, scale: Scale): string {
  const { question, at, title } = task;
  return `${title}. ${question} The prediction is made ${at}, from what the patient's record holds by then.

Data, read-only under /data/ehrshot, one row for each prediction:
- train.csv and validation.csv: features, and ${labelText(task)}
- test.csv: the same features of other patients, without labels
Columns: \`prediction_id\` names the row, \`patient_id\` and \`prediction_time\` say of whom and when (a patient may have several rows, all in one file); then the features, as of the prediction time. An empty cell was not measured or is not on record.
${dictionary(COLUMNS)}

Train a model on the labelled rows and predict every row of test.csv. Write \`${FILE}\` into the working directory with the column \`prediction_id\` and ${wantedText(task)}.

${scoringText(scale, scoreNames(task).length, 'rows of test.csv')}`;
}
