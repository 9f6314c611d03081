/** Samples a run: every sample of every task once, however often it is stopped and begun again. */
import path from 'node:path';
import { solvedByCategory } from '../by-category.ts';
import { connect, type ServerOptions, tokenOf } from '../connect.ts';
import { openCatalogue } from '../local-catalogue.ts';
import { showWork } from '../progress.ts';
import { chooseTasks, readyTables, resetOptions, sourcesOf } from '../task-options.ts';
import { modelPlayer } from './model-player.ts';
import { playAll } from './play-all.ts';
import { playedOf, sampleKey, takeOver } from './played.ts';
import { publishedAmong, warnOfRecords } from './published.ts';
import { RunFolder } from './run-folder.ts';
import { samplesOf } from './sample.ts';
import { settle } from './settle.ts';
import type { GivenSettings } from './settings.ts';
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

/**
 * @param said which of the given settings were typed, and are not defaults
 * @throws CliError, RemoteError
 */
export async function sampleRun(options: SampleRunOptions, given: GivenSettings, said: (name: string) => boolean, interrupt: AbortSignal): Promise<RunSummary> {
  using local = openCatalogue(options.dataDir);
  const { run, quiet = false } = options;
  using folder = new RunFolder(path.join(local.data, 'runs', run), run);
  const settings = settle(folder, given, said);
  const tasks = chooseTasks(local.catalogue, settings, settings.count, settings);
  await readyTables(local.catalogue, tasks, { signal: interrupt, onProgress: showWork(options.quiet) });
  const { disputed, restricted } = await publishedAmong(local.catalogue, tasks);
  if (restricted) warnOfRecords(settings.endpoint);
  const token = tokenOf(options.token);
  await using connected = await connect({ ...options, dataDir: local.data });
  const { client, url } = connected;
  if (options.url !== undefined) await takeOver(folder, connected, token);
  const tally = new Tally();
  const before = await playedOf(url, token, run);
  for (const each of before) tally.add(each);
  const known = new Set(before.map(({ task, sample }) => sampleKey(task, sample)));
  const samples = samplesOf(tasks.map(({ id }) => id), settings, ({ task, sample }) => !known.has(sampleKey(task, sample)));
  const player = modelPlayer(settings, {
    client, url, run, name: settings.model, tally,
    options: { ...resetOptions(settings), ...(settings.maxSteps === undefined ? {} : { max_steps: settings.maxSteps }), ...(settings.episodeTimeoutMs === undefined ? {} : { episode_timeout_ms: settings.episodeTimeoutMs }) },
  });
  const startedAt = performance.now();
  const title = `rollout ${settings.model} (run ${run}${before.length === 0 ? '' : `, ${before.length} played before`})`;
  const failure = await playAll({ title, connected, token, samples, concurrency: settings.concurrency, player, tally, quiet }, interrupt);
  const seconds = (performance.now() - startedAt) / 1000;
  return {
    run, model: settings.model, family: settings.family ?? 'all', split: settings.split, source: sourcesOf(tasks), interrupted: interrupt.aborted, ...tally.summarise(),
    played_before: before.length, disputed_tasks: disputed, missing: before.length + samples.length - tally.played, seconds, turns_per_second: tally.turns / seconds, by_category: solvedByCategory(tally.runs),
    failure: failure?.message ?? null,
  };
}
