import { appendFileSync, existsSync, mkdirSync, readFileSync, truncateSync } from 'node:fs';
import path from 'node:path';
import type { Command } from 'commander';
import type { GymClient } from '../../client/gym-client.ts';
import { driveEpisode, type EpisodeAction, scripted } from '../../client/episode-driver.ts';
import type { TaskLine } from '../../env/catalogue.ts';
import { digestOf } from '../../env/digest.ts';
import type { Family } from '../../env/families/family.ts';
import { Rng } from '../../env/rng.ts';
import type { Runtime, TaskRecord } from '../../env/task.ts';
import { type CliCommand, CliError, integerOption, printJson, shareOption } from '../command.ts';
import { addServerOptions, connect, interruptSignal, type ServerOptions } from '../connect.ts';
import { openCatalogue } from '../local-catalogue.ts';
import { forEachConcurrent } from '../pool.ts';
import { showWork, startProgress } from '../progress.ts';
import { handIn, referencesOf } from '../solving.ts';
import { formatTable } from '../table.ts';
import { addTaskOptions, chooseTasks, readyTables, sourcesOf, type TaskOptions } from '../task-options.ts';

interface Options extends TaskOptions, ServerOptions {
  readonly family: string;
  readonly count: number;
  readonly all?: boolean;
  readonly concurrency: number;
  readonly wrong: number;
  readonly report?: string;
  readonly json?: boolean;
}

/** One verified task; a line of the report file. */
interface Verdict {
  readonly task: string;
  /** Of the record that was verified: a task that has changed since is verified anew. */
  readonly digest: string;
  readonly category: string;
  /** Reference solutions that did not solve the task, by runtime, with what they showed. */
  readonly reference: Readonly<Partial<Record<Runtime, string>>>;
  /** Programs with wrong answers that earned something. */
  readonly rewarded: readonly string[];
  readonly wrongTried: number;
  /** The published label is known to be disputed: our own value is another. */
  readonly disputed: boolean;
}

export const verifyCommand: CliCommand = {
  register(program: Command) {
    const command = program.command('verify').description('check that reference solutions solve their tasks and wrong answers earn 0, in real episodes');
    addServerOptions(addTaskOptions(command, 'the family (needed)'))
      .option('-n, --count <n>', 'how many tasks', integerOption('-n', 1), 200)
      .option('--all', 'every task of the split')
      .option('--concurrency <n>', 'episodes at the same time', integerOption('--concurrency', 1), 16)
      .option('--wrong <share>', 'share of the tasks whose near misses are tried too', shareOption('--wrong'), 1)
      .option('--report <file>', 'append a JSON line for each task, and skip the tasks that it holds already')
      .option('--json', 'print JSON')
      .action(verify);
  },
};

async function verify(options: Options): Promise<void> {
  if (options.family === undefined) throw new CliError('--family is needed');
  const signal = interruptSignal();
  using local = openCatalogue(options.dataDir);
  const family = local.catalogue.family(options.family);
  const chosen = chooseTasks(local.catalogue, options, options.all === true ? Number.MAX_SAFE_INTEGER : options.count);
  const known = new Map(readReport(options.report).map((verdict) => [verdict.task, verdict]));
  const verdicts = new Map<string, Verdict>();
  await readyTables(local.catalogue, chosen, { signal, onProgress: showWork(options.json) });
  await using connected = await connect({ ...options, record: false });
  const progress = startProgress(`verify ${options.family}`, chosen.length, options.json === true);
  await forEachConcurrent(chosen, options.concurrency, signal, async ({ id }) => {
    const record = await local.catalogue.byId(id);
    const digest = digestOf(record).slice(0, 16);
    const earlier = known.get(id);
    const verdict = earlier?.digest === digest ? earlier : await verifyTask(connected.client, family, record, digest, new Rng('verify', id).chance(options.wrong));
    verdicts.set(id, verdict);
    if (verdict !== earlier && options.report !== undefined) appendFileSync(options.report, `${JSON.stringify(verdict)}\n`);
    progress.tick();
  });
  progress.stop();
  report(options, [...verdicts.values()], chosen);
}

