#!/usr/bin/env node
// The entry of every npm script and of the installed command. Sets up what is missing, then hands over to the command
// line under the Node that the project is built for. Plain JavaScript, because it runs on whatever Node is there.
import { spawn } from 'node:child_process';
import process from 'node:process';
import { nodeBinary, root, setup, setupTrainers } from './setup.mjs';

const NODE_MINIMUM = 20;
if (Number(process.versions.node.split('.')[0]) < NODE_MINIMUM) {
  console.error(`MedAgentGym needs Node ${NODE_MINIMUM} or newer to set itself up; this is ${process.versions.node}.`);
  process.exit(1);
}
const [command = '--help', ...rest] = process.argv.slice(2);
try {
  await setup({ quiet: rest.includes('--json') });
  // What trainers need besides, by name: `npm run setup -- training`.
  if (command === 'setup') await setupTrainers(rest);
} catch (error) {
  console.error(`\nset-up failed: ${error instanceof Error ? error.message : error}`);
  process.exit(1);
}
if (command === 'setup') process.exit(0);

const node = nodeBinary();
const scripts = { test: ['scripts/test.ts', ...rest], 'test:trainers': ['scripts/test-trainers.ts', ...rest], 'test:web': ['scripts/test-web.ts', ...rest], screenshots: ['scripts/screenshots.ts', ...rest], typecheck: ['scripts/typecheck.ts'] };
const args = scripts[command] ?? ['cli/main.ts', command === 'start' ? 'serve' : command, ...rest];
const inRoot = command in scripts;
const entry = inRoot ? args : [`${root}/${args[0]}`, ...args.slice(1)];
const nodeFlags = ['--disable-warning=ExperimentalWarning'];
// Compiled modules are kept, which spares a third of each start.
const env = { NODE_COMPILE_CACHE: `${root}/.cache/node`, ...process.env };
const child = spawn(node, [...nodeFlags, ...entry], { stdio: 'inherit', cwd: inRoot ? root : process.cwd(), env });
// Signals of a terminal reach the child by themselves; those sent to this process alone are passed on.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => { if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal); });
child.on('exit', (code, signal) => process.exit(code ?? (signal === 'SIGINT' ? 130 : 143)));
