/** Which of the nine kinds of question a published row is: the row says whether it can be answered, its template and tags the rest. */
import type { CategoryId } from '../../categories.ts';
import type { QuestionRow } from './rows.ts';

type Tagged = Pick<QuestionRow, 'question' | 'template' | 'qTag' | 'tTag' | 'oTag' | 'impossible'>;

const YES_NO = /^(has|have|had|is|are|was|were|did|does|do|has_verb|have_verb)\b/;

/** In this order: the first that fits. A question can be of two kinds, such as the number of patients of a cohort. */
const RULES: readonly (readonly [CategoryId, (text: string, row: Tagged) => boolean])[] = [
  ['yes-no', (text) => YES_NO.test(text)],
  ['cohort', (text) => /survival rate|after having (been|received|had)|who were also|percentile|\[time_filter_within\]/.test(text)],
  ['ranking', (text) => /\btop (\[n_rank|\w+)|\bmost (frequent|common)/.test(text)],
  ['difference', (text) => /\b(change|difference) (in|of|between)\b|how (many|much) .*(have|has) (passed|elapsed)|\bcompared to\b/.test(text)],
  ['count', (text) => /count the number|how many|number of (patients|times|visits|cases)/.test(text)],
  ['first-last', (text, { tTag }) => [tTag[3], tTag[4]].some((tag) => /^exact-(first|last|second)/.test(tag ?? '')) || /\[time_filter_exact|\b(first|last) (time|value|measured)\b/.test(text)],
  ['aggregate', (text, { oTag }) => (oTag[1] ?? '') !== '' || /\[agg_function|\b(minimum|maximum|average|mean|total)\b/.test(text)],
];

export function categoryOf(row: Tagged): CategoryId {
  if (row.impossible) return 'unanswerable';
  const text = (row.qTag === '' ? row.question : row.qTag).toLowerCase().trim();
  return RULES.find(([, fits]) => fits(text, row))?.[0] ?? 'lookup';
}

/** Whether the row asks for yes or no; its query then gives 1 or 0. */
export const asksYesNo = (qTag: string): boolean => YES_NO.test(qTag.toLowerCase().trim());
