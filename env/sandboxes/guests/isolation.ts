/**
 * Finds the best isolation that this machine allows, by trial: each form of the wall is really entered, and in it the
 * calls that a guest's start makes are really made. Only their errno counts.
 *
 * Fails closed: where nothing works, `chooseIsolation` throws with what to do about it; `none` must be asked for.
 */
import { spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { getSystemErrorName } from 'node:util';
import { enterWall, type WallForm, type WallPlan } from './wall.ts';

export type IsolationLevel = 'full' | 'userns' | 'reduced' | 'none';
export type IsolationRequest = IsolationLevel | 'auto';

export interface WallTrial {
  readonly form: WallForm;
  /** The best level that this form of the wall allows; absent when it allows none. */
  readonly level?: 'full' | 'userns' | 'reduced';
  /** What was missing for more. */
  readonly reason: string;
  /** Why guests cannot have a network of their own, and so no loopback service; absent when they can. */
  readonly noNetwork?: string;
}

export interface IsolationReport {
  readonly level: IsolationLevel | undefined;
  readonly form: WallForm | undefined;
  readonly trials: readonly WallTrial[];
  /** As in the trial of the form that was chosen. */
  readonly noNetwork?: string;
  /** What is missing for `full`, and the command or setting that brings it; empty at `full`. */
  readonly missing: readonly { readonly what: string; readonly fix: string }[];
}

interface ProbeAnswer {
  readonly landlock: number;
  readonly userns: number;
  readonly mounts: number;
  readonly network: number;
  readonly seccomp: number;
}

const RANK = { full: 3, userns: 2, reduced: 1 } as const;

/** Tries the forms of the wall, best first, until one allows `full`. */
export async function probeWalls(plan: Omit<WallPlan, 'form'>, request: IsolationRequest = 'auto'): Promise<IsolationReport> {
  const root = process.getuid?.() === 0;
  const forms: WallForm[] = request === 'reduced' || request === 'none' ? ['absent']
    : root ? ['privileged', 'dropped', 'absent'] : ['unprivileged', 'absent'];
  const trials: WallTrial[] = [];
  for (const form of forms) {
    const trial = await tryWall({ ...plan, form }, root);
    trials.push(trial);
    if (trial.level === 'full') break;
  }
  const wanted = request === 'auto' || request === 'none' ? undefined : request;
  const allowed = trials.filter((trial) => trial.level !== undefined && RANK[trial.level] >= RANK[wanted ?? 'reduced']);
  const best = allowed.sort((a, b) => RANK[b.level ?? 'reduced'] - RANK[a.level ?? 'reduced'])[0];
  // A lower level than the machine allows can be asked for.
  const level = best === undefined ? undefined : wanted ?? best.level;
  return { level, form: best?.form, trials, ...(best?.noNetwork === undefined ? {} : { noNetwork: best.noNetwork }), missing: best?.level === 'full' ? [] : advice(trials) };
}

/** @throws Error that says what to do, when the machine does not allow what was asked */
export function chooseIsolation(report: IsolationReport, request: IsolationRequest): { level: IsolationLevel; form: WallForm } {
  if (request === 'none') return { level: 'none', form: 'absent' };
  if (report.level !== undefined && report.form !== undefined) return { level: report.level, form: report.form };
  const tried = report.trials.map((trial) => `- ${trial.form}: ${trial.reason}`).join('\n');
  const fixes = report.missing.map(({ what, fix }) => `- ${what}: ${fix}`).join('\n');
  throw new Error(`No isolation${request === 'auto' ? '' : ` of level "${request}"`} works on this machine, so guest code will not be run.\n`
    + `Tried:\n${tried}\nTo get it:\n${fixes}\nOnly where the code is trusted: ask for isolation "none" by name.`);
}

async function tryWall(plan: WallPlan, root: boolean): Promise<WallTrial> {
  const { form } = plan;
  let answer: ProbeAnswer;
  try {
    answer = await runProbe(plan, form === 'absent' && root ? plan.ids.shared : undefined);
  } catch (error) {
    return { form, reason: error instanceof Error ? error.message : String(error) };
  }
  if (answer.landlock < 1) return { form, reason: 'the kernel has no Landlock' };
  if (answer.seccomp !== 0) return { form, reason: `seccomp filters are refused (${errorName(answer.seccomp)})` };
  // Without a wall there is nothing that a guest's own namespaces would be cut out of.
  if (form === 'absent') return { form, level: 'reduced', reason: 'no wall' };
  const network = answer.network === 0 ? {} : { noNetwork: `they are refused on this machine (${errorName(answer.network)})` };
  if (answer.mounts === 0) return { form, level: 'full', reason: '', ...network };
  if (answer.userns === 0) return { form, level: 'userns', reason: `mounts in a user namespace are refused (${errorName(answer.mounts)})`, ...network };
  return { form, reason: `user namespaces are refused (${errorName(answer.userns)})` };
}

/** With a uid: the interpreter is started as that uid, because guests will run as such. */
async function runProbe(plan: WallPlan, uid: number | undefined): Promise<ProbeAnswer> {
  const { file, args, env } = enterWall(plan, 'probe.py');
  const command = uid === undefined ? [file, ...args]
    : ['setpriv', '--reuid', String(uid), '--regid', String(uid), '--clear-groups', '--', file, ...args];
  const proc = openSync('/proc', 'r');
  try {
    const child = spawn(command[0] ?? '', command.slice(1), { env, cwd: '/', stdio: ['ignore', 'pipe', 'pipe', 'ignore', 'ignore', proc], timeout: 20_000, killSignal: 'SIGKILL' });
    let out = '';
    let err = '';
    child.stdout?.setEncoding('utf8').on('data', (text: string) => { out = (out + text).slice(0, 10_000); });
    child.stderr?.setEncoding('utf8').on('data', (text: string) => { err = (err + text).slice(-2_000); });
    const code = await new Promise<number | null>((resolve, reject) => child.once('error', reject).once('close', resolve));
    if (code !== 0) throw new Error(err.trim().split('\n').at(-1) ?? `exit status ${code}`);
    return JSON.parse(out) as ProbeAnswer;
  } finally {
    closeSync(proc);
  }
}

function advice(trials: readonly WallTrial[]): { what: string; fix: string }[] {
  const reasons = trials.map((trial) => trial.reason).join('\n');
  const missing: { what: string; fix: string }[] = [];
  if (reasons.includes('ENOENT')) missing.push({ what: 'bubblewrap and setpriv', fix: 'apt-get install bubblewrap util-linux' });
  if (reasons.includes('no Landlock')) missing.push({ what: 'Landlock', fix: 'Linux 5.13 or newer with "landlock" in the kernel parameter lsm=' });
  missing.push({
    what: 'user namespaces',
    fix: 'sysctl -w kernel.unprivileged_userns_clone=1 user.max_user_namespaces=10000 kernel.apparmor_restrict_unprivileged_userns=0; '
      + 'in Docker: --security-opt seccomp=unconfined --security-opt apparmor=unconfined --cap-add SYS_ADMIN',
  });
  missing.push({ what: 'a Python that another user may read', fix: 'an interpreter outside of private folders, such as /usr/bin/python3' });
  return missing;
}

function errorName(code: number): string {
  return code > 0 && code < 134 ? getSystemErrorName(-code) : `status ${code}`;
}
