/**
 * The tasks of a family's category, 64 at a time: a pure function of hospital, category and the block's number.
 *
 * Within a block no answer comes twice (yes-no questions aside, of which as many are true as false), so no constant earns more than
 * one task in 64 of a category, or two in the last, short block; and one question in 64 cannot be answered at all.
 */
import type { DatabaseSync } from 'node:sqlite';
import { Rng } from '../../env/rng.ts';
import type { CategoryId } from './categories.ts';
import type { Pools } from './pools.ts';
import { answerKind, type Pick, type Query } from './query.ts';
import { type AnswerKind, type AnswerRows, goldText } from './reward.ts';
import { goldSql, sqlOver } from './sql/index.ts';
import { materialize, type Views } from './sql/views.ts';
import { templatesOf } from './templates/index.ts';
import { Draw, fill, type Template } from './templates/template.ts';
import { drawUnanswerable } from './templates/unanswerable.ts';

export const BLOCK = 64;

/** Part of the seed: another number draws other questions from the same templates. */
const SEED_VERSION = 1;

/**
 * Changes with every change of what is planned, be it by the templates, their wording, the queries or the drawing of numbers: plans
 * on disk are known by this number and the hospital's. `tests/datasets/ehr/plan-version.test.ts` notices.
 */
export const PLAN_VERSION = 1;

export interface PlannedTask {
  readonly template: string;
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

export class BlockMaker {
  readonly #database: DatabaseSync;
  readonly #pools: Pools;
  readonly #views: Views;
  readonly #split: string;

  /** @param database a connection of its own to the hospital's file; temporary tables are made in it */
  constructor(database: DatabaseSync, pools: Pools, split: string) {
    this.#database = database;
    this.#pools = pools;
    this.#views = materialize(pools.schema, database);
    this.#split = split;
  }

  make(category: CategoryId, block: number): readonly PlannedTask[] {
    const { schema } = this.#pools;
    const rng = new Rng('ehr', SEED_VERSION, schema, this.#split, category, block);
    const templates = templatesOf(schema, category);
    // Each template comes up in turn; where each block begins is drawn, so that short last blocks do not favour the first ones.
    const order: Template[] = [];
    const next = (): Template => {
      if (order.length === 0) order.push(...rng.shuffle(templates));
      return order.shift() as Template;
    };
    const unanswerable = rng.int(0, BLOCK - 1);
    const answers = new Set<string>();
    const questions = new Set<string>();
    const tasks: PlannedTask[] = [];
    let asked = 0;
    while (tasks.length < BLOCK) {
      if (tasks.length === unanswerable) {
        tasks.push(this.#unanswerable(rng));
        continue;
      }
      // Alternating from the block's own start, so that an odd one out is as often true as false.
      const wanted = category === 'yes-no' ? (asked + block) % 2 === 0 : undefined;
      const task = this.#try(next(), rng, answers, questions, wanted);
      if (task === undefined) continue;
      tasks.push(task);
      questions.add(task.question);
      if (task.kind === 'yes_no') asked++;
      else answers.add(goldText(task.kind, task.rows));
    }
    return tasks;
  }

  #unanswerable(rng: Rng): PlannedTask {
    const { phrasing, slots } = drawUnanswerable(new Draw(rng, this.#pools));
    return { template: 'unanswerable', question: fill(phrasing, slots), query: { op: 'none' }, sql: goldSql(this.#pools.schema, { op: 'none' }), kind: 'abstain', rows: [], difficulty: 3 };
  }

  #try(template: Template, rng: Rng, answers: ReadonlySet<string>, questions: ReadonlySet<string>, wanted: boolean | undefined): PlannedTask | undefined {
    const draw = new Draw(rng, this.#pools);
    for (let attempt = 0; attempt < DRAWS; attempt++) {
      const drawn = template.draw(draw);
      if (drawn === undefined) continue;
      const question = fill(rng.pick(template.phrasings), drawn.slots);
      if (questions.has(question)) continue;
      const { query } = drawn;
      const kind = answerKind(query);
      const rows = this.#run(sqlOver(this.#views, query));
      if (!this.#fair(query, rows)) continue;
      if (kind === 'yes_no' ? (Number(rows[0]?.[0]) !== 0) !== wanted : answers.has(goldText(kind, rows))) continue;
      return { template: template.id, question, query, sql: goldSql(this.#pools.schema, query), kind, rows, difficulty: Math.min(5, template.difficulty + (drawn.harder ?? 0)) };
    }
    return undefined;
  }

  /** Sums differ in their last bits by the order of adding, and lists in their order, which are SQLite's affair: twelve digits, sorted, are the same everywhere. */
  #run(sql: string): AnswerRows {
    return this.#database.prepare(sql).all().map((row) => Object.values(row).map((cell) => (typeof cell === 'bigint' ? Number(cell) : cell instanceof Uint8Array ? null : typeof cell === 'number' && !Number.isInteger(cell) ? Number(cell.toPrecision(12)) : cell))).toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
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
    return query.op !== 'all-within' || Number(this.#run(sqlOver(this.#views, { op: 'count', what: 'events', of: query.of }))[0]?.[0]) > 0;
  }
}
