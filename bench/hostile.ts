/**
 * An honest episode beside twenty hostile ones, attack by attack: how long its steps and resets take, how long the server
 * takes to answer a ping, and who is blamed for what.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { GymClient, RemoteError } from '../client/gym-client.ts';
import { sortedCopy } from '../cli/statistics.ts';
import { type Bench, type BenchResult, timesOf } from './bench.ts';
import { startServerProcess } from './server-process.ts';
import { TRIVIAL, TRIVIAL_FAMILY } from './snippets.ts';

const HOSTILE = 20;
const STEP_TIMEOUT_MS = 1_000;
const THOUGHT_MS = 50;
const WARM_UP_SECONDS = 3;
const EPISODES_APART_MS = 200;
type Runtime = 'python' | 'javascript';
/** Hands nothing in: of a script in JavaScript the last value would count. */
const HARMLESS = { python: TRIVIAL, javascript: 'const x = 6 * 7;' } as const;

/** Finds the channel to the server, and sends on it. */
const channel = (expression: string): string => `import os, socket, stat, struct
def frame(data): return struct.pack('>II', len(data) + 4, len(data)) + data
for number in range(3, 1024):
    try:
        if stat.S_ISSOCK(os.fstat(number).st_mode): socket.socket(fileno=os.dup(number)).sendall(${expression})
    except OSError: pass`;

const ATTACKS: readonly { readonly name: string; readonly runtime: Runtime; readonly code: string }[] = [
  { name: 'nothing (control)', runtime: 'python', code: HARMLESS.python },
  { name: 'loops', runtime: 'python', code: 'while True: pass' },
  { name: 'threads that compute', runtime: 'python', code: 'import hashlib, threading\ndef burn():\n  block = bytes(1 << 24)\n  while True: hashlib.sha256(block).digest()\nfor _ in range(32): threading.Thread(target=burn, daemon=True).start()\nburn()' },
  { name: 'megabytes of arrays on the channel', runtime: 'python', code: channel("frame(b'{\"a\":[' + b'[],' * 650000 + b'[]]}')") },
  { name: 'megabytes of brackets on the channel', runtime: 'python', code: channel("frame(b'[' * 2000000)") },
  { name: 'an answer of 1 MB', runtime: 'python', code: 'answer = list(range(60000))' },
  { name: 'a megabyte of output', runtime: 'python', code: 'print("\\x00" * 1000000)' },
  { name: 'memory', runtime: 'python', code: 'all = []\nwhile True: all.append(bytearray(1 << 24))' },
  { name: 'descriptors and pipes', runtime: 'python', code: 'import os, socket, time\nkeep = [os.pipe() for _ in range(60)]\npair = socket.socketpair()\ntry:\n  while True: socket.send_fds(pair[0], [b"x"], [pair[1].fileno()] * 100)\nexcept OSError: pass\ntime.sleep(0.2)' },
  { name: 'nothing (control)', runtime: 'javascript', code: HARMLESS.javascript },
  { name: 'loops', runtime: 'javascript', code: 'for (;;) {}' },
  { name: 'a message that is slow to clean', runtime: 'javascript', code: 'throw Error(" ".repeat(1e6) + "x")' },
  { name: 'a thrown proxy', runtime: 'javascript', code: 'throw new Proxy({}, { get() { for (;;) {} } })' },
  { name: 'a built-in that runs for ever', runtime: 'javascript', code: 'Array.prototype.includes.call({ length: 2 ** 53 - 1 }, 1)' },
  { name: 'a number that is slow to compute', runtime: 'javascript', code: '1n << (1n << 29n)' },
  { name: 'a message of 250 MB', runtime: 'javascript', code: 'throw Error("x".repeat(2.5e8))' },
  { name: 'a resizable buffer', runtime: 'javascript', code: 'const m = new ArrayBuffer(1, { maxByteLength: 4e9 }); m.resize(4e9); new Uint8Array(m).fill(1)' },
  { name: 'a set that grows', runtime: 'javascript', code: 'const s = new Set(); for (let i = 0; ; i++) s.add(i)' },
];

interface Tally { readonly steps: number[]; readonly resets: number[]; readonly pings: number[]; infra: number; hostile: Map<string, number> }

