/** A sequence in the making: each question that is proposed is answered, and asked only if that is fair. */
import type { DatabaseSync } from 'node:sqlite';
import { answerKind, type Patients, type Query } from '../ehr/query.ts';
import { type AnswerKind, type AnswerRows, goldText } from '../ehr/reward.ts';
import { answerRows } from '../ehr/sql/answer-rows.ts';
import { sqlOver } from '../ehr/sql/index.ts';
import { materialize, type Views } from '../ehr/sql/views.ts';
import { told } from './walk/aside.ts';
import type { Turn } from './walk/state.ts';

export interface PlannedQuestion {
  /** Its opener or follow-up. */
  readonly step: string;
  readonly question: string;
  readonly query: Query;
  readonly kind: AnswerKind;
  readonly rows: AnswerRows;
  readonly steps: number;
}

const LONGEST_LIST = 40;
const LONGEST_TEXT = 480;
const KEPT = 4_000;
/** Of these nothing, all and none are no answers worth asking for. */
const SHARES: ReadonlySet<string> = new Set(['percent', 'ratio']);

/** Values as a relation. */
const list = (values: readonly (number | string | null)[], name: string): string => `SELECT value AS ${name} FROM json_each('${JSON.stringify(values).replaceAll('\'', '\'\'')}')`;

function kept<T>(map: Map<string, T>, of: unknown, find: () => T): T {
  const key = JSON.stringify(of);
  const known = map.get(key);
  if (known !== undefined) return known;
  const found = find();
  if (map.size >= KEPT) map.clear();
  map.set(key, found);
  return found;
}

/** Answers questions on one hospital; groups of patients are worked out once. */
export class Answers {
  readonly #database: DatabaseSync;
  readonly #plain: Views;
  readonly #views: Views;
  readonly #groups = new Map<string, readonly (number | string)[]>();
  readonly #answers = new Map<string, AnswerRows>();

  constructor(database: DatabaseSync) {
    this.#database = database;
    this.#plain = materialize('mimic-iii', database);
    for (const kind of ['diagnosis', 'procedure', 'drug', 'lab', 'vital', 'culture', 'charge']) database.exec(`CREATE INDEX temp.ev_${kind}_visit ON ev_${kind} (visit)`);
    this.#views = { ...this.#plain, group: (patients) => list(this.members(patients), 'patient'), answer: (query) => list(this.rows(query).map(([cell]) => cell ?? null), 'answer') };
  }

  rows(query: Query): AnswerRows {
    return kept(this.#answers, query, () => answerRows(this.#database, sqlOver(this.#views, query)));
  }

  members(of: Patients): readonly (number | string)[] {
    return kept(this.#groups, of, () => {
      // By a query of its own; the groups that it is made of are known by now, or become so.
      const views: Views = { ...this.#views, group: (inner) => (inner === of ? undefined : this.#views.group?.(inner)) };
      return answerRows(this.#database, sqlOver(views, { op: 'patient-list', of })).flatMap(([id]) => (id === null || id === undefined ? [] : [id]));
    });
  }

  number(query: Query): number {
    const value = this.rows(query)[0]?.[0];
    return typeof value === 'number' ? value : 0;
  }
}

/** Is that a token of the text, whatever stands around it? */
function says(text: string, answer: string): boolean {
  const at = text.toLowerCase().indexOf(answer);
  if (at < 0) return false;
  const around = new RegExp(`(?<![\\w.])${answer.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?![\\w]|\\.\\d)`, 'i');
  return around.test(text);
}

/** How deep questions stand in a question: what was found by what was found by what was found is past following. */
function depthOf(query: unknown): number {
  if (typeof query !== 'object' || query === null) return 0;
  return Math.max(0, ...Object.entries(query).map(([key, part]) => depthOf(part) + (key === 'asked' ? 1 : 0)));
}

/** The questions so far, and whether another can follow. */
export class Sequence {
  readonly questions: PlannedQuestion[] = [];
  readonly golds: string[] = [];
  readonly #answers: Answers;

  constructor(answers: Answers) {
    this.#answers = answers;
  }

  /** @param pays whether an answer may still be asked for by so many of its kind */
  add({ id, text: draft, query, narrows, single, positive, state, steps }: Turn, pays: (kind: AnswerKind, gold: string) => boolean): boolean {
    const text = told(draft);
    if (text.length > LONGEST_TEXT || depthOf(query) > 2 || this.questions.some((each) => JSON.stringify(each.query) === JSON.stringify(query))) return false;
    if (narrows !== undefined) {
      const [all, some] = narrows.map((each) => this.#answers.number(each));
      if (all === undefined || some === undefined || some <= 0 || some >= all) return false;
    }
    const kind = answerKind(query);
    const rows = this.#answers.rows(query);
    const [row] = rows;
    if (row === undefined || rows.length > LONGEST_LIST || rows.some((cells) => cells.some((cell) => cell === null || cell === ''))) return false;
    const [value] = row;
    if ((single === true || state.measured?.query === query) && rows.length !== 1) return false;
    if (kind === 'rows' && rows.length === 1 && row.length === 1 && typeof value === 'number' && !isTelling(query, value)) return false;
    // A number is compared with a number: of a pick, all that tie would be one.
    if ((query.op === 'compare' || query.op === 'exceeds') && [query.a, query.b].some((each) => this.#answers.rows(each).length !== 1)) return false;
    if (positive === true && !(typeof value === 'number' && value > 0)) return false;
    if (query.op === 'rank' && rows.length > query.top + 3) return false;
    if (query.op === 'by-period' && rows.length < 2) return false;
    const gold = goldText(kind, rows);
    if (kind !== 'yes_no' && this.golds.includes(gold)) return false;
    // Neither its own answer nor an earlier one stands in what is asked.
    if ([...this.golds, gold].some((each) => each !== 'yes' && each !== 'no' && !each.startsWith('[') && says(text, each))) return false;
    if (!pays(kind, gold)) return false;
    this.golds.push(gold);
    this.questions.push({ step: id, question: text, query, kind, rows, steps });
    return true;
  }
}

/** Nothing, or all of it: not worth a question. */
function isTelling(query: Query, value: number): boolean {
  if (value === 0 && query.op !== 'pick' && query.op !== 'list') return false;
  if (query.op === 'compare' && SHARES.has(query.fn)) return value !== 1 && value !== 100;
  return !((query.op === 'cohort' || query.op === 'survival') && value === 100);
}
