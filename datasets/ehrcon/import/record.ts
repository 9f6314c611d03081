/** Published rows and notes as task records. */
import type { RewardSpec, Split, TaskRecord } from '../../../env/task.ts';
import { dataText } from '../../ehr/prompt.ts';
import { goldText, rewardFor } from '../../ehr/reward.ts';
import { EHRCON } from '../info.ts';
import type { EntityLabel } from './labels.ts';

export interface Placed {
  readonly split: Split;
  readonly category: string;
  readonly index: number;
  /** The folder of tables, relative to the folder for tables. */
  readonly tables: string;
}

/** Of this name there is no folder: an episode that needs the notes says that they are missing. */
const NO_NOTES = 'ehrcon-notes-not-here';

const base = ({ split, category, index, tables }: Placed, question: { readonly prompt: string; readonly reward: RewardSpec; readonly gold: string; readonly reference: string }, provenance: Readonly<Record<string, unknown>>, notes: boolean): TaskRecord => ({
  id: `${EHRCON.id}-v${EHRCON.version}/published/${split}/${category}/${index}`,
  family: EHRCON.id, version: EHRCON.version, source: 'published', split, category, index, difficulty: 4,
  questions: [{ prompt: question.prompt, reward: question.reward, gold: question.gold, reference: { python: question.reference } }],
  actions: [...EHRCON.actions], runtimes: [...EHRCON.runtimes], variant: EHRCON.variant,
  mounts: [{ name: EHRCON.id, path: tables }, ...(notes ? [] : [{ name: 'ehrcon-notes', path: NO_NOTES }])],
  limits: EHRCON.limits,
  // There is no second computation of a published label: the reference states it.
  provenance: { dataset: 'EHRCon', reference: 'published label', ...provenance },
});

const BOTH = 'Assign to the variable `answer` a dict: `has_error`, whether anything that the note says of it is inconsistent with the tables, and `inconsistencies`, how many columns are.';

function countReward(errors: number): { readonly reward: RewardSpec; readonly gold: string; readonly reference: string } {
  return {
    reward: { rule: 'named', answers: { has_error: { rule: 'yes_no', value: errors > 0 }, inconsistencies: { rule: 'integer', value: errors } } },
    gold: `has_error ${errors > 0 ? 'yes' : 'no'}, inconsistencies ${errors}`,
    reference: `answer = {"has_error": ${errors > 0 ? 'True' : 'False'}, "inconsistencies": ${errors}}\n`,
  };
}

/** A row of MedAgentGym: an admission, an entity, whether and in how many columns the note and the tables differ. */
export function rowRecord(placed: Placed, row: { readonly admission: string; readonly entity: string; readonly errors: number; readonly place: string }, notes: readonly string[]): TaskRecord {
  const { admission, entity, errors, place } = row;
  const prompt = [
    dataText('mimic-iii', EHRCON.id),
    `Compare what the clinical notes of hospital admission HADM_ID ${admission} say of ${JSON.stringify(entity)} with the tables.`,
    ...(notes.length === 0 ? ['The notes lie under /data/ehrcon-notes.'] : notes.map((text) => `--- note ---\n${text}\n--- end of note ---`)),
    BOTH,
  ].join('\n\n');
  return base(placed, { prompt, ...countReward(errors) }, { row: place, form: 'count', admission, entity }, notes.length > 0);
}

/** A note of EHRCon's own release: the set of what is inconsistent in it, or where labels do not tell the values, whether and how much. */
export function noteRecord(placed: Placed, note: { readonly row: string; readonly hadm: string; readonly text: string }, labels: readonly EntityLabel[]): TaskRecord {
  const wrong = labels.every((label) => label.wrong !== undefined) ? labels.flatMap((label) => label.wrong ?? []) : undefined;
  const rows = wrong === undefined ? undefined : [...new Map(wrong.map((each) => [JSON.stringify(each), each])).values()];
  const errors = labels.reduce((sum, label) => sum + label.errors, 0);
  const graded = rows === undefined ? countReward(errors) : { reward: rewardFor('rows', rows), gold: rows.length === 0 ? '[]' : goldText('rows', rows), reference: `answer = ${rows.length === 0 ? '[]' : JSON.stringify(rows)}\n` };
  const prompt = [
    dataText('mimic-iii', EHRCON.id),
    `Below is a clinical note on hospital admission HADM_ID ${note.hadm}. Compare what it says of these entities with the tables: ${labels.map(({ entity }) => entity).join('; ')}.`,
    `--- note ---\n${note.text}\n--- end of note ---`,
    rows === undefined ? BOTH : 'Assign to the variable `answer` the list of what is inconsistent, as tuples (table, column, value in the note): table and column in capitals, the value as the note has it. If nothing is, assign [].',
  ].join('\n\n');
  return base(placed, { prompt, ...graded }, { row: note.row, form: rows === undefined ? 'count' : 'conflicts', admission: note.hadm, entities: labels.length }, true);
}
