/** What the model is told of a MIMIC-Extract prediction. */
import { dictionary, scoringText } from '../prediction/prompt.ts';
import type { Scale } from '../prediction/record.ts';
import { ID } from './make.ts';
import { cohortOf, scoreNames, VARIABLE } from './programs.ts';
import { STATICS, VARIABLES } from './variables.ts';

const QUESTIONS: Readonly<Record<string, string>> = {
  mortality: 'Mortality. Predict from the first 24 hours of an ICU stay, with a gap of 6 hours after them, whether the patient dies in hospital (`mort_hosp`) and whether in the ICU (`mort_icu`). Stays of under 30 hours are not in the data.',
  'length-of-stay': 'Length of stay. Predict from the first 24 hours of an ICU stay, with a gap of 6 hours after them, whether it lasts over 3 days (`los_3`) and over 7 days (`los_7`). Stays of under 30 hours are not in the data.',
  intervention: 'Interventions. Predict from a window of 6 hours of an ICU stay, with a gap of 6 hours after it, what happens with mechanical ventilation and with vasopressors in the 4 hours that follow: `control` (none throughout), `on` (throughout), `onset` (it begins), `wean` (it ends).',
};

export const promptOf = (category: string, scale: Scale): string => promptFor(category, scale, dictionary([...VARIABLES, ...STATICS]));

/** @param columns what they mean */
export function promptFor(category: string, scale: Scale, columns: string): string {
  const id = ID[cohortOf(category)];
  const names = scoreNames(category);
  const windows = cohortOf(category) === 'windows';
  return `${QUESTIONS[category] ?? ''}

Data, read-only:
- /data/mimic-extract/vitals_labs.csv: a row for each ${windows ? 'window and hour' : 'stay and hour'} (\`${id}\`, \`hours_in\` from 0 to ${windows ? 5 : 23}) with the mean of what was measured in that hour; an empty cell was not measured
- /data/mimic-extract/statics.csv: a row for each ${windows ? 'window' : 'stay'} (\`${id}\`, \`subject_id\`); no patient comes twice
- /data/mimic-extract-labels/train.csv and validation.csv: \`${id}\` and ${windows ? 'the labels `ventilation` and `vasopressor` (control, on, onset, wean)' : `the labels ${names.map((name) => `\`${name}\``).join(' and ')} (1 or 0)`}
- /data/mimic-extract-labels/test.csv: \`${id}\` of the ${windows ? 'windows' : 'stays'} to be predicted
Columns:
${columns}

Train a model on the labelled ${windows ? 'windows' : 'stays'} and predict every row of test.csv. Assign to the variable \`${VARIABLE}\` a DataFrame with the column \`${id}\` and ${windows ? `a column for each state with its predicted probability: ${names.join(', ')}` : `the predicted probabilities ${names.map((name) => `\`${name}\``).join(' and ')}`}.

${scoringText(scale, names.length, 'rows of test.csv')}`;
}
