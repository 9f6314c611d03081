/**
 * Runs every test: the type check, the TypeScript tests (tap) and the Python client's (pytest), after the tables that tasks
 * stand on were made, where they are missing. Ends with one line, `N passed, N failed`. Arguments choose test files.
 */
import { spawn } from 'node:child_process';
import { globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { Parser } from 'tap-parser';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const at = (...parts: string[]): string => path.join(ROOT, ...parts);

/** Sandboxes use what is left of two processors. */
const FILES_AT_ONCE = 2;

interface Outcome { passed: number; failed: number }

/** Runs to the end, with its output shown; the exit status. */
function run(command: string, args: readonly string[], environment: Readonly<Record<string, string>> = {}, onOutput?: (text: string) => void): Promise<number> {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd: ROOT, stdio: ['ignore', onOutput === undefined ? 'inherit' : 'pipe', 'inherit'], env: { ...process.env, ...environment, PATH: `${path.dirname(process.execPath)}:${process.env['PATH'] ?? ''}` } });
    child.stdout?.setEncoding('utf8').on('data', (text: string) => onOutput?.(text));
    child.on('error', (error) => { console.error(error.message); resolve(127); });
    child.on('exit', (code) => resolve(code ?? 1));
  });
}

async function typeCheck(): Promise<Outcome> {
  const status = await run(process.execPath, [at('scripts', 'typecheck.ts')]);
  console.log(`${status === 0 ? 'ok' : 'not ok'} type check`);
  return { passed: Number(status === 0), failed: Number(status !== 0) };
}

/** Here once, lest each test that needs them makes them by itself, and waits. */
async function tables(split: string): Promise<Outcome> {
  const data = mkdtempSync(path.join(tmpdir(), 'medagentgym-test-'));
  try {
    const status = await run(process.execPath, ['--disable-warning=ExperimentalWarning', at('cli', 'main.ts'), 'prepare', '--split', split], { MEDAGENTGYM_DATA_DIR: data, MEDAGENTGYM_TABLES_DIR: at('.cache', 'tables') });
    console.log(`${status === 0 ? 'ok' : 'not ok'} tables of the ${split} split`);
    return { passed: Number(status === 0), failed: Number(status !== 0) };
  } finally {
    rmSync(data, { recursive: true, force: true });
  }
}

/**
 * Runs each file under plain Node, some side by side, and counts single assertions; prints a line a file, and what
 * failed. (tap's own runner wraps every process that a test starts, sandboxes included, and those may not be wrapped.)
 */
async function tap(files: string[]): Promise<Outcome> {
  return sum(await Promise.all(Array.from({ length: FILES_AT_ONCE }, () => tapInTurn(files))));
}

/** Takes one file after another off the list, as long as there are any and it may. */
async function tapInTurn(files: string[], mayGoOn: () => boolean = () => true): Promise<Outcome> {
  const outcomes: Outcome[] = [];
  while (mayGoOn()) {
    const file = files.shift();
    if (file === undefined) break;
    outcomes.push(await tapFile(file));
  }
  return sum(outcomes);
}

const sum = (outcomes: readonly Outcome[]): Outcome => ({ passed: outcomes.reduce((total, { passed }) => total + passed, 0), failed: outcomes.reduce((total, { failed }) => total + failed, 0) });

/** Tests of parts that no train task is asked of: they fill the processor that is free while the tables of train are made. */
const WITHOUT_TRAIN_TABLES = /^tests\/(?:client|env|examples|kinds|protocol|security|web)\//;

/** Type check and tables side by side, and what can be tested meanwhile; then everything else. */
async function everything(): Promise<readonly Outcome[]> {
  const files = globSync('tests/**/*.test.ts', { cwd: ROOT }).toSorted();
  const early = files.filter((file) => WITHOUT_TRAIN_TABLES.test(file));
  let made = false;
  const prepared = await Promise.all([
    tables('train').finally(() => { made = true; }),
    (async () => sum([await typeCheck(), await tables('test'), await tapInTurn(early, () => !made)]))(),
  ]);
  return [...prepared, await tap([...files.filter((file) => !WITHOUT_TRAIN_TABLES.test(file)), ...early]), await pytest()];
}

async function tapFile(file: string): Promise<Outcome> {
  const outcome: Outcome = { passed: 0, failed: 0 };
  const parser = new Parser();
  count(parser, `${file} > `, outcome);
  const startedAt = performance.now();
  const status = await run(process.execPath, ['--disable-warning=ExperimentalWarning', file], { TAP_TIMEOUT: '300' }, (text) => parser.write(text));
  parser.end();
  if (status !== 0 && outcome.failed === 0) {
    outcome.failed += 1;
    console.log(`not ok ${file} ended with status ${status}`);
  }
  console.log(`${outcome.failed === 0 ? 'ok' : 'not ok'} ${file} (${((performance.now() - startedAt) / 1000).toFixed(1)} s)`);
  return outcome;
}

/** Follows one level of a test and those below it; gives how many failures it has seen. */
function count(parser: Parser, name: string, outcome: Outcome): () => number {
  let failures = 0;
  let ended: (() => number) | undefined;
  parser.on('child', (child) => { ended = count(child, `${name}${child.name} > `, outcome); });
  parser.on('assert', ({ ok, skip, todo, name: title, diag }) => {
    const child = ended;
    ended = undefined;
    failures += child?.() ?? 0;
    if (skip !== undefined && skip !== false) return console.log(`# skipped: ${name}${title}: ${String(skip)}`);
    // The line that sums a subtest up is no assertion of its own, unless it alone failed (a plan, a timeout).
    if (child !== undefined && (ok || child() > 0)) return;
    if (ok || (todo !== undefined && todo !== false)) {
      outcome.passed += 1;
      return;
    }
    failures += 1;
    outcome.failed += 1;
    console.log(`not ok ${name}${title}\n${JSON.stringify(diag ?? {}, null, 1).slice(0, 3000)}`);
  });
  return () => failures;
}

async function pytest(): Promise<Outcome> {
  const folder = mkdtempSync(path.join(tmpdir(), 'medagentgym-test-'));
  try {
    const report = path.join(folder, 'pytest.xml');
    const status = await run(at('.venv', 'client', 'bin', 'python'), ['-m', 'pytest', '-q', '-p', 'no:cacheprovider', `--junitxml=${report}`, 'client-py-shim/tests']);
    const [, ...counts] = /<testsuite [^>]*errors="(\d+)" failures="(\d+)" skipped="(\d+)" tests="(\d+)"/.exec(readFileSync(report, 'utf8')) ?? [];
    const [errors = 0, failures = 0, skipped = 0, tests = 0] = counts.map(Number);
    const failed = Math.max(errors + failures, Number(status !== 0));
    return { passed: tests - errors - failures - skipped, failed };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const files = process.argv.slice(2);
const outcomes = files.length > 0 ? [await tap([...files])] : await everything();
const { passed, failed } = sum(outcomes);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 && passed > 0 ? 0 : 1;
