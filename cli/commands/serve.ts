import type { Command } from 'commander';
import { GymClient } from '../../client/gym-client.ts';
import { driveEpisode, scripted } from '../../client/episode-driver.ts';
import { loadConfig, SETTING_NAMES, SETTINGS, type SettingName, environmentName } from '../../server/config.ts';
import { type RunningServer, startServer } from '../../server/main.ts';
import { type CliCommand, CliError, printJson } from '../command.ts';
import { onInterrupt } from '../connect.ts';
import { serverBanner } from '../banner.ts';
import { referencesOf } from '../solving.ts';

const optionName = (name: SettingName): string => name.replaceAll('_', '-');
const camelCase = (name: SettingName): string => name.replace(/_(.)/g, (_, letter: string) => letter.toUpperCase());

export const serveCommand: CliCommand = {
  register(program: Command) {
    const command = program.command('serve').description('serve the catalogue (what `npm start` does)').option('--json', 'print address, isolation and image as JSON when ready, instead of the banner');
    for (const name of SETTING_NAMES) {
      const { help, placeholder, default: value } = SETTINGS[name];
      const shown = value === '' || value === false ? '' : `; default ${value}`;
      command.option(`--${optionName(name)}${placeholder === '' ? '' : ` <${placeholder}>`}`, `${help}${shown} [${environmentName(name)}]`);
    }
    command.action(serve);
  },
};

async function serve(options: Readonly<Record<string, string | boolean | undefined>>): Promise<void> {
  const given: Partial<Record<SettingName, string>> = {};
  for (const name of SETTING_NAMES) {
    const value = options[camelCase(name)];
    if (value !== undefined) given[name] = String(value);
  }
  const config = loadConfig(given);
  const server = await startServer(config).catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') throw new CliError(`port ${config.port} is taken: stop the other server, or give --port (0 for a free one)`);
    throw error;
  });
  stopOnSignal(server);
  const proof = await solveOne(server).catch(async (error: unknown) => {
    await server.drain(0);
    throw error;
  });
  server.ready();
  const backend = await server.deps.backends.get('python');
  if (options['json'] === true) return printJson({ url: server.url, isolation: backend.isolation, image: backend.image, checked: proof });
  console.log(serverBanner({ url: server.url, isolation: backend.isolation, catalogue: server.deps.catalogue, checked: proof, needsToken: config.tokens !== '' }));
}

/** Solves one task through the front door: a server that cannot is not ready. Returns the task's id. */
async function solveOne(server: RunningServer): Promise<string> {
  const { catalogue } = server.deps;
  const [family] = catalogue.families;
  if (family === undefined) throw new CliError('there are no families');
  const record = await catalogue.select({ family: family.info.id, split: 'train', index: 0 }, undefined, 0);
  const token = server.deps.tokens.issue('rollout');
  await using client = await GymClient.connect(server.url.replace('0.0.0.0', '127.0.0.1').replace('[::]', '[::1]'), { name: 'self-check', ...(token === undefined ? {} : { token }) });
  const run = await driveEpisode(client, record.id, scripted(...referencesOf(record, 'python') ?? []), { seed: 0, meta: { purpose: 'self-check' } });
  if (!run.solved) throw new CliError(`the self-check failed: the reference solution of ${record.id} earned ${run.reward ?? 'no reward'}\n${run.lastText}`);
  return record.id;
}

function stopOnSignal(server: RunningServer): void {
  onInterrupt((name) => {
    server.deps.logger.info({ signal: name, grace_ms: server.deps.config.grace_ms }, 'shutting down; once more to stop at once');
    void server.drain().then(() => process.exit(0), (error: unknown) => {
      server.deps.logger.error({ err: error }, 'shutdown failed');
      process.exit(1);
    });
  });
}
