/** A family of questions on one schema's tables, from its facts. */
import { answerChecks } from '../../env/families/checks.ts';
import type { Family } from '../../env/families/family.ts';
import { type Generate, generatedSource } from '../../env/families/generated-source.ts';
import type { FamilyInfo } from '../../env/families/family-info.ts';
import { EHR_CATEGORIES } from './categories.ts';
import type { EhrFamily } from './ehr-family.ts';
import { importQuestions, ownTables } from './import/index.ts';
import { nearMisses } from './near-misses.ts';
import { openQuestions } from './questions.ts';
import { recordOf } from './record.ts';

/** What both families have alike. */
export const EHR_INFO = {
  version: 2, scope: 'internal', categories: EHR_CATEGORIES, categoryNoun: 'kinds of question', grading: 'all rows of the answer by value; yes or no; abstention',
  actions: ['request_info', 'validate_code', 'debug', 'submit'], runtimes: ['python'], variant: 'data',
  limits: { attempts: 1, max_steps: 15 }, feedback: 'interactive', guessable: true,
} as const satisfies Partial<FamilyInfo>;

export function ehrFamily(family: EhrFamily): Family {
  const { info, schema } = family;
  const generate: Generate = async (place, context) => {
    const { split, category, draw } = place;
    const plan = await openQuestions(schema, split, info.counts[split], context);
    return recordOf(info, schema, place, plan.hospital, await plan.get(category, draw));
  };
  return {
    info,
    sources: { twin: generatedSource(info, generate) },
    importer: { import: (dir, context) => importQuestions(family, dir, context), tables: ownTables(family) },
    checks: answerChecks(nearMisses),
  };
}
