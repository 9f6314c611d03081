/** Runs one of the agents that are written in Python: JSON in, JSON out; what it says of its progress goes to stderr. */
import { spawn } from 'node:child_process';
import path from 'node:path';

const PYTHON = path.join(import.meta.dirname, '../../.venv/sandbox/bin/python');

export function python<T>(program: string, input: unknown, ...args: readonly string[]): Promise<T> {
  return new Promise((resolve, reject) => {
    const child = spawn(PYTHON, [program, ...args], { stdio: ['pipe', 'pipe', 'inherit'], env: { ...process.env, OMP_NUM_THREADS: '1' } });
    const out: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => out.push(chunk));
    child.on('error', reject);
    child.on('close', (code) => (code === 0 ? resolve(JSON.parse(Buffer.concat(out).toString('utf8'))) : reject(new Error(`${path.basename(program)} ended with ${code}`))));
    child.stdin.end(JSON.stringify(input));
  });
}
