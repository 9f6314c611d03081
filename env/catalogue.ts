/**
 * All tasks on offer: the generated ones of every family, computed when asked for, and the imported ones.
 *
 * The n-th generated task of a split is category `n mod C`, index `floor(n / C)`; there is no last one.
 */
import { GymError } from '../protocol/index.ts';
import { countOfCategory, type DataContext, type Family } from './family.ts';
import type { PublishedStore } from './published-store.ts';
import { Rng } from './rng.ts';
import { type Source, SPLITS, type Split, type TaskRecord } from './task.ts';

export interface TaskSelection {
  readonly family: string;
  readonly split: Split;
  readonly category?: string | undefined;
  readonly index?: number | undefined;
}

/** How to follow and stop what a first task may have to wait for. */
export type CatalogueWork = Omit<DataContext, 'tables'>;

export interface TaskLine {
  readonly id: string;
  readonly family: string;
  readonly split: Split;
  readonly category: string;
  readonly source: Source;
  readonly index: number;
}

const CACHED_RECORDS = 512;

export class Catalogue {
  readonly #families: ReadonlyMap<string, Family>;
  readonly #published: PublishedStore;
  readonly #tables: string;
  readonly #cache = new Map<string, TaskRecord>();
  readonly #quarantined = new Map<string, string>();

  /** @param tables the folder for tables, which families fill at their first task */
  constructor(families: readonly Family[], published: PublishedStore, tables: string) {
    this.#tables = tables;
    this.#families = new Map(families.map((family) => [family.info.id, family]));
    this.#published = published;
  }

