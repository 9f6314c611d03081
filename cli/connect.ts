/**
 * A server for a command: the one at `--url`, or one of its own on a free port for as long as the command runs. Either
 * way the command speaks to it over a real socket.
 */
import type { Command } from 'commander';
import { GymClient, RemoteError } from '../client/gym-client.ts';
import { loadConfig } from '../server/config.ts';
import type { Logger } from '../server/logger.ts';
import { startServer } from '../server/main.ts';
import { CliError } from './command.ts';

export interface ServerOptions {
  readonly url?: string;
  readonly token?: string;
}

export function addServerOptions(command: Command, url = 'a running server (default: one of its own)'): Command {
  return command.option('--url <url>', url).option('--token <token>', 'its bearer token (or MEDAGENTGYM_TOKEN)');
}

export interface ConnectOptions extends ServerOptions {
  readonly dataDir?: string | undefined;
  /** Own server only: the folder for tables, if not the configured one. */
  readonly tablesDir?: string;
  /** Own server only: the file that episodes are recorded to, if not that of the data folder. */
  readonly trajectories?: string;
  /** Own server only: record the episodes? */
  readonly record?: boolean;
  /** Own server only: where it logs, if not to stderr. */
  readonly logger?: Logger;
}

export interface Connected extends AsyncDisposable {
  readonly client: GymClient;
  readonly url: string;
}

export const tokenOf = (given: string | undefined): string | undefined => given ?? process.env['MEDAGENTGYM_TOKEN'];
const noAnswer = (url: string, error: unknown): CliError => new CliError(error instanceof RemoteError ? error.message
  : `no server answers at ${url}: ${error instanceof Error ? error.message : String(error)}. Start one with \`npm start\`, or say with --url where it is`);

/** The address as a URL; `host:port` will do, a bare word will not. @throws CliError */
function addressOf(given: string): string {
  const url = /^[a-z][a-z0-9+.-]*:\/\//i.test(given) ? given : `http://${given}`;
  if (!URL.canParse(url) || !/^(http|ws)s?:$/.test(new URL(url).protocol) || !/[:.]|^http/.test(given)) throw new CliError(`--url takes an address such as http://127.0.0.1:8700, not ${JSON.stringify(given)}`);
  return url.replace(/^ws/i, 'http');
}

/** A secret that the user named by its variable. @throws CliError */
export function secretFrom(variable: string): string {
  const secret = process.env[variable];
  if (secret === undefined || secret === '') throw new CliError(`the variable ${variable} is not set: it should hold the key of the model endpoint`);
  return secret;
}

/** @throws CliError where nothing answers, or refuses */
async function ask(at: string, path: string, token: string | undefined, signal?: AbortSignal): Promise<Response> {
  const url = addressOf(at);
  const bearer = tokenOf(token);
  const response = await fetch(new URL(path, url), { ...(bearer === undefined ? {} : { headers: { authorization: `Bearer ${bearer}` } }), ...(signal === undefined ? {} : { signal }) }).catch((error: unknown) => { throw noAnswer(url, error); });
  if (!response.ok) throw new CliError(`the server at ${url} refused: ${response.status} ${(await response.text()).slice(0, 500)}`);
  return response;
}

/** What a running server says at a path of its HTTP door. @throws CliError */
export async function getJson(at: string, path: string, token?: string): Promise<unknown> {
  const body = await (await ask(at, path, token)).text();
  try {
    return JSON.parse(body) as unknown;
  } catch {
    throw new CliError(`what answers at ${at} is no MedAgentGym server`);
  }
}

/** What a running server goes on saying at a path, until the signal. @throws CliError */
export async function openStream(at: string, path: string, token: string | undefined, signal: AbortSignal): Promise<ReadableStream<Uint8Array>> {
  const { body } = await ask(at, path, token, signal);
  if (body === null) throw new CliError(`the server at ${at} says nothing at ${path}`);
  return body;
}

export async function connect({ url, token, dataDir, tablesDir, trajectories, record = true, logger }: ConnectOptions): Promise<Connected> {
  await using stack = new AsyncDisposableStack();
  let target: string;
  if (url === undefined) {
    const server = stack.use(await startServer(loadConfig({ port: '0', host: '127.0.0.1', log_level: 'error', record: record ? 'on' : 'off', ...(dataDir === undefined ? {} : { data_dir: dataDir }), ...(tablesDir === undefined ? {} : { tables_dir: tablesDir }), ...(trajectories === undefined ? {} : { trajectories }) }), logger === undefined ? {} : { logger }));
    server.ready();
    target = server.url;
  } else {
    target = addressOf(url);
  }
  const client = await GymClient.connect(target, { token: tokenOf(token) }).catch((error: unknown) => { throw noAnswer(target, error); });
  stack.use(client);
  const owned = stack.move();
  return { client, url: target, [Symbol.asyncDispose]: () => owned.disposeAsync() };
}

/** What is sent to a whole process group comes to us twice: by itself, and passed on by npm or the start script. */
const ECHO_MS = 500;

/** Calls `first` at Ctrl-C or SIGTERM; a later one ends the process at once. */
export function onInterrupt(first: (signal: NodeJS.Signals) => void): void {
  let at: number | undefined;
  for (const name of ['SIGINT', 'SIGTERM'] as const) {
    process.on(name, () => {
      if (at !== undefined && performance.now() - at > ECHO_MS) process.exit(130);
      if (at !== undefined) return;
      at = performance.now();
      first(name);
    });
  }
}

/** Aborted at Ctrl-C or SIGTERM; a second one ends the process at once. */
export function interruptSignal(): AbortSignal {
  const controller = new AbortController();
  onInterrupt(() => controller.abort());
  return controller.signal;
}
