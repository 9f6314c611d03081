/**
 * The tasks of a category, about 64 at a time: a pure function of hospital, category, and the block's number and size.
 *
 * Within a block no answer comes twice, so no constant earns more than one task in 60 of a category. Last of all a block is
 * shuffled, so that a position says nothing about its answer.
 */
import type { DatabaseSync } from 'node:sqlite';
import { Rng } from '../../env/rng.ts';
import type { Split } from '../../env/task.ts';
import { inTurn } from '../ehr/planning/in-turn.ts';
import type { Planner } from '../ehr/planning/planner.ts';
import { type AnswerRows, goldText } from '../ehr/reward.ts';
import { answerRows } from '../ehr/sql/answer-rows.ts';
import { fill } from '../ehr/templates/template.ts';
import { type CategoryId, isCategory } from './categories.ts';
import type { Pools } from './pools.ts';
import type { Query } from './query.ts';
import { sqlOf } from './sql/index.ts';
import { templatesOf } from './templates/index.ts';
import { Draw, type Template } from './templates/template.ts';

/** Part of the seed: another number draws other questions from the same templates. */
const SEED_VERSION = 1;

/**
 * Changes with every change of what is planned, be it by the templates, their wording, the queries or the drawing of numbers: plans
 * on disk are known by this number and the hospital's. `tests/datasets/treqs/plan-version.test.ts` notices.
 */
export const PLAN_VERSION = 2;

export interface PlannedTask {
  readonly template: string;
  /** The template's wording, with its placeholders. */
  readonly wording: string;
  readonly question: string;
  readonly query: Query;
  readonly sql: string;
  readonly rows: AnswerRows;
  readonly difficulty: number;
}

/** Longer lists are not asked for. */
const LONGEST_LIST = 40;
const DRAWS = 8;
/** Questions begin in lower case as most of MIMICSQL's do, some in upper case. */
const UPPER = 0.3;

export class BlockMaker implements Planner<PlannedTask> {
  readonly #database: DatabaseSync;
  readonly #pools: Pools;
  readonly #split: Split;
  readonly #key: string;

  /** @param key the operator's secret, empty for the public tasks */
  constructor(database: DatabaseSync, pools: Pools, split: Split, key = '') {
    this.#database = database;
    this.#pools = pools;
    this.#split = split;
    this.#key = key;
  }

  make(category: string, block: number, size: number): readonly PlannedTask[] {
    if (!isCategory(category)) throw new RangeError(`there is no category ${category}`);
    const rng = new Rng('treqs', SEED_VERSION, 'mimicsql', this.#split, ...(this.#key === '' ? [] : [this.#key]), category, block);
    return rng.shuffle(this.#varied(rng, category, size));
  }

  /** No answer twice. */
  #varied(rng: Rng, category: CategoryId, size: number): PlannedTask[] {
    const tasks: PlannedTask[] = [];
    const taken = { answers: new Set<string>(), questions: new Set<string>() };
    for (const template of inTurn(rng, templatesOf(category))) {
      if (tasks.length === size) break;
      const task = this.#try(template, rng, taken);
      if (task === undefined) continue;
      taken.answers.add(goldText('rows', task.rows));
      taken.questions.add(task.question);
      tasks.push(task);
    }
    return tasks;
  }

  #try(template: Template, rng: Rng, { answers, questions }: { readonly answers: ReadonlySet<string>; readonly questions: ReadonlySet<string> }): PlannedTask | undefined {
    const draw = new Draw(rng, this.#pools, this.#split);
    for (let attempt = 0; attempt < DRAWS; attempt++) {
      const drawn = template.draw(draw);
      if (drawn === undefined) continue;
      const wording = rng.pick(template.phrasings[this.#split]);
      const asked = fill(wording, drawn.slots);
      // A name that stands first keeps its capital.
      const question = wording.startsWith('{') || rng.chance(UPPER) ? asked : asked.charAt(0).toLowerCase() + asked.slice(1);
      if (questions.has(question)) continue;
      const sql = sqlOf(drawn.query);
      const rows = answerRows(this.#database, sql);
      if (!isFair(drawn.query, rows) || answers.has(goldText('rows', rows))) continue;
      return { template: template.id, wording, question, query: drawn.query, sql, rows, difficulty: Math.min(5, template.difficulty + (drawn.harder ?? 0)) };
    }
    return undefined;
  }
}

/** There is an answer, of a length that can be given, and nothing of it is missing. */
function isFair(query: Query, rows: AnswerRows): boolean {
  if (rows.length === 0 || rows.length > LONGEST_LIST || rows.some((row) => row.includes(null))) return false;
  switch (query.op) {
    // Nothing to be found is as good as no answer.
    case 'count': case 'difference': return rows[0]?.[0] !== 0;
    // Of many that tie, none stands out; one group alone is no comparison.
    case 'extreme': case 'best-group': return rows.length <= 4;
    case 'grouped': return rows.length >= 2;
    default: return true;
  }
}
