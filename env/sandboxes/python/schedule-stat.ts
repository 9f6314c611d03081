/**
 * How long a guest was ready to run but waited for a processor, as the kernel counts it for its main thread.
 *
 * Read on the host, so no guest can forge it. The meter is read only after slow steps: what short ones waited is
 * carried along, so a reading is an upper bound, and the step's own length bounds it again. Zero where /proc does
 * not tell (another pid namespace, another system).
 */
import { readFileSync } from 'node:fs';

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
