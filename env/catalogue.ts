/**
 * All tasks on offer, whatever source they come from. Where a request names no source, it means the family's first one:
 * generated tasks, else those that were imported or lie in a folder.
 */
import { GymError } from '../protocol/index.ts';
import type { Family } from './families/family.ts';
import type { FamilyInfo } from './families/family-info.ts';
import type { TaskFilter, TaskPlace, TaskSource } from './families/task-source.ts';
import type { DataContext } from './families/work.ts';
import type { PublishedStore } from './published-store.ts';
import { Rng } from './rng.ts';
import { checkRecord, RecordError } from './task-check.ts';
import { parseTaskId, taskId } from './task-id.ts';
import { PUBLIC_TWIN, type TwinKey } from './twin-key.ts';
import { type Source, SOURCES, SPLITS, type Split, type TaskRecord } from './task.ts';

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

export interface ListFilter {
  readonly family?: string | undefined;
  readonly split?: Split | undefined;
  readonly category?: string | undefined;
  readonly source?: Source | undefined;
  /** Words that are all found, in any case, in the id without its index, or the titles of family and category; or a whole task id. */
  readonly q?: string | undefined;
}

/** Tasks of one family, split and source that a filter lets through, in catalogue order. */
export interface Section {
  readonly family: Family;
  readonly source: Source;
  readonly split: Split;
  /** Undefined: all of them. */
  readonly category: string | undefined;
  /** Which of them comes first. */
  readonly first: number;
  readonly count: number;
}

/** A family with all sources that it has here, the first one first. */
interface Entry { readonly family: Family; readonly sources: ReadonlyMap<Source, TaskSource> }

const CACHED_RECORDS = 512;

export class Catalogue {
  readonly #entries: ReadonlyMap<string, Entry>;
  readonly #tables: string;
  readonly #key: TwinKey;
  readonly #cache = new Map<string, TaskRecord>();
  readonly #quarantined = new Set<string>();

  /**
   * @param tables the folder for tables, which families fill at their first task
   * @param key to the generated tasks; tasks of other keys are not there
   */
  constructor(families: readonly Family[], published: PublishedStore, tables: string, key: TwinKey = PUBLIC_TWIN) {
    this.#tables = tables;
    this.#key = key;
    this.#entries = new Map(families.map((family) => [family.info.id, { family, sources: sourcesOf(family, published) }]));
  }

