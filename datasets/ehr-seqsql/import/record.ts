/** A published sequence as a task. */
import type { Question, Split, TaskRecord } from '../../../env/task.ts';
import type { ImportFamily } from '../../ehr/ehr-family.ts';
import { difficultyOf, type Gold, type GoldSource, referenceFor } from '../../ehr/import/questions/record.ts';
import { publishedPrompt } from '../../ehr/import/questions/prompt.ts';
import { goldText, rewardFor } from '../../ehr/reward.ts';
import type { FollowUp } from '../categories.ts';
import { MOUNT, nextPrompt } from '../prompt.ts';
import { stepsFor } from '../record.ts';
import type { PublishedQuestion } from './rows.ts';

/** A question with what its query gave. */
export interface GradedQuestion extends PublishedQuestion { readonly boundQuery: string; readonly gold: Gold }

export interface SequenceParts {
  readonly split: Split;
  readonly category: FollowUp;
  readonly index: number;
  readonly rowId: string;
  readonly seedQuestion: string;
  readonly compositionalSplit: string;
  readonly questions: readonly GradedQuestion[];
  /** The folder of tables, relative to the folder for all tables. */
  readonly tables: string;
}

const STATE = 'Questions follow one upon the other, and may speak of what was found before; each is graded by itself. Set `answer` anew for each.';

/** By the question with the least certain one. */
function goldOf(questions: readonly GradedQuestion[]): GoldSource {
  const sources = new Set(questions.map(({ gold: { source } }) => source));
  return sources.has('none') ? 'none' : sources.has('published') ? 'published' : 'recomputed';
}

export function sequenceRecord({ info, dbId }: ImportFamily, parts: SequenceParts): TaskRecord {
  const { split, category, index, questions } = parts;
  const [first, ...others] = questions.map(({ question, gold, boundQuery }, position): Question => ({
    prompt: position === 0 ? `${publishedPrompt('mimic-iii', MOUNT, question)}${questions.length === 1 ? '' : `\n\n${STATE}`}` : nextPrompt(question),
    reward: rewardFor(gold.kind, gold.rows), gold: goldText(gold.kind, gold.rows), reference: boundQuery === '' ? {} : { python: referenceFor(MOUNT, gold.kind, boundQuery) },
  }));
  if (first === undefined) throw new RangeError('a sequence has questions');
  return {
    id: `${info.id}-v${info.version}/published/${split}/${category}/${index}`,
    family: info.id, version: info.version, source: 'published', split, category, index,
    difficulty: Math.min(5, Math.max(...questions.map(({ boundQuery }) => difficultyOf(boundQuery)), questions.length)),
    questions: [first, ...others],
    actions: [...info.actions], runtimes: [...info.runtimes], variant: info.variant, variables: 'kept',
    mounts: [{ name: MOUNT, path: parts.tables }],
    limits: { ...info.limits, max_steps: stepsFor(questions.length) },
    provenance: {
      dataset: 'EHR-SeqSQL', db_id: dbId, row: parts.rowId, seed_question: parts.seedQuestion, random_split: split, compositional_split: parts.compositionalSplit,
      questions: questions.map(({ question, template, query, boundQuery, answer, gold }) => ({ question, template, query, bound_query: boundQuery, ...(answer === undefined ? {} : { published_answer: answer }), gold: gold.source, answer_kind: gold.kind })),
      gold: goldOf(questions),
      // Gold and reference are one query: that they agree proves nothing.
      reference: 'published query',
    },
  };
}
