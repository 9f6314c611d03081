/**
 * The wall: the command line that starts a zygote with nothing of the host in sight but a read-only system, the
 * Python, the shared folder and the tasks' data. It says nothing about single guests; they are closed in by the
 * zygote's own layers.
 *
 * Never root with a user namespace: that stays uid 0 to the kernel.
 */
import { existsSync, lstatSync, readFileSync, readlinkSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type { GuestIds } from './guest-ids.ts';
import type { Interpreter } from './interpreter.ts';
import { placePython } from './python-place.ts';
import type { PlacedProgram, RunFolder } from './run-folder.ts';

/**
 * `privileged`: root starts bubblewrap without a user namespace, and gives up root inside.
 * `dropped`: root gives up root first; needs a Python that everybody may read.
 * `unprivileged`: an ordinary user starts bubblewrap.
 * `absent`: no bubblewrap; only for `reduced` and `none`.
 */
export type WallForm = 'privileged' | 'dropped' | 'unprivileged' | 'absent';

export interface WallPlan {
  readonly form: WallForm;
  readonly interpreter: Interpreter;
  readonly run: RunFolder;
  /** Host folder under which all tasks' mounts lie. */
  readonly mountsRoot: string | undefined;
  /** Of everything inside, when root starts it. */
  readonly ids: GuestIds;
  /** What guests execute; undefined where they are served by the zygote's own Python. */
  readonly program: PlacedProgram | undefined;
  /** Cap of the folder that guests without mounts of their own share, in MiB. */
  readonly scratchMib: number;
}

/** Where things are for the processes inside. */
export interface InsidePaths {
  readonly executable: string;
  readonly sources: string;
  readonly socket: string;
  readonly scratch: string;
  readonly mounts: string | undefined;
  /** Folders and files that every guest may read. */
  readonly readable: readonly string[];
  readonly devices: readonly string[];
  /** What every guest with mounts of its own covers with an empty folder at once; `mounts` when it has its data. */
  readonly hidden: readonly string[];
  /** The command of guests' own program. */
  readonly program: { readonly command: readonly string[]; readonly environment: Readonly<Record<string, string>>; readonly threads: number } | undefined;
}

/**
 * Of a zygote that root starts: it gives each guest a uid of its own, can still end it, and may let it come forward again.
 * Nothing but guests is in its sight. Containers often have no CAP_SYS_NICE to give.
 */
const ZYGOTE_CAPABILITIES = ['SETUID', 'SETGID', 'KILL', ...(mayBeNice() ? ['SYS_NICE'] : [])];
const SHARED = '/run/sandbox';
const MOUNTS = '/mounts';
const SCRATCH = '/scratch';
const PROGRAM = '/program';
const OWN = '/tmp';
const DEVICES = ['/dev/null', '/dev/zero', '/dev/full', '/dev/random', '/dev/urandom'];
const ROOT_LINKS = ['/bin', '/sbin', '/lib', '/lib32', '/lib64', '/libx32'];
/** Of /etc, written into the shared folder instead of taken from the host. */
const OWN_FILES = ['passwd', 'group', 'hosts', 'nsswitch.conf'];
const SYSTEM_FILES = ['/etc/ld.so.cache', '/etc/localtime', '/etc/alternatives'];

function mayBeNice(): boolean {
  try {
    const bounds = /^CapBnd:\s+([0-9a-f]+)/m.exec(readFileSync('/proc/self/status', 'latin1'))?.[1] ?? '0';
    return (BigInt(`0x${bounds}`) >> 23n & 1n) === 1n;
  } catch {
    return false;
  }
}

/** Program, arguments and environment that run `script` (of the guest sources) inside the wall. */
export function enterWall(plan: WallPlan, script: string, ...args: string[]): { readonly file: string; readonly args: string[]; readonly env: Record<string, string> } {
  const inside = insidePaths(plan);
  const python = [inside.executable, '-s', '-B', `${inside.sources}/${script}`, ...args];
  const ids = ['--reuid', String(plan.ids.shared), '--regid', String(plan.ids.shared), '--clear-groups'];
  const kept = ZYGOTE_CAPABILITIES.map((name) => `+${name.toLowerCase()}`).join(',');
  const command = (() => {
    switch (plan.form) {
      case 'absent': return python;
      case 'unprivileged': return ['bwrap', '--unshare-all', ...wallArguments(plan), '--', ...python];
      case 'dropped': return ['setpriv', ...ids, '--inh-caps=-all', '--', 'bwrap', '--unshare-all', ...wallArguments(plan), '--', ...python];
      case 'privileged': return ['bwrap',
        '--unshare-pid', '--unshare-net', '--unshare-ipc', '--unshare-uts', '--unshare-cgroup-try',
        ...wallArguments(plan), '--cap-drop', 'ALL', ...['SETPCAP', ...ZYGOTE_CAPABILITIES].flatMap((name) => ['--cap-add', `CAP_${name}`]),
        '--', 'setpriv', ...ids, `--inh-caps=-all,${kept}`, `--ambient-caps=-all,${kept}`, `--bounding-set=-all,${kept}`, '--no-new-privs', '--', ...python];
    }
  })();
  return { file: command[0] ?? '', args: command.slice(1), env: { ...ENVIRONMENT } };
}

/** All that a guest finds in its environment (HOME and TMPDIR are set to its own folder). */
const ENVIRONMENT: Readonly<Record<string, string>> = {
  PATH: '/usr/local/bin:/usr/bin:/bin',
  HOME: '/tmp',
  TMPDIR: '/tmp',
  LANG: 'C.UTF-8',
  TZ: 'UTC',
  PYTHONHASHSEED: '0',
  PYTHONDONTWRITEBYTECODE: '1',
  PYTHONNOUSERSITE: '1',
  // One thread for each guest's linear algebra, and none of joblib's processes, which a guest may not start.
  OMP_NUM_THREADS: '1',
  OPENBLAS_NUM_THREADS: '1',
  MKL_NUM_THREADS: '1',
  NUMEXPR_NUM_THREADS: '1',
  JOBLIB_MULTIPROCESSING: '0',
  // An arena is 64 MiB of address space for each thread, which the limit on address space would count.
  MALLOC_ARENA_MAX: '2',
};

export function insidePaths(plan: WallPlan): InsidePaths {
  const system = ['/usr', ...ROOT_LINKS, ...SYSTEM_FILES].filter((path) => existsSync(path));
  // A program needs nothing of the zygote's Python.
  const programFiles = plan.program?.files.map(({ name, path }) => (plan.form === 'absent' ? path : `${PROGRAM}/${name}`));
  const program = plan.program === undefined ? undefined : programInside(plan.program, plan.form === 'absent');
  if (plan.form === 'absent') {
    const { executable, folders, venv } = plan.interpreter;
    return {
      executable, sources: plan.run.sources, socket: plan.run.socket, scratch: plan.run.scratch, mounts: plan.mountsRoot,
      readable: [...system, ...programFiles ?? [...folders, ...(venv === undefined ? [] : [venv.folder])]], devices: DEVICES, hidden: [], program,
    };
  }
  const mounts = plan.mountsRoot === undefined ? undefined : MOUNTS;
  const python = placePython(plan.interpreter, plan.run.venvConfig);
  return {
    executable: python.executable, sources: `${SHARED}/guest`, socket: `${SHARED}/socket`, scratch: SCRATCH, mounts,
    readable: [...system, ...programFiles ?? python.folders, ...OWN_FILES.map((name) => `/etc/${name}`)], devices: DEVICES,
    hidden: [SHARED, SCRATCH],
    program,
  };
}

function programInside(program: PlacedProgram, inPlace: boolean): NonNullable<InsidePaths['program']> {
  const place = (name: string): string => (inPlace ? program.files.find((file) => file.name === name)?.path ?? name : `${PROGRAM}/${name}`);
  return { command: [place(program.files[0]?.name ?? ''), ...program.arguments(place)], environment: program.environment, threads: program.threads };
}

function wallArguments(plan: WallPlan): string[] {
  const folders = new Folders();
  folders.bind('/usr');
  for (const path of ROOT_LINKS) {
    if (!existsSync(path)) continue;
    if (lstatSync(path).isSymbolicLink()) folders.link(readlinkSync(path), path);
    else folders.bind(path);
  }
  for (const path of SYSTEM_FILES) if (existsSync(path)) folders.bind(path);
  const python = placePython(plan.interpreter, plan.run.venvConfig);
  for (const [source, target] of python.binds) folders.bind(source, target);
  for (const [target, path] of python.links) folders.link(target, path);
  for (const path of DEVICES) folders.bind(path, path, '--dev-bind');
  for (const name of OWN_FILES) folders.bind(`${plan.run.shared}/${name}`, `/etc/${name}`);
  folders.bind(plan.run.shared, SHARED);
  if (plan.mountsRoot !== undefined) folders.bind(plan.mountsRoot, MOUNTS);
  for (const { name, path } of plan.program?.files ?? []) folders.bind(resolve(path), `${PROGRAM}/${name}`);
  folders.args.push('--perms', '0755', '--dir', OWN, '--perms', '0755', '--dir', '/data');
  folders.args.push('--perms', '1733', '--size', String(plan.scratchMib * 2 ** 20), '--tmpfs', SCRATCH, '--remount-ro', '/');
  return ['--die-with-parent', '--new-session', ...folders.args, '--chdir', '/'];
}

/** Binds with every ancestor made by name: bubblewrap's own parents would be closed to other uids. */
class Folders {
  readonly args: string[] = [];
  readonly #made = new Set(['/']);

  bind(source: string, target: string = source, how: '--ro-bind' | '--dev-bind' = '--ro-bind'): void {
    this.#parents(dirname(target));
    this.args.push(how, source, target);
    this.#made.add(target);
  }

  link(target: string, path: string): void {
    this.#parents(dirname(path));
    this.args.push('--symlink', target, path);
  }

  #parents(folder: string): void {
    if (this.#made.has(folder)) return;
    this.#parents(dirname(folder));
    this.#made.add(folder);
    this.args.push('--perms', '0755', '--dir', folder);
  }
}
