/** One line of a leaderboard: the episodes of one model in one run, added one by one and not kept. */
import { fields } from '../protocol/fields.ts';
import type { Trajectory } from '../env/trajectories/trajectory.ts';
import type { BoardEntry, BoardFamily, CategoryScore, FamilyScore, Score } from './board.ts';
import { intervalOf, meanOf, resampledMeans } from './bootstrap.ts';
import { usualKs } from './by-task.ts';
import { type EpisodeFacts, factsOf } from './episode-facts.ts';
import { Figures, type TaskFigures } from './figures.ts';

/** How those that are no models are called, in `meta.model`. */
export const AGENT_PREFIX = 'agent:';

interface Scored { readonly score: FamilyScore; /** Means of resampled tasks; undefined where nothing was played. */ readonly means: Float64Array | undefined }

const shareOf = ({ n, solved }: TaskFigures): number => solved / n;
const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

export class Entry {
  readonly run: string;
  readonly model: string;
  readonly #verifier: ReadonlyMap<string, number> | undefined;
  readonly #overall: Figures;
  readonly #families = new Map<string, Figures>();
  readonly #sources = new Set<string>();
  readonly #feedback = new Set<string>();
  readonly #testSets = new Set<string>();
  #startedAt = Number.POSITIVE_INFINITY;
  #endedAt = 0;
  /** Made again when there is more. */
  #made: BoardEntry | undefined;

  /** @param verifier scores by trajectory, where there is one */
  constructor(run: string, model: string, verifier?: ReadonlyMap<string, number>) {
    this.run = run;
    this.model = model;
    this.#verifier = verifier;
    this.#overall = new Figures(verifier);
  }

  /** @param facts where they are others than those of the record, as when it is graded anew */
  add(trajectory: Trajectory, facts: EpisodeFacts = factsOf(trajectory)): void {
    this.#made = undefined;
    const { family, source, feedback, meta } = trajectory;
    const figures = this.#families.get(family) ?? new Figures(this.#verifier);
    this.#families.set(family, figures);
    figures.add(facts);
    this.#overall.add(facts);
    this.#sources.add(source);
    if (feedback !== null) this.#feedback.add(feedback);
    const testSet = fields(meta)['test_set'];
    if (typeof testSet === 'string') this.#testSets.add(testSet);
    this.#startedAt = Math.min(this.#startedAt, trajectory.started_at);
    this.#endedAt = Math.max(this.#endedAt, trajectory.ended_at ?? 0);
  }

  get families(): readonly string[] { return [...this.#families.keys()]; }

  /** @param scopeOf of a family */
  summarise(scopeOf: (family: string) => BoardFamily['scope']): BoardEntry {
    this.#made ??= this.#summarise(scopeOf);
    return this.#made;
  }

  #summarise(scopeOf: (family: string) => BoardFamily['scope']): BoardEntry {
    const scored = [...this.#families].map(([id, figures]) => [id, scoreFamily(id, figures)] as const).toSorted(([a], [b]) => (a < b ? -1 : 1));
    const played = scored.flatMap(([id, { score, means }]) => (means === undefined ? [] : [{ id, score, means }]));
    const everything = played.length === 0 ? undefined : meanOf(played.map(({ means }) => means), played.map(({ score: { tasks } }) => tasks));
    const internal = played.filter(({ id }) => scopeOf(id) === 'internal');
    const averaged = internal.length > 0 ? internal : played;
    const list = (values: ReadonlySet<string>): string => [...values].toSorted().join(', ');
    return {
      id: `${this.run}/${this.model}`, run: this.run, model: this.model, kind: this.model.startsWith(AGENT_PREFIX) ? 'agent' : 'model',
      source: list(this.#sources), feedback: list(this.#feedback), guessable: this.#feedback.has('paper'), test_set: this.#testSets.size === 0 ? null : list(this.#testSets),
      started_at: this.#startedAt, ended_at: this.#endedAt === 0 ? null : this.#endedAt,
      average: averaged.length === 0 ? null : {
        scope: internal.length > 0 ? 'internal' : 'external', families: averaged.length, success: mean(averaged.map(({ score }) => score.success ?? 0)), interval: intervalOf(meanOf(averaged.map(({ means }) => means))),
      },
      overall: scoreOf(this.#overall, everything),
      families: Object.fromEntries(scored.map(([id, { score }]) => [id, score])),
    };
  }
}

function scoreFamily(family: string, figures: Figures): Scored {
  const { tasks } = figures;
  const means = tasks.length === 0 ? undefined : resampledMeans(tasks.map(shareOf), family);
  const categories = Object.entries(Object.groupBy(tasks, ({ category }) => category)).toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([category, own = []]): readonly [string, CategoryScore] => {
    const shares = own.map(shareOf);
    return [category, { tasks: own.length, episodes: own.reduce((sum, { n }) => sum + n, 0), success: mean(shares), interval: intervalOf(resampledMeans(shares, family, category)) }];
  });
  return { means, score: { ...scoreOf(figures, means), categories: Object.fromEntries(categories) } };
}

/** @param means of resampled tasks */
function scoreOf(figures: Figures, means: Float64Array | undefined): Score {
  const { episodes, tasks, solved, mean_reward, pass_at_k, best_at_k, turns, steps, seconds, tokens, cost, lost, errors, stop_reasons, unplayed, infra, open } = figures.summarise(usualKs(figures.samples));
  return {
    episodes, tasks, solved, success: tasks === 0 ? null : mean(figures.tasks.map(shareOf)), interval: means === undefined ? null : intervalOf(means),
    mean_reward, pass_at_k, ...(best_at_k === undefined ? {} : { best_at_k }), turns, steps, seconds, tokens, cost, lost, errors, stop_reasons, unplayed, infra, open,
  };
}
