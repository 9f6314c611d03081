/**
 * The folder that the server shares with its zygotes: the socket that guests dial, a copy of the trusted guest
 * sources (so that they can be read wherever the project itself is installed), and a few small system files.
 * Private to the server's user unless another uid must pass through it.
 */
import { chmod, copyFile, mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const GUEST_SOURCES = fileURLToPath(new URL('./guest/', import.meta.url));

export class RunFolder implements AsyncDisposable {
  readonly path: string;

  private constructor(path: string) {
    this.path = path;
  }

  static async create(uid: number): Promise<RunFolder> {
    const folder = new RunFolder(await mkdtemp(join(tmpdir(), 'medagentgym-')));
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
    await chmod(folder.shared, 0o755);
    await chmod(folder.sources, 0o755);
    return folder;
  }

  /** What the wall binds. */
  get shared(): string { return join(this.path, 'shared'); }
  get sources(): string { return join(this.shared, 'guest'); }
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
