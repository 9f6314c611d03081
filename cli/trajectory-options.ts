/** The options by which exports and statistics choose recorded episodes. */
import path from 'node:path';
import type { Command } from 'commander';
import { existsSync } from 'node:fs';
import type { TrajectoryFilter } from '../env/trajectories/filter.ts';
import { TrajectoryStore } from '../env/trajectories/store.ts';
import { FEEDBACK_MODES, SOURCES, SPLITS } from '../env/task.ts';
import { loadConfig } from '../server/config.ts';
import { dataFiles } from '../server/deps.ts';
import { choiceOption, CliError, numberOption } from './command.ts';

export interface TrajectoryOptions {
  readonly dataDir?: string;
  readonly trajectories?: string;
  readonly family?: readonly string[];
  readonly category?: readonly string[];
  readonly run?: readonly string[];
  readonly model?: readonly string[];
  readonly split?: string;
  readonly source?: string;
  readonly feedback?: string;
  readonly minReward?: number;
  readonly maxReward?: number;
  readonly solved?: boolean;
  readonly unsolved?: boolean;
  readonly since?: number;
  readonly until?: number;
}

const time = (name: string) => (text: string): number => {
  const ms = Date.parse(text);
  if (Number.isNaN(ms)) throw new CliError(`${name} takes a date such as 2026-01-31 or 2026-01-31T12:00:00Z, not ${JSON.stringify(text)}`);
  return ms;
};

export function addTrajectoryOptions(command: Command): Command {
  return command
    .option('--data-dir <dir>', 'where trajectories are kept')
    .option('--trajectories <file>', 'another file of trajectories than trajectories.sqlite in the data folder')
    .option('--run <names...>', 'of these sampling runs')
    .option('--model <names...>', 'by these models')
    .option('--family <ids...>', 'of these families')
    .option('--category <ids...>', 'of these categories')
    .option('--split <name>', SPLITS.join(' or '), choiceOption('--split', SPLITS))
    .option('--source <name>', SOURCES.join(' or '), choiceOption('--source', SOURCES))
    .option('--feedback <name>', FEEDBACK_MODES.join(', '), choiceOption('--feedback', FEEDBACK_MODES))
    .option('--min-reward <r>', 'with a return of at least so much', numberOption('--min-reward', 0, 1))
    .option('--max-reward <r>', 'with a return of at most so much', numberOption('--max-reward', 0, 1))
    .option('--solved', 'solved ones alone')
    .option('--unsolved', 'unsolved ones alone')
    .option('--since <date>', 'begun at that time or later', time('--since'))
    .option('--until <date>', 'begun before that time', time('--until'));
}

/** @throws CliError */
export function filterOf({ solved, unsolved, family, category, run, model, split, source, feedback, minReward, maxReward, since, until }: TrajectoryOptions): TrajectoryFilter {
  if (solved === true && unsolved === true) throw new CliError('--solved and --unsolved leave nothing: choose one');
  return { family, category, run, model, split, source, feedback, minReward, maxReward, since, until, solved: solved === true ? true : unsolved === true ? false : undefined };
}

/** @throws CliError where there are none */
export function openStore({ dataDir, trajectories }: Pick<TrajectoryOptions, 'dataDir' | 'trajectories'>): TrajectoryStore {
  const file = trajectories === undefined ? dataFiles(loadConfig(dataDir === undefined ? {} : { data_dir: dataDir })).trajectories : path.resolve(trajectories);
  if (!existsSync(file)) throw new CliError(`there are no trajectories at ${file}: a server or \`rollout\` records them; --data-dir says where`);
  return new TrajectoryStore(file);
}
