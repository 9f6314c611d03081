import type { Command } from 'commander';
import { viewTask } from '../../env/task-view.ts';
import { type CliCommand, integerOption, printJson } from '../command.ts';
import { openCatalogue } from '../local-catalogue.ts';
import { showWork } from '../progress.ts';
import { addTaskOptions, type TaskOptions } from '../task-options.ts';
import { formatTable } from '../table.ts';

interface Options extends TaskOptions { readonly limit: number; readonly offset: number; readonly json?: boolean }

export const tasksCommand: CliCommand = {
  register(program: Command) {
    addTaskOptions(program.command('tasks').description('list tasks, or show one').argument('[id]', 'a task id: show its prompt'))
      .option('-n, --limit <n>', 'how many', integerOption('--limit', 1), 20)
      .option('--offset <n>', 'from which', integerOption('--offset', 0), 0)
      .option('--json', 'print JSON')
      .action(async (id: string | undefined, options: Options) => {
        using local = openCatalogue(options.dataDir);
        if (id !== undefined) {
          const record = await local.catalogue.byId(id, { onProgress: showWork() });
          const view = viewTask(record, record.runtimes[0] ?? 'python');
          return options.json === true ? printJson(view) : console.log(`${view.id} (difficulty ${view.difficulty})\n\n${view.prompt}`);
        }
        const { tasks, total } = local.catalogue.list(options, options.offset, options.limit);
        if (options.json === true) return printJson({ tasks, total });
        console.log(formatTable(['id', 'category', 'index'], tasks.map((task) => [task.id, task.category, task.index])));
        console.log(`${tasks.length} of ${total} tasks`);
      });
  },
};
