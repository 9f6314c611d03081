/**
 * What the host's /proc says of a guest: its processor time, and how long it waited for a processor. No guest can
 * forge either. Zero where /proc does not tell (another pid namespace, another system).
 */
import { readFileSync } from 'node:fs';

/** Of Linux, for every architecture. */
const TICK_MS = 10;
/** A guest's limit on processes keeps below it. */
const MAX_PROCESSES = 256;

const read = (path: string): string | undefined => {
  try {
    return readFileSync(path, 'latin1');
  } catch {
    return undefined;
  }
};

/**
 * Milliseconds of processor time that all threads of a process have used.
 * @param family with its children, running and ended, and theirs
 */
export function cpuTimeOf(hostPid: number, family = false): number {
  if (hostPid <= 0) return 0;
  let ticks = 0;
  const pids = [hostPid];
  for (const pid of pids) {
    const stat = read(`/proc/${pid}/stat`);
    if (stat === undefined) continue;
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    ticks += Number(fields[11]) + Number(fields[12]);
    if (!family || pids.length >= MAX_PROCESSES) continue;
    ticks += Number(fields[13]) + Number(fields[14]);
    for (const child of (read(`/proc/${pid}/task/${pid}/children`) ?? '').split(' ')) if (child !== '') pids.push(Number(child));
  }
  return ticks * TICK_MS;
}

/** Of the main thread, in milliseconds since it began: on a processor, and ready but without one. */
export interface ScheduleStat { readonly runMs: number; readonly waitMs: number }

export function scheduleOf(hostPid: number): ScheduleStat | undefined {
  const [run, wait] = (hostPid <= 0 ? undefined : read(`/proc/${hostPid}/schedstat`))?.split(' ') ?? [];
  return run === undefined || wait === undefined ? undefined : { runMs: Number(run) / 1e6, waitMs: Number(wait) / 1e6 };
}

/** Was the main thread pushed off its processor more often than it left by itself? */
export function isPushedAside(hostPid: number): boolean {
  const status = read(`/proc/${hostPid}/status`) ?? '';
  const count = (name: string): number => Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(status)?.[1] ?? 0);
  return count('nonvoluntary_ctxt_switches') > count('voluntary_ctxt_switches');
}

/** How often the kernel has killed a process for lack of memory, on this machine, so far; undefined where it does not tell. */
export function outOfMemoryKills(): number | undefined {
  const count = /^oom_kill (\d+)/m.exec(read('/proc/vmstat') ?? '')?.[1];
  return count === undefined ? undefined : Number(count);
}
