/** Labels as EHRSHOT publishes them (`labeled_patients.csv`), and as MedAgentGym parts them (`<part>_labels.csv`). */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { ImportError } from '../../../env/families/importer.ts';
import { readCsv } from '../../prediction/csv-file.ts';
import { PARTS } from '../make.ts';
import { scoreNames } from '../programs.ts';
import type { PredictionTask } from '../tasks.ts';

export type Part = (typeof PARTS)[number];
export interface Label {
  readonly patient: string;
  /** Minutes since 1970. */
  readonly minute: number;
  /** As in the file, for the prompt's column. */
  readonly time: string;
  readonly part: Part;
  /** 0 and 1 for each column of scores. */
  readonly digits: readonly number[];
}

/** Names of folders in the benchmark: `guo_los`. */
export const folderOf = ({ id }: PredictionTask): string => id.replaceAll('-', '_');

const CLASSES = 4;
const FINDINGS = 14;
const SHORT: Readonly<Record<Part, string>> = { train: 'train', validation: 'val', test: 'test' };

/** `True`, a class from 0 to 3, or the fourteen findings as the digits of a binary number, the first one leftmost. */
function digitsOf(task: PredictionTask, value: string): readonly number[] | undefined {
  if (task.outcome.kind === 'event') return /^(true|1)$/i.test(value) ? [1] : /^(false|0)$/i.test(value) ? [0] : undefined;
  if (!/^\d+(\.0)?$/.test(value)) return undefined;
  const number = Number(value);
  if (task.outcome.kind === 'severity') return number < CLASSES ? scoreNames(task).map((_, k) => Number(k === number)) : undefined;
  return number < 2 ** FINDINGS ? [...number.toString(2).padStart(FINDINGS, '0')].map(Number) : undefined;
}

/** The part of each patient: `splits/person_id_map.csv`. */
export async function readSplits(file: string, signal?: AbortSignal): Promise<ReadonlyMap<string, Part>> {
  const parts = new Map<string, Part>();
  await readCsv(file, ['split', 'omop_person_id'], ([split = '', patient = ''], line) => {
    const part = PARTS.find((each) => SHORT[each] === split);
    if (part === undefined) throw new ImportError(`"split" is ${JSON.stringify(split)}, not train, val or test`, file, line);
    parts.set(patient, part);
  }, signal);
  return parts;
}

/** Undefined where the folder has no labels of the task. @param splits of the benchmark's own layout. @throws ImportError */
export async function readLabels(root: string, task: PredictionTask, splits: ReadonlyMap<string, Part> | undefined, signal?: AbortSignal): Promise<readonly Label[] | undefined> {
  const folder = path.join(root, folderOf(task));
  const whole = path.join(folder, 'labeled_patients.csv');
  const files: readonly (readonly [file: string, part: Part | undefined])[] = splits === undefined ? PARTS.map((part) => [path.join(folder, `${SHORT[part]}_labels.csv`), part] as const) : [[whole, undefined]];
  if (!existsSync(folder)) return undefined;
  const labels: Label[] = [];
  for (const [file, given] of files) {
    if (!existsSync(file)) throw new ImportError('the file is missing: copy the whole folder of the task', file);
    await readCsv(file, ['patient_id', 'prediction_time', 'value'], ([patient = '', time = '', value = ''], line) => {
      // MedAgentGym has written some ids as `tensor(115967096)`.
      const id = /^(?:tensor\()?(\d+)\)?$/.exec(patient)?.[1];
      if (id === undefined) throw new ImportError(`"patient_id" is ${JSON.stringify(patient)}, no number`, file, line);
      const minute = Math.floor(Date.parse(`${time.replace(' ', 'T').replace(/(:\d\d)\.\d+$/, '$1')}Z`) / 60_000);
      if (!Number.isFinite(minute)) throw new ImportError(`"prediction_time" is ${JSON.stringify(time)}, no time such as 2015-03-01T23:59:00`, file, line);
      const digits = digitsOf(task, value);
      if (digits === undefined) throw new ImportError(`"value" is ${JSON.stringify(value)}, no label of ${task.id}`, file, line);
      const part = given ?? splits?.get(id);
      if (part === undefined) throw new ImportError(`the patient ${id} is in no split`, file, line);
      labels.push({ patient: id, minute, time: time.replace('T', ' '), part, digits });
    }, signal);
  }
  return labels;
}
