/**
 * The tasks of a family's category, about 64 at a time: a pure function of hospital, category, and the block's number and size.
 *
 * Within a block no answer comes twice (yes-no questions aside), so no constant earns more than one task in 60 of a category.
 * Yes-no questions come in pairs of one template, one true and one false. Last of all a block is shuffled, so that a position
 * says nothing about its answer.
 */
import type { DatabaseSync } from 'node:sqlite';
import { Rng } from '../../env/rng.ts';
import type { Split } from '../../env/task.ts';
import { type AnswerableId, isCategory } from './categories.ts';
import type { Pools } from './pools.ts';
import { inTurn } from './planning/in-turn.ts';
import type { Planner } from './planning/planner.ts';
import { answerKind, type Pick, type Query } from './query.ts';
import { type AnswerKind, type AnswerRows, goldText } from './reward.ts';
import { goldSql, sqlOver } from './sql/index.ts';
import { answerRows } from './sql/answer-rows.ts';
import { materialize, type Views } from './sql/views.ts';
import { templatesOf } from './templates/index.ts';
import { asRequest } from './templates/request.ts';
import { Draw, fill, type Template } from './templates/template.ts';
import { absentRules, drawAbsent } from './templates/unanswerable.ts';

/** Part of the seed: another number draws other questions from the same templates. */
const SEED_VERSION = 2;

/**
 * Changes with every change of what is planned, be it by the templates, their wording, the queries or the drawing of numbers: plans
 * on disk are known by this number and the hospital's. `tests/datasets/ehr/plan-version.test.ts` notices.
 */
export const PLAN_VERSION = 2;

export interface PlannedTask {
  readonly template: string;
  /** The template's wording, with its placeholders. */
  readonly wording: string;
  readonly question: string;
  readonly query: Query;
  readonly sql: string;
  readonly kind: AnswerKind;
  readonly rows: AnswerRows;
  readonly difficulty: number;
}

/** Longer lists are not asked for. */
const LONGEST_LIST = 40;
const DRAWS = 8;
/** A template is given up for this time when none of so many draws is true, or none false. */
const DRAWS_OF_A_KIND = 60;

/** What a block holds already. */
interface Taken { readonly answers: Set<string>; readonly questions: Set<string> }

export class BlockMaker implements Planner<PlannedTask> {
  readonly #database: DatabaseSync;
  readonly #pools: Pools;
  readonly #views: Views;
  readonly #split: Split;
  readonly #key: string;

  /**
   * @param database a connection of its own to the hospital's file; temporary tables are made in it
   * @param key the operator's secret, empty for the public tasks
   */
  constructor(database: DatabaseSync, pools: Pools, split: Split, key = '') {
    this.#key = key;
    this.#database = database;
    this.#pools = pools;
    this.#views = materialize(pools.schema, database);
    this.#split = split;
  }

