/** What a set of recorded episodes comes to. Episodes are added one by one, and not kept. */
import { meanPassAtK } from './by-task.ts';
import type { EpisodeFacts } from './episode-facts.ts';
import { ERROR_KIND_NAMES, type ErrorKind } from './error-kinds.ts';
import { bestAtK, type Scored } from './pass-at-k.ts';
import { wilson } from './wilson.ts';

interface Spent { prompt: number; completion: number; cost: number }

/** What was played of one task. */
export interface TaskFigures { readonly task: string; readonly category: string; readonly n: number; readonly solved: number }

export class Figures {
  /** Played episodes alone are counted but for `unplayed`, `infra` and `open`. */
  #played = 0;
  readonly #standings = { unplayed: 0, infra: 0, open: 0 };
  #solved = 0;
  #rewards = 0;
  #steps = 0;
  #seconds = 0;
  readonly #turns = new Map<number, number>();
  readonly #actions = new Map<string, number>();
  readonly #errors = new Map<ErrorKind, number>();
  readonly #stops = new Map<string, number>();
  readonly #tasks = new Map<string, { category: string; n: number; solved: number; scored: Scored[] }>();
  #unscored = 0;
  readonly #spent: Spent = { prompt: 0, completion: 0, cost: 0 };
  /** On episodes that count for nothing. */
  readonly #lost: Spent = { prompt: 0, completion: 0, cost: 0 };
  readonly #scores: ReadonlyMap<string, number> | undefined;

  /** @param scores of a verifier, by trajectory */
  constructor(scores?: ReadonlyMap<string, number>) {
    this.#scores = scores;
  }

  add(facts: EpisodeFacts): void {
    const { standing, solved, reward, actions, errors, stopReason, seconds = 0 } = facts;
    const spent = standing === 'played' ? this.#spent : this.#lost;
    // What was spent on a reply was spent, whatever became of the episode.
    spent.prompt += facts.tokens.prompt;
    spent.completion += facts.tokens.completion;
    spent.cost += facts.cost;
    if (standing !== 'played') {
      this.#standings[standing] += 1;
      return;
    }
    this.#played += 1;
    this.#solved += Number(solved);
    this.#rewards += reward ?? 0;
    this.#steps += actions.length;
    this.#seconds += seconds;
    count(this.#turns, actions.length);
    count(this.#stops, stopReason);
    for (const action of actions) count(this.#actions, action);
    for (const kind of errors) count(this.#errors, kind);
    this.#addToTask(facts);
  }

  #addToTask({ id, task, category, solved }: EpisodeFacts): void {
    const own = this.#tasks.get(task) ?? { category, n: 0, solved: 0, scored: [] };
    this.#tasks.set(task, own);
    own.n += 1;
    own.solved += Number(solved);
    const score = this.#scores?.get(id);
    if (score !== undefined) own.scored.push({ score, solved });
    else if (this.#scores !== undefined) this.#unscored += 1;
  }

  /** In an order that does not follow from when they were played. */
  get tasks(): readonly TaskFigures[] {
    return [...this.#tasks].map(([task, { category, n, solved }]) => ({ task, category, n, solved })).toSorted((a, b) => (a.task < b.task ? -1 : 1));
  }

  /** Of the task that has most. */
  get samples(): number { return Math.max(0, ...[...this.#tasks.values()].map(({ n }) => n)); }

  #bestAt(k: number): number | null {
    const values = [...this.#tasks.values()].map(({ scored }) => bestAtK(scored, k)).filter((value) => value !== undefined);
    return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;
  }

  /** @param ks of pass@k and best@k; those for which no task has samples enough are left out */
  summarise(ks: readonly number[]) {
    const [low, high] = wilson(this.#solved, this.#played);
    const share = (part: number, whole: number): number | null => (whole === 0 ? null : part / whole);
    const atK = (value: (k: number) => number | null | undefined) => Object.fromEntries(ks.map((k) => [String(k), value(k)] as const).filter((entry): entry is readonly [string, number] => typeof entry[1] === 'number'));
    return {
      episodes: this.#played, tasks: this.#tasks.size, solved: this.#solved, success: share(this.#solved, this.#played), success_interval: this.#played === 0 ? null : [low, high] as const,
      mean_reward: share(this.#rewards, this.#played), turns: share(this.#steps, this.#played), steps: this.#steps, seconds: share(this.#seconds, this.#played),
      turn_counts: sorted(this.#turns), actions: sorted(this.#actions), stop_reasons: sorted(this.#stops),
      errors: Object.fromEntries(ERROR_KIND_NAMES.map((kind) => [kind, this.#errors.get(kind) ?? 0])) as Record<ErrorKind, number>,
      pass_at_k: atK((k) => meanPassAtK(this.#tasks.values(), k)),
      ...(this.#scores === undefined ? {} : { best_at_k: atK((k) => this.#bestAt(k)), without_score: this.#unscored }),
      tokens: { prompt: this.#spent.prompt, completion: this.#spent.completion }, cost: this.#spent.cost,
      lost: { ...this.#lost }, ...this.#standings,
    };
  }
}

export type FiguresSummary = ReturnType<Figures['summarise']>;

function count<K>(counts: Map<K, number>, key: K): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}
const sorted = (counts: ReadonlyMap<string | number, number>): Record<string, number> => Object.fromEntries([...counts].toSorted(([a], [b]) => (typeof a === 'number' && typeof b === 'number' ? a - b : String(a) < String(b) ? -1 : 1)));
