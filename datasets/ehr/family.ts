/** A family of questions on one schema's tables, from its facts. */
import type { DataContext, Family, FamilyInfo, TwinRef } from '../../env/family.ts';
import type { TaskRecord } from '../../env/task.ts';
import { EHR_CATEGORIES, isCategory } from './categories.ts';
import type { EhrFamily } from './ehr-family.ts';
import { importQuestions, ownTables } from './import/index.ts';
import { nearMisses } from './near-misses.ts';
import { openQuestions } from './questions.ts';
import { recordOf } from './record.ts';

/** What both families have alike. */
export const EHR_INFO = {
  version: 1, scope: 'internal', categories: EHR_CATEGORIES, actions: ['request_info', 'validate_code', 'debug', 'submit'], runtimes: ['python'], variant: 'data',
  limits: { attempts: 1, max_steps: 15 }, feedback: 'interactive',
} as const satisfies Partial<FamilyInfo>;

export function ehrFamily(family: EhrFamily): Family {
  const { info, schema } = family;
  return {
    info,
    async generate(ref: TwinRef, context: DataContext): Promise<TaskRecord> {
      const { split, category, index } = ref;
      if (!isCategory(category)) throw new RangeError(`${info.id} has no category ${category}`);
      if (!Number.isSafeInteger(index) || index < 0) throw new RangeError(`not an index: ${index}`);
      const questions = await openQuestions(schema, split, info.counts[split], context);
      return recordOf(info, schema, ref, questions.hospital, await questions.get(category, index));
    },
    import: (dir, context) => importQuestions(family, dir, context),
    ownTables: ownTables(family),
    wrongAnswers: nearMisses,
  };
}
