/**
 * The folder that the server shares with its zygotes: the socket that guests dial, a copy of the trusted guest
 * sources (so that they can be read wherever the project itself is installed), and a few small system files.
 * Private to the server's user unless another uid must pass through it. Removed at the end; what a killed server left
 * is removed by the next one.
 */
import { chmod, copyFile, lstat, mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { createConnection } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { GuestProgram } from './language.ts';

export const GUEST_SOURCES = fileURLToPath(new URL('./inside/', import.meta.url));

const PREFIX = 'medagentgym-run-';
/** Younger folders may belong to a server that is just starting. */
const STALE_MS = 60_000;

/** A program whose files all lie somewhere. */
export type PlacedProgram = Omit<GuestProgram, 'files'> & { readonly files: readonly { readonly name: string; readonly path: string }[] };

export class RunFolder implements AsyncDisposable {
  readonly path: string;

  private constructor(path: string) {
    this.path = path;
  }

  /** `uid`: of everything inside the wall. `venv`: what its `pyvenv.cfg` says there. */
  static async create(uid: number, venv: string): Promise<RunFolder> {
    await removeStale();
    const folder = new RunFolder(await mkdtemp(join(tmpdir(), PREFIX)));
    await mkdir(folder.shared);
    await mkdir(folder.sources);
    await mkdir(folder.scratch);
    // Others may make folders here (reduced isolation, a uid for each guest) but not list or remove those of others.
    await chmod(folder.scratch, 0o1733);
    for (const name of await readdir(GUEST_SOURCES)) {
      if (!name.endsWith('.py')) continue;
      await copyFile(join(GUEST_SOURCES, name), join(folder.sources, name));
      await chmod(join(folder.sources, name), 0o644);
    }
    await writeFile(join(folder.shared, 'passwd'), `agent:x:${uid}:${uid}::/tmp:/bin/sh\n`);
    await writeFile(join(folder.shared, 'group'), `agent:x:${uid}:\n`);
    await writeFile(folder.venvConfig, venv);
    // For guests with a loopback service: `localhost` has one meaning, and no other name has any.
    await writeFile(join(folder.shared, 'hosts'), '127.0.0.1 localhost\n');
    await writeFile(join(folder.shared, 'nsswitch.conf'), 'passwd: files\ngroup: files\nhosts: files\n');
    await chmod(folder.shared, 0o755);
    await chmod(folder.sources, 0o755);
    return folder;
  }

  /** Writes the files of a program that are none yet. */
  async place(program: GuestProgram | undefined): Promise<PlacedProgram | undefined> {
    if (program === undefined) return undefined;
    const folder = join(this.path, 'program');
    await mkdir(folder);
    await chmod(folder, 0o755);
    const files = await Promise.all(program.files.map(async (file) => {
      if ('path' in file) return file;
      const path = join(folder, file.name);
      await writeFile(path, file.content);
      await chmod(path, 0o644);
      return { name: file.name, path };
    }));
    return { ...program, files };
  }

  /** What the wall binds. */
  get shared(): string { return join(this.path, 'shared'); }
  get sources(): string { return join(this.shared, 'guest'); }
  get venvConfig(): string { return join(this.shared, 'pyvenv.cfg'); }
  get socket(): string { return join(this.shared, 'socket'); }
  /** Guests' folders where no guest has mounts of its own and there is no wall. */
  get scratch(): string { return join(this.path, 'scratch'); }

  /** Lets other uids pass through (not list) the folder. */
  async open(): Promise<void> {
    await chmod(this.path, 0o711);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await rm(this.path, { recursive: true, force: true, maxRetries: 3 });
  }
}

/** Removes what servers left that were killed: folders of this user whose socket nobody listens on any more. */
async function removeStale(): Promise<void> {
  for (const name of await readdir(tmpdir())) {
    if (!name.startsWith(PREFIX)) continue;
    const path = join(tmpdir(), name);
    const found = await lstat(path).catch(() => undefined);
    const mine = found?.isDirectory() === true && found.uid === process.getuid?.();
    if (!mine || Date.now() - found.mtimeMs < STALE_MS) continue;
    if (await isRefused(join(path, 'shared', 'socket'))) await rm(path, { recursive: true, force: true });
  }
}

function isRefused(socket: string): Promise<boolean> {
  return new Promise((resolve) => {
    const connection = createConnection(socket);
    connection.once('connect', () => { connection.destroy(); resolve(false); });
    connection.once('error', (error) => resolve('code' in error && error.code === 'ECONNREFUSED'));
  });
}
