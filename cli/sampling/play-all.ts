/**
 * Plays samples, some at a time, until all are played, the run is interrupted, or nothing more can come of it. What was
 * played is on the server's disk when its episode is closed: this keeps count and no account.
 */
import { RemoteError } from '../../client/gym-client.ts';
import { CliError } from '../command.ts';
import type { Connected } from '../connect.ts';
import { forEachConcurrent } from '../pool.ts';
import { startProgress } from '../progress.ts';
import { isRecorded } from './played.ts';
import type { SampleEnd, SampleOf } from './sample.ts';
import type { Tally } from './tally.ts';

export interface Player {
  play(sample: SampleOf, signal: AbortSignal): Promise<SampleEnd>;
  /** What failures have in common: the first of each kind is told. */
  kindOf(failure: Error): string;
  /** Will the others fail too? @param failures so far */
  isTheEnd(failure: Error, failures: number): boolean;
}

export interface PlayAll {
  /** For the progress bar. */
  readonly title: string;
  readonly connected: Connected;
  readonly token: string | undefined;
  readonly samples: readonly SampleOf[];
  readonly concurrency: number;
  readonly player: Player;
  readonly tally: Tally;
  readonly quiet: boolean;
}

const DONE = 'the run stands, and the same command goes on with it';

/** @returns why it stopped before its end, where it was not interrupted @throws CliError, RemoteError */
export async function playAll({ title, connected: { url }, token, samples, concurrency, player, tally, quiet }: PlayAll, interrupt: AbortSignal): Promise<Error | undefined> {
  const failed = new AbortController();
  const signal = AbortSignal.any([interrupt, failed.signal]);
  const told = new Set<string>();
  const tell = (kind: string, message: string): void => { if (!told.has(kind)) { told.add(kind); console.error(message); } };
  const progress = startProgress(title, samples.length, quiet);
  let asked = false;
  const take = async (task: string, end: SampleEnd): Promise<void> => {
    if (end.kind === 'played') {
      tally.add({ task, ...end });
      tally.guessable ||= end.guessable;
      if (asked) return;
      asked = true;
      if (!await isRecorded(url, token, end.episode)) console.error(`the server at ${url} does not record, or the token may not read: this run cannot be gone on with if it is stopped`);
    } else if (end.kind === 'infra') {
      tally.infra += 1;
      tell(end.failure.message, `${task}: ${end.failure.message}`);
    } else {
      tally.unplayed += 1;
      if (signal.aborted) return;
      tell(player.kindOf(end.failure), `${task}: ${end.failure.message}`);
      if (player.isTheEnd(end.failure, tally.unplayed)) failed.abort(end.failure);
    }
  };
  try {
    await forEachConcurrent(samples, concurrency, signal, async (sample) => {
      await take(sample.task, await player.play(sample, signal));
      progress.tick(tally.line);
    });
  } catch (error) {
    // The others are let go too, before the connection is.
    failed.abort(error);
    throw error instanceof RemoteError || error instanceof CliError ? error : new CliError(`the connection to the server at ${url} was lost (${error instanceof Error ? error.message : String(error)}): ${DONE}`, { cause: error });
  } finally {
    progress.stop();
  }
  const reason: unknown = failed.signal.reason;
  return reason instanceof Error && !interrupt.aborted ? reason : undefined;
}
