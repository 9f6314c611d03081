/** The command line as a process, with folders of its own. */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { TABLES } from '../server/harness.ts';

const MAIN = path.join(import.meta.dirname, '../../cli/main.ts');
/** Compiled modules, kept as the start script keeps them. */
const COMPILED = path.join(import.meta.dirname, '../../.cache/node');

interface Ran { readonly status: number | null; readonly out: string; readonly err: string }

export interface CommandLine extends Disposable {
  /** For the test's own files; also where the commands keep their data. */
  readonly folder: string;
  run(args: readonly string[], options?: { readonly input?: string; readonly kill?: (child: ReturnType<typeof spawn>) => void }): Promise<Ran>;
  /** What a command prints with `--json`. */
  json(args: readonly string[]): Promise<unknown>;
}

export function commandLine(): CommandLine {
  const folder = mkdtempSync(path.join(tmpdir(), 'medagentgym-cli-'));
  const run: CommandLine['run'] = (args, { input = '', kill } = {}) => new Promise((resolve) => {
    const child = spawn(process.execPath, [MAIN, ...args], { env: { NODE_COMPILE_CACHE: COMPILED, ...process.env, MEDAGENTGYM_DATA_DIR: folder, MEDAGENTGYM_TABLES_DIR: TABLES } });
    let [out, err] = ['', ''];
    child.stdout.setEncoding('utf8').on('data', (text: string) => { out += text; });
    child.stderr.setEncoding('utf8').on('data', (text: string) => { err += text; });
    child.stdin.end(input);
    kill?.(child);
    child.on('close', (status) => resolve({ status, out, err }));
  });
  return { folder, run, json: async (args) => JSON.parse((await run([...args, '--json'])).out), [Symbol.dispose]: () => rmSync(folder, { recursive: true }) };
}
