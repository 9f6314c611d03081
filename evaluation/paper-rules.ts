/**
 * The paper's published rules, as its reference implementation applies them (wshi83/MedAgentGym at e1e639e, the `validate` of
 * each task): a program is right when what it printed passes, and an episode when any of its programs is. They accept wrong
 * answers; each entry says which. They are here to compare like with like, and grade nothing else.
 */
import type { Question, TaskRecord } from '../env/task.ts';
import { fields } from '../protocol/fields.ts';

/** What a program left behind. */
export interface Printed {
  /** Standard output, then standard error; of one that failed, the error. */
  readonly text: string;
  readonly ok: boolean;
}

export type PaperRule =
  | { readonly accepts: string; readonly right: (printed: Printed, record: TaskRecord) => boolean }
  | { readonly leftOut: string };

/** As Python's `float` reads it; undefined where it raises. */
export function pythonFloat(text: string): number | undefined {
  const trimmed = text.trim();
  if (/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(trimmed)) return Number(trimmed);
  return /^[+-]?(inf|infinity)$/i.test(trimmed) ? (trimmed.startsWith('-') ? -Infinity : Infinity) : /^[+-]?nan$/i.test(trimmed) ? Number.NaN : undefined;
}

/** One cell as the published answers write it: `str` of Python. */
function cellText(cell: unknown): string {
  if (cell === null || cell === undefined) return 'None';
  return typeof cell === 'boolean' ? (cell ? 'True' : 'False') : String(cell);
}

/** The first of the answers, which is all that is looked at. */
function firstAnswer({ provenance, questions: [{ reward }] }: TaskRecord): string {
  const published: unknown = provenance['published_answer'];
  const given: unknown = Array.isArray(published) ? published[0] : published;
  if (typeof given === 'string' || typeof given === 'number') return String(given);
  switch (reward.rule) {
    case 'yes_no': return reward['value'] === true ? '1' : '0';
    case 'abstain': return 'None';
    default: {
      const rows: unknown = reward['rows'];
      const row: unknown = Array.isArray(rows) ? rows[0] : undefined;
      return cellText(Array.isArray(row) ? row[0] : row);
    }
  }
}

/** Of questions on tables. */
function contains({ text }: Printed, record: TaskRecord): boolean {
  const answer = firstAnswer(record);
  if (text.includes(answer)) return true;
  const printed = text.includes('True') ? text.replaceAll('True', '1') : text.replaceAll('False', '0');
  const words: Readonly<Record<string, string>> = { False: '0', false: '0', True: '1', true: '1', None: '0', none: '0' };
  const changed = words[answer] ?? answer;
  const parts = changed.includes(', ') ? changed.split(', ') : [changed.endsWith('.0') ? changed.slice(0, -2) : changed];
  return parts.every((part) => printed.includes(part));
}

/** Both bounds should hold; either is enough there, so any finite number passes but near a negative truth. */
function nearEnough({ text }: Printed, { questions: [{ gold }] }: TaskRecord): boolean {
  const [truth, given] = [pythonFloat(gold), pythonFloat(text)];
  return truth !== undefined && given !== undefined && (truth >= given * 0.95 || truth <= given * 1.05);
}

function sizeOrPower({ text }: Printed, { provenance, questions: [{ reward, gold }] }: TaskRecord): boolean {
  const published: unknown = provenance['published'];
  const truth = typeof published === 'number' ? published : Number(gold);
  const trimmed = text.trim();
  if (reward.rule === 'integer') return /^[+-]?\d+$/.test(trimmed) && Number(trimmed) === truth;
  const given = pythonFloat(trimmed);
  return given !== undefined && given > truth * 0.99 && given < truth * 1.01;
}

const hasError = ({ reward }: Question): boolean => {
  if (reward.rule === 'named') return fields(fields(reward['answers'])['has_error'])['value'] === true;
  return Array.isArray(reward['rows']) && reward['rows'].length > 0;
};

/** `true` anywhere goes before `false` anywhere. */
function trueOrFalse({ text }: Printed, { questions: [question] }: TaskRecord): boolean {
  const printed = text.toLowerCase();
  return printed.includes('true') ? hasError(question) : printed.includes('false') && !hasError(question);
}

const TABLES: PaperRule = { accepts: 'any text that contains the first item of the answer', right: contains };

export const PAPER_RULES: Readonly<Record<string, PaperRule>> = {
  medcalc: { accepts: 'almost any number (either of two bounds is enough), and no date', right: nearEnough },
  'mimic-iii': TABLES, eicu: TABLES, treqs: TABLES,
  npower: { accepts: 'powers within 1 %, sizes that are printed alone as an integer', right: sizeOrPower },
  ehrcon: { accepts: 'whether anything is inconsistent, not what: a constant is right in two thirds of the published rows', right: trueOrFalse },
  'ehr-seqsql': { accepts: 'any program at all, one that crashes included', right: () => true },
  biodsbench: { accepts: 'any program that ends without an error: its assertions never run', right: ({ ok }) => ok },
  biocoder: { leftOut: 'the output of the published solution in its own context, which a recording does not hold' },
  medagentbench: { leftOut: 'a printed list of requests, which is not how these tasks are answered' },
  ehrshot: { leftOut: 'the accuracy of a file of predictions, which a recording does not hold' },
  'mimic-extract': { leftOut: 'the accuracy of a file of predictions, which a recording does not hold' },
};
