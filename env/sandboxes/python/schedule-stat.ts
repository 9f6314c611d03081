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
 * How long a guest was ready to run but waited for a processor, as the kernel counts it for its main thread.
 *
 * The meter is read only after slow steps: what short ones waited is carried along, so a reading is an upper bound,
 * and the step's own length bounds it again.
 */
export class WaitMeter {
  readonly #path: string | undefined;
  #last = 0;

  constructor(hostPid: number) {
    this.#path = hostPid > 0 ? `/proc/${hostPid}/schedstat` : undefined;
    this.#last = this.#read();
  }

  /** Milliseconds waited since the last reading, at most `wallMs`. */
  since(wallMs: number): number {
    const now = this.#read();
    const waited = Math.max(0, now - this.#last);
    this.#last = Math.max(this.#last, now);
    return Math.min(waited, wallMs);
  }

  #read(): number {
    if (this.#path === undefined) return 0;
    try {
      return Number(readFileSync(this.#path, 'latin1').split(' ')[1]) / 1e6;
    } catch {
      return this.#last;
    }
  }
}
