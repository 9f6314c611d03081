/**
 * The charts that a FHIR server begins with: never changed, indexed once, shared by all episodes of the process. An episode
 * holds what it created (`ChartView`).
 */
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { setImmediate } from 'node:timers/promises';
import { CHART_TYPES, type ChartType, isChartType } from './chart-types.ts';
import type { Criterion, Surroundings } from './criterion.ts';
import { Refusal } from './outcome.ts';
import { isObject, type Resource, valuesAt } from './resource.ts';
import { searchOf, searchset } from './search.ts';

export interface Charts {
  readonly all: ReadonlyMap<ChartType, readonly Resource[]>;
  readonly byId: ReadonlyMap<ChartType, ReadonlyMap<string, Resource>>;
  /** By the id of the patient that they are about. */
  readonly byPatient: ReadonlyMap<ChartType, ReadonlyMap<string, readonly Resource[]>>;
}

export function patientOf(resource: Resource): string | undefined {
  if (resource.resourceType === 'Patient') return resource.id;
  const [reference] = valuesAt(resource, 'subject.reference');
  return typeof reference === 'string' && reference.startsWith('Patient/') ? reference.slice('Patient/'.length) : undefined;
}

/** @throws Error for what is no resource of a chart, or has another's id */
export function chartsOf(resources: Iterable<unknown>): Charts {
  const all = new Map<ChartType, Resource[]>(CHART_TYPES.map((type) => [type, []]));
  const byId = new Map<ChartType, Map<string, Resource>>(CHART_TYPES.map((type) => [type, new Map()]));
  const byPatient = new Map<ChartType, Map<string, Resource[]>>(CHART_TYPES.map((type) => [type, new Map()]));
  for (const each of resources) {
    const type = isObject(each) ? each['resourceType'] : undefined;
    if (!isObject(each) || typeof type !== 'string' || !isChartType(type) || typeof each['id'] !== 'string') throw new Error(`a chart holds ${CHART_TYPES.join(', ')}, each with an id; this is none: ${JSON.stringify(each)?.slice(0, 200)}`);
    const resource = each as Resource;
    if (byId.get(type)?.has(resource.id) === true) throw new Error(`${type}/${resource.id} stands in the chart twice`);
    byId.get(type)?.set(resource.id, resource);
    all.get(type)?.push(resource);
    const patient = patientOf(resource);
    const of = byPatient.get(type);
    if (patient !== undefined && of !== undefined) of.set(patient, [...of.get(patient) ?? [], resource]);
  }
  return { all, byId, byPatient };
}

/** Lines that are read between two looks at what else waits. */
const LINES_AT_ONCE = 200;
const loaded = new Map<string, Promise<Charts>>();

/** Of a file with one resource a line (NDJSON). Read once, as long as the file stays as it is. */
export async function loadCharts(file: string): Promise<Charts> {
  const { mtimeMs, size } = await stat(file);
  const key = JSON.stringify([file, mtimeMs, size]);
  const known = loaded.get(key);
  if (known !== undefined) return known;
  const reading = readCharts(file);
  loaded.set(key, reading);
  reading.catch(() => loaded.delete(key));
  return reading;
}

async function readCharts(file: string): Promise<Charts> {
  const resources: unknown[] = [];
  for await (const line of createInterface({ input: createReadStream(file), crlfDelay: Number.POSITIVE_INFINITY })) {
    if (line === '') continue;
    resources.push(JSON.parse(line));
    if (resources.length % LINES_AT_ONCE === 0) await setImmediate();
  }
  return chartsOf(resources);
}

/** What a request finds. */
export interface Found { readonly status?: number; readonly body: unknown }

/** The charts as one episode sees them: those of the task, and what it created. */
export interface ChartSource {
  find(type: ChartType, id: string): Resource | undefined | Promise<Resource | undefined>;
  /** @param root address of the server, without a slash at the end. @throws Refusal for what is no search */
  search(type: ChartType, parameters: URLSearchParams, root: string): Found | Promise<Found>;
  /** A page that a link without a resource type led to. @throws Refusal where there are no such links */
  page(parameters: URLSearchParams): Found | Promise<Found>;
  add(resource: Resource): void;
}

/** What an episode created, by type and id, in the order of creation. */
export class Created {
  readonly #created = new Map<ChartType, Map<string, Resource>>();

  find(type: ChartType, id: string): Resource | undefined {
    return this.#created.get(type)?.get(id);
  }

  add(resource: Resource): void {
    const of = this.#created.get(resource.resourceType) ?? new Map<string, Resource>();
    this.#created.set(resource.resourceType, of.set(resource.id, resource));
  }

  of(type: ChartType): readonly Resource[] {
    return [...this.#created.get(type)?.values() ?? []];
  }
}

export class ChartView implements ChartSource {
  readonly #charts: Charts;
  readonly #created = new Created();
  readonly #surroundings: Surroundings;

  /** @param now in milliseconds */
  constructor(charts: Charts, now: number) {
    this.#charts = charts;
    this.#surroundings = { now, find: (type, id) => this.find(type, id) };
  }

  find(type: ChartType, id: string): Resource | undefined {
    return this.#charts.byId.get(type)?.get(id) ?? this.#created.find(type, id);
  }

  add(resource: Resource): void {
    this.#created.add(resource);
  }

  /** In the order of the charts, what was created last. */
  search(type: ChartType, parameters: URLSearchParams, root: string): Found {
    const search = searchOf(type, parameters, this.#surroundings);
    const { criteria } = search;
    const found = [...this.#candidates(type, criteria), ...this.#created.of(type)].filter((resource) => criteria.every(({ matches }) => matches(resource)));
    return { body: searchset(search, found, root) };
  }

  page(): never {
    throw new Refusal(404, { code: 'not-found', diagnostics: 'there is no such page' });
  }

  #candidates(type: ChartType, criteria: readonly Criterion[]): readonly Resource[] {
    const ids = criteria.find((criterion) => criterion.ids !== undefined)?.ids;
    if (ids !== undefined) return [...new Set(ids)].flatMap((id) => this.#charts.byId.get(type)?.get(id) ?? []);
    const patients = criteria.find((criterion) => criterion.patients !== undefined)?.patients;
    if (patients !== undefined) return [...new Set(patients)].flatMap((patient) => this.#charts.byPatient.get(type)?.get(patient) ?? []);
    return this.#charts.all.get(type) ?? [];
  }
}
