/**
 * The charts of another FHIR R4 server, which is read and never changed: only GET goes there, with what an episode created
 * laid over it. What that server refuses, the guest is told; that it cannot be reached is our failure.
 */
import { type Charts, chartsOf, Created, type ChartSource, type Found } from './chart.ts';
import { type ChartType, CHART_TYPES, isChartType } from './chart-types.ts';
import type { Criterion } from './criterion.ts';
import { Refusal } from './outcome.ts';
import { isObject, type Resource, ROOT } from './resource.ts';
import { searchOf } from './search.ts';

const TIMEOUT_MS = 20_000;
const MAX_BYTES = 16 << 20;
/** Pages of one list that are read when charts are read whole. */
const MAX_PAGES = 1_000;
const PAGE = 200;

interface Reply { readonly status: number; readonly body: unknown }

/** @throws Error when the server cannot be reached, or gives no FHIR */
async function get(url: string, signal?: AbortSignal): Promise<Reply> {
  const timeout = AbortSignal.timeout(TIMEOUT_MS);
  const response = await fetch(url, { headers: { accept: 'application/fhir+json' }, redirect: 'error', signal: signal === undefined ? timeout : AbortSignal.any([signal, timeout]) });
  const text = await response.text();
  if (text.length > MAX_BYTES) throw new Error(`${url} gave ${text.length} bytes`);
  try {
    const body: unknown = JSON.parse(text);
    if (isObject(body) && typeof body['resourceType'] === 'string') return { status: response.status, body };
  } catch {
    // Said below.
  }
  throw new Error(`${url} gave no FHIR JSON (status ${response.status})`);
}

const withoutSlash = (server: string): string => server.replace(/\/+$/, '');
const entriesOf = (bundle: unknown): readonly unknown[] => (isObject(bundle) && Array.isArray(bundle['entry']) ? bundle['entry'] : []);
const linksOf = (bundle: unknown): readonly Readonly<Record<string, unknown>>[] => (isObject(bundle) && Array.isArray(bundle['link']) ? bundle['link'].filter(isObject) : []);

export class RemoteCharts implements ChartSource {
  readonly #server: string;
  readonly #now: number;
  readonly #created = new Created();

  /** @param now in milliseconds */
  constructor(server: string, now: number) {
    this.#server = withoutSlash(server);
    this.#now = now;
  }

  async find(type: ChartType, id: string): Promise<Resource | undefined> {
    const created = this.#created.find(type, id);
    if (created !== undefined) return created;
    const { status, body } = await get(`${this.#server}/${type}/${id}`);
    if (status === 404 || status === 410) return undefined;
    if (status !== 200) throw new Error(`${this.#server}/${type}/${id} gave status ${status}`);
    return body as Resource;
  }

  add(resource: Resource): void {
    this.#created.add(resource);
  }

  async search(type: ChartType, parameters: URLSearchParams, root: string): Promise<Found> {
    const query = parameters.toString();
    return this.#laidOver(await get(`${this.#server}/${type}${query === '' ? '' : `?${query}`}`), root, this.#matches(type, parameters));
  }

  async page(parameters: URLSearchParams): Promise<Found> {
    return this.#laidOver(await get(`${this.#server}?${parameters.toString()}`), ROOT, []);
  }

  /** What was created and is asked for, as far as we understand what that server understands. */
  #matches(type: ChartType, parameters: URLSearchParams): readonly Resource[] {
    const created = this.#created.of(type);
    if (created.length === 0) return [];
    let criteria: readonly Criterion[];
    try {
      ({ criteria } = searchOf(type, parameters, { now: this.#now, find: (of, id) => this.#created.find(of, id) }));
    } catch (error) {
      if (error instanceof Refusal) return [];
      throw error;
    }
    return created.filter((resource) => criteria.every(({ matches }) => matches(resource)));
  }

  /** On the last page, what was created; on every page, addresses that lead here. */
  #laidOver({ status, body }: Reply, root: string, created: readonly Resource[]): Found {
    if (status >= 500) throw new Error(`${this.#server} gave status ${status}`);
    if (!isObject(body) || body['resourceType'] !== 'Bundle') return { status, body };
    const links = linksOf(body).map((link) => (typeof link['url'] === 'string' ? { ...link, url: this.#here(link['url'], root) } : link));
    const last = !links.some((link) => link['relation'] === 'next');
    const more = last ? created : [];
    const entry = [...entriesOf(body).map((each) => (isObject(each) && typeof each['fullUrl'] === 'string' ? { ...each, fullUrl: this.#here(each['fullUrl'], root) } : each)), ...more.map((resource) => ({ fullUrl: `${root}/${resource.resourceType}/${resource.id}`, resource, search: { mode: 'match' } }))];
    return { status, body: { ...body, link: links, ...(typeof body['total'] === 'number' ? { total: body['total'] + created.length } : {}), ...(entry.length === 0 ? {} : { entry }) } };
  }

  #here(url: string, root: string): string {
    return url.startsWith(this.#server) ? `${root}${url.slice(this.#server.length)}` : url;
  }
}

/**
 * All that a server has of some patients, by their record numbers.
 * @throws Error when the server cannot be reached, or gives no FHIR
 */
export async function readCharts(server: string, mrns: readonly string[], { signal, onProgress }: { readonly signal?: AbortSignal | undefined; readonly onProgress?: (done: number) => void } = {}): Promise<Charts> {
  const base = withoutSlash(server);
  const resources = new Map<string, Resource>();
  for (const [done, mrn] of mrns.entries()) {
    const patients = await readAll(`${base}/Patient?identifier=${encodeURIComponent(mrn)}&_count=${PAGE}`, base, signal);
    for (const patient of patients) {
      resources.set(`Patient/${patient.id}`, patient);
      for (const type of CHART_TYPES) if (type !== 'Patient') for (const each of await readAll(`${base}/${type}?patient=${encodeURIComponent(patient.id)}&_count=${PAGE}`, base, signal)) resources.set(`${type}/${each.id}`, each);
    }
    onProgress?.(done + 1);
  }
  return chartsOf(resources.values());
}

async function readAll(first: string, base: string, signal: AbortSignal | undefined): Promise<readonly Resource[]> {
  const found: Resource[] = [];
  let url: string | undefined = first;
  for (let page = 0; url !== undefined; page++) {
    if (page === MAX_PAGES) throw new Error(`${first} has over ${MAX_PAGES} pages`);
    const { status, body } = await get(url, signal);
    if (status !== 200) throw new Error(`${url} gave status ${status}`);
    for (const entry of entriesOf(body)) {
      const resource = isObject(entry) ? entry['resource'] : undefined;
      if (isObject(resource) && isChartType(String(resource['resourceType']))) found.push(resource as Resource);
    }
    const next = linksOf(body).find((link) => link['relation'] === 'next')?.['url'];
    // Links that lead elsewhere are not followed.
    url = typeof next === 'string' && next.startsWith(base) ? next : undefined;
  }
  return found;
}
