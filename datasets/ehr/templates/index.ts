/** All templates of questions that the tables answer, by category. */
import type { AnswerableId } from '../categories.ts';
import type { SchemaName } from '../query.ts';
import { aggregateTemplates } from './aggregate.ts';
import { cohortTemplates } from './cohort.ts';
import { countTemplates } from './count.ts';
import { differenceTemplates } from './difference.ts';
import { firstLastTemplates } from './first-last.ts';
import { lookupTemplates } from './lookup.ts';
import { rankingTemplates } from './ranking.ts';
import type { Template } from './template.ts';
import { yesNoTemplates } from './yes-no.ts';

const BY_CATEGORY: Readonly<Record<AnswerableId, (schema: SchemaName) => readonly Template[]>> = {
  lookup: lookupTemplates, count: countTemplates, aggregate: aggregateTemplates, 'first-last': firstLastTemplates, difference: differenceTemplates,
  ranking: rankingTemplates, cohort: cohortTemplates, 'yes-no': yesNoTemplates,
};

export const templatesOf = (schema: SchemaName, category: AnswerableId): readonly Template[] => BY_CATEGORY[category](schema);
