import type { Command } from 'commander';
import { FEEDBACK_MODES, RUNTIMES, SOURCES } from '../../env/task.ts';
import { TEST_SETS } from '../../evaluation/test-sets.ts';
import { choiceOption, type CliCommand, CliError, integerOption, printJson } from '../command.ts';
import { addServerOptions, interruptSignal, type ServerOptions } from '../connect.ts';
import { trajectoriesOf } from '../evaluation/eval-folder.ts';
import { nameOf, type Plan, type PlanEntry, readPlan } from '../evaluation/plan.ts';
import { publish } from '../evaluation/publish.ts';
import { type EvalOutcome, runEval } from '../evaluation/run-eval.ts';
import { readRuns } from '../leaderboard/read-runs.ts';
import { boardText } from '../leaderboard/table.ts';
import { openCatalogue } from '../local-catalogue.ts';
import { addModelOptions } from '../sampling/model-options.ts';
import type { RunSettings } from '../sampling/settings.ts';

type ModelOptions = Partial<Pick<RunSettings, 'model' | 'endpoint' | 'apiKeyEnv' | 'temperature' | 'topP' | 'maxTokens' | 'maxContext' | 'trimContext' | 'regenerate' | 'tools' | 'stream' | 'modelSeed' | 'priceIn' | 'priceOut' | 'modelTimeoutS' | 'stallS' | 'patienceS'>>;
interface Options extends ServerOptions, ModelOptions, Omit<Plan, 'families' | 'models' | 'name' | 'max_steps' | 'allow_guessing' | 'episode_timeout_ms'> {
  readonly families?: string[];
  readonly as?: string; readonly agent?: readonly string[];
  readonly maxSteps?: number; readonly allowGuessing?: boolean; readonly episodeTimeoutMs?: number;
  readonly name?: string; readonly out?: string; readonly dataDir?: string; readonly store: boolean; readonly json?: boolean;
}

/** Of the command line, with what it is in a plan. */
const PLAN_OPTIONS = { set: 'set', families: 'families', limit: 'limit', source: 'source', samples: 'samples', seed: 'seed', runtime: 'runtime', feedback: 'feedback', allowGuessing: 'allow_guessing', maxSteps: 'max_steps', episodeTimeoutMs: 'episode_timeout_ms', concurrency: 'concurrency' } as const;
const MODEL_OPTIONS = {
  endpoint: 'endpoint', apiKeyEnv: 'api_key_env', temperature: 'temperature', topP: 'top_p', maxTokens: 'max_tokens', maxContext: 'max_context', trimContext: 'trim_context', regenerate: 'regenerate', tools: 'tools', stream: 'stream',
  modelSeed: 'model_seed', priceIn: 'price_in', priceOut: 'price_out', modelTimeoutS: 'model_timeout_s', stallS: 'stall_s', patienceS: 'patience_s',
} as const;

const EXAMPLES = `
Who is measured:
  --model NAME --endpoint URL      a model behind an OpenAI-compatible API
  --agent NAME...                  reference, empty, constant (the best constant of each category), random, demonstrator, or a command
  PLAN.yaml                        any number of both, each with settings of its own: docs/evaluation.md

Stopped or killed, the same command goes on where it was; so does --name alone. What was measured is shown by
\`leaderboard\`, played again by \`replay\`, and in the page of the server that stands on the same data folder.`;

