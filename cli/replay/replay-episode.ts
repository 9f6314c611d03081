/** Plays a recorded episode again: the same task, seed, options and actions; and says what came out otherwise. */
import { RemoteError, type GymClient } from '../../client/gym-client.ts';
import type { EpisodeOptions } from '../../env/episode-options.ts';
import type { Trajectory } from '../../env/trajectories/trajectory.ts';
import { fields } from '../../protocol/fields.ts';
import type { Observation } from '../../protocol/index.ts';
import { resetOptionsOf } from './recorded-options.ts';

/** What differs, where, and the two values. */
export interface Difference { readonly what: 'start' | 'observation' | 'reward' | 'end' | 'digest' | 'fault'; readonly step: number | null; readonly recorded: unknown; readonly replayed: unknown }

/** Written by a recorder from the options of an episode. */
const optionsIn = (value: unknown): Partial<EpisodeOptions> => fields(value) as Partial<EpisodeOptions>;
const textIn = (observation: unknown): unknown => fields(observation)['text'];

/** @returns every difference; none where it is the same to the digest. What our side fails at is one too. */
export async function replayEpisode(client: GymClient, recorded: Trajectory): Promise<readonly Difference[]> {
  const found: Difference[] = [];
  const compare = (what: Difference['what'], step: number | null, was: unknown, is: unknown): void => { if (was !== is) found.push({ what, step, recorded: was, replayed: is }); };
  try {
    const start = await client.call('reset', { task: { id: recorded.task }, seed: recorded.seed, options: resetOptionsOf(optionsIn(recorded.options)), meta: { purpose: 'replay', of: recorded.id } });
    const episode = start.episode ?? '';
    compare('start', null, recorded.digest, start.digest);
    let over = false;
    for (const { seq, action, observation, reward } of recorded.steps) {
      if (over) {
        found.push({ what: 'end', step: seq, recorded: 'went on', replayed: 'over' });
        break;
      }
      const { observation: shown, reward: earned, terminated, truncated } = await client.call('step', { episode, seq, action: typeof action === 'string' ? action : { ...fields(action) } });
      compare('observation', seq, textIn(observation), (shown satisfies Observation).text);
      compare('reward', seq, reward, earned);
      over = terminated || truncated;
    }
    // One that was over before is closed as it is; another for the reason for which it was.
    const end = await client.call('close', { episode, ...(over || recorded.stop_reason === null ? {} : { reason: recorded.stop_reason }) });
    compare('end', null, recorded.stop_reason, end.stop_reason);
    compare('reward', null, recorded.reward, end.reward);
    compare('digest', null, recorded.trajectory_digest, end.digest);
  } catch (error) {
    if (!(error instanceof RemoteError)) throw error;
    found.push({ what: 'fault', step: null, recorded: null, replayed: error.message });
  }
  return found;
}
