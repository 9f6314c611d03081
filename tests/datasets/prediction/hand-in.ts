/** Tables that are not what a prediction asks for, each with what the observation says; and others that mean the same as the right one. */
import type { ProgramParts } from '../../../datasets/prediction/programs.ts';

type Change = readonly [name: string, change: string, told: RegExp];

/** Changes of the DataFrame `predictions`. */
export function badTables({ id }: Pick<ProgramParts, 'id'>): readonly Change[] {
  const first = 'predictions.columns[1]';
  return [
    ['a row missing', 'predictions = predictions.iloc[1:]', /Rows: 1 missing\./],
    ['a row doubled', 'predictions = pd.concat([predictions, predictions.iloc[:1]])', /Rows: 1 given twice\./],
    ['a row that nobody asked for', `predictions = pd.concat([predictions, predictions.iloc[:1].assign(${id}=1)])`, /Rows: 1 not asked for\./],
    ['text for numbers', `predictions[${first}] = "high"`, /Rows: \d+ without a finite number/],
    ['NaN', `predictions.loc[3, ${first}] = np.nan`, /Rows: 1 without a finite number/],
    ['infinity', `predictions.loc[3, ${first}] = np.inf`, /Rows: 1 without a finite number/],
    ['another name of a column', `predictions = predictions.rename(columns={${first}: "prediction"})`, /is missing/],
    ['no column of ids', `predictions = predictions.drop(columns="${id}")`, new RegExp(`${id} is missing`)],
    ['ids with a fraction', `predictions["${id}"] = predictions["${id}"] + 0.5`, /missing, \d+ not asked for/],
  ];
}

export const sameTables = ({ id }: Pick<ProgramParts, 'id'>): readonly (readonly [name: string, change: string])[] => [
  ['ids as floats', `predictions["${id}"] = predictions["${id}"].astype(float)`],
  ['ids as text, rows and columns in another order, and one more column', `predictions["${id}"] = predictions["${id}"].astype(str)\npredictions = predictions.assign(note="x").iloc[::-1, ::-1]`],
];
