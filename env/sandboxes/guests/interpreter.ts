/**
 * What the sandbox needs to know about the Python that it is given: where its files lie, and what identifies it.
 * Asks the interpreter itself, in a clean environment, and believes it (it is the operator's).
 */
import { execFile } from 'node:child_process';
import { readFile, realpath } from 'node:fs/promises';
import { promisify } from 'node:util';

export interface Interpreter {
  /** As given: a virtual environment is found by this very path. */
  readonly executable: string;
  /** The program itself, past all links. */
  readonly program: string;
  /** Folders outside of /usr that hold it, without duplicates, parents first; not that of a virtual environment. */
  readonly folders: readonly string[];
  readonly venv?: { readonly folder: string; readonly systemPackages: boolean };
  readonly version: readonly [number, number, number];
  /** `name==version`, sorted. */
  readonly packages: readonly string[];
}

const QUESTION = `
import importlib.metadata, json, sys
print(json.dumps({
  'prefixes': [sys.base_prefix, sys.base_exec_prefix],
  'prefix': sys.prefix,
  'executable': sys.executable,
  'version': sys.version_info[:3],
  'packages': sorted({(d.metadata['Name'] or '').lower() + '==' + d.version for d in importlib.metadata.distributions()}),
}))`;

export async function inspectInterpreter(executable: string): Promise<Interpreter> {
  const { stdout } = await promisify(execFile)(executable, ['-s', '-B', '-c', QUESTION], { env: { PATH: '/usr/bin:/bin', LANG: 'C.UTF-8' } });
  const said = JSON.parse(stdout) as { prefixes: string[]; prefix: string; executable: string; version: [number, number, number]; packages: string[] };
  if (said.version[0] !== 3 || said.version[1] < 10) throw new Error(`the sandbox needs Python 3.10 or newer; ${executable} is ${said.version.join('.')}`);
  const folders = new Set<string>();
  for (const prefix of said.prefixes) {
    folders.add(prefix);
    folders.add(await realpath(prefix));
  }
  return {
    executable: said.executable,
    program: await realpath(said.executable),
    folders: withoutNested([...folders].filter((folder) => folder !== '/usr' && !folder.startsWith('/usr/'))),
    ...(said.prefixes.includes(said.prefix) ? {} : { venv: { folder: said.prefix, systemPackages: await takesSystemPackages(said.prefix) } }),
    version: said.version,
    packages: said.packages,
  };
}

async function takesSystemPackages(folder: string): Promise<boolean> {
  return /^include-system-site-packages\s*=\s*true\s*$/im.test(await readFile(`${folder}/pyvenv.cfg`, 'utf8'));
}

function withoutNested(folders: readonly string[]): string[] {
  const sorted = [...folders].sort((a, b) => a.length - b.length);
  return sorted.filter((folder, index) => !sorted.slice(0, index).some((parent) => folder.startsWith(`${parent}/`)));
}
