import { clearScreenDown, cursorTo } from 'node:readline';
import type { Command } from 'commander';
import type { Fields } from '../../protocol/fields.ts';
import { type CliCommand, CliError, integerOption } from '../command.ts';
import { addServerOptions, getJson, interruptSignal, type ServerOptions } from '../connect.ts';
import { episodesIn, frame } from '../watch/frame.ts';
import { liveFeed } from '../watch/live-feed.ts';

interface Options extends ServerOptions { readonly frames?: number; readonly json?: boolean }

const DEFAULT_URL = 'http://127.0.0.1:8700';
const AT_MOST = 200;
const [COLUMNS, ROWS] = [120, 40];

export const watchCommand: CliCommand = {
  register(program: Command) {
    addServerOptions(program.command('watch').description('a live table of what a server does: episodes, queue, speed, faults'), `the server (default: ${DEFAULT_URL})`)
      .option('--frames <n>', 'end after so many seconds', integerOption('--frames', 1))
      .option('--json', 'print each event as a line of JSON')
      .action(watch);
  },
};

async function watch({ url = DEFAULT_URL, token, frames = Number.POSITIVE_INFINITY, json = false }: Options): Promise<void> {
  const signal = interruptSignal();
  const screen = process.stdout.isTTY && !json;
  let shown = 0;
  for await (const live of liveFeed(url, token, signal)) {
    if (json) process.stdout.write(`${JSON.stringify(live)}\n`);
    else await show(live, url, token, screen);
    shown += 1;
    if (shown >= frames) return;
  }
  if (!signal.aborted) throw new CliError(`the server at ${url} has ended its feed`);
}

async function show(live: Fields, url: string, token: string | undefined, screen: boolean): Promise<void> {
  const { columns = COLUMNS, rows = ROWS } = process.stdout;
  const episodes = await getJson(url, `/v1/episodes?limit=${AT_MOST}`, token).then(episodesIn, (error: unknown) => `single episodes are not shown: ${error instanceof Error ? error.message.replaceAll(/\s+/g, ' ') : String(error)}`);
  const lines = frame({ live, episodes, columns, rows: screen ? rows : ROWS });
  if (screen) {
    cursorTo(process.stdout, 0, 0);
    clearScreenDown(process.stdout);
  }
  process.stdout.write(`${lines.join('\n')}\n${screen ? '' : '\n'}`);
}