  make(category: string, block: number, size: number): readonly PlannedTask[] {
    if (!isCategory(category)) throw new RangeError(`there is no category ${category}`);
    const rng = new Rng('ehr', SEED_VERSION, this.#pools.schema, this.#split, ...(this.#key === '' ? [] : [this.#key]), category, block);
    return rng.shuffle(category === 'unanswerable' ? this.#absent(rng, size) : category === 'yes-no' ? this.#balanced(rng, size) : this.#varied(rng, category, size));
  }

  /** No answer twice. */
  #varied(rng: Rng, category: AnswerableId, size: number): PlannedTask[] {
    const tasks: PlannedTask[] = [];
    const taken: Taken = { answers: new Set(), questions: new Set() };
    for (const template of inTurn(rng, templatesOf(this.#pools.schema, category))) {
      if (tasks.length === size) break;
      const task = this.#try(template, rng, taken, DRAWS);
      if (task !== undefined) tasks.push(task);
    }
    return tasks;
  }

  /** As many true as false, of every template; an odd one out is either. */
  #balanced(rng: Rng, size: number): PlannedTask[] {
    const tasks: PlannedTask[] = [];
    const taken: Taken = { answers: new Set(), questions: new Set() };
    for (const template of inTurn(rng, templatesOf(this.#pools.schema, 'yes-no'))) {
      if (tasks.length === size) break;
      const wanted = size - tasks.length === 1 ? [rng.chance(0.5)] : [true, false];
      const made = wanted.flatMap((yes) => this.#try(template, rng, taken, DRAWS_OF_A_KIND, yes) ?? []);
      if (made.length === wanted.length) tasks.push(...made);
    }
    return tasks;
  }

  #absent(rng: Rng, size: number): PlannedTask[] {
    const { schema } = this.#pools;
    const draw = new Draw(rng, this.#pools);
    const questions = new Set<string>();
    const tasks: PlannedTask[] = [];
    for (const { id, wordings } of inTurn(rng, absentRules(schema, this.#split))) {
      if (tasks.length === size) break;
      const wording = rng.pick(wordings[this.#split]);
      const question = asRequest(rng, fill(wording, drawAbsent(draw, wording)));
      if (questions.has(question)) continue;
      questions.add(question);
      tasks.push({ template: id, wording, question, query: { op: 'none' }, sql: goldSql(schema, { op: 'none' }), kind: 'abstain', rows: [], difficulty: 3 });
    }
    return tasks;
  }

  /** @param wanted of a yes-no question: the answer that it should have */
  #try(template: Template, rng: Rng, { answers, questions }: Taken, draws: number, wanted?: boolean): PlannedTask | undefined {
    const draw = new Draw(rng, this.#pools);
    for (let attempt = 0; attempt < draws; attempt++) {
      const drawn = template.draw(draw);
      if (drawn === undefined) continue;
      const wording = rng.pick([...template.phrasings[this.#split], ...(drawn.also?.[this.#split] ?? [])]);
      const question = asRequest(rng, fill(wording, drawn.slots));
      if (questions.has(question)) continue;
      const { query } = drawn;
      const kind = answerKind(query);
      const rows = answerRows(this.#database, sqlOver(this.#views, query));
      if (!this.#fair(query, rows)) continue;
      const answer = goldText(kind, rows);
      if (wanted === undefined ? answers.has(answer) : answer !== (wanted ? 'yes' : 'no')) continue;
      questions.add(question);
      answers.add(answer);
      return { template: template.id, wording, question, query, sql: goldSql(this.#pools.schema, query), kind, rows, difficulty: Math.min(5, template.difficulty + (drawn.harder ?? 0)) };
    }
    return undefined;
  }

  /** There is an answer, of a length that can be given, and it is one. */
  #fair(query: Query, rows: AnswerRows): boolean {
    if (rows.length === 0 || rows.length > LONGEST_LIST || rows.some((row) => row[0] === null)) return false;
    // Ties are part of a ranking, but ten items for the top two are an odd answer.
    if (query.op === 'rank' && rows.length > query.top + 3) return false;
    // One day is no series, and none or all no share.
    if (query.op === 'by-period' && rows.length < 2) return false;
    if (query.op === 'percent-below' && (rows[0]?.[0] === 0 || rows[0]?.[0] === 100)) return false;
    const [value] = rows[0] ?? [];
    switch (query.op) {
      // Nothing to be found is as good as no answer; a change of nothing most often has one value only.
      case 'count': case 'patients': case 'change': case 'elapsed': case 'fold-difference': case 'readmissions':
        if (value === 0) return false;
        break;
      default: break;
    }
    const picks: Pick[] = query.op === 'change' ? [query.from, query.to] : query.op === 'greater' || query.op === 'less' ? [query.a, query.b] : [];
    const one = (sql: string): boolean => this.#database.prepare(sql).all().length === 1;
    if (!picks.every((pick) => one(sqlOver(this.#views, { op: 'pick', pick, field: 'value' })))) return false;
    if (query.op === 'elapsed') return [query.from, query.to].every((moment) => moment === 'now' || one(sqlOver(this.#views, { op: 'pick', pick: moment.at, field: moment.field ?? 'time' })));
    // First and last of one value: true or false for no reason.
    if ((query.op === 'greater' || query.op === 'less') && one(sqlOver(this.#views, { op: 'list', of: query.a.from, field: 'time' }))) return false;
    return query.op !== 'all-within' || Number(answerRows(this.#database, sqlOver(this.#views, { op: 'count', what: 'events', of: query.of }))[0]?.[0]) > 0;
  }
}
