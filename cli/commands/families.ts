import type { Command } from 'commander';
import { describeFamilies } from '../../env/catalogue-view.ts';
import { type CliCommand, printJson } from '../command.ts';
import { openCatalogue } from '../local-catalogue.ts';
import { formatTable } from '../table.ts';

export const familiesCommand: CliCommand = {
  register(program: Command) {
    program.command('families').description('list the task families on offer')
      .option('--data-dir <dir>', 'where imports and trajectories are kept')
      .option('--json', 'print JSON')
      .action(({ dataDir, json }: { dataDir?: string; json?: boolean }) => {
        using local = openCatalogue(dataDir);
        const families = describeFamilies(local.catalogue);
        if (json === true) return printJson(families);
        console.log(formatTable(['family', 'title', 'scope', 'categories', 'train', 'test', 'imported', 'runtimes'],
          families.map((family) => [family.id, family.title, family.scope, family.categories.length, family.train, family.test, family.published.train + family.published.test, family.runtimes.join(', ')])));
      });
  },
};
