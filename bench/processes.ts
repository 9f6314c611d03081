/** What the kernel says of processes: processor time and proportional memory, of one or of a whole tree. */
import { readdirSync, readFileSync } from 'node:fs';

const TICK_MS = 10;

interface Stat { readonly pid: number; readonly parent: number; readonly cpuMs: number; readonly reapedMs: number }

function stat(pid: number): Stat | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ').map(Number);
    return { pid, parent: fields[1] ?? 0, cpuMs: ((fields[11] ?? 0) + (fields[12] ?? 0)) * TICK_MS, reapedMs: ((fields[13] ?? 0) + (fields[14] ?? 0)) * TICK_MS };
  } catch {
    return undefined;
  }
}

/** The process and all that descend from it. */
export function processTree(root: number): readonly Stat[] {
  const all = readdirSync('/proc').filter((name) => /^\d+$/.test(name)).map((name) => stat(Number(name))).filter((each) => each !== undefined);
  const wanted = new Set([root]);
  for (let grown = true; grown;) {
    grown = false;
    for (const { pid, parent } of all) if (wanted.has(parent) && !wanted.has(pid)) { wanted.add(pid); grown = true; }
  }
  return all.filter(({ pid }) => wanted.has(pid));
}

/** Processor time in ms: of the process itself, and of its descendants (reaped ones included). */
export function cpuTime(root: number): { readonly own: number; readonly descendants: number } {
  const tree = processTree(root);
  const own = tree.find(({ pid }) => pid === root);
  return { own: own?.cpuMs ?? 0, descendants: (own?.reapedMs ?? 0) + tree.filter(({ pid }) => pid !== root).reduce((sum, { cpuMs, reapedMs }) => sum + cpuMs + reapedMs, 0) };
}

/** Proportional set size in MiB, of a tree or of its root alone. */
export function pssMib(root: number, tree = true): number {
  return processTree(root).filter(({ pid }) => tree || pid === root).reduce((sum, { pid }) => {
    try {
      return sum + Number(/^Pss:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1] ?? 0) / 1024;
    } catch {
      return sum;
    }
  }, 0);
}
