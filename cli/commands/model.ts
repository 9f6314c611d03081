import { spawn } from 'node:child_process';
import type { Command } from 'commander';
import { type CliCommand, CliError, integerOption, printJson } from '../command.ts';
import { interruptSignal } from '../connect.ts';
import { installModel, MODEL_NAME, serverFile, weightsFile } from '../model/install.ts';

interface Options {
  readonly host: string;
  readonly port: number;
  readonly parallel: number;
  readonly context: number;
  readonly threads?: number;
  readonly file?: string;
  readonly installOnly?: boolean;
  readonly json?: boolean;
}

export const modelCommand: CliCommand = {
  register(program: Command) {
    program.command('model').description('install a small pre-trained model (SmolLM2-135M-Instruct) and llama.cpp, and serve it by the OpenAI API')
      .option('--host <address>', 'address to listen on', '127.0.0.1')
      .option('--port <n>', 'port to listen on', integerOption('--port', 1), 8080)
      .option('--parallel <n>', 'requests at the same time', integerOption('--parallel', 1), 8)
      .option('--context <n>', 'tokens of one request', integerOption('--context', 256), 8192)
      .option('--threads <n>', 'threads (default: all)', integerOption('--threads', 1))
      .option('--file <gguf>', 'serve another GGUF file')
      .option('--install-only', 'install what is missing, and say where it lies')
      .option('--json', 'with --install-only: print JSON')
      .action(model);
  },
};

async function model(options: Options): Promise<void> {
  const signal = interruptSignal();
  await installModel((text) => { if (options.json !== true) console.error(`${text} ...`); }, signal);
  const file = options.file ?? weightsFile();
  if (options.installOnly === true) {
    if (options.json === true) return printJson({ model: MODEL_NAME, weights: weightsFile(), server: serverFile() });
    return console.log(`weights: ${weightsFile()}\nserver:  ${serverFile()}`);
  }
  const { host, port, parallel, context, threads } = options;
  console.error(`serving ${options.file ?? MODEL_NAME} at http://${host}:${port}/v1 (Ctrl-C stops it)`);
  const args = ['--model', file, '--alias', options.file === undefined ? MODEL_NAME : 'model', '--host', host, '--port', String(port), '--parallel', String(parallel), '--ctx-size', String(context * parallel), ...(threads === undefined ? [] : ['--threads', String(threads)])];
  const child = spawn(serverFile(), args, { stdio: ['ignore', 'ignore', 'pipe'], signal });
  let last = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => { last = (last + text).slice(-2000); });
  await new Promise<void>((resolve, reject) => {
    child.on('error', (error) => { if (signal.aborted) resolve(); else reject(new CliError(`llama-server: ${error.message}`)); });
    child.on('close', (status) => { if (signal.aborted || status === 0) resolve(); else reject(new CliError(`llama-server ended with status ${status}:\n${last}`)); });
  });
}
