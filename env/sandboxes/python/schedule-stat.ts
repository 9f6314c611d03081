/**
 * What the host's /proc says of a guest: its processor time, and how long it waited for a processor. No guest can
 * forge either. Zero where /proc does not tell (another pid namespace, another system).
 */
import { readFileSync } from 'node:fs';

/** Of Linux, for every architecture. */
const TICK_MS = 10;

/** Milliseconds of processor time that all threads of a process have used. */
export function cpuTimeOf(hostPid: number): number {
  if (hostPid <= 0) return 0;
  try {
    const stat = readFileSync(`/proc/${hostPid}/stat`, 'latin1');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return (Number(fields[11]) + Number(fields[12])) * TICK_MS;
  } catch {
    return 0;
  }
}

/**
 * Milliseconds for which the main thread of a process was ready to run but waited for a processor, since it began;
 * undefined where /proc does not tell.
 */
export function waitTimeOf(hostPid: number): number | undefined {
  if (hostPid <= 0) return undefined;
  try {
    return Number(readFileSync(`/proc/${hostPid}/schedstat`, 'latin1').split(' ')[1]) / 1e6;
  } catch {
    return undefined;
  }
}
