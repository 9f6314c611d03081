/** Episodes to be recorded, each like the one before but for what is said. */
import type { EpisodeEnd, EpisodeStart, EpisodeStep, Recorder } from '../../../env/trajectories/recorder.ts';

export const start = (episode: string, more: Partial<EpisodeStart> = {}): EpisodeStart => ({
  episode, session: 's', task: 'f-v1/twin/train/c/0', family: 'f', category: 'c', split: 'train', source: 'twin', seed: 1, digest: 'd', release: '0', image: 'i',
  options: { maxSteps: 2, feedback: 'interactive' }, meta: { model: 'm' }, observation: { kind: 'task', text: 'question', messages: [{ role: 'system', content: 'act' }, { role: 'user', content: 'question' }] }, startedAt: 1, ...more,
});
export const step = (episode: string, seq: number, more: Partial<EpisodeStep> = {}): EpisodeStep => ({
  episode, seq, action: { action: 'validate_code', code: 'answer = 1' }, raw: undefined, meta: undefined, observation: { kind: 'code_result', text: `reply ${seq}` }, reward: 0, info: { steps_left: 1 }, error: undefined, at: 2, ...more,
});
export const end = (episode: string, more: Partial<EpisodeEnd> = {}): EpisodeEnd => ({
  episode, reward: 1, solved: true, terminated: true, truncated: false, stopReason: 'solved', fault: undefined, digest: 'chain', endedAt: 3, ...more,
});

export const ENDS = {
  solved: {}, failed: { reward: 0, solved: false, stopReason: 'attempts_used', fault: 'policy' }, unfinished: { reward: 0, solved: false, stopReason: 'model_failed', fault: 'client' },
  faulty: { reward: undefined, solved: false, stopReason: 'sandbox_failed', fault: 'infra' },
} as const satisfies { readonly [outcome: string]: Partial<EpisodeEnd> };

/** A whole episode of one step. */
export function record(recorder: Recorder, episode: string, more: Partial<EpisodeStart> = {}, outcome: keyof typeof ENDS = 'solved'): void {
  recorder.start(start(episode, more));
  recorder.step(step(episode, 0));
  recorder.end(end(episode, ENDS[outcome]));
}
