/** Samples a run: every sample of every task once, however often it is stopped and begun again. */
import { RemoteError } from '../../client/gym-client.ts';
import { Rng } from '../../env/rng.ts';
import type { Endpoints } from '../../models/endpoints.ts';
import { ModelFailure } from '../../models/failure.ts';
import { solvedByCategory } from '../by-category.ts';
import { CliError } from '../command.ts';
import { connect, type ServerOptions, tokenOf } from '../connect.ts';
import { openCatalogue } from '../local-catalogue.ts';
import { forEachConcurrent } from '../pool.ts';
import { showWork, startProgress } from '../progress.ts';
import { chooseTasks, readyTables, resetOptions, sourcesOf } from '../task-options.ts';
import { openEndpoints } from './open-endpoints.ts';
import { playSample, type SampleEnd } from './play-sample.ts';
import { closeLeft, isRecorded, playedOf, sampleKey } from './played.ts';
import { isLocal, publishedAmong } from './published.ts';
import { RunFolder } from './run-folder.ts';
import { type GivenSettings, samplingOf } from './settings.ts';
import { Tally } from './tally.ts';

export interface SampleRunOptions extends ServerOptions {
  readonly run: string;
  readonly dataDir?: string;
  /** Show no progress. */
  readonly quiet?: boolean;
}

export interface RunSummary extends ReturnType<Tally['summarise']> {
  readonly run: string;
  readonly model: string;
  readonly family: string;
  readonly split: string;
  readonly source: string;
  readonly interrupted: boolean;
  readonly played_before: number;
  /** Of published tasks: those whose label our own computation disputes. */
  readonly disputed_tasks: number;
  /** Samples that are still to be played. */
  readonly missing: number;
  readonly seconds: number;
  readonly turns_per_second: number;
  readonly by_category: ReturnType<typeof solvedByCategory>;
  /** Why it stopped before its end. */
  readonly failure: string | null;
}

const DONE = 'the run stands, and the same command goes on with it';

/** So many rejections without a single reply are the request's form, and no matter of its contents. */
const ENOUGH_REJECTED = 8;

/** What refuses one request refuses all; and where nothing answers any more, the rest would only wait in vain. */
function isTheEnd({ kind, retryable }: ModelFailure, { everAnswered, allDown }: Endpoints, failures: number): boolean {
  return kind === 'refused' || (kind === 'rejected' && !everAnswered && failures >= ENOUGH_REJECTED) || (retryable && kind !== 'junk' && allDown);
}

/**
 * @param said which of the given settings were typed, and are not defaults
 * @throws CliError, RemoteError
 */
export async function sampleRun(options: SampleRunOptions, given: GivenSettings, said: (name: string) => boolean, interrupt: AbortSignal): Promise<RunSummary> {
  using local = openCatalogue(options.dataDir);
  using folder = new RunFolder(local.data, options.run);
  const settings = folder.settle(given, said);
  const endpoints = openEndpoints(settings);
  const tasks = chooseTasks(local.catalogue, settings, settings.count, settings);
  await readyTables(local.catalogue, tasks, { signal: interrupt, onProgress: showWork(options.quiet) });
  const { disputed, restricted } = await publishedAmong(local.catalogue, tasks);
  if (restricted && settings.endpoint.some((each) => !isLocal(each))) console.error('note: published tasks are sent to an endpoint that is not on this machine; where they stand on real tables, that may be records of real patients');
  const token = tokenOf(options.token);
  await using connected = await connect({ ...options, dataDir: local.data });
  const { client, url } = connected;
  if (options.url !== undefined) {
    const { left } = folder;
    if (left?.url === url) await closeLeft(left, token);
    folder.keep({ url, token: client.hello.resume_token });
  }
  const tally = new Tally();
  const before = await playedOf(url, token, options.run);
  for (const each of before.values()) tally.add(each);
  const open = tasks.flatMap(({ id: task }, index) => Array.from({ length: settings.samples }, (_, sample) => ({
    task, sample, seed: (settings.seed + index) % 0x1_0000_0000, modelSeed: settings.modelSeed ? new Rng('sample', settings.seed, task, sample).uint32() >>> 1 : undefined,
  }))).filter(({ task, sample }) => !before.has(sampleKey(task, sample)));
  const failed = new AbortController();
  const signal = AbortSignal.any([interrupt, failed.signal]);
  const told = new Set<string>();
  const tell = (kind: string, message: string): void => { if (!told.has(kind)) { told.add(kind); console.error(message); } };
  const starts = new Map<string, string>();
  const parts = {
    client, endpoints, model: settings.model, run: options.run, sampling: samplingOf(settings), tools: settings.tools === true, maxContext: settings.maxContext,
    options: { ...resetOptions(settings), ...(settings.tools === true ? { action_format: 'tools' as const } : {}), ...(settings.maxSteps === undefined ? {} : { max_steps: settings.maxSteps }), ...(settings.episodeTimeoutMs === undefined ? {} : { episode_timeout_ms: settings.episodeTimeoutMs }) },
    prices: { in: settings.priceIn ?? 0, out: settings.priceOut ?? 0 },
    spent: (prompt: number, completion: number, cost: number) => tally.spend(prompt, completion, cost),
    began: (task: string, digest: string) => {
      if ((starts.get(task) ?? digest) !== digest) throw new CliError(`the samples of ${task} do not begin alike: the servers behind ${url} are of different releases or settings`);
      starts.set(task, digest);
    },
  };
  const progress = startProgress(`rollout ${settings.model} (run ${options.run}${before.size === 0 ? '' : `, ${before.size} played before`})`, open.length, options.quiet === true);
  const startedAt = performance.now();
  const take = async (task: string, end: SampleEnd): Promise<void> => {
    if (end.kind === 'played') {
      tally.add({ task, ...end });
      tally.guessable ||= end.guessable;
      if (!told.has('recorded')) {
        told.add('recorded');
        if (!await isRecorded(url, token, end.episode)) console.error(`the server at ${url} does not record, or the token may not read: this run cannot be gone on with if it is stopped`);
      }
    } else if (end.kind === 'infra') {
      tally.infra += 1;
      tell(end.failure.message, `${task}: ${end.failure.message}`);
    } else {
      tally.unplayed += 1;
      if (signal.aborted) return;
      const { failure } = end;
      tell(failure instanceof ModelFailure ? failure.kind : failure.message, `${task}: ${failure.message}`);
      if (failure instanceof ModelFailure && isTheEnd(failure, endpoints, tally.unplayed)) failed.abort(failure);
    }
  };
  try {
    await forEachConcurrent(open, settings.concurrency, signal, async (sample) => {
      await take(sample.task, await playSample(parts, sample, signal));
      progress.tick(tally.line);
    });
  } catch (error) {
    // The others are let go too, before the connection is.
    failed.abort(error);
    throw error instanceof RemoteError || error instanceof CliError ? error : new CliError(`the connection to the server at ${url} was lost (${error instanceof Error ? error.message : String(error)}): ${DONE}`, { cause: error });
  } finally {
    progress.stop();
  }
  const seconds = (performance.now() - startedAt) / 1000;
  const reason: unknown = failed.signal.reason;
  return {
    run: options.run, model: settings.model, family: settings.family ?? 'all', split: settings.split, source: sourcesOf(tasks), interrupted: interrupt.aborted, ...tally.summarise(),
    played_before: before.size, disputed_tasks: disputed, missing: before.size + open.length - tally.played, seconds, turns_per_second: tally.turns / seconds, by_category: solvedByCategory(tally.runs),
    failure: reason instanceof Error && !interrupt.aborted ? reason.message : null,
  };
}
