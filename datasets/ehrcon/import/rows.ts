/** MedAgentGym's rows: `Hospital admission, Medical entity, Number of inconsistencies, Has error, split`, a JSON object a line. */
import type { Split } from '../../../env/task.ts';
import { type Fields, type QuestionFiles, readFields } from '../../ehr/import/questions/question-files.ts';

export interface PublishedRow { readonly place: string; readonly split: Split; readonly admission: string; readonly entity: string; readonly errors: number }

export const ROW_FILES: QuestionFiles = { names: ['train_tasks.jsonl', 'test_tasks.jsonl'], whose: 'EHRCon', json: 'lines' };

/** @throws ImportError naming file and line */
export async function readRows(dir: string, signal?: AbortSignal): Promise<readonly PublishedRow[]> {
  const rows: PublishedRow[] = [];
  for await (const fields of readFields(dir, ROW_FILES, signal)) {
    const admission = fields.get('Hospital admission');
    const written = typeof admission === 'number' ? String(admission) : fields.required('Hospital admission');
    if (!/^\d+(\.0+)?$/.test(written)) fields.fail(`"Hospital admission" is ${JSON.stringify(admission)}, no HADM_ID`);
    const errors = countOf(fields);
    const wrong = fields.get('Has error');
    if (typeof wrong !== 'boolean') fields.fail('field "Has error" is absent or neither true nor false');
    if (wrong !== errors > 0) fields.fail(`"Has error" is ${wrong}, but "Number of inconsistencies" is ${errors}`);
    rows.push({ place: `${fields.file}:${fields.line}`, split: fields.split(), admission: written.replace(/\.0+$/, ''), entity: fields.required('Medical entity'), errors });
  }
  return rows;
}

function countOf(fields: Fields): number {
  const count = fields.get('Number of inconsistencies');
  return typeof count === 'number' && Number.isInteger(count) && count >= 0 ? count : fields.fail('field "Number of inconsistencies" is absent or no count');
}
