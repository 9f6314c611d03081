/**
 * Where index files lie: `.index` in the folder for tables, which no episode mounts; where that cannot be written, a
 * private folder of this user among the machine's temporary files. Both are shared by processes and kept.
 */
import { existsSync, lstatSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import path from 'node:path';
import { FORMAT, openIndex } from './index-format.ts';
import { describeSource, indexName, type TableSource } from './source.ts';

export const INDEX_FOLDER = '.index';
export const BUILDING = '.building-';
const SWEEP_AFTER_MS = 3_600_000;

export interface IndexPlace {
  readonly folder: string;
  /** Sources are named relative to it, so that a folder for tables may be moved. */
  readonly base: string;
  /** Others may write beside it, so it must be ours alone. */
  readonly guarded: boolean;
}

/** In order of preference. */
export function indexPlaces(root: string, fallback: string = path.join(tmpdir(), `medagentgym-index-${userInfo().uid}`)): readonly IndexPlace[] {
  return [{ folder: path.join(root, INDEX_FOLDER), base: root, guarded: false }, { folder: fallback, base: path.parse(fallback).root, guarded: true }];
}

export const sourceName = ({ base }: IndexPlace, at: string): string => path.relative(base, at);
export const indexFile = (place: IndexPlace, source: TableSource): string => path.join(place.folder, indexName(source, sourceName(place, source.at), FORMAT));

/** Whether what lies there can be believed. */
export function trusted({ folder, guarded }: IndexPlace): boolean {
  const stats = lstatSync(folder, { throwIfNoEntry: false });
  if (stats === undefined || !stats.isDirectory()) return false;
  return !guarded || (stats.uid === userInfo().uid && (stats.mode & 0o077) === 0);
}

/** @throws Error when no index can be kept there */
export function openPlace(place: IndexPlace): void {
  // Not with its parents: a folder for tables that is not there is not made for its indexes' sake.
  if (lstatSync(place.folder, { throwIfNoEntry: false }) === undefined) mkdirSync(place.folder, { recursive: existsSync(path.dirname(place.folder)), mode: 0o700 });
  if (!trusted(place)) throw new Error(`${place.folder} is not ours alone`);
}

/** Removes indexes of what has gone or changed, and what crashed builds left. */
export function sweep(place: IndexPlace): void {
  for (const entry of readdirSync(place.folder)) {
    const file = path.join(place.folder, entry);
    try {
      if (entry.startsWith(BUILDING) ? Date.now() - statSync(file).mtimeMs > SWEEP_AFTER_MS : entry.endsWith('.sqlite') && !current(place, file)) rmSync(file, { recursive: true, force: true });
    } catch {
      // Another process sweeps too, or may not be disturbed here; the next sweep tries again.
    }
  }
}

function current(place: IndexPlace, file: string): boolean {
  try {
    using database = openIndex(file);
    const name = String(database.prepare("SELECT value FROM meta WHERE name = 'source'").get()?.['value']);
    return indexFile(place, describeSource(path.resolve(place.base, name))) === file;
  } catch {
    return false;
  }
}

/** Removes what a build that was killed has left; what resists is left to the sweep. */
export function removeBuildsOf(place: IndexPlace, pid: number): void {
  try {
    if (!trusted(place)) return;
    for (const entry of readdirSync(place.folder)) if (entry.startsWith(`${BUILDING}${pid}-`)) rmSync(path.join(place.folder, entry), { recursive: true, force: true });
  } catch {
    // Nobody waits for it.
  }
}
