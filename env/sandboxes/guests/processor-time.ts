/**
 * What the host's /proc says of a guest: its processor time, and how long it waited for a processor. No guest can
 * forge either. Zero where /proc does not tell (another pid namespace, another system).
 */
import { readdirSync, readFileSync } from 'node:fs';

/** Of Linux, for every architecture. */
const TICK_MS = 10;
/** A guest's limit on processes keeps below it. */
const MAX_PROCESSES = 256;
/** The kernel's PF_EXITING, in the flags of a thread. */
const EXITING = 4;

const read = (path: string): string | undefined => {
  try {
    return readFileSync(path, 'latin1');
  } catch {
    return undefined;
  }
};

const list = (path: string): readonly string[] => {
  try {
    return readdirSync(path);
  } catch {
    return [];
  }
};

/** A process and all that descend from it; children are listed by the thread that made them. */
export function familyOf(hostPid: number): readonly number[] {
  const pids = [hostPid];
  for (const pid of pids) {
    for (const task of list(`/proc/${pid}/task`)) {
      for (const child of (read(`/proc/${pid}/task/${task}/children`) ?? '').split(' ')) if (child !== '' && pids.length < MAX_PROCESSES) pids.push(Number(child));
    }
  }
  return pids;
}

/** What /proc says of a process or a thread, from its state on. */
function statusOf(path: string): readonly string[] | undefined {
  const stat = read(`/proc/${path}/stat`);
  return stat?.slice(stat.lastIndexOf(')') + 2).split(' ');
}

/**
 * Milliseconds of processor time that all threads of a process have used.
 * @param family with its children, running and ended, and theirs
 */
export function cpuTimeOf(hostPid: number, family = false): number {
  if (hostPid <= 0) return 0;
  let ticks = 0;
  for (const pid of family ? familyOf(hostPid) : [hostPid]) {
    const fields = statusOf(`${pid}`);
    if (fields === undefined) continue;
    ticks += Number(fields[11]) + Number(fields[12]) + (family ? Number(fields[13]) + Number(fields[14]) : 0);
  }
  return ticks * TICK_MS;
}

/** Of a thread, in milliseconds since it began: on a processor, and ready but without one. */
export interface ScheduleStat { readonly runMs: number; readonly waitMs: number }

/** By thread, of a process and where it has any of its children. Empty where /proc does not tell. */
export function schedulesOf(hostPid: number): ReadonlyMap<string, ScheduleStat> {
  const found = new Map<string, ScheduleStat>();
  if (hostPid <= 0) return found;
  for (const pid of familyOf(hostPid)) {
    for (const task of list(`/proc/${pid}/task`)) {
      const [run, wait] = read(`/proc/${pid}/task/${task}/schedstat`)?.split(' ') ?? [];
      if (run !== undefined && wait !== undefined) found.set(task, { runMs: Number(run) / 1e6, waitMs: Number(wait) / 1e6 });
    }
  }
  return found;
}

/** Is a thread on a processor, or ready to be? */
export function isRunnable(tid: string): boolean {
  return statusOf(tid)?.[0] === 'R';
}

/** Do all threads of a process end already? No signal has an effect on it any more. False where /proc does not tell. */
export function isEnding(hostPid: number): boolean {
  const tasks = hostPid > 0 ? list(`/proc/${hostPid}/task`) : [];
  return tasks.length > 0 && tasks.every((task) => (Number(statusOf(`${hostPid}/task/${task}`)?.[6] ?? EXITING) & EXITING) !== 0);
}

/** How often a thread has been pushed off its processor, less how often it has left by itself. */
export function pushesOf(tid: string): number {
  const status = read(`/proc/${tid}/status`) ?? '';
  const count = (name: string): number => Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(status)?.[1] ?? 0);
  return count('nonvoluntary_ctxt_switches') - count('voluntary_ctxt_switches');
}

/** How often the kernel has killed a process for lack of memory, on this machine, so far; undefined where it does not tell. */
export function outOfMemoryKills(): number | undefined {
  const count = /^oom_kill (\d+)/m.exec(read('/proc/vmstat') ?? '')?.[1];
  return count === undefined ? undefined : Number(count);
}
