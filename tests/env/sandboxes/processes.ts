/** Looks at this machine's processes through /proc, to see that none is left behind, and ends them. */
import { readFileSync, readdirSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

/** All processes that come from `pid`, whatever namespace they are in. */
export function descendants(pid: number): number[] {
  const parents = new Map<number, number[]>();
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    const stat = statOf(Number(name));
    if (stat !== undefined) parents.set(stat.parent, [...parents.get(stat.parent) ?? [], Number(name)]);
  }
  const found: number[] = [];
  for (const queue = [pid]; queue.length > 0;) {
    const children = parents.get(queue.pop() ?? 0) ?? [];
    found.push(...children);
    queue.push(...children);
  }
  return found;
}

/** Waits for processes to be gone; returns those that are still there after a while. */
export async function remaining(pids: readonly number[]): Promise<number[]> {
  for (let attempt = 0; attempt < 100; attempt++) {
    if (!pids.some(isAlive)) return [];
    await sleep(30);
  }
  return pids.filter(isAlive);
}

/** Kills one; one that has died with another in the meantime is as good. */
export function endProcess(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
  }
}

function isAlive(pid: number): boolean {
  const state = statOf(pid)?.state;
  return state !== undefined && state !== 'Z' && state !== 'X';
}

function statOf(pid: number): { readonly state: string; readonly parent: number } | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'latin1');
    const [state = '', parent = ''] = text.slice(text.lastIndexOf(')') + 2).split(' ');
    return { state, parent: Number(parent) };
  } catch {
    return undefined;
  }
}
