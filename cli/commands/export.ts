import { statSync } from 'node:fs';
import type { Command } from 'commander';
import type { Catalogue } from '../../env/catalogue.ts';
import { standingOf } from '../../env/trajectories/standing.ts';
import { choiceOption, type CliCommand, CliError, integerOption, printJson } from '../command.ts';
import { interruptSignal } from '../connect.ts';
import type { Trajectories } from '../export/format.ts';
import { FORMAT_NAMES, type FormatName, FORMATS } from '../export/formats.ts';
import { Restrictions } from '../export/restrictions.ts';
import { writeVerl } from '../export/verl.ts';
import { noteFile, writeLines, writeNote } from '../export/write.ts';
import { openCatalogue } from '../local-catalogue.ts';
import { showWork } from '../progress.ts';
import { addEpisodeOptions, addTaskOptions, chooseTasks, type EpisodeChoices, readyTables, resetOptions, type TaskOptions } from '../task-options.ts';
import { addTrajectoryOptions, filterOf, openStore, type TrajectoryOptions } from '../trajectory-options.ts';

interface Common { readonly out: string; readonly json?: boolean }
interface LineOptions extends TrajectoryOptions, Common {
  readonly thinking?: boolean; readonly parsedOnly?: boolean; readonly policy?: string; readonly origin?: 'on_policy' | 'off_policy'; readonly pairs: number; readonly whole?: boolean;
}
interface VerlOptions extends TaskOptions, EpisodeChoices, Common { readonly count?: number; readonly seed: number }

const OUT = '--out <file>';

export const exportCommand: CliCommand = {
  register(program: Command) {
    const group = program.command('export').description('turn recorded episodes into training data, and tasks into prompts');
    for (const name of FORMAT_NAMES) {
      const command = addTrajectoryOptions(group.command(name).description(FORMATS[name].help)).requiredOption(OUT, 'JSON lines; - for stdout');
      if (name === 'sft') command.option('--thinking', 'keep what the model thought, as reasoning_content');
      if (name === 'sft' || name === 'dpo') command.option('--parsed-only', 'leave out episodes with a reply that could not be read');
      if (name === 'dpo') {
        command.option('--policy <model>', 'the model that is trained: says of each pair whether it is on its policy')
          .option('--origin <which>', 'on_policy or off_policy pairs alone', choiceOption('--origin', ['on_policy', 'off_policy']))
          .option('--pairs <n>', 'at most so many of one prompt', integerOption('--pairs', 1), 4)
          .option('--whole', 'contrast all that follows, instead of the first turn that differs');
      }
      command.option('--json', 'print what was written as JSON').action((options: LineOptions) => exportLines(name, options));
    }
    addEpisodeOptions(addTaskOptions(group.command('verl').description('prompts with task ids as Parquet, for verl'))).requiredOption(OUT, 'a Parquet file')
      .option('-n, --count <n>', 'how many tasks (default: all)', integerOption('-n', 1))
      .option('--seed <n>', 'which tasks are drawn, and the seed of each episode', integerOption('--seed', 0), 0)
      .option('--json', 'print what was written as JSON').action(exportVerl);
  },
};

async function exportLines(name: FormatName, options: LineOptions): Promise<void> {
  if (options.origin !== undefined && options.policy === undefined) throw new CliError('--origin needs --policy: the model that is trained');
  const signal = interruptSignal();
  using local = openCatalogue(options.dataDir);
  using store = openStore(options);
  const filter = filterOf(options);
  const restrictions = new Restrictions();
  const trajectories: Trajectories = function* (narrower, order) {
    if (narrower.solved !== undefined && filter.solved !== undefined && narrower.solved !== filter.solved) return;
    for (const trajectory of store.each({ ...filter, ...narrower }, order)) {
      if (standingOf(trajectory) !== 'played') continue;
      restrictions.note(trajectory);
      yield trajectory;
    }
  };
  const choices = { thinking: options.thinking === true, parsedOnly: options.parsedOnly === true, policy: options.policy, origin: options.origin, pairs: options.pairs, whole: options.whole === true };
  const lines = await writeLines(options.out, FORMATS[name].lines(trajectories, choices), signal).catch((error: unknown) => { throw unwritten(options.out, signal, error); });
  await finish(options, name, lines, restrictions, local.catalogue);
}

async function exportVerl(options: VerlOptions): Promise<void> {
  const signal = interruptSignal();
  using local = openCatalogue(options.dataDir);
  const tasks = chooseTasks(local.catalogue, options, options.count ?? Number.MAX_SAFE_INTEGER, options);
  await readyTables(local.catalogue, tasks, { signal, onProgress: showWork(options.json) });
  const restrictions = new Restrictions();
  for (const task of tasks) restrictions.note(task);
  const rows = await writeVerl(options.out, local.catalogue, tasks, options.seed, resetOptions(options), signal).catch((error: unknown) => { throw unwritten(options.out, signal, error); });
  await finish(options, 'verl', rows, restrictions, local.catalogue);
}

const unwritten = (out: string, signal: AbortSignal, error: unknown): unknown => {
  if (signal.aborted) return new CliError('interrupted; nothing was written');
  return error instanceof Error && 'code' in error && typeof error.code === 'string' && error.code.startsWith('E') ? new CliError(`${out} cannot be written: ${error.message}`, { cause: error }) : error;
};

async function finish({ out, json }: Common, format: string, count: number, restrictions: Restrictions, catalogue: Catalogue): Promise<void> {
  const note = restrictions.text((id) => catalogue.families.find(({ info }) => info.id === id)?.info);
  await writeNote(out, note);
  if (count === 0) console.error('nothing fits: the file is empty. `gym stats` shows what was recorded');
  if (out === '-') return;
  const summary = { format, file: out, count, bytes: statSync(out).size, restricted: note !== undefined };
  if (json === true) printJson(summary);
  else console.log(`${count} ${format === 'verl' ? 'prompts' : format === 'dpo' ? 'pairs' : 'lines'} written to ${out}${note === undefined ? '' : `; see ${noteFile(out)}`}`);
}