  get families(): readonly Family[] {
    return [...this.#families.values()];
  }

  /** @throws GymError `unknown_task` */
  family(id: string): Family {
    const family = this.#families.get(id);
    if (family === undefined) throw new GymError('unknown_task', `there is no family ${JSON.stringify(id)}; there are ${[...this.#families.keys()].join(', ')}`);
    return family;
  }

  /** Tasks whose grading failed through our fault, with the reason; they are not given out again. */
  get quarantined(): ReadonlyMap<string, string> {
    return this.#quarantined;
  }

  /** How many tasks of a family are quarantined. */
  quarantinedOf(family: Family): number {
    const prefix = `${family.info.id}-v${family.info.version}/`;
    return [...this.#quarantined.keys()].filter((id) => id.startsWith(prefix)).length;
  }

  quarantine(id: string, reason: string): void {
    this.#quarantined.set(id, reason);
  }

  /** How many tasks the default catalogue has: the paper's counts, or the imported rows. */
  count(family: Family, split: Split, category: string | undefined, source: Source): number {
    if (source === 'published') return this.#published.count({ family: family.info.id, split, category });
    const total = family.info.counts[split];
    if (category === undefined) return total;
    return countOfCategory(total, family.info.categories.length, this.#position(family, category));
  }

  /** @throws GymError `data_missing`, or `unknown_task`, also for a task that is quarantined */
  async byId(id: string, work: CatalogueWork = {}): Promise<TaskRecord> {
    const quarantined = this.#quarantined.get(id);
    if (quarantined !== undefined) throw new GymError('unknown_task', 'this task is quarantined: its grading failed here');
    const match = /^([a-z0-9-]+)-v(\d+)\/(twin|published)\/(train|test)\/([a-z0-9._-]+)\/(\d{1,15})$/.exec(id);
    if (match === null) throw new GymError('unknown_task', `${JSON.stringify(id.slice(0, 80))} is not a task id; one is family-v1/twin/test/category/0`);
    const [, familyId = '', version = '', source = '', splitText = '', category = '', index = ''] = match;
    const family = this.family(familyId);
    if (Number(version) !== family.info.version) throw new GymError('unknown_task', `${familyId} is at version ${family.info.version} here, not ${version}`);
    const split: Split = splitText === 'train' ? 'train' : 'test';
    this.#position(family, category);
    if (source === 'published') {
      const record = this.#published.get(id);
      if (record !== undefined) return record;
      if (this.#published.count({ family: familyId, split }) === 0) throw this.#missing(family, split);
      throw new GymError('unknown_task', `no imported row is ${id}`);
    }
    return await this.#generate(family, split, category, Number(index), id, work);
  }

  /** Without an index, the task is drawn by `seed`. @throws GymError as `byId` */
  async select(selection: TaskSelection, source: Source, seed: number, work: CatalogueWork = {}): Promise<TaskRecord> {
    const family = this.family(selection.family);
    const { split, category } = selection;
    if (category !== undefined) this.#position(family, category);
    const total = this.count(family, split, category, source);
    if (total === 0 && source === 'published') throw this.#missing(family, split);
    const index = selection.index ?? new Rng('draw', family.info.id, split, category ?? '', seed).int(0, total - 1);
    if (source === 'published') {
      const [record] = this.#published.page({ family: family.info.id, split, category }, index, 1);
      if (record === undefined) throw new GymError('unknown_task', `${family.info.id} has ${total} imported ${split} rows here; there is no index ${index}`);
      return await this.byId(record.id, work);
    }
    const { categories } = family.info;
    const chosen = category ?? categories[index % categories.length]?.id ?? '';
    const within = category === undefined ? Math.floor(index / categories.length) : index;
    return await this.byId(`${family.info.id}-v${family.info.version}/twin/${split}/${chosen}/${within}`, work);
  }

  /** A page of task lines in catalogue order, over families, splits and sources. */
  list(filter: { readonly family?: string | undefined; readonly split?: Split | undefined; readonly category?: string | undefined; readonly source?: Source | undefined }, offset: number, limit: number): { readonly tasks: readonly TaskLine[]; readonly total: number } {
    const families = filter.family === undefined ? this.families : [this.family(filter.family)];
    const source = filter.source ?? 'twin';
    const tasks: TaskLine[] = [];
    let total = 0;
    for (const family of families) {
      if (filter.category !== undefined && !family.info.categories.some(({ id }) => id === filter.category)) {
        if (filter.family !== undefined) this.#position(family, filter.category);
        continue;
      }
      for (const split of filter.split === undefined ? SPLITS : [filter.split]) {
        const count = this.count(family, split, filter.category, source);
        const from = Math.max(0, offset - total);
        const take = Math.min(count - from, limit - tasks.length);
        if (take > 0) tasks.push(...this.#lines(family, split, filter.category, source, from, take));
        total += count;
      }
    }
    return { tasks, total };
  }

  #lines(family: Family, split: Split, category: string | undefined, source: Source, from: number, take: number): readonly TaskLine[] {
    const { id, version, categories } = family.info;
    if (source === 'published') {
      return this.#published.page({ family: id, split, category }, from, take).map((record) => ({ id: record.id, family: id, split, category: record.category, source, index: record.index }));
    }
    return Array.from({ length: take }, (_, i) => {
      const n = from + i;
      const chosen = category ?? categories[n % categories.length]?.id ?? '';
      const index = category === undefined ? Math.floor(n / categories.length) : n;
      return { id: `${id}-v${version}/twin/${split}/${chosen}/${index}`, family: id, split, category: chosen, source, index };
    });
  }

  async #generate(family: Family, split: Split, category: string, index: number, id: string, work: CatalogueWork): Promise<TaskRecord> {
    const cached = this.#cache.get(id);
    if (cached !== undefined) return cached;
    const record = Object.freeze(await family.generate({ split, category, index }, { tables: this.#tables, ...work }));
    this.#cache.set(id, record);
    if (this.#cache.size > CACHED_RECORDS) {
      const oldest = this.#cache.keys().next().value;
      if (oldest !== undefined) this.#cache.delete(oldest);
    }
    return record;
  }

  #position(family: Family, category: string): number {
    const position = family.info.categories.findIndex(({ id }) => id === category);
    if (position < 0) throw new GymError('unknown_task', `${family.info.id} has no category ${JSON.stringify(category)}; there are ${family.info.categories.map(({ id }) => id).join(', ')}`);
    return position;
  }

  #missing(family: Family, split: Split): GymError {
    return new GymError('data_missing', `no published ${split} rows of ${family.info.id} were imported here. Get them from ${family.info.published.source} (${family.info.published.licence}), then: npm run -s gym -- import --family ${family.info.id} --from DIR`);
  }
}
