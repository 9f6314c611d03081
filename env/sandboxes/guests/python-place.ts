/**
 * Where the Python stands inside the wall. A virtual environment lies in the project's folder, wherever somebody put
 * that; inside it has one place, so that neither what code prints of its paths nor what lies in a guest's `/tmp` depends
 * on it. It is put together there (its own `pyvenv.cfg`, a link to the program, its libraries), because the
 * environment's own files name the folder they were made in. A Python that the machine brings stays at its place, for
 * libraries may be linked to it by path; only one under `/tmp`, where every guest has a folder of its own, must move.
 */
import { existsSync, lstatSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Interpreter } from './interpreter.ts';

const VENV = '/venv';
const MOVED = '/python';
const OWN = '/tmp';

export interface PythonPlace {
  readonly executable: string;
  /** Read-only, in this order. */
  readonly binds: readonly (readonly [source: string, target: string])[];
  readonly links: readonly (readonly [target: string, path: string])[];
  /** Folders that every guest may read. */
  readonly folders: readonly string[];
}

/** `config`: where the text of `venvConfig` lies on the host. */
export function placePython({ executable, program, folders, venv }: Interpreter, config: string): PythonPlace {
  const binds = folders.map((folder, index) => [folder, moves(folder) ? `${MOVED}/${index}` : folder] as const);
  const base = { binds, folders: binds.map(([, target]) => target) };
  if (venv === undefined) return { ...base, executable: inside(executable, folders), links: [] };
  const libraries = ['lib', 'lib64'].filter((name) => existsSync(`${venv.folder}/${name}`));
  const linked = libraries.filter((name) => lstatSync(`${venv.folder}/${name}`).isSymbolicLink());
  return {
    executable: `${VENV}/bin/python`,
    binds: [...binds, ...libraries.filter((name) => !linked.includes(name)).map((name) => [`${venv.folder}/${name}`, `${VENV}/${name}`] as const), [config, `${VENV}/pyvenv.cfg`]],
    links: [[inside(program, folders), `${VENV}/bin/python`], ...linked.map((name) => ['lib', `${VENV}/${name}`] as const)],
    folders: [...base.folders, VENV],
  };
}

/** What makes `/venv` an environment of the machine's Python. */
export function venvConfig({ program, folders, venv }: Interpreter): string {
  return `home = ${dirname(inside(program, folders))}\ninclude-system-site-packages = ${venv?.systemPackages ?? false}\n`;
}

function moves(folder: string): boolean {
  return folder === OWN || folder.startsWith(`${OWN}/`);
}

/** A path of the Python as it reads inside. */
function inside(path: string, folders: readonly string[]): string {
  const index = folders.findIndex((folder) => moves(folder) && path.startsWith(`${folder}/`));
  return index === -1 ? path : `${MOVED}/${index}${path.slice(folders[index]?.length)}`;
}
