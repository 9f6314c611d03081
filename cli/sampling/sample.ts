/** A sample: one episode of one task by one who acts; which it is, how it ended, and that our own failures are tried again. */
import { RemoteError } from '../../client/gym-client.ts';
import { Rng } from '../../env/rng.ts';

export interface SampleOf { readonly task: string; readonly sample: number; /** Of the episode: the same for all samples of a task. */ readonly seed: number; /** Of the model, where it is sent one. */ readonly modelSeed: number | undefined }

export type SampleEnd =
  | { readonly kind: 'played'; readonly episode: string; readonly solved: boolean; readonly reward: number; readonly stopReason: string; readonly guessable: boolean }
  | { readonly kind: 'unplayed'; readonly failure: Error }
  | { readonly kind: 'infra'; readonly failure: Error };

const TRIES = 4;

/** Where our side fails, another episode is begun. @throws RemoteError for what is of the request's making */
export async function tryAgain(play: (signal: AbortSignal) => Promise<SampleEnd>, run: AbortSignal): Promise<SampleEnd> {
  // Of its own, because each of hundreds of requests listens to it, and a signal looks through all who listen.
  const signal = AbortSignal.any([run]);
  for (let tried = 1; ; tried++) {
    try {
      return await play(signal);
    } catch (error) {
      if (!(error instanceof RemoteError)) throw error;
      const { fault, retryable, retry_after_ms: wait = 500 * tried } = error.wire;
      // It idled too long, or was closed by somebody else.
      if (error.code === 'episode_over' || error.code === 'unknown_episode') return { kind: 'unplayed', failure: error };
      // It is in the catalogue, so that the server gives it out no more: its grading failed there.
      if (error.code === 'unknown_task') return { kind: 'infra', failure: error };
      if (fault !== 'infra') throw error;
      if (!retryable || tried >= TRIES || signal.aborted) return { kind: 'infra', failure: error };
      await new Promise((resolve) => setTimeout(resolve, wait));
    }
  }
}

/** All samples of these tasks that are still to be played. */
export function samplesOf(tasks: readonly string[], { samples, seed, modelSeed }: { readonly samples: number; readonly seed: number; readonly modelSeed: boolean }, isOpen: (sample: { readonly task: string; readonly sample: number }) => boolean): readonly SampleOf[] {
  return tasks.flatMap((task, index) => Array.from({ length: samples }, (_, sample) => ({ task, sample })).filter(isOpen).map(({ sample }) => ({
    task, sample, seed: (seed + index) % 0x1_0000_0000, modelSeed: modelSeed ? new Rng('sample', seed, task, sample).uint32() >>> 1 : undefined,
  })));
}
