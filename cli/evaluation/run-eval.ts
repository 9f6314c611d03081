/** Plays an evaluation: every sample of every task by everybody in the plan once, however often it is stopped and begun again. */
import path from 'node:path';
import type { Catalogue } from '../../env/catalogue.ts';
import type { Family } from '../../env/families/family.ts';
import { catalogueDigest, type TestSet, testSetOf } from '../../evaluation/test-sets.ts';
import { PROTOCOL_VERSION, RELEASE, type ResetOptions } from '../../protocol/index.ts';
import { CliError } from '../command.ts';
import { type Connected, connect, type ServerOptions, tokenOf } from '../connect.ts';
import { openCatalogue } from '../local-catalogue.ts';
import { showWork } from '../progress.ts';
import { playAll } from '../sampling/play-all.ts';
import { type Played, playedOf, sampleKey, takeOver } from '../sampling/played.ts';
import { publishedAmong, warnOfRecords } from '../sampling/published.ts';
import { RunFolder } from '../sampling/run-folder.ts';
import { samplesOf } from '../sampling/sample.ts';
import { Tally } from '../sampling/tally.ts';
import { readyTables } from '../task-options.ts';
import { evaluationsOf, imagesOf, trajectoriesOf, VERSIONS, writeTasks } from './eval-folder.ts';
import { fetchEpisodes } from './fetch-episodes.ts';
import { nameOf, type Plan, type PlanEntry } from './plan.ts';
import { playerOf } from './player-of.ts';
import { settlePlan, type SettledPlan } from './settle-plan.ts';

export interface EvalOptions extends ServerOptions {
  readonly plan: Plan;
  /** Of the run, where no folder is named. */
  readonly name: string;
  readonly out?: string | undefined;
  readonly dataDir?: string | undefined;
  readonly quiet: boolean;
}

/** What became of one entry. */
export interface EntryOutcome {
  readonly name: string;
  readonly played: number;
  readonly before: number;
  readonly missing: number;
  /** Of this time: not counted. */
  readonly unplayed: number;
  readonly infra: number;
  /** Why it stopped before its end. */
  readonly failure: string | null;
}

export interface EvalOutcome {
  readonly run: string;
  readonly folder: string;
  readonly tasks: number;
  readonly digest: string;
  readonly interrupted: boolean;
  readonly entries: readonly EntryOutcome[];
  readonly seconds: number;
}

const SCOPES = ['internal', 'external'] as const;

/** @throws CliError, GymError */
function familiesOf(catalogue: Catalogue, wanted: SettledPlan['families']): readonly Family[] {
  const words = typeof wanted === 'string' ? wanted.split(/[\s,]+/).filter((word) => word !== '') : wanted;
  const named = words.flatMap((word) => {
    const scope = SCOPES.find((each) => each === word);
    return word === 'all' ? catalogue.families : scope === undefined ? [catalogue.family(word)] : catalogue.families.filter(({ info }) => info.scope === scope);
  });
  // In the order of the catalogue, each once.
  return catalogue.families.filter((family) => named.includes(family));
}

const optionsOf = ({ max_steps, runtime, feedback, allow_guessing, episode_timeout_ms }: SettledPlan): ResetOptions => ({
  max_steps, ...(runtime === undefined ? {} : { runtime }), ...(feedback === undefined ? {} : { feedback }), ...(allow_guessing === true ? { allow_guessing } : {}), ...(episode_timeout_ms === undefined ? {} : { episode_timeout_ms }),
});

