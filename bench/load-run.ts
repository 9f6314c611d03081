/** A client that loads a server from a process of its own, and what both have cost by the processor. */
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { cpuTime } from './processes.ts';
import type { ServerProcess } from './server-process.ts';

/** What such a client says of itself at its end, as JSON; before it counts it says `counting`. `p50` and `p95` in ms. */
interface Seen { readonly steps: number; readonly seconds: number; readonly p50: number; readonly p95: number; readonly cpuMs: number }

export interface LoadRun extends Seen {
  /** Processor time while it counted, in ms: the server's own, and of all processes below it. */
  readonly serverMs: number;
  readonly sandboxesMs: number;
}

export async function loadRun(server: ServerProcess, command: string, args: readonly string[]): Promise<LoadRun> {
  const child = spawn(command, [...args], { stdio: ['ignore', 'pipe', 'inherit'] });
  let before = cpuTime(server.pid);
  let after = before;
  let seen: Seen | undefined;
  for await (const line of createInterface({ input: child.stdout })) {
    if (line === 'counting') before = cpuTime(server.pid);
    else { after = cpuTime(server.pid); seen = JSON.parse(line) as Seen; }
  }
  if (seen === undefined) throw new Error('the client gave no figures');
  return { ...seen, serverMs: after.own - before.own, sandboxesMs: after.descendants - before.descendants };
}
