/** Samples a run: every sample of every task once, however often it is stopped and begun again. */
import { RemoteError } from '../../client/gym-client.ts';
import { Rng } from '../../env/rng.ts';
import { Endpoint } from '../../models/endpoint.ts';
import { Endpoints } from '../../models/endpoints.ts';
import { ModelFailure } from '../../models/failure.ts';
import { categoryLines, solvedByCategory } from '../by-category.ts';
import { CliError, printJson } from '../command.ts';
import { connect, interruptSignal, secretFrom, type ServerOptions, tokenOf } from '../connect.ts';
import { openCatalogue } from '../local-catalogue.ts';
import { forEachConcurrent } from '../pool.ts';
import { showWork, startProgress } from '../progress.ts';
import { formatTable } from '../table.ts';
import { chooseTasks, readyTables, resetOptions, sourcesOf } from '../task-options.ts';
import { playSample, type SampleEnd } from './play-sample.ts';
import { closeLeft, isRecorded, playedOf, sampleKey } from './played.ts';
import { RunFolder } from './run-folder.ts';
import { type RunSettings, samplingOf } from './settings.ts';
import { Tally } from './tally.ts';

export interface SampleRunOptions extends ServerOptions {
  readonly run: string;
  readonly dataDir?: string;
  readonly json?: boolean;
}

const DONE = 'the run stands, and the same command goes on with it';

export async function sampleRun(options: SampleRunOptions, given: Partial<RunSettings>, said: (name: keyof RunSettings) => boolean): Promise<void> {
  const interrupt = interruptSignal();
  using local = openCatalogue(options.dataDir);
  using folder = new RunFolder(local.data, options.run);
  const settings = folder.settle(given, said);
  const endpoints = endpointsOf(settings);
  const tasks = chooseTasks(local.catalogue, settings, settings.count, settings.seed);
  await readyTables(local.catalogue, tasks, { signal: interrupt, onProgress: showWork(options.json) });
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
    options: { ...resetOptions(settings), ...(settings.maxSteps === undefined ? {} : { max_steps: settings.maxSteps }), ...(settings.episodeTimeoutMs === undefined ? {} : { episode_timeout_ms: settings.episodeTimeoutMs }) },
    prices: { in: settings.priceIn ?? 0, out: settings.priceOut ?? 0 },
    spent: (prompt: number, completion: number, cost: number) => tally.spend(prompt, completion, cost),
    began: (task: string, digest: string) => {
      if ((starts.get(task) ?? digest) !== digest) throw new CliError(`the samples of ${task} do not begin alike: the servers behind ${url} are of different releases or settings`);
      starts.set(task, digest);
    },
  };
  const progress = startProgress(`rollout ${settings.model} (run ${options.run}${before.size === 0 ? '' : `, ${before.size} played before`})`, open.length, options.json === true);
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
      // What refuses one request refuses all; and where nothing answers any more, the rest would only wait in vain.
      if (failure instanceof ModelFailure && (failure.kind === 'refused' || endpoints.allDown)) failed.abort(failure);
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
  report({ options, settings, tally, source: sourcesOf(tasks), open: open.length, before: before.size, seconds: (performance.now() - startedAt) / 1000, interrupted: interrupt.aborted, failure: failed.signal.reason });
}

/** @throws CliError */
function endpointsOf({ endpoint, apiKeyEnv, stream, modelTimeoutS, stallS, patienceS }: RunSettings): Endpoints {
  const apiKey = apiKeyEnv === undefined ? undefined : secretFrom(apiKeyEnv);
  const told = new Set<string>();
  try {
    return new Endpoints(endpoint.map((base) => new Endpoint(base, { apiKey, stream, timeoutMs: modelTimeoutS * 1000, stallMs: stallS * 1000 })), {
      patienceMs: patienceS * 1000,
      onRetry: ({ kind, message }, waitMs) => {
        if (told.has(kind)) return;
        told.add(kind);
        console.error(`${message}; tried again${waitMs === 0 ? '' : ` in ${(waitMs / 1000).toFixed(1)} s`}, for up to ${patienceS} s`);
      },
    });
  } catch (error) {
    throw error instanceof TypeError ? new CliError(`--endpoint: ${error.message}`, { cause: error }) : error;
  }
}

interface Ended { readonly options: SampleRunOptions; readonly settings: RunSettings; readonly tally: Tally; readonly source: string; readonly open: number; readonly before: number; readonly seconds: number; readonly interrupted: boolean; readonly failure: unknown }

function report({ options, settings, tally, source, open, before, seconds, interrupted, failure }: Ended): void {
  const missing = before + open - tally.played;
  const summary = {
    run: options.run, model: settings.model, family: settings.family ?? 'all', split: settings.split, source, interrupted, ...tally.summary,
    played_before: before, missing, seconds, turns_per_second: tally.turns / seconds, guessable: tally.guessable, by_category: solvedByCategory(tally.runs),
  };
  const why = failure instanceof Error && !interrupted ? failure.message : undefined;
  if (missing > 0 && !interrupted) process.exitCode = 1;
  if (options.json === true) printJson({ ...summary, failure: why ?? null });
  else {
    const share = (value: number): string => `${(100 * value).toFixed(1)} %`;
    const [low = 0, high = 1] = summary.success_interval ?? [];
    console.log(formatTable(['measure', 'value'], [
      ['run', options.run],
      ['episodes', `${summary.episodes} of ${before + open}${interrupted ? ' (interrupted)' : ''}${before === 0 ? '' : `, ${before} of them before`}`],
      ['solved', summary.success === null ? '-' : `${summary.solved} (${share(summary.success)}, 95 % interval ${share(low)} to ${share(high)})`],
      ['mean reward', summary.mean_reward === null ? '-' : summary.mean_reward.toFixed(4)],
      ...Object.entries(summary.pass_at_k).filter(([k]) => k !== '1').map(([k, value]) => [`pass@${k}`, value === null ? '-' : share(value)]),
      ...(tally.guessable ? [['feedback', 'paper: guesses are told right or wrong; not to be compared with other results']] : []),
      ['turns', `${tally.turns} (${summary.turns_per_second.toFixed(1)}/s)`],
      ['tokens', `${tally.tokens.prompt} in, ${tally.tokens.completion} out`],
      ...(tally.cost === 0 ? [] : [['cost', `$${tally.cost.toFixed(4)}`]]),
      ...categoryLines(summary.by_category),
      ['ends', Object.entries(summary.stop_reasons).map(([reason, count]) => `${reason} ${count}`).join(', ') || 'none'],
      ...(tally.unplayed + tally.infra === 0 ? [] : [['not counted', `${tally.unplayed} for the model endpoint or an interruption, ${tally.infra} for the server`]]),
    ]));
  }
  if (missing > 0) console.error(`${why === undefined ? '' : `error: ${why}\n`}${missing} samples were not played: npm run -s gym -- rollout --run ${options.run} goes on with them`);
}
