import type { Command } from 'commander';
import { Type } from 'typebox';
import { Value } from 'typebox/value';
import { describeFamilies, FamilyView } from '../../env/catalogue-view.ts';
import { type CliCommand, CliError, printJson } from '../command.ts';
import { addServerOptions, getJson, type ServerOptions } from '../connect.ts';
import { openCatalogue } from '../local-catalogue.ts';
import { formatTable } from '../table.ts';

interface Options extends ServerOptions { readonly dataDir?: string; readonly json?: boolean }

export const familiesCommand: CliCommand = {
  register(program: Command) {
    const command = program.command('families').description('list the task families on offer')
      .option('--data-dir <dir>', 'where imports and trajectories are kept');
    addServerOptions(command, 'a running server, which also knows what is quarantined (default: what is on this machine)')
      .option('--json', 'print JSON')
      .action(async ({ dataDir, url, token, json }: Options) => {
        const families = url === undefined ? localFamilies(dataDir) : await familiesAt(url, token);
        if (json === true) return printJson(families);
        console.log(formatTable(['family', 'title', 'scope', 'categories', 'train', 'test', 'imported', 'quarantined', 'runtimes'],
          families.map((family) => [family.id, family.title, family.scope, family.categories.length, family.train, family.test, family.published.train + family.published.test, family.quarantined, family.runtimes.join(', ')])));
      });
  },
};

function localFamilies(dataDir: string | undefined): readonly FamilyView[] {
  using local = openCatalogue(dataDir);
  return describeFamilies(local.catalogue);
}

async function familiesAt(url: string, token: string | undefined): Promise<readonly FamilyView[]> {
  const families = await getJson(url, '/v1/families', token);
  if (!Value.Check(Type.Array(FamilyView), families)) throw new CliError(`the server at ${url} is of another version: it describes its families differently`);
  return families;
}
