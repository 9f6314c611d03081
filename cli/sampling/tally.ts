/** What a run has come to so far: of this time and of the times before. */
import { meanPassAtK, usualKs } from '../../evaluation/by-task.ts';
import { wilson } from '../../evaluation/wilson.ts';
import { shortCount } from '../table.ts';
import type { Played } from './played.ts';

export class Tally {
  /** By task. */
  readonly #tasks = new Map<string, { n: number; solved: number }>();
  readonly #stops: Record<string, number> = {};
  #rewards = 0;
  played = 0;
  solved = 0;
  unplayed = 0;
  infra = 0;
  guessable = false;
  tokens = { prompt: 0, completion: 0 };
  cost = 0;
  turns = 0;

  add({ task, solved, reward, stopReason }: Omit<Played, 'sample' | 'model'>): void {
    const own = this.#tasks.get(task) ?? { n: 0, solved: 0 };
    this.#tasks.set(task, { n: own.n + 1, solved: own.solved + Number(solved) });
    this.#stops[stopReason] = (this.#stops[stopReason] ?? 0) + 1;
    this.#rewards += reward;
    this.played += 1;
    if (solved) this.solved += 1;
  }

  spend(prompt: number, completion: number, cost: number): void {
    this.turns += 1;
    this.tokens.prompt += prompt;
    this.tokens.completion += completion;
    this.cost += cost;
  }

  /** For the progress bar. */
  get line(): string {
    const { prompt, completion } = this.tokens;
    return `solved ${((100 * this.solved) / Math.max(1, this.played)).toFixed(1)} %, ${shortCount(prompt)} + ${shortCount(completion)} tokens${this.cost === 0 ? '' : `, $${this.cost.toFixed(2)}`}${this.unplayed + this.infra === 0 ? '' : `, ${this.unplayed + this.infra} failed`}`;
  }

  get runs(): readonly { readonly task: string; readonly solved: boolean }[] {
    return [...this.#tasks].flatMap(([task, { n, solved }]) => Array.from({ length: n }, (_, index) => ({ task, solved: index < solved })));
  }

  summarise() {
    const [low, high] = wilson(this.solved, this.played);
    return {
      episodes: this.played, tasks: this.#tasks.size, solved: this.solved,
      success: this.played === 0 ? null : this.solved / this.played, success_interval: this.played === 0 ? null : [low, high] as const,
      mean_reward: this.played === 0 ? null : this.#rewards / this.played,
      pass_at_k: Object.fromEntries(usualKs(Math.max(0, ...[...this.#tasks.values()].map(({ n }) => n))).map((k) => [k, meanPassAtK(this.#tasks.values(), k) ?? null])),
      unplayed: this.unplayed, infra: this.infra, stop_reasons: this.#stops,
      tokens: this.tokens, cost: this.cost, turns: this.turns, guessable: this.guessable,
    };
  }
}
