/** The catalogue without a server: for listing, importing, and for the hidden parts that `verify` and agents need. */
import { FAMILIES } from '../datasets/index.ts';
import { Catalogue } from '../env/catalogue.ts';
import { PublishedStore } from '../env/published-store.ts';
import { loadConfig } from '../server/config.ts';
import { dataFiles } from '../server/deps.ts';

export interface LocalCatalogue extends Disposable {
  readonly catalogue: Catalogue;
  readonly published: PublishedStore;
}

export function openCatalogue(dataDir?: string): LocalCatalogue {
  const config = loadConfig(dataDir === undefined ? {} : { data_dir: dataDir });
  const published = new PublishedStore(dataFiles(config.data_dir).published);
  return { catalogue: new Catalogue(FAMILIES, published), published, [Symbol.dispose]: () => published[Symbol.dispose]() };
}