async function verifyTask(client: GymClient, family: Family, record: TaskRecord, digest: string, tryWrong: boolean): Promise<Verdict> {
  const drive = (runtime: Runtime, actions: readonly EpisodeAction[]) => driveEpisode(client, record.id, scripted(...actions), { seed: 0, options: { runtime } });
  const reference: Partial<Record<Runtime, string>> = {};
  for (const runtime of record.runtimes) {
    const actions = referencesOf(record, runtime);
    if (actions === undefined) { reference[runtime] = 'there is none'; continue; }
    const run = await drive(runtime, actions);
    if (!run.solved) reference[runtime] = run.lastText.slice(0, 500);
  }
  const rewarded: string[] = [];
  let wrongTried = 0;
  const runtime = record.runtimes[0] ?? 'python';
  for (const [index, question] of record.questions.entries()) {
    // The questions before it are answered by their references.
    const before = tryWrong ? referencesOf(record, runtime, index) : undefined;
    const earned = index / record.questions.length;
    for (const code of before === undefined ? [] : family.checks.nearMisses(record, index)) {
      wrongTried += 1;
      const run = await drive(runtime, [...before ?? [], ...handIn(question, code)]);
      if ((run.reward ?? 0) > earned + 1e-9) rewarded.push(record.questions.length === 1 ? code : `question ${index + 1}: ${code}`);
    }
  }
  return { task: record.id, digest, category: record.category, reference, rewarded, wrongTried, disputed: record.provenance['disputed'] === true };
}

function readReport(file: string | undefined): Verdict[] {
  if (file === undefined) return [];
  mkdirSync(path.dirname(path.resolve(file)), { recursive: true });
  if (!existsSync(file)) return [];
  const text = readFileSync(file, 'utf8');
  // A run that was killed may have left half a line: that task is verified again.
  const whole = text.lastIndexOf('\n') + 1;
  const verdicts = text.slice(0, whole).split('\n').flatMap((line, index): Verdict[] => {
    if (line.trim() === '') return [];
    try {
      return [JSON.parse(line) as Verdict];
    } catch {
      throw new CliError(`${file}:${index + 1} is not a line of a verify report; give another file`);
    }
  });
  if (whole < text.length) {
    if (!text.startsWith('{"task":', whole)) throw new CliError(`${file} is not a verify report; give another file`);
    truncateSync(file, Buffer.byteLength(text.slice(0, whole)));
  }
  return verdicts;
}

function report(options: Options, verdicts: readonly Verdict[], chosen: readonly TaskLine[]): void {
  const undisputed = verdicts.filter(({ disputed }) => !disputed);
  const failed = undisputed.filter(({ reference, rewarded }) => Object.keys(reference).length > 0 || rewarded.length > 0);
  const leaks = verdicts.filter(({ rewarded }) => rewarded.length > 0);
  const summary = {
    family: options.family, source: sourcesOf(chosen), split: options.split, chosen: chosen.length, verified: verdicts.length,
    reference_solved: undisputed.filter(({ reference }) => Object.keys(reference).length === 0).length,
    disputed_labels: verdicts.length - undisputed.length,
    wrong_answers_tried: verdicts.reduce((sum, { wrongTried }) => sum + wrongTried, 0),
    wrong_answers_rewarded: leaks.reduce((sum, { rewarded }) => sum + rewarded.length, 0),
    failed: failed.slice(0, 100),
  };
  if (failed.length > 0 || leaks.length > 0 || verdicts.length < chosen.length) process.exitCode = 1;
  if (options.json === true) return printJson(summary);
  console.log(formatTable(['measure', 'value'], Object.entries(summary).filter(([name]) => name !== 'failed').map(([name, value]) => [name.replaceAll('_', ' '), String(value)])));
  for (const { task, reference, rewarded } of failed.slice(0, 20)) console.log(`${task}: ${[...Object.entries(reference).map(([runtime, text]) => `${runtime}: ${text}`), ...rewarded.map((each) => `rewarded: ${each}`)].join('; ')}`);
}
