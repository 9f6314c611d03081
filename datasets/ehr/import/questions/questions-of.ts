/** The form in which a family's questions were published: EHRSQL's where it says nothing. */
import type { ImportFamily } from '../../ehr-family.ts';
import { EHRSQL } from './ehrsql.ts';
import type { PublishedQuestions } from './published.ts';

export const questionsOf = ({ questions }: ImportFamily): PublishedQuestions => questions ?? EHRSQL;
