import { createInterface } from 'node:readline';
import type { Command } from 'commander';
import type { EpisodeAction } from '../../client/episode-driver.ts';
import type { Results } from '../../protocol/index.ts';
import { type CliCommand, integerOption } from '../command.ts';
import { addServerOptions, connect, type ServerOptions } from '../connect.ts';
import { openCatalogue } from '../local-catalogue.ts';
import { addEpisodeOptions, addTaskOptions, chooseTasks, type EpisodeChoices, resetOptions, type TaskOptions } from '../task-options.ts';

interface Options extends TaskOptions, EpisodeChoices, ServerOptions {
  readonly seed: number;
  readonly json?: boolean;
}

const HELP = `Type a program and end it with a line that holds only a dot, or with the end of the input; it is run as
validate_code.
Or one of:
  :submit VALUE           hand in an answer (without VALUE: what the programs set)
  :debug                  why did the last program fail?
  :info PATH [COLUMN]     columns of a file, or the values of a column
  :find PATH TERM         where a term occurs
  :sh COMMAND             a shell command, where the task permits it
  :raw TEXT               a model's reply as it is (JSON, fenced code, ...)
  :task                   show the task again
  :quit                   leave`;

/** A colon command as an action; undefined for one that is not known. */
function commandAction(line: string): EpisodeAction | undefined {
  const [, name = '', rest = ''] = /^:(\w+)\s*(.*)$/s.exec(line) ?? [];
  const [first = '', ...others] = rest.split(/\s+/);
  switch (name) {
    case 'submit': {
      if (rest === '') return { action: 'submit' };
      try {
        return { action: 'submit', answer: JSON.parse(rest) as unknown };
      } catch {
        return { action: 'submit', answer: rest };
      }
    }
    case 'debug': return { action: 'debug' };
    case 'info': return { action: 'request_info', data_path: first, ...(others.length === 0 ? { info_type: 'column_names' } : { info_type: 'column_values', keyterm: others.join(' ') }) };
    case 'find': return { action: 'request_info', data_path: first, info_type: 'term', keyterm: others.join(' ') };
    case 'sh': return { action: 'terminal', cmd: rest };
    case 'raw': return rest;
    default: return undefined;
  }
}

export const playCommand: CliCommand = {
  register(program: Command) {
    const command = program.command('play').description('step through a task by hand in the terminal').argument('[id]', 'a task id (default: one is drawn)');
    addServerOptions(addEpisodeOptions(addTaskOptions(command)))
      .option('--seed <n>', 'which task is drawn', integerOption('--seed', 0), Date.now() % 0x1_0000_0000)
      .option('--json', 'print each reply as one JSON line')
      .action(play);
  },
};

async function play(id: string | undefined, options: Options): Promise<void> {
  const json = options.json === true;
  let task = id;
  if (task === undefined) {
    using local = openCatalogue(options.dataDir);
    task = chooseTasks(local.catalogue, options, 1, options)[0]?.id ?? '';
  }
  await using connected = await connect(options);
  const start = await connected.client.call('reset', {
    task: { id: task }, seed: options.seed,
    options: resetOptions(options),
  });
  const say = (text: string): void => { if (!json) console.log(text); };
  const show = (reply: Results['reset'] | Results['step']): void => { if (json) console.log(JSON.stringify(reply)); else console.log(`\n${reply.observation.text}\n`); };
  say(`${task}   steps: ${start.info.steps_left}, graded attempts: ${start.info.attempts_left}   (:help for help)`);
  show(start);

  const lines = createInterface({ input: process.stdin, output: json ? undefined : process.stdout, terminal: !json && process.stdin.isTTY === true, prompt: '> ' });
  const episode = start.episode ?? '';
  let code: string[] = [];
  let seq = 0;
  /** Takes a step and shows it. Is the episode over? */
  const act = async (action: EpisodeAction): Promise<boolean> => {
    const reply = await connected.client.call('step', { episode, seq: seq++, action: typeof action === 'string' ? action : { ...action } });
    show(reply);
    const over = reply.terminated || reply.truncated;
    if (over) say(`The episode is over (${reply.info.stop_reason}).`);
    return over;
  };
  const runCode = (): Promise<boolean> => {
    const program = code.join('\n');
    code = [];
    return act({ action: 'validate_code', code: program });
  };
  // Piped input may end long before its last line is played.
  let open = true;
  lines.once('close', () => { open = false; });
  lines.prompt();
  let left = false;
  for await (const line of lines) {
    if (code.length === 0 && line.startsWith(':')) {
      if (/^:q(uit)?\b/.test(line)) left = true;
      else if (/^:h(elp)?\b/.test(line)) say(HELP);
      else if (/^:task\b/.test(line)) show(start);
      else {
        const action = commandAction(line);
        if (action === undefined) say(`there is no ${line.split(' ')[0]}; :help lists what there is`);
        else left = await act(action);
      }
    } else if (line === '.') {
      left = await runCode();
    } else {
      code.push(line);
    }
    if (left) break;
    lines.setPrompt(code.length === 0 ? '> ' : '. ');
    if (open) lines.prompt();
  }
  // The end of the input ends a program too.
  if (!left && code.some((line) => line.trim() !== '')) await runCode();
  lines.close();
  const { reward, solved } = await connected.client.call('close', { episode });
  say(`Reward: ${reward ?? 'none, the server failed'}${solved ? ', solved' : ''}`);
}
