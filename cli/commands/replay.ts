import type { Command } from 'commander';
import { standingOf } from '../../env/trajectories/standing.ts';
import { TrajectoryStore } from '../../env/trajectories/store.ts';
import { type CliCommand, CliError, integerOption, printJson } from '../command.ts';
import { addServerOptions, connect, interruptSignal, type ServerOptions } from '../connect.ts';
import { findRun } from '../evaluation/eval-folder.ts';
import { openCatalogue } from '../local-catalogue.ts';
import { forEachConcurrent } from '../pool.ts';
import { startProgress } from '../progress.ts';
import { type Difference, replayEpisode } from '../replay/replay-episode.ts';
import { formatTable } from '../table.ts';

interface Options extends ServerOptions { readonly model?: string; readonly limit?: number; readonly concurrency: number; readonly dataDir?: string; readonly json?: boolean }

interface Replayed { readonly episode: string; readonly task: string; readonly model: string | null; readonly differences: readonly Difference[] }

/** More are for `--json`. */
const MOST_SHOWN = 20;
const MOST_CHARS = 80;

export const replayCommand: CliCommand = {
  register(program: Command) {
    addServerOptions(program.command('replay').description('play every recorded episode of a run again, and compare rewards and digests').argument('<run>', 'the name of a run, its folder, or a trajectory file'))
      .option('--model <name>', 'episodes of this one alone')
      .option('--limit <n>', 'the first n episodes alone', integerOption('--limit', 1))
      .option('--concurrency <n>', 'episodes at the same time', integerOption('--concurrency', 1), 16)
      .option('--data-dir <dir>', 'where imports and runs are kept')
      .option('--json', 'print every difference as JSON')
      .action(replay);
  },
};

async function replay(run: string, options: Options): Promise<void> {
  const { model, limit = Number.POSITIVE_INFINITY, concurrency, json = false, dataDir } = options;
  const signal = interruptSignal();
  using local = openCatalogue(dataDir);
  const { trajectories } = findRun(run, local.data);
  using store = new TrajectoryStore(trajectories);
  const ids: string[] = [];
  let unplayed = 0;
  for (const summary of store.summaries(model === undefined ? {} : { model })) {
    if (ids.length >= limit) break;
    if (standingOf(summary) === 'played') ids.push(summary.id);
    else unplayed += 1;
  }
  if (ids.length === 0) throw new CliError('this run has no episode that was played to its end');
  await using connected = await connect({ ...options, record: false });
  const different: Replayed[] = [];
  let done = 0;
  const startedAt = performance.now();
  const progress = startProgress(`replay ${run}`, ids.length, json);
  await forEachConcurrent(ids, concurrency, signal, async (id) => {
    const recorded = store.get(id);
    if (recorded === undefined) throw new CliError(`the episode ${id} is gone from ${trajectories}`);
    const differences = await replayEpisode(connected.client, recorded);
    if (differences.length > 0) different.push({ episode: id, task: recorded.task, model: recorded.model, differences });
    done += 1;
    progress.tick(different.length === 0 ? 'all the same' : `${different.length} differ`);
  });
  progress.stop();
  const summary = { run, episodes: ids.length, replayed: done, same: done - different.length, different, not_played: unplayed, interrupted: signal.aborted, seconds: (performance.now() - startedAt) / 1000 };
  if (different.length > 0) process.exitCode = 1;
  if (json) return printJson(summary);
  if (different.length > 0) {
    const short = (value: unknown): string => { const text = JSON.stringify(value) ?? 'nothing'; return text.length > MOST_CHARS ? `${text.slice(0, MOST_CHARS)}...` : text; };
    console.log(formatTable(['task', 'model', 'what', 'step', 'recorded', 'now'], different.slice(0, MOST_SHOWN).map(({ task, model: who, differences: [first] }) => [task, who ?? '-', first?.what ?? '', first?.step ?? '-', short(first?.recorded), short(first?.replayed)])));
    if (different.length > MOST_SHOWN) console.log(`and ${different.length - MOST_SHOWN} more: --json has all of them`);
  }
  console.log(`${summary.same} of ${done} episodes came out the same to the digest${different.length === 0 ? '' : `, ${different.length} did not`}${unplayed === 0 ? '' : `; ${unplayed} that were not played to their end were left out`}${signal.aborted ? ' (interrupted)' : ''}.`);
}
