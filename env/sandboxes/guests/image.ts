/** Identifies what guest code ran on: interpreter and packages or what the language adds in their place, sandbox sources, isolation level, processor. */
import { createHash } from 'node:crypto';
import { readFile, readdir } from 'node:fs/promises';
import { arch } from 'node:process';
import type { Interpreter } from './interpreter.ts';
import type { IsolationLevel } from './isolation.ts';
import type { Language } from './language.ts';
import { GUEST_SOURCES } from './run-folder.ts';

/** For example `python-3.11.7-full-x64-3f9a0c1d2e4b5a69`. */
export async function imageOf(interpreter: Interpreter, level: IsolationLevel, { runtime, version, identity, program }: Language): Promise<string> {
  const hash = createHash('sha256');
  hash.update(JSON.stringify([...(program === undefined ? [interpreter.version, interpreter.packages] : []), level, arch, identity]));
  for (const name of (await readdir(GUEST_SOURCES)).filter((file) => file.endsWith('.py')).sort()) {
    hash.update(`\0${name}\0`).update(await readFile(`${GUEST_SOURCES}/${name}`));
  }
  return `${runtime}-${version ?? interpreter.version.join('.')}-${level}-${arch}-${hash.digest('hex').slice(0, 16)}`;
}
