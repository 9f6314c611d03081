import type { Command } from 'commander';
import { Type } from 'typebox';
import { Value } from 'typebox/value';
import { describeFamilies, FamilyView, totalsOf } from '../../env/catalogue-view.ts';
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
        console.log(asText(families));
      });
  },
};

/** The table of the catalogue, and under it what the published rows are and on what terms. */
function asText(families: readonly FamilyView[]): string {
  const number = (value: number): string => value.toLocaleString('en-US');
  const imported = (family: FamilyView): number => family.published.train + family.published.test;
  // What there is none of needs no column.
  const more = ([['imported', imported], ['quarantined', ({ quarantined }) => quarantined]] satisfies readonly (readonly [string, (family: FamilyView) => number])[]).filter(([, count]) => families.some((family) => count(family) > 0));
  const totals = totalsOf(families);
  const catalogue = formatTable(
    ['family', 'title', 'scope', 'categories', 'of', 'train', 'test', 'total', 'languages', ...more.map(([name]) => name)],
    [
      ...families.map((family) => [family.id, family.title, family.scope, family.categories.length, family.category_noun, number(family.train), number(family.test), number(family.tasks), family.runtimes.map((each) => (each === 'javascript' ? 'py, js' : '')).join('') || 'py', ...more.map(([, count]) => number(count(family)))]),
      ['all', '', '', totals.categories, '', number(totals.train), number(totals.test), number(totals.tasks), '', ...more.map(([, count]) => number(families.reduce((sum, family) => sum + count(family), 0)))],
    ],
  );
  const once = families.filter(({ train, test, tasks }) => tasks < train + test).map(({ id }) => id);
  const notes = [
    ...(once.length === 0 ? [] : [`${once.join(' and ')}: one set of tasks, on other patients in each split; counted once, under test.`]),
    ...(totals.categories < families.reduce((sum, { categories }) => sum + categories.length, 0) ? ['Categories that families have in common are counted once.'] : []),
  ];
  const sources = families.map(({ id, source }) => `${id}\n  licence  ${source.licence}\n  source   ${source.source}`);
  return [catalogue, notes.join('\n'), `Published rows, which you import yourself:\n${sources.join('\n')}`].filter((part) => part !== '').join('\n\n');
}

function localFamilies(dataDir: string | undefined): readonly FamilyView[] {
  using local = openCatalogue(dataDir);
  return describeFamilies(local.catalogue);
}

async function familiesAt(url: string, token: string | undefined): Promise<readonly FamilyView[]> {
  const families = await getJson(url, '/v1/families', token);
  if (!Value.Check(Type.Array(FamilyView), families)) throw new CliError(`the server at ${url} is of another version: it describes its families differently`);
  return families;
}