export async function runEval({ plan: given, name, out, dataDir, quiet, url: at, token: givenToken }: EvalOptions, interrupt: AbortSignal): Promise<EvalOutcome> {
  const startedAt = performance.now();
  using local = openCatalogue(dataDir);
  const { catalogue } = local;
  using folder = new RunFolder(out === undefined ? path.join(evaluationsOf(local.data), name) : path.resolve(out), out === undefined ? name : path.basename(path.resolve(out)), out === undefined ? '--name' : '--out');
  const plan = settlePlan(folder, given);
  const set = testSetOf(catalogue, familiesOf(catalogue, plan.families), plan);
  if (set.tasks.length === 0) throw new CliError('no task fits the plan: are the published rows imported?');
  settleVersions(folder, catalogue, set, plan);
  await readyTables(catalogue, set.tasks, { signal: interrupt, onProgress: showWork(quiet) });
  const { disputed, restricted } = await publishedAmong(catalogue, set.tasks);
  if (disputed > 0) console.error(`note: of ${disputed} of the tasks our own computation gives another answer than the published label, by which they are graded`);
  if (restricted) warnOfRecords(plan.models.flatMap(({ endpoint = [] }) => endpoint));
  const token = tokenOf(givenToken);
  await using connected = await connect({ ...(at === undefined ? {} : { url: at }), ...(givenToken === undefined ? {} : { token: givenToken }), dataDir: local.data, trajectories: trajectoriesOf(folder.path) });
  if (at !== undefined) await takeOver(folder, connected, token);
  const played = await playedOf(connected.url, token, folder.name);
  const entries: EntryOutcome[] = [];
  for (const entry of plan.models) {
    if (interrupt.aborted) break;
    entries.push(await playEntry(entry, { plan, set, catalogue, connected, token, run: folder.name, played, quiet }, interrupt));
  }
  if (at !== undefined) await fetchEpisodes(trajectoriesOf(folder.path), connected.url, token, folder.name, quiet, new AbortController().signal);
  folder.write(VERSIONS, { ...folder.read(VERSIONS), images: imagesOf(folder.path) });
  return { run: folder.name, folder: folder.path, tasks: set.tasks.length, digest: set.digest, interrupted: interrupt.aborted, entries, seconds: (performance.now() - startedAt) / 1000 };
}

/** What it runs on; a run goes on with the same tasks alone. @throws CliError */
function settleVersions(folder: RunFolder, catalogue: Catalogue, set: TestSet, plan: SettledPlan): void {
  const before = folder.read(VERSIONS);
  if (before !== undefined && before['test_set'] !== set.digest) throw new CliError(`the run ${folder.name} was begun on other tasks than this release, or these imports, offer: its list of tasks has the digest ${String(before['test_set'])}, here it is ${set.digest}. Give another --name`);
  if (before !== undefined && before['release'] !== RELEASE) console.error(`note: the run ${folder.name} was begun by release ${String(before['release'])}; this is ${RELEASE}`);
  folder.write(VERSIONS, { release: RELEASE, protocol: PROTOCOL_VERSION, node: process.version, catalogue: catalogueDigest(catalogue), test_set: set.digest, tasks: set.tasks.length, seed: plan.seed, ...before });
  writeTasks(folder.path, set.tasks.map(({ id }) => id));
}

interface EntryParts { readonly plan: SettledPlan; readonly set: TestSet; readonly catalogue: Catalogue; readonly connected: Connected; readonly token: string | undefined; readonly run: string; readonly played: readonly Played[]; readonly quiet: boolean }

async function playEntry(entry: PlanEntry, { plan, set, catalogue, connected, token, run, played, quiet }: EntryParts, interrupt: AbortSignal): Promise<EntryOutcome> {
  const name = nameOf(entry);
  const { concurrency = plan.concurrency } = entry;
  const tally = new Tally();
  const own = played.filter(({ model }) => model === name);
  for (const each of own) tally.add(each);
  const before = new Set(own.map(({ task, sample }) => sampleKey(task, sample)));
  const samples = samplesOf(set.tasks.map(({ id }) => id), { samples: plan.samples, seed: plan.seed, modelSeed: entry.model_seed ?? true }, ({ task, sample }) => !before.has(sampleKey(task, sample)));
  const player = playerOf(entry, { client: connected.client, url: connected.url, catalogue, run, options: optionsOf(plan), labels: { test_set: plan.limit === undefined ? plan.set : `${plan.set}, ${plan.limit} of each family` }, tally, concurrency });
  const failure = samples.length === 0 ? undefined : await playAll({ title: `${name}${before.size === 0 ? '' : ` (${before.size} before)`}`, connected, token, samples, concurrency, player, tally, quiet }, interrupt);
  return { name, played: tally.played, before: before.size, missing: before.size + samples.length - tally.played, unplayed: tally.unplayed, infra: tally.infra, failure: failure?.message ?? null };
}
