/** The catalogue without a server: for listing, importing, and for the hidden parts that `verify` and agents need. */
import { existsSync } from 'node:fs';
import { FAMILIES } from '../datasets/index.ts';
import { installedFamilies } from '../datasets/packs/installed.ts';
import { Catalogue } from '../env/catalogue.ts';
import { PublishedStore } from '../env/published-store.ts';
import { createPythonBackend } from '../env/sandboxes/python/backend.ts';
import type { SandboxBackend } from '../env/sandboxes/sandbox.ts';
import { loadConfig } from '../server/config.ts';
import { dataFiles, operatorKey } from '../server/deps.ts';

export interface LocalCatalogue extends Disposable {
  readonly catalogue: Catalogue;
  readonly published: PublishedStore;
  /** The folder for tables. */
  readonly tables: string;
  /** The data folder. */
  readonly data: string;
  /** Starts sandboxes for an importer, which find what lies in the folder for tables; who asks disposes them. */
  readonly sandbox: () => Promise<SandboxBackend>;
}

export function openCatalogue(dataDir?: string): LocalCatalogue {
  const config = loadConfig(dataDir === undefined ? {} : { data_dir: dataDir });
  const files = dataFiles(config);
  const published = new PublishedStore(files.published);
  return {
    catalogue: new Catalogue([...FAMILIES, ...installedFamilies({ data: config.data_dir })], published, files.tables, operatorKey(config)), published, tables: files.tables, data: config.data_dir,
    sandbox: () => createPythonBackend({ python: config.python, isolation: config.isolation, pool: {}, ...(existsSync(files.tables) ? { mountsRoot: files.tables } : {}) }),
    [Symbol.dispose]: () => published[Symbol.dispose](),
  };
}
