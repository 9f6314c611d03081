/** Checks a task pack in real episodes, on a server of its own with nothing else in its data folder. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pino } from 'pino';
import { driveEpisode, type EpisodeAction, type EpisodeRun, program, scripted } from '../client/episode-driver.ts';
import { type GymClient, RemoteError } from '../client/gym-client.ts';
import { FAMILIES } from '../datasets/index.ts';
import { packFamily } from '../datasets/packs/family.ts';
import { installPack } from '../datasets/packs/installed.ts';
import type { Pack } from '../datasets/packs/read-pack.ts';
import { constantOf } from '../datasets/packs/row.ts';
import { PublishedStore } from '../env/published-store.ts';
import { ruleOf, solves } from '../env/rewards/index.ts';
import { Rng } from '../env/rng.ts';
import type { Runtime, TaskRecord } from '../env/task.ts';
import { CliError } from './command.ts';
import { connect } from './connect.ts';
import { forEachConcurrent } from './pool.ts';
import { handIn, referencesOf } from './solving.ts';

export interface PackReport {
  readonly tasks: number;
  readonly checked: number;
  readonly wrongTried: number;
  /** What is wrong, task by task. */
  readonly faults: readonly string[];
  /** The answer that earns most when it is given to every question, and the share that it earns; of plain rules alone. */
  readonly bestConstant: { readonly answer: string; readonly share: number; readonly of: number } | undefined;
}

const CONCURRENT = 8;
const TOLD = 300;

/** @throws CliError for an id that a family of the repository has */
export function assertFree({ manifest: { id } }: Pack): void {
  if (FAMILIES.some(({ info }) => info.id === id)) throw new CliError(`${id} is a family of its own here: give the pack another id`);
}

/** @param most tasks that are tried, spread over the pack */
export async function checkPack(pack: Pack, most: number, signal: AbortSignal, tick: () => void): Promise<PackReport> {
  assertFree(pack);
  const data = mkdtempSync(path.join(tmpdir(), 'medagentgym-pack-'));
  try {
    const tables = path.join(data, 'tables');
    {
      using published = new PublishedStore(path.join(data, 'published.sqlite'));
      await installPack(pack, { data, tables }, published);
    }
    const reasons = new Map<string, string>();
    // Why a grader fails, the server says to its log alone.
    const logger = pino({ level: 'warn' }, { write: (line: string) => { const { task, reason } = JSON.parse(line) as { readonly task?: string; readonly reason?: string }; if (task !== undefined && reason !== undefined) reasons.set(task, reason); } });
    await using connected = await connect({ dataDir: data, tablesDir: tables, record: false, logger });
    const chosen = pack.records.length <= most ? pack.records : new Rng('pack-check', pack.digest).shuffle(pack.records).slice(0, most);
    const faults: string[] = [];
    let wrongTried = 0;
    await forEachConcurrent(chosen, CONCURRENT, signal, async (record) => {
      const found = await checkTask(connected.client, pack, record, reasons);
      faults.push(...found.faults);
      wrongTried += found.wrongTried;
      tick();
    });
    signal.throwIfAborted();
    return { tasks: pack.records.length, checked: chosen.length, wrongTried, faults: faults.toSorted(), bestConstant: bestConstant(pack.records) };
  } finally {
    rmSync(data, { recursive: true, force: true });
  }
}

async function checkTask(client: GymClient, pack: Pack, record: TaskRecord, reasons: ReadonlyMap<string, string>): Promise<{ readonly faults: readonly string[]; readonly wrongTried: number }> {
  const faults: string[] = [];
  const row = `${record.split}_tasks.jsonl:${String(record.provenance['line'])} (${record.id})`;
  const say = (text: string): void => { faults.push(`${row}: ${text}`); };
  /** Undefined when it could not be graded: such a task is given out no more. */
  const drive = async (actions: readonly EpisodeAction[], runtime: Runtime): Promise<EpisodeRun | undefined> => {
    const run = await driveEpisode(client, record.id, scripted(...actions), { seed: 0, options: { runtime } }).catch((error: unknown) => {
      if (error instanceof RemoteError) return undefined;
      throw error;
    });
    if (run !== undefined && run.fault !== 'infra') return run;
    say(`it cannot be graded: ${reasons.get(record.id) ?? 'its rule failed'}`);
    return undefined;
  };
  for (const runtime of record.runtimes) {
    const run = await drive(referencesOf(record, runtime) ?? [], runtime);
    if (run === undefined) return { faults, wrongTried: 0 };
    if (!run.solved) say(`the ${runtime} reference earns ${run.reward ?? 'nothing'}, where ${record.questions.map(({ gold }) => gold.slice(0, 80)).join(' and then ')} is right: ${run.lastText.replaceAll(/\s+/g, ' ').slice(0, TOLD)}`);
  }
  const [runtime = 'python'] = record.runtimes;
  const empty = await drive([program('')], runtime);
  if (empty === undefined) return { faults, wrongTried: 0 };
  if ((empty.reward ?? 0) > 0) say(`an empty program earns ${empty.reward ?? 0}`);
  const given = (record.provenance['wrong'] as readonly (readonly string[])[]).flat();
  if (given.length > 0 && runtime === 'python') {
    // What is no expression is wrong for no reason, and tests nothing.
    const tried = await drive([program(`values = [\n${given.join(',\n')}\n]\nprint("all of them are values")`)], runtime);
    if (tried?.lastText.includes('all of them are values') === false) say(`one of \`wrong\` is no expression (a text needs quotes of its own, "'x'"): ${tried.lastText.replaceAll(/\s+/g, ' ').slice(0, TOLD)}`);
  }
  let wrongTried = 0;
  for (const [index, question] of record.questions.entries()) {
    const before = referencesOf(record, runtime, index) ?? [];
    const earned = index / record.questions.length;
    for (const code of packFamily(pack.manifest).checks.nearMisses(record, index)) {
      wrongTried += 1;
      const run = await drive([...before, ...handIn(question, code)], runtime);
      // A grader may pay a part for what is partly right; a wrong answer never solves.
      const most = question.reward.rule === 'script' ? earned + 1 / record.questions.length - 1e-9 : earned + 1e-9;
      if (run === undefined) return { faults, wrongTried };
      if ((run.reward ?? 0) > most) say(`the wrong answer \`${code}\` earns ${run.reward ?? 0}`);
    }
  }
  return { faults: [...new Set(faults)], wrongTried };
}

/** Each gold answer, given to all questions. */
function bestConstant(records: readonly TaskRecord[]): PackReport['bestConstant'] {
  const asked = records.flatMap((record) => record.questions.map((question) => ({ question, share: 1 / record.questions.length }))).filter(({ question }) => ruleOf(question.reward).needs === undefined && ruleOf(question.reward).takes === 'answer');
  const golds = [...new Set(asked.map(({ question }) => question.gold))].slice(0, 2_000);
  let best: PackReport['bestConstant'];
  for (const gold of golds) {
    const answer = constantOf(gold);
    if (answer === undefined) continue;
    const earned = asked.reduce((sum, { question, share }) => sum + (solves(question.reward, answer) ? share : 0), 0) / records.length;
    if (best === undefined || earned > best.share) best = { answer: gold, share: earned, of: records.length };
  }
  return best;
}
