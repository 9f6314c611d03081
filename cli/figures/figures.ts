/** What a set of recorded episodes comes to. Episodes are added one by one, and not kept. */
import { fields } from '../../protocol/fields.ts';
import { standingOf } from '../../env/trajectories/standing.ts';
import type { Trajectory } from '../../env/trajectories/trajectory.ts';
import type { Observation } from '../../protocol/index.ts';
import { dialogueOf } from '../../dialogue/dialogue.ts';
import { meanPassAtK, type TaskCount } from './by-task.ts';
import { ERROR_KIND_NAMES, type ErrorKind, errorKindOf, loopsIn } from './error-kinds.ts';
import { bestAtK, type Scored } from './pass-at-k.ts';
import { wilson } from './wilson.ts';

export class Figures {
  /** Played episodes alone are counted but for `unplayed`, `infra` and `open`. */
  #played = 0;
  readonly #standings = { unplayed: 0, infra: 0, open: 0 };
  #solved = 0;
  #rewards = 0;
  #steps = 0;
  readonly #turns = new Map<number, number>();
  readonly #actions = new Map<string, number>();
  readonly #errors = new Map<ErrorKind, number>();
  readonly #stops = new Map<string, number>();
  readonly #tasks = new Map<string, { n: number; solved: number; scored: Scored[] }>();
  #unscored = 0;
  #prompt = 0;
  #completion = 0;
  #cost = 0;
  readonly #scores: ReadonlyMap<string, number> | undefined;

  /** @param scores of a verifier, by trajectory */
  constructor(scores?: ReadonlyMap<string, number>) {
    this.#scores = scores;
  }

  add(trajectory: Trajectory): void {
    const standing = standingOf(trajectory);
    // What was spent on a reply was spent, whatever became of the episode.
    for (const { meta } of trajectory.steps) {
      const { prompt, completion } = fields(fields(meta)['tokens']);
      this.#prompt += numberOf(prompt);
      this.#completion += numberOf(completion);
      this.#cost += numberOf(fields(meta)['cost']);
    }
    if (standing !== 'played') {
      this.#standings[standing] += 1;
      return;
    }
    const { turns } = dialogueOf(trajectory);
    const solved = trajectory.solved === true;
    this.#played += 1;
    this.#solved += Number(solved);
    this.#rewards += trajectory.reward ?? 0;
    this.#steps += turns.length;
    count(this.#turns, turns.length);
    count(this.#stops, trajectory.stop_reason ?? 'unknown');
    for (const { action, step } of turns) {
      count(this.#actions, action.ok ? action.name : 'unreadable');
      // Recorded from an observation.
      const kind = errorKindOf(fields(step.observation) as Partial<Observation> & { readonly kind: Observation['kind'] });
      if (kind !== undefined) count(this.#errors, kind);
    }
    count(this.#errors, 'loop', loopsIn(turns));
    this.#addToTask(trajectory, solved);
  }

  #addToTask({ id, task }: Trajectory, solved: boolean): void {
    const own = this.#tasks.get(task) ?? { n: 0, solved: 0, scored: [] };
    this.#tasks.set(task, own);
    own.n += 1;
    own.solved += Number(solved);
    const score = this.#scores?.get(id);
    if (score !== undefined) own.scored.push({ score, solved });
    else if (this.#scores !== undefined) this.#unscored += 1;
  }

  #bestAt(k: number): number | null {
    const values = [...this.#tasks.values()].map(({ scored }) => bestAtK(scored, k)).filter((value) => value !== undefined);
    return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;
  }

  /** @param ks of pass@k and best@k; those for which no task has samples enough are left out */
  summarise(ks: readonly number[]) {
    const [low, high] = wilson(this.#solved, this.#played);
    const share = (part: number, whole: number): number | null => (whole === 0 ? null : part / whole);
    const tasks: readonly TaskCount[] = [...this.#tasks.values()];
    const atK = (value: (k: number) => number | null | undefined) => Object.fromEntries(ks.map((k) => [String(k), value(k)] as const).filter((entry): entry is readonly [string, number] => typeof entry[1] === 'number'));
    return {
      episodes: this.#played, tasks: this.#tasks.size, solved: this.#solved, success: share(this.#solved, this.#played), success_interval: this.#played === 0 ? null : [low, high] as const,
      mean_reward: share(this.#rewards, this.#played), turns: share(this.#steps, this.#played), steps: this.#steps,
      turn_counts: sorted(this.#turns), actions: sorted(this.#actions), stop_reasons: sorted(this.#stops),
      errors: Object.fromEntries(ERROR_KIND_NAMES.map((kind) => [kind, this.#errors.get(kind) ?? 0])) as Readonly<Record<ErrorKind, number>>,
      pass_at_k: atK((k) => meanPassAtK(tasks, k)),
      ...(this.#scores === undefined ? {} : { best_at_k: atK((k) => this.#bestAt(k)), without_score: this.#unscored }),
      tokens: { prompt: this.#prompt, completion: this.#completion }, cost: this.#cost, ...this.#standings,
    };
  }
}

export type FiguresSummary = ReturnType<Figures['summarise']>;

const numberOf = (value: unknown): number => (typeof value === 'number' && Number.isFinite(value) ? value : 0);
function count<K>(counts: Map<K, number>, key: K, by = 1): void {
  counts.set(key, (counts.get(key) ?? 0) + by);
}
const sorted = (counts: ReadonlyMap<string | number, number>): Readonly<Record<string, number>> => Object.fromEntries([...counts].toSorted(([a], [b]) => (typeof a === 'number' && typeof b === 'number' ? a - b : String(a) < String(b) ? -1 : 1)));
