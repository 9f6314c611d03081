/** What one recorded episode says, for whatever is counted of episodes: read once from its steps, and small. */
import { parseAction } from '../env/actions/parse/parse-action.ts';
import { fields } from '../protocol/fields.ts';
import { type Standing, standingOf } from '../env/trajectories/standing.ts';
import type { Trajectory } from '../env/trajectories/trajectory.ts';
import type { Observation } from '../protocol/index.ts';
import { type ErrorKind, errorKindOf, loopsIn } from './error-kinds.ts';

export interface EpisodeFacts extends Pick<Trajectory, 'id' | 'task' | 'category' | 'reward'> {
  readonly standing: Standing;
  readonly solved: boolean;
  readonly stopReason: string;
  /** Of each step that was answered. */
  readonly actions: readonly string[];
  readonly errors: readonly ErrorKind[];
  readonly tokens: { readonly prompt: number; readonly completion: number };
  readonly cost: number;
  /** Wall clock; undefined while it goes on. */
  readonly seconds: number | undefined;
}

const numberOf = (value: unknown): number => (typeof value === 'number' && Number.isFinite(value) ? value : 0);

export function factsOf(trajectory: Trajectory): EpisodeFacts {
  const { id, task, category, reward, steps, started_at: startedAt, ended_at: endedAt } = trajectory;
  let [prompt, completion, cost] = [0, 0, 0];
  for (const { meta } of steps) {
    const { tokens, cost: paid } = fields(meta);
    prompt += numberOf(fields(tokens)['prompt']);
    completion += numberOf(fields(tokens)['completion']);
    cost += numberOf(paid);
  }
  const turns = steps.filter(({ observation }) => observation !== null).map(({ action, raw, observation }) => ({
    action: parseAction(typeof action === 'string' ? action : fields(action)), whole: raw ?? action,
    // Recorded from an observation.
    error: errorKindOf(fields(observation) as Partial<Observation> & { readonly kind: Observation['kind'] }),
  }));
  const loops = loopsIn(turns);
  return {
    id, task, category, reward, standing: standingOf(trajectory), solved: trajectory.solved === true, stopReason: trajectory.stop_reason ?? 'unknown',
    actions: turns.map(({ action }) => (action.ok ? action.name : 'unreadable')),
    errors: [...turns.flatMap(({ error }) => (error === undefined ? [] : [error])), ...Array.from({ length: loops }, () => 'loop' as const)],
    tokens: { prompt, completion }, cost, seconds: endedAt === null ? undefined : (endedAt - startedAt) / 1000,
  };
}