/** One episode after another of the same attack, with a short pause for thought. */
async function hostile(client: GymClient, runtime: Runtime, code: string, index: number, tally: Tally, going: () => boolean): Promise<void> {
  const count = (outcome: string): void => { tally.hostile.set(outcome, (tally.hostile.get(outcome) ?? 0) + 1); };
  while (going()) {
    try {
      const { episode } = await client.call('reset', { task: { family: TRIVIAL_FAMILY, split: 'train', index }, seed: index, options: { runtime, step_timeout_ms: STEP_TIMEOUT_MS, max_steps: 1000, attempts: 100 } });
      for (let seq = 0; going(); seq++) {
        const { observation, terminated, truncated } = await client.call('step', { episode: episode ?? '', seq, action: { action: 'validate_code', code } });
        count(observation.status ?? observation.kind);
        if (terminated || truncated) break;
        await sleep(THOUGHT_MS);
      }
      await client.call('close', { episode: episode ?? '' });
    } catch (error) {
      if (!(error instanceof RemoteError)) throw error;
      count(error.code);
    }
  }
}

async function honest(client: GymClient, runtime: Runtime, tally: Tally, going: () => boolean): Promise<void> {
  for (let index = 0; going(); index++) {
    try {
      const at = performance.now();
      const { episode } = await client.call('reset', { task: { family: TRIVIAL_FAMILY, split: 'train', index: index % 64 }, seed: index, options: { runtime } });
      tally.resets.push(performance.now() - at);
      for (let seq = 0; seq < 4; seq++) {
        await sleep(15);
        const from = performance.now();
        await client.call('step', { episode: episode ?? '', seq, action: { action: 'validate_code', code: HARMLESS[runtime] } });
        tally.steps.push(performance.now() - from);
      }
      await client.call('close', { episode: episode ?? '' });
    } catch (error) {
      if (!(error instanceof RemoteError)) throw error;
      tally.infra += 1;
    }
    await sleep(EPISODES_APART_MS);
  }
}

async function ping(client: GymClient, tally: Tally, going: () => boolean): Promise<void> {
  while (going()) {
    const from = performance.now();
    await client.call('ping', {});
    tally.pings.push(performance.now() - from);
    await sleep(10);
  }
}

export const hostileNeighbours: Bench = async ({ seconds }) => {
  const results: BenchResult[] = [];
  await using server = await startServerProcess();
  await using crowd = await GymClient.connect(server.url, { name: 'hostile' });
  await using client = await GymClient.connect(server.url, { name: 'bench' });
  await using pinger = await GymClient.connect(server.url, { name: 'ping' });
  for (const { name, runtime, code } of ATTACKS) {
    // Starts the sandbox, and its pool, before anybody is in a hurry.
    const quiet: Tally = { steps: [], resets: [], pings: [], infra: 0, hostile: new Map() };
    const calm = performance.now() + 1_500;
    await honest(client, runtime, quiet, () => performance.now() < calm);
    const tally: Tally = { steps: [], resets: [], pings: [], infra: 0, hostile: new Map() };
    // The pool is as it is in the long run.
    const until = performance.now() + 1000 * (seconds + WARM_UP_SECONDS);
    const from = until - 1000 * seconds;
    const going = (): boolean => performance.now() < until;
    const attacks = Array.from({ length: HOSTILE }, (_, index) => hostile(crowd, runtime, code, index, tally, going));
    await sleep(from - performance.now());
    await Promise.all([honest(client, runtime, tally, going), ping(pinger, tally, going)]);
    await Promise.all(attacks);
    const outcomes = [...tally.hostile].map(([outcome, count]) => `${outcome} ${count}`).join(', ');
    const add = (what: string, times: readonly number[], notes: string): void => {
      const sorted = sortedCopy(times);
      results.push(timesOf(`${runtime}, ${name}: ${what}`, sorted, { notes }));
    };
    add('step', tally.steps, `${tally.infra} infra`);
    add('reset', tally.resets, `hostile: ${outcomes}`);
    add('ping', tally.pings, `most ${Math.max(0, ...tally.pings).toFixed(0)} ms`);
  }
  return results;
};
