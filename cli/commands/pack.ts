import { cp, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Command } from 'commander';
import { removePack } from '../../datasets/packs/installed.ts';
import { MANIFEST_FILE } from '../../datasets/packs/manifest.ts';
import { readPack } from '../../datasets/packs/read-pack.ts';
import { type CliCommand, CliError, integerOption, printJson } from '../command.ts';
import { interruptSignal } from '../connect.ts';
import { openCatalogue } from '../local-catalogue.ts';
import { checkPack } from '../packs.ts';
import { startProgress } from '../progress.ts';
import { formatTable } from '../table.ts';

const EXAMPLE = fileURLToPath(new URL('../../examples/pack/', import.meta.url));
const EXAMPLE_ID = 'kidney-watch';
/** A constant that earns more than this is named. */
const MUCH = 0.03;

export const packCommand: CliCommand = {
  register(program: Command) {
    const pack = program.command('pack').description('task packs: a family of tasks as a folder, without code of ours');
    pack.command('init').description('write a pack to begin with: a small worked example')
      .argument('<dir>', 'a folder that is empty or is not there yet')
      .option('--id <id>', 'name of the family', EXAMPLE_ID)
      .action(init);
    pack.command('check').description('verify a pack: its files, then in real episodes that each reference earns 1, an empty program 0, and wrong answers 0')
      .argument('<dir>', 'the folder with pack.json')
      .option('-n, --count <n>', 'try at most so many tasks (default: all)', integerOption('-n', 1))
      .option('--json', 'print JSON')
      .action(check);
    pack.command('remove').description('take an imported pack off this machine: its tasks and what it mounts')
      .argument('<id>', 'the family')
      .option('--data-dir <dir>', 'where imports and trajectories are kept')
      .action(async (id: string, { dataDir }: { readonly dataDir?: string }) => {
        using local = openCatalogue(dataDir);
        if (!await removePack(id, local, local.published)) throw new CliError(`no pack ${id} is imported here`);
        console.log(`${id} is removed; a running server has it until it is restarted.`);
      });
  },
};

async function init(dir: string, { id }: { readonly id: string }): Promise<void> {
  if ((await readdir(dir).catch(() => [])).length > 0) throw new CliError(`${dir} is not empty`);
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(id)) throw new CliError(`an id is lower-case words with hyphens between them, not ${JSON.stringify(id)}`);
  await cp(EXAMPLE, dir, { recursive: true });
  // The name stands in paths of the prompts, too.
  for (const name of [MANIFEST_FILE, 'train_tasks.jsonl', 'test_tasks.jsonl']) {
    const file = path.join(dir, name);
    await writeFile(file, (await readFile(file, 'utf8')).replaceAll(EXAMPLE_ID, id));
  }
  console.log(`${path.join(dir, MANIFEST_FILE)}: what the pack says of itself\n${path.join(dir, 'train_tasks.jsonl')}, test_tasks.jsonl: a task a line\n${path.join(dir, 'tables')}: what programs find under /data/${id}\n${path.join(dir, 'grader.js')}: a grader, where plain answers do not do\nEdit them, then: npm run -s gym -- pack check ${dir}`);
}

async function check(dir: string, { count = Number.MAX_SAFE_INTEGER, json }: { readonly count?: number; readonly json?: boolean }): Promise<void> {
  const signal = interruptSignal();
  const pack = await readPack(dir, signal);
  const progress = startProgress(`check ${pack.manifest.id}`, Math.min(count, pack.records.length), json === true);
  const report = await checkPack(pack, count, signal, () => progress.tick());
  progress.stop();
  if (report.faults.length > 0) process.exitCode = 1;
  const summary = { pack: pack.manifest.id, version: pack.manifest.version, digest: pack.digest, ...report };
  if (json === true) return printJson(summary);
  const { bestConstant: best } = report;
  console.log(formatTable(['measure', 'value'], [
    ['pack', `${pack.manifest.id} v${pack.manifest.version}`], ['digest', pack.digest.slice(0, 16)], ['tasks', report.tasks], ['checked', report.checked], ['wrong answers tried', report.wrongTried],
    ['best constant answer', best === undefined ? 'not measured: a grader or a rule of code judges' : `${best.answer.slice(0, 60)} earns ${(100 * best.share).toFixed(1)} %${best.share > Math.max(MUCH, 2 / best.of) ? ': a policy will find it' : ''}`],
    ['faults', report.faults.length],
  ]));
  for (const fault of report.faults.slice(0, 40)) console.log(fault);
}
