/** The options by which several commands choose tasks, and how they are played. */
import type { Command } from 'commander';
import type { Catalogue, CatalogueWork, TaskLine } from '../env/catalogue.ts';
import { Rng } from '../env/rng.ts';
import { FEEDBACK_MODES, type Runtime, RUNTIMES, SOURCES, type Source, SPLITS, type Split } from '../env/task.ts';
import type { ResetOptions } from '../protocol/index.ts';
import { choiceOption, CliError } from './command.ts';

export interface TaskOptions {
  readonly family?: string;
  readonly split: Split;
  readonly category?: string;
  /** Without it, each family's first. */
  readonly source?: Source;
  readonly dataDir?: string;
}

export function addTaskOptions(command: Command, family = 'one family (default: all)'): Command {
  return command
    .option('--family <id>', family)
    .option('--split <name>', SPLITS.join(' or '), choiceOption('--split', SPLITS), 'test')
    .option('--category <id>', 'one category of the family')
    .option('--source <name>', `${SOURCES.join(' or ')} (default: the first that a family has)`, choiceOption('--source', SOURCES))
    .option('--data-dir <dir>', 'where imports and trajectories are kept');
}

export interface EpisodeChoices {
  readonly runtime?: Runtime;
  readonly feedback?: ResetOptions['feedback'];
  readonly allowGuessing?: boolean;
}

export function addEpisodeOptions(command: Command): Command {
  return command
    .option('--runtime <name>', RUNTIMES.join(' or '), choiceOption('--runtime', RUNTIMES))
    .option('--feedback <name>', FEEDBACK_MODES.join(', '), choiceOption('--feedback', FEEDBACK_MODES))
    .option('--allow-guessing', 'permit `paper` feedback where answers can be found by trying');
}

/** What was chosen, for a reset. */
export const resetOptions = ({ runtime, feedback, allowGuessing }: EpisodeChoices): ResetOptions => ({
  ...(runtime === undefined ? {} : { runtime }), ...(feedback === undefined ? {} : { feedback }), ...(allowGuessing === true ? { allow_guessing: true } : {}),
});

/** Makes the tables that the tasks stand on, before a progress bar begins. @throws CliError when interrupted */
export async function readyTables(catalogue: Catalogue, tasks: readonly TaskLine[], work: CatalogueWork): Promise<void> {
  const firsts = new Map(tasks.toReversed().map((task) => [`${task.family}/${task.split}`, task.id]));
  try {
    for (const id of firsts.values()) await catalogue.byId(id, work);
  } catch (error) {
    if (work.signal?.aborted === true) throw new CliError('interrupted; what was finished stays');
    throw error;
  }
}

/**
 * `count` tasks: all in order when there are no more, else spread over the selection by a fixed draw. When `endless`, those
 * of a generated family go on past the listed ones.
 */
export function chooseTasks(catalogue: Catalogue, options: TaskOptions, count: number, { seed = 0, endless = false } = {}): readonly TaskLine[] {
  if (endless) {
    if (options.family === undefined) throw new CliError('--endless goes with one --family');
    return catalogue.page({ ...options, family: options.family }, 0, count);
  }
  const { total } = catalogue.list(options, 0, 0);
  if (total === 0) {
    throw new CliError(options.source === 'published'
      ? `no published ${options.split} rows were imported${options.family === undefined ? '' : ` for ${options.family}`}: npm run -s gym -- import --family ${options.family ?? 'ID'} --from DIR, or try --split ${options.split === 'test' ? 'train' : 'test'}`
      : 'no task fits these options');
  }
  if (count >= total) return catalogue.list(options, 0, total).tasks;
  const rng = new Rng('choose', seed, options.family ?? '', options.split, options.category ?? '', options.source ?? SOURCES[0]);
  // One task from each of `count` equal stretches: covers all categories evenly.
  return Array.from({ length: count }, (_, i) => {
    const from = Math.floor((i * total) / count);
    const to = Math.floor(((i + 1) * total) / count) - 1;
    return catalogue.list(options, rng.int(from, Math.max(from, to)), 1).tasks;
  }).flat();
}

/** The sources of tasks that were chosen, for a report: `twin`. */
export const sourcesOf = (tasks: readonly TaskLine[]): string => [...new Set(tasks.map(({ source }) => source))].join(', ');