export const evalCommand: CliCommand = {
  register(program: Command) {
    addModelOptions(addServerOptions(program.command('eval').description('measure models and agents on a test set').argument('[plan]', 'a YAML file')
      .option('--name <name>', 'what the run is called, and how it is gone on with (default: the test set and who is measured)')
      .option('--out <dir>', 'the folder of the run (default: evaluations/NAME in the data folder)')
      .option('--set <name>', `${TEST_SETS.join(' or ')}: the paper's sizes, or every listed test task (default: lite)`, choiceOption('--set', TEST_SETS))
      .option('--families <ids...>', 'internal, external, all, or families by their ids (default: internal)')
      .option('--limit <n>', 'at most so many tasks of each family, for a first look', integerOption('--limit', 1))
      .option('--source <name>', `${SOURCES.join(' or ')} (default: the first that a family has)`, choiceOption('--source', SOURCES))
      .option('--samples <k>', 'samples of each task (default: 1)', integerOption('--samples', 1))
      .option('--seed <n>', 'of episodes and of sampling (default: 0)', integerOption('--seed', 0))
      .option('--max-steps <n>', 'steps of an episode (default: 15, as the paper has)', integerOption('--max-steps', 1))
      .option('--feedback <name>', FEEDBACK_MODES.join(', '), choiceOption('--feedback', FEEDBACK_MODES))
      .option('--allow-guessing', 'permit `paper` feedback where answers can be found by trying')
      .option('--runtime <name>', RUNTIMES.join(' or '), choiceOption('--runtime', RUNTIMES))
      .option('--episode-timeout-ms <n>', 'wall clock of each episode', integerOption('--episode-timeout-ms', 50))
      .option('--concurrency <n>', 'episodes at the same time (default: 256)', integerOption('--concurrency', 1))
      .option('--model <name>', 'as the endpoint calls it')
      .option('--as <name>', 'what the model is called in tables (default: as the endpoint calls it)')
      .option('--agent <names...>', 'measure these too')
      .option('--no-store', 'do not take the episodes over into the data folder, where the page shows them')
      .option('--data-dir <dir>', 'where imports, runs and trajectories are kept')))
      .option('--json', 'print the leaderboard of the run as JSON')
      .addHelpText('after', EXAMPLES)
      .action((file: string | undefined, options: Options, command: Command) => evaluate(file, options, (name) => command.getOptionValueSource(name) === 'cli'));
  },
};

async function evaluate(file: string | undefined, options: Options, said: (name: string) => boolean): Promise<void> {
  const plan = planOf(file, options, said);
  const { json = false, dataDir } = options;
  const outcome = await runEval({ ...options, plan, name: options.name ?? plan.name ?? defaultName(plan), quiet: json }, interruptSignal());
  const { folder, run } = outcome;
  using local = openCatalogue(dataDir);
  // A server that was asked has recorded them itself.
  if (options.store && options.url === undefined) publish(trajectoriesOf(folder), dataDir);
  const board = await readRuns([{ name: run, trajectories: trajectoriesOf(folder) }], { catalogue: local.catalogue, split: 'test', grading: 'gym', notes: [] });
  if (outcome.entries.some(({ missing }) => missing > 0) && !outcome.interrupted) process.exitCode = 1;
  if (json) printJson({ ...outcome, board });
  else console.log(`\n${boardText(board)}\n\n${closing(outcome)}`);
  for (const { name, missing, failure } of outcome.entries) if (missing > 0) console.error(`${failure === null ? '' : `error: ${failure}\n`}${name}: ${missing} samples were not played; the same command goes on with them`);
}

const closing = ({ folder, run, tasks, seconds, interrupted }: EvalOutcome): string => `${run}: ${tasks} tasks${interrupted ? ', interrupted' : ''}, ${seconds.toFixed(0)} s. All of it lies in ${folder}\n\n  npm run -s gym -- leaderboard ${run} --html leaderboard.html\n  npm run -s gym -- replay ${run}`;

function planOf(file: string | undefined, options: Options, said: (name: string) => boolean): Plan {
  const written = file === undefined ? {} : readPlan(file);
  const given: Readonly<Record<string, unknown>> = { ...options };
  const typed = (names: Readonly<Record<string, string>>): Record<string, unknown> => Object.fromEntries(Object.entries(names).filter(([option]) => said(option)).map(([option, name]) => [name, given[option]]));
  const { model, as, agent = [] } = options;
  const stray = Object.keys(MODEL_OPTIONS).find(said);
  if (model === undefined && (stray !== undefined || as !== undefined)) throw new CliError(`--${(stray ?? 'as').replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)} goes with --model`);
  const added: PlanEntry[] = [...(model === undefined ? [] : [{ ...(as === undefined ? {} : { name: as }), model, ...typed(MODEL_OPTIONS) }]), ...agent.map((each) => ({ agent: each }))];
  return { ...written, ...typed(PLAN_OPTIONS), ...(written.models === undefined && added.length === 0 ? {} : { models: [...written.models ?? [], ...added] }) };
}

/** From what is measured, so that the same command finds the same run. */
function defaultName({ set = 'lite', families = 'internal', limit, models = [] }: Plan): string {
  if (models.length === 0) throw new CliError('nobody is to be measured: name a --model with its --endpoint, an --agent, a plan, or the --name of a run');
  const where = [families].flat().join('-');
  return [set, ...(where === 'internal' ? [] : [where]), ...(limit === undefined ? [] : [String(limit)]), ...models.map(nameOf)].join('-').replaceAll(/[^A-Za-z0-9._-]+/g, '-').slice(0, 100);
}
