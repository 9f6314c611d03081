/** A progress bar on a terminal; elsewhere a line now and then. Writes to stderr, so that stdout stays clean. */
import { SingleBar } from 'cli-progress';
import type { Work } from '../env/families/work.ts';

export interface Progress { /** @param note what is shown beside the count from now on */ tick(note?: string): void; stop(): void }

const LINE_MS = 10_000;

export function startProgress(title: string, total: number, quiet: boolean): Progress {
  if (quiet) return { tick() {}, stop() {} };
  if (process.stderr.isTTY) {
    const bar = new SingleBar({ format: `${title} {bar} {value}/{total} | {eta_formatted} left{note}`, hideCursor: true, stream: process.stderr });
    bar.start(total, 0, { note: '' });
    return { tick: (note) => bar.increment(1, note === undefined ? {} : { note: ` | ${note}` }), stop: () => bar.stop() };
  }
  let done = 0;
  let told = performance.now();
  return {
    tick(note) {
      done += 1;
      if (performance.now() - told < LINE_MS) return;
      told = performance.now();
      console.error(`${title}: ${done}/${total}${note === undefined ? '' : ` | ${note}`}`);
    },
    stop() {},
  };
}

/** Shows how far long work that others report has come, such as the making of tables. */
export function showWork(quiet = false): (work: Work) => void {
  if (quiet) return () => {};
  let told = performance.now();
  return ({ title, done, total }) => {
    if (performance.now() - told < (process.stderr.isTTY ? 200 : LINE_MS) && done < total) return;
    told = performance.now();
    const line = `${title}: ${done}/${total}`;
    if (process.stderr.isTTY) process.stderr.write(`\r\x1b[K${line}${done >= total ? '\n' : ''}`);
    else console.error(line);
  };
}
