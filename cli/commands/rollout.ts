import type { Command } from 'commander';
import { agentRollout, type AgentRolloutOptions } from '../agent-rollout.ts';
import { type CliCommand, CliError, integerOption } from '../command.ts';
import { addServerOptions, interruptSignal } from '../connect.ts';
import { addModelOptions } from '../sampling/model-options.ts';
import { reportRun } from '../sampling/report.ts';
import { sampleRun } from '../sampling/sample-run.ts';
import type { RunSettings } from '../sampling/settings.ts';
import { addEpisodeOptions, addTaskOptions } from '../task-options.ts';

/** Of both ways; what only a sampling run knows may be absent. */
type Options = Omit<AgentRolloutOptions, 'concurrency'> & Omit<Partial<RunSettings>, keyof AgentRolloutOptions> & { readonly run?: string; readonly concurrency?: number };

/** Options that agents know nothing of. */
const SAMPLING = ['endpoint', 'samples', 'maxSteps', 'temperature', 'topP', 'maxTokens', 'maxContext', 'trimContext', 'regenerate', 'tools', 'stream', 'modelSeed', 'apiKeyEnv', 'priceIn', 'priceOut', 'modelTimeoutS', 'stallS', 'patienceS'] as const satisfies readonly (keyof RunSettings)[];
const DEFAULT_AGENT_CONCURRENCY = 16;
const DEFAULT_CONCURRENCY = 256;

const WAYS = `
Two ways:
  --agent NAME                     an agent of this command, or a program of yours, once a task
  --model NAME --endpoint URL      a model behind an OpenAI-compatible API, --samples times a task. Stopped or killed, the
                                   same --run goes on where it was: docs/trajectories.md`;

export const rolloutCommand: CliCommand = {
  register(program: Command) {
    addModelOptions(addServerOptions(addEpisodeOptions(addTaskOptions(program.command('rollout').description('roll an agent or a model out over tasks and sum the rewards up'))))
      .option('--agent <name>', 'reference, demonstrator (the reference in the words of an agent), empty, constant, random, or a command that reads one JSON object a line and writes one action a line', 'reference')
      .option('-n, --count <n>', 'how many tasks', integerOption('-n', 1), 100)
      .option('--endless', 'with one family: go on past its listed tasks, where it makes more')
      .option('--concurrency <n>', `episodes at the same time (default: ${DEFAULT_AGENT_CONCURRENCY}, of a model ${DEFAULT_CONCURRENCY})`, integerOption('--concurrency', 1))
      .option('--seed <n>', 'which tasks are drawn, and the seed of each episode', integerOption('--seed', 0), 0)
      .option('--constant <expression>', 'the answer of the agent `constant`', '-12345.678')
      .option('--episode-timeout-ms <n>', 'wall clock of each episode, the agent\'s thinking included', integerOption('--episode-timeout-ms', 50))
      .option('--model <name>', 'sample this model instead of an agent')
      .option('--run <name>', 'what the run is called, and how it is gone on with (default: model and time)')
      .option('--samples <k>', 'samples of each task, all with the same start', integerOption('--samples', 1), 1)
      .option('--max-steps <n>', 'steps of an episode', integerOption('--max-steps', 1)))
      .option('--json', 'print JSON')
      .addHelpText('after', WAYS)
      .action((options: Options, command: Command) => rollout(options, (name) => command.getOptionValueSource(name) === 'cli'));
  },
};

async function rollout(options: Options, said: (name: string) => boolean): Promise<void> {
  const { model, run } = options;
  if (model === undefined && run === undefined) {
    const stray = SAMPLING.find(said);
    if (stray !== undefined) throw new CliError(`--${stray.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)} is of sampling a model: it needs --model, or --run of an earlier one`);
    return agentRollout({ ...options, concurrency: options.concurrency ?? DEFAULT_AGENT_CONCURRENCY });
  }
  for (const each of ['agent', 'constant']) if (said(each)) throw new CliError(`--${each} is of agents, --model and --run of sampling a model: choose one`);
  // A name is needed to go on, so that there always is one.
  const name = run ?? `${(model ?? '').replaceAll(/[^A-Za-z0-9._-]+/g, '-').replace(/^[^A-Za-z0-9]+/, '')}-${new Date().toISOString().slice(0, 19).replaceAll(/[-:]/g, '')}`;
  const { json = false } = options;
  reportRun(await sampleRun({ ...options, run: name, quiet: json }, { ...options, concurrency: options.concurrency ?? DEFAULT_CONCURRENCY }, said, interruptSignal()), json);
}
