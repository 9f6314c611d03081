/** Rolls an agent of this command or of the user's out, and sums up. Nothing is kept of it but the server's record. */
import { RemoteError } from '../client/gym-client.ts';
import { driveEpisode, type EpisodeRun } from '../client/episode-driver.ts';
import { createAgent } from './agents.ts';
import { categoryLines, solvedByCategory } from './by-category.ts';
import { printJson } from './command.ts';
import { connect, interruptSignal, type ServerOptions } from './connect.ts';
import { openCatalogue } from './local-catalogue.ts';
import { forEachConcurrent } from './pool.ts';
import { showWork, startProgress } from './progress.ts';
import { mean, quantile, sortedCopy } from './statistics.ts';
import { formatTable } from './table.ts';
import { chooseTasks, type EpisodeChoices, readyTables, resetOptions, sourcesOf, type TaskOptions } from './task-options.ts';

export interface AgentRolloutOptions extends TaskOptions, EpisodeChoices, ServerOptions {
  readonly agent: string;
  readonly count: number;
  readonly endless?: boolean;
  readonly concurrency: number;
  readonly seed: number;
  readonly constant: string;
  readonly episodeTimeoutMs?: number;
  readonly json?: boolean;
}

export async function agentRollout(options: AgentRolloutOptions): Promise<void> {
  const signal = interruptSignal();
  using local = openCatalogue(options.dataDir);
  const tasks = chooseTasks(local.catalogue, options, options.count, options);
  await readyTables(local.catalogue, tasks, { signal, onProgress: showWork(options.json) });
  await using connected = await connect(options);
  const progress = startProgress(`rollout ${options.agent}`, tasks.length, options.json === true);
  const runs: EpisodeRun[] = [];
  /** Of the episodes that ran: those whose published label our own computation disputes. */
  let disputed = 0;
  const failures: Record<string, number> = {};
  const startedAt = performance.now();
  await forEachConcurrent(tasks, options.concurrency, signal, async (task, index) => {
    try {
      const record = await local.catalogue.byId(task.id);
      const runtime = options.runtime ?? record.runtimes[0] ?? 'python';
      const agent = createAgent(options.agent, { catalogue: local.catalogue, task: task.id, runtime, seed: options.seed, constant: options.constant });
      runs.push(await driveEpisode(connected.client, task.id, agent, {
        seed: (options.seed + index) % 0x1_0000_0000,
        options: { ...resetOptions({ ...options, runtime }), ...(options.episodeTimeoutMs === undefined ? {} : { episode_timeout_ms: options.episodeTimeoutMs }) },
        meta: { agent: options.agent },
      }));
      if (record.provenance['disputed'] === true) disputed += 1;
    } catch (error) {
      if (!(error instanceof RemoteError)) throw error;
      // Once for each kind: what went wrong mostly went wrong everywhere.
      if (!(error.code in failures)) console.error(`${task.id}: ${error.message}`);
      failures[error.code] = (failures[error.code] ?? 0) + 1;
    }
    progress.tick();
  });
  progress.stop();
  const seconds = (performance.now() - startedAt) / 1000;
  report(options, sourcesOf(tasks), runs, disputed, failures, seconds, signal.aborted);
}

function report(options: AgentRolloutOptions, source: string, runs: readonly EpisodeRun[], disputed: number, failures: Readonly<Record<string, number>>, seconds: number, interrupted: boolean): void {
  const rewarded = runs.filter((run) => run.reward !== undefined);
  const steps = sortedCopy(runs.flatMap(({ stepMs }) => stepMs));
  const resets = sortedCopy(runs.map(({ resetMs }) => resetMs));
  const faults: Record<string, number> = { ...failures };
  for (const { fault } of runs) if (fault !== undefined) faults[fault] = (faults[fault] ?? 0) + 1;
  const summary = {
    agent: options.agent, family: options.family ?? 'all', split: options.split, source, interrupted,
    feedback: [...new Set(runs.map(({ feedback }) => feedback))].join(', '), guessable: runs.some(({ guessable }) => guessable),
    by_category: solvedByCategory(runs),
    episodes: runs.length,
    solved: runs.filter(({ solved }) => solved).length,
    mean_reward: rewarded.length === 0 ? null : mean(rewarded.map(({ reward }) => reward ?? 0)),
    without_reward: runs.length - rewarded.length,
    disputed_labels: disputed,
    seconds, steps_per_second: steps.length / seconds,
    step_ms: { p50: quantile(steps, 0.5), p99: quantile(steps, 0.99) },
    reset_ms: { p50: quantile(resets, 0.5), p99: quantile(resets, 0.99) },
    faults,
  };
  if (rewarded.length === 0) process.exitCode = 1;
  if (options.json === true) return printJson(summary);
  const percent = (part: number): string => `${((100 * part) / Math.max(1, runs.length)).toFixed(1)} %`;
  const spread = ({ p50, p99 }: { readonly p50: number; readonly p99: number }): string => (Number.isNaN(p50) ? '-' : `${p50.toFixed(2)} / ${p99.toFixed(2)} ms`);
  console.log(formatTable(['measure', 'value'], [
    ['episodes', `${summary.episodes}${interrupted ? ' (interrupted)' : ''}`],
    ['solved', `${summary.solved} (${percent(summary.solved)})`],
    ...(disputed === 0 ? [] : [['disputed labels', `${disputed} of ${runs.length}: our computation gives another answer than the published label, by which they are graded`]]),
    ...(summary.guessable ? [['feedback', 'paper: guesses are told right or wrong; not to be compared with other results']] : []),
    ['mean reward', summary.mean_reward === null ? '-' : summary.mean_reward.toFixed(4)],
    ['steps/s', summary.steps_per_second.toFixed(0)],
    ['step p50 / p99', spread(summary.step_ms)],
    ['reset p50 / p99', spread(summary.reset_ms)],
    ...categoryLines(summary.by_category),
    ['faults', Object.entries(faults).map(([fault, count]) => `${fault} ${count}`).join(', ') || 'none'],
  ]));
  if (rewarded.length === 0) console.error(runs.length === 0 ? 'error: no episode ran' : 'error: no episode has a reward');
}
