/**
 * The packs of a data folder: for each a file `packs/<id>.json` with its manifest and digest. Its tasks are in the store of
 * imported rows, what it mounts in the folder for tables.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { chmod, copyFile, mkdir, mkdtemp, readdir, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Family } from '../../env/families/family.ts';
import type { PublishedStore } from '../../env/published-store.ts';
import { packFamily } from './family.ts';
import { checkManifest, type PackManifest } from './manifest.ts';
import { mountFolder, type Pack } from './read-pack.ts';

export interface PackPlaces {
  /** The data folder. */
  readonly data: string;
  /** The folder for tables. */
  readonly tables: string;
}

export interface InstalledPack { readonly manifest: PackManifest; readonly digest: string; readonly tasks: number }

const packsFolder = ({ data }: Pick<PackPlaces, 'data'>): string => path.join(data, 'packs');

/** @throws ImportError naming the file of one that cannot be read any more */
export function installedPacks(places: Pick<PackPlaces, 'data'>): readonly InstalledPack[] {
  const folder = packsFolder(places);
  let names: readonly string[];
  try {
    names = readdirSync(folder).filter((name) => name.endsWith('.json')).toSorted();
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  }
  return names.map((name) => {
    const file = path.join(folder, name);
    const { manifest, digest, tasks } = JSON.parse(readFileSync(file, 'utf8')) as { readonly manifest: unknown; readonly digest: unknown; readonly tasks: unknown };
    return { manifest: checkManifest(JSON.stringify(manifest), file), digest: String(digest), tasks: Number(tasks) };
  });
}

export const installedFamilies = (places: Pick<PackPlaces, 'data'>): readonly Family[] => installedPacks(places).map(({ manifest }) => packFamily(manifest));

/** Tables first, then the tasks, all at once, then the name: whoever looks meanwhile finds the earlier pack or this one. */
export async function installPack(pack: Pack, places: PackPlaces, published: PublishedStore): Promise<void> {
  const { manifest, digest, records, files, folder } = pack;
  await mkdir(places.tables, { recursive: true });
  const place = path.join(places.tables, mountFolder(manifest.id, digest));
  if ((manifest.mounts ?? []).length > 0 && !existsSync(place)) {
    const temporary = await mkdtemp(path.join(places.tables, `.pack-${manifest.id}-`));
    try {
      for (const { name, path: under } of manifest.mounts ?? []) {
        for (const file of files.filter((each) => each.name.startsWith(`${under}/`))) {
          const to = path.join(temporary, name, file.name.slice(under.length + 1));
          // Readable for the sandbox, which runs as another user.
          await mkdir(path.dirname(to), { recursive: true, mode: 0o755 });
          await copyFile(path.join(folder, file.name), to);
        }
      }
      await openUp(temporary);
      await rename(temporary, place);
    } finally {
      await rm(temporary, { recursive: true, force: true });
    }
  }
  published.replace(manifest.id, records);
  await mkdir(packsFolder(places), { recursive: true, mode: 0o700 });
  const file = path.join(packsFolder(places), `${manifest.id}.json`);
  await writeFile(`${file}.new`, `${JSON.stringify({ manifest, digest, tasks: records.length }, null, 2)}\n`);
  await rename(`${file}.new`, file);
  await removeMounts(manifest.id, places, mountFolder(manifest.id, digest));
}

/** @returns whether there was one */
export async function removePack(id: string, places: PackPlaces, published: PublishedStore): Promise<boolean> {
  if (!installedPacks(places).some(({ manifest }) => manifest.id === id)) return false;
  await rm(path.join(packsFolder(places), `${id}.json`));
  published.replace(id, []);
  await removeMounts(id, places);
  return true;
}

async function removeMounts(id: string, { tables }: PackPlaces, except?: string): Promise<void> {
  const pattern = /-[0-9a-f]{12}$/;
  for (const name of await readdir(tables)) if (name !== except && pattern.test(name) && name.replace(pattern, '') === `pack-${id}`) await rm(path.join(tables, name), { recursive: true, force: true });
}

async function openUp(folder: string): Promise<void> {
  await chmod(folder, 0o755);
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) await chmod(path.join(entry.parentPath, entry.name), entry.isDirectory() ? 0o755 : 0o644);
}
