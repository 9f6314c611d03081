import { once } from 'node:events';
import type { Command } from 'commander';
import { SPLITS, type Split } from '../../env/task.ts';
import { choiceOption, type CliCommand, integerOption, printJson, shareOption } from '../command.ts';
import { interruptSignal } from '../connect.ts';
import { openCatalogue } from '../local-catalogue.ts';
import { showWork } from '../progress.ts';
import { indexPrompts } from '../scripted-model/find-task.ts';
import { startScriptedModel } from '../scripted-model/server.ts';
import { parseRates, TROUBLE_NAMES } from '../scripted-model/trouble.ts';
import { chooseTasks, readyTables } from '../task-options.ts';

interface Options {
  readonly host: string; readonly port: number; readonly name: string; readonly apiKey?: string;
  readonly success: number; readonly slips: number; readonly tries: number; readonly latencyMs: number; readonly fail: string; readonly seed: number; readonly thinks?: boolean;
  readonly family?: string; readonly split: Split; readonly count: number; readonly dataDir?: string; readonly json?: boolean;
}

export const scriptedModelCommand: CliCommand = {
  register(program: Command) {
    program.command('scripted-model').description('serve a model that is none: it answers tasks by their reference solutions, for tests and demos')
      .option('--host <address>', 'address to listen on', '127.0.0.1')
      .option('--port <n>', 'port; 0 for a free one', integerOption('--port', 0), 8000)
      .option('--name <name>', 'what the model is called', 'scripted')
      .option('--api-key <key>', 'a key that clients have to send')
      .option('--success <share>', 'share of the samples that solve their task', shareOption('--success'), 0.7)
      .option('--slips <share>', 'share of the samples that slip once and mend it', shareOption('--slips'), 0.3)
      .option('--tries <n>', 'programs that each sample tries before it answers', integerOption('--tries', 0), 0)
      .option('--latency-ms <n>', 'how long each reply takes', integerOption('--latency-ms', 0), 0)
      .option('--fail <rates>', `trouble on request, NAME:SHARE with commas between: ${TROUBLE_NAMES.join(', ')}`, '')
      .option('--thinks', 'tell thoughts as reasoning_content')
      .option('--seed <n>', 'what is drawn where a request has no seed', integerOption('--seed', 0), 0)
      .option('--family <id>', 'know the tasks of this family by their prompts, for clients other than `rollout`')
      .option('--split <name>', SPLITS.join(' or '), choiceOption('--split', SPLITS), 'test')
      .option('-n, --count <n>', 'so many of them', integerOption('-n', 1), 1000)
      .option('--data-dir <dir>', 'where imports are kept')
      .option('--json', 'print the address as JSON when ready')
      .action(serve);
  },
};

async function serve({ json, fail, dataDir, apiKey, thinks = false, ...options }: Options): Promise<void> {
  const signal = interruptSignal();
  using local = openCatalogue(dataDir);
  const tasks = options.family === undefined ? [] : chooseTasks(local.catalogue, options, options.count);
  await readyTables(local.catalogue, tasks, { signal, onProgress: showWork(json) });
  const prompts = await indexPrompts(local.catalogue, tasks.map(({ id }) => id));
  await using model = await startScriptedModel({ ...options, fail: parseRates(fail), thinks, key: apiKey, catalogue: local.catalogue, prompts });
  if (json === true) printJson({ url: model.url, model: options.name });
  else console.log(`The scripted model \`${options.name}\` answers at ${model.url}. Ctrl-C ends it.\n\n  npm run -s gym -- rollout --model ${options.name} --endpoint ${model.url} --family medcalc -n 20 --samples 4 --run demo`);
  if (!signal.aborted) await once(signal, 'abort');
}