  get families(): readonly Family[] {
    return [...this.#entries.values()].map(({ family }) => family);
  }

  /** @throws GymError `unknown_task` */
  family(id: string): Family {
    return this.#entry(id).family;
  }

  /** Undefined for a family that is not here, such as one whose episodes were recorded when it was. */
  infoOf(id: string): FamilyInfo | undefined {
    return this.#entries.get(id)?.family.info;
  }

  /** How many tasks of a family are quarantined. */
  quarantinedOf(family: Family): number {
    const prefix = `${family.info.id}-v${family.info.version}/`;
    return [...this.#quarantined].filter((id) => id.startsWith(prefix)).length;
  }

  /** Gives the task out no more: its grading failed through our fault. */
  quarantine(id: string): void {
    this.#quarantined.add(id);
  }

  /** How many tasks the default catalogue has; none of a source that the family does not have. */
  count({ info }: Family, split: Split, category?: string, source?: Source): number {
    const { sources } = this.#entry(info.id);
    const from = source ?? firstOf(sources);
    return (from === undefined ? undefined : sources.get(from))?.count({ split, category }) ?? 0;
  }

  /** @throws GymError `data_missing`, or `unknown_task`, also for a task that is quarantined */
  async byId(id: string, work: CatalogueWork = {}): Promise<TaskRecord> {
    const place = parseTaskId(id);
    if (place === undefined) throw new GymError('unknown_task', `${JSON.stringify(id.slice(0, 80))} is not a task id; one is family-v1/twin/test/category/0`);
    const { family } = this.#entry(place.family);
    if (place.version !== family.info.version) throw new GymError('unknown_task', `${place.family} is at version ${family.info.version} here, not ${place.version}`);
    assertCategory(family, place.category);
    if ((place.twin ?? '') !== (place.source === 'twin' ? this.#key.fingerprint : '')) throw new GymError('unknown_task', `${JSON.stringify(id)} was made with another twin key than this server's${this.#key.fingerprint === '' ? '' : `, ${this.#key.fingerprint}`}`);
    return await this.#open(family, place.source, place, work);
  }

  /** Without an index, the task is drawn by `seed`; without a source, from the family's first. @throws GymError as `byId` */
  async select({ family: id, split, category, index }: TaskSelection, source: Source | undefined, seed: number, work: CatalogueWork = {}): Promise<TaskRecord> {
    const { family, sources } = this.#entry(id);
    if (category !== undefined) assertCategory(family, category);
    const name = source ?? firstOf(sources) ?? 'published';
    const from = this.#source(family, name);
    const filter: TaskFilter = { split, category };
    const total = from.count(filter);
    const n = index ?? new Rng('draw', family.info.id, split, category ?? '', seed).int(0, total - 1);
    const [place] = from.page(filter, n, 1);
    if (place === undefined) throw noneOf(family, name, split, from, `${id} has ${total} ${name} ${split} tasks${category === undefined ? '' : ` of ${category}`} here; there is no index ${n}`);
    return await this.#open(family, name, place, work);
  }

  /** A page of task lines in catalogue order, over families, splits and sources. */
  list(filter: ListFilter, offset: number, limit: number): { readonly tasks: readonly TaskLine[]; readonly total: number } {
    const tasks: TaskLine[] = [];
    let total = 0;
    for (const section of this.sections(filter)) {
      const first = Math.max(0, offset - total);
      tasks.push(...this.lines(section, first, limit - tasks.length));
      total += section.count;
    }
    return { tasks, total };
  }

  /** @throws GymError `unknown_task` for a family or category that is not */
  sections(filter: ListFilter): readonly Section[] {
    const entries = filter.family === undefined ? [...this.#entries.values()] : [this.#entry(filter.family)];
    return entries.flatMap(({ family, sources }): readonly Section[] => {
      if (filter.category !== undefined && !hasCategory(family, filter.category)) {
        if (filter.family !== undefined) assertCategory(family, filter.category);
        return [];
      }
      const source = filter.source ?? firstOf(sources);
      const from = source === undefined ? undefined : sources.get(source);
      if (source === undefined || from === undefined) return [];
      return (filter.split === undefined ? SPLITS : [filter.split]).flatMap((split) => this.#found({ family, source, split, category: filter.category }, from, filter.q));
    });
  }

  /** Of a section, so many from that offset on, as far as it goes. */
  lines({ family, source, split, category, first, count }: Section, offset: number, limit: number): readonly TaskLine[] {
    const take = Math.min(count - offset, limit);
    return take <= 0 ? [] : this.#lines(family, source, this.#source(family, source).page({ split, category }, first + offset, take));
  }

  /** What of a section is meant by a search. */
  #found(all: Pick<Section, 'family' | 'source' | 'split' | 'category'>, from: TaskSource, q = ''): readonly Section[] {
    const { family, source, split, category } = all;
    const section = (category: string | undefined): Section => ({ ...all, category, first: 0, count: from.count({ split, category }) });
    const place = parseTaskId(q.trim());
    if (place !== undefined) {
      if (place.split !== split || (category ?? place.category) !== place.category || this.#id(family, source, { split, category: place.category, index: place.index }) !== q.trim()) return [];
      const { count } = section(place.category);
      // Where tasks are made, an index is its own offset; imported ones may have gaps.
      const first = from.pure ? place.index : from.page({ split, category: place.category }, 0, count).findIndex(({ index }) => index === place.index);
      return first < 0 || from.page({ split, category: place.category }, first, 1).length === 0 ? [] : [{ ...all, category: place.category, first, count: 1 }];
    }
    const words = q.toLowerCase().split(/\s+/).filter((word) => word !== '');
    const matches = (...texts: readonly string[]): boolean => words.every((word) => texts.some((text) => text.toLowerCase().includes(word)));
    const { id, version, title, categories } = family.info;
    if (category === undefined && matches(`${id}-v${version}/${source}/${split}`, title)) return [section(undefined)];
    return categories.filter((each) => (category ?? each.id) === each.id && matches(`${id}-v${version}/${source}/${split}/${each.id}`, title, each.title)).map((each) => section(each.id));
  }

  /** Task lines of one family in catalogue order, past those that are listed too, where there are more. */
  page(filter: ListFilter & { readonly family: string; readonly split: Split }, offset: number, limit: number): readonly TaskLine[] {
    const { family, sources } = this.#entry(filter.family);
    const source = filter.source ?? firstOf(sources);
    const places = source === undefined ? [] : this.#source(family, source).page({ split: filter.split, category: filter.category }, offset, limit);
    return source === undefined ? [] : this.#lines(family, source, places);
  }

  #lines(family: Family, source: Source, places: readonly TaskPlace[]): TaskLine[] {
    return places.map((place) => ({ id: this.#id(family, source, place), family: family.info.id, split: place.split, category: place.category, source, index: place.index }));
  }

  async #open(family: Family, name: Source, place: TaskPlace, work: CatalogueWork): Promise<TaskRecord> {
    const id = this.#id(family, name, place);
    if (this.#quarantined.has(id)) throw new GymError('unknown_task', 'this task is quarantined: its grading failed here');
    const source = this.#source(family, name);
    const cached = this.#cache.get(id);
    if (cached !== undefined) return cached;
    const record = await source.record(this.#named(name, place), { tables: this.#tables, key: this.#key, ...work });
    if (record === undefined) throw noneOf(family, name, place.split, source, `there is no task ${id} here`);
    assertFits(record);
    Object.freeze(record);
    if (!source.pure) return record;
    this.#cache.set(id, record);
    const oldest = this.#cache.keys().next().value;
    if (this.#cache.size > CACHED_RECORDS && oldest !== undefined) this.#cache.delete(oldest);
    return record;
  }

  #named(name: Source, place: TaskPlace): TaskPlace {
    const { fingerprint } = this.#key;
    return name === 'twin' && fingerprint !== '' ? { ...place, twin: fingerprint } : place;
  }

  #id({ info }: Family, name: Source, place: TaskPlace): string {
    return taskId(info, name, this.#named(name, place));
  }

  #entry(id: string): Entry {
    const entry = this.#entries.get(id);
    if (entry === undefined) throw new GymError('unknown_task', `there is no family ${JSON.stringify(id)}; there are ${[...this.#entries.keys()].join(', ')}`);
    return entry;
  }

  #source({ info }: Family, name: Source): TaskSource {
    const { sources } = this.#entry(info.id);
    const source = sources.get(name);
    if (source === undefined) throw new GymError('unknown_task', `${info.id} has no ${name} tasks; it has ${[...sources.keys()].join(' and ') || 'none'}`);
    return source;
  }
}

/** In the order of `SOURCES`. A family's own source of a name goes before what an importer would bring. */
function sourcesOf({ info, sources, importer }: Family, published: PublishedStore): ReadonlyMap<Source, TaskSource> {
  const all: Family['sources'] = { ...(importer === undefined ? {} : { published: published.source(info) }), ...sources };
  return new Map(SOURCES.flatMap((name) => (all[name] === undefined ? [] : [[name, all[name]] as const])));
}

/** A record that does not fit is not given out. */
function assertFits(record: TaskRecord): void {
  try {
    checkRecord(record);
  } catch (cause) {
    if (!(cause instanceof RecordError)) throw cause;
    throw new GymError('internal', `the task ${record.id} does not fit this release: ${cause.message}`, { executed: 'no', cause });
  }
}

const firstOf = (sources: ReadonlyMap<Source, TaskSource>): Source | undefined => sources.keys().next().value;

const hasCategory = ({ info }: Family, category: string): boolean => info.categories.some(({ id }) => id === category);

function assertCategory(family: Family, category: string): void {
  if (!hasCategory(family, category)) throw new GymError('unknown_task', `${family.info.id} has no category ${JSON.stringify(category)}; there are ${family.info.categories.map(({ id }) => id).join(', ')}`);
}

/** Why there is no such task: an import may be missing as a whole. */
function noneOf({ info, importer }: Family, name: Source, split: Split, source: TaskSource, otherwise: string): GymError {
  if (name !== 'published' || importer === undefined || source.count({ split }) > 0) return new GymError('unknown_task', otherwise);
  return new GymError('data_missing', `no published ${split} rows of ${info.id} were imported here. Get them from ${info.published.source} (${info.published.licence}), then: npm run -s gym -- import --family ${info.id} --from DIR`);
}
