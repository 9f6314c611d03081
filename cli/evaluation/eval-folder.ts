/**
 * Where an evaluation lies: one folder with its plan, what it ran on, its tasks and every episode. The folder alone is
 * enough to go on with it, to score it and to play it again.
 */
import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { TrajectoryStore } from '../../env/trajectories/store.ts';
import { CliError } from '../command.ts';

export const TRAJECTORIES = 'trajectories.sqlite';
export const VERSIONS = 'versions.json';
const TASKS = 'tasks.txt';

export const evaluationsOf = (data: string): string => path.join(data, 'evaluations');
export const trajectoriesOf = (folder: string): string => path.join(folder, TRAJECTORIES);

/** One id a line. */
export function writeTasks(folder: string, tasks: readonly string[]): void {
  writeFileSync(path.join(folder, TASKS), `${tasks.join('\n')}\n`);
}

/**
 * The folder of a run: a path to one, the name of one in the data folder, or a trajectory file.
 * @throws CliError where there is none
 */
export function findRun(run: string, data: string): { readonly name: string; readonly trajectories: string } {
  for (const folder of [path.resolve(run), path.join(evaluationsOf(data), run)]) if (existsSync(trajectoriesOf(folder))) return { name: path.basename(folder), trajectories: trajectoriesOf(folder) };
  if (run.endsWith('.sqlite') && existsSync(run)) return { name: path.basename(run, '.sqlite'), trajectories: path.resolve(run) };
  const known = runsOf(data);
  throw new CliError(`there is no run ${run}: neither a folder with ${TRAJECTORIES} nor in ${evaluationsOf(data)}${known.length === 0 ? '' : `, which has ${known.join(', ')}`}`);
}

/** The names of the runs in the data folder. */
export function runsOf(data: string): readonly string[] {
  const folder = evaluationsOf(data);
  return existsSync(folder) ? readdirSync(folder).filter((name) => existsSync(trajectoriesOf(path.join(folder, name)))).toSorted() : [];
}

/** The sandbox images of its episodes. */
export function imagesOf(folder: string): readonly string[] {
  using store = new TrajectoryStore(trajectoriesOf(folder));
  return store.images();
}
