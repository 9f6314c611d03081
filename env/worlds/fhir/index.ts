/**
 * A FHIR R4 server with charts of patients: search, read, create, CapabilityStatement.
 *
 *   GET  /fhir/metadata                   GET /fhir/Observation?patient=S1&code=K&date=ge2023-11-12&_sort=-date&_count=10
 *   GET  /fhir/Patient/S1                 POST /fhir/Observation/_search      (the same parameters as a form)
 *   POST /fhir/MedicationRequest          creates one: 201 with Location, or an OperationOutcome that says what is wrong
 *
 * Guarantees: the charts are never changed, and shared by all episodes; an episode holds what it created, which no other
 * sees. "Now" is the task's. Ids come from the episode's seed. What is created is in the journal as it was sent.
 */
import { Type } from 'typebox';
import path from 'node:path';
import { jsonWithin } from '../../json-bounds.ts';
import { Rng } from '../../rng.ts';
import { defineWorld, type Journal, JournalBook, type World, type WorldRequest, type WorldResponse } from '../world.ts';
import { capabilityOf } from './capability.ts';
import { type Charts, chartsOf, type ChartSource, ChartView, type Found, loadCharts } from './chart.ts';
import { type ChartType, CHART_TYPES, CREATABLE, isChartType } from './chart-types.ts';
import { type Issue, outcomeOf, Refusal } from './outcome.ts';
import { RemoteCharts } from './remote.ts';
import { type Resource, ROOT } from './resource.ts';
import type { checkNew } from './validation.ts';

const MAX_TARGET = 8 * 1024;
const MAX_BODY = 128 * 1024;
const MAX_NESTING = 32;
const MAX_VALUES = 2_000;
/** Of all that an episode creates: it stays in its journal. */
const MAX_CREATED_BYTES = 4 << 20;
const MAX_CREATED = 2_000;
const ID = /^[A-Za-z0-9.-]{1,64}$/;
const FORMATS = new Set(['', 'json', 'application/json', 'application/fhir+json', 'text/json']);

export const fhir = defineWorld({
  summary: 'A FHIR R4 server with charts of patients: search, read, create.',
  parameters: Type.Object({
    /** A file with one resource a line (NDJSON), relative to the folder for tables. */
    charts: Type.Optional(Type.String({ minLength: 1 })),
    /** Or the address of a FHIR R4 server that is read and never changed. */
    server: Type.Optional(Type.String({ pattern: '^https?://' })),
    /** Or the resources themselves. */
    resources: Type.Optional(Type.Array(Type.Object({ resourceType: Type.String(), id: Type.String() }, { additionalProperties: true }), { maxItems: 5_000 })),
    /** "Now": a FHIR instant. */
    now: Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d{1,3})?(Z|[+-]\\d{2}:\\d{2})$' }),
  }, { additionalProperties: false, minProperties: 2, maxProperties: 2 }),
  async open({ charts, server, resources = [], now }, { seed, tables }) {
    // What FHIR says of resources takes a moment to read, and is read with the first chart.
    const { checkNew: check } = await import('./validation.ts');
    const source = server !== undefined ? new RemoteCharts(server, Date.parse(now)) : new ChartView(charts === undefined ? inline(resources) : await loadCharts(path.join(tables, charts)), Date.parse(now));
    return new FhirServer(source, now, seed, check);
  },
});

const inlined = new WeakMap<readonly unknown[], Charts>();
function inline(resources: readonly unknown[]): Charts {
  const known = inlined.get(resources) ?? chartsOf(resources);
  inlined.set(resources, known);
  return known;
}

class FhirServer implements World {
  readonly #charts: ChartSource;
  readonly #check: typeof checkNew;
  readonly #now: string;
  readonly #rng: Rng;
  readonly #book = new JournalBook();
  #createdBytes = 0;
  #created = 0;

  constructor(charts: ChartSource, now: string, seed: number, check: typeof checkNew) {
    this.#charts = charts;
    this.#check = check;
    this.#now = now;
    this.#rng = new Rng('fhir', seed);
  }

  async request(request: WorldRequest): Promise<WorldResponse> {
    try {
      return await this.#route(request);
    } catch (error) {
      if (error instanceof Refusal) return json(error.status, outcomeOf(error.issues), error.headers);
      throw error;
    }
  }

  journal(): Journal {
    return this.#book.entries();
  }

  digest(): string {
    return this.#book.digest();
  }

  async [Symbol.asyncDispose](): Promise<void> {}

  async #route({ method, path: target, headers, body }: WorldRequest): Promise<WorldResponse> {
    if (target.length > MAX_TARGET) throw new Refusal(414, { code: 'too-long', diagnostics: 'the address is too long; searches may also be sent by POST to [type]/_search' });
    const at = target.indexOf('?');
    const parameters = new URLSearchParams(at < 0 ? '' : target.slice(at + 1));
    // A base with a slash at its end makes two of them.
    const [place, ...parts] = (at < 0 ? target : target.slice(0, at)).replaceAll(/\/{2,}/g, '/').replace(/\/$/, '').slice(1).split('/');
    if (place !== 'fhir') throw new Refusal(404, { code: 'not-found', diagnostics: 'this server is at /fhir/' });
    mayBeJson(parameters.get('_format') ?? '', headers['accept'] ?? '');
    const [name = '', id, ...more] = parts;
    // The next page, as some servers address it.
    if (name === '' && method === 'GET' && parameters.has('_getpages')) return this.#told(await this.#charts.page(parameters));
    if (name === '' && method === 'GET') throw new Refusal(404, { code: 'not-found', diagnostics: 'ask for /fhir/[type]?..., /fhir/[type]/[id] or /fhir/metadata' });
    if (name === '') throw allows(method, [], 'batches and transactions are not taken: create resources one by one, at /fhir/[type]');
    if (name === 'metadata' && id === undefined) {
      if (method !== 'GET') throw allows(method, ['GET']);
      return json(200, capabilityOf(ROOT, this.#now));
    }
    if (!isChartType(name)) throw new Refusal(404, { code: 'not-supported', diagnostics: `unknown resource type ${JSON.stringify(name)} (names are case-sensitive); this server has ${CHART_TYPES.join(', ')}` });
    if (id === undefined) {
      if (method === 'GET') return this.#search(name, parameters);
      if (method === 'POST') return this.#create(name, headers, body);
      throw allows(method, CREATABLE.has(name) ? ['GET', 'POST'] : ['GET']);
    }
    if ([id, ...more].some((each) => each.startsWith('$'))) throw new Refusal(404, { code: 'not-supported', diagnostics: 'operations are not supported: search, read and create are' });
    if (id === '_search' && more.length === 0) {
      if (method !== 'POST') throw allows(method, ['POST']);
      return this.#search(name, new URLSearchParams([...parameters, ...form(headers, body)]));
    }
    if (more.length > 0) throw new Refusal(404, { code: 'not-supported', diagnostics: 'there is nothing below a resource here' });
    if (!ID.test(id)) throw new Refusal(400, { code: 'value', diagnostics: 'an id has 1 to 64 letters, digits, hyphens and points' });
    if (method !== 'GET') throw allows(method, ['GET'], 'resources of a chart are not changed or removed here');
    const found = await this.#charts.find(name, id);
    if (found === undefined) throw new Refusal(404, { code: 'not-found', diagnostics: `there is no ${name}/${id}` });
    return json(200, found, { etag: 'W/"1"' });
  }

  async #search(type: ChartType, parameters: URLSearchParams): Promise<WorldResponse> {
    return this.#told(await this.#charts.search(type, parameters, ROOT));
  }

  #told({ status = 200, body }: Found): WorldResponse {
    return json(status, body);
  }

  async #create(type: ChartType, headers: WorldRequest['headers'], body: Buffer): Promise<WorldResponse> {
    if (!CREATABLE.has(type)) throw allows('POST', ['GET'], `${type} comes with the chart and is not created here`);
    if (headers['if-none-exist'] !== undefined) throw new Refusal(412, { code: 'not-supported', diagnostics: 'conditional create is not supported: search first' });
    const contentType = (headers['content-type'] ?? '').split(';', 1)[0]?.trim().toLowerCase() ?? '';
    if (contentType === '' || !FORMATS.has(contentType)) throw new Refusal(415, { code: 'not-supported', diagnostics: 'a resource is sent as application/fhir+json or application/json' });
    if (body.length > MAX_BODY) throw new Refusal(413, { code: 'too-long', diagnostics: `a resource has at most ${MAX_BODY} bytes` });
    if (!jsonWithin(body, { depth: MAX_NESTING, marks: MAX_VALUES })) throw new Refusal(400, { code: 'too-costly', diagnostics: `a resource nests at most ${MAX_NESTING} deep, and has at most ${MAX_VALUES} values` });
    const { resource: sent, references } = this.#check(type, parsed(body), ROOT);
    const issues: Issue[] = [];
    for (const { type: of, id: to, place } of references) if (await this.#charts.find(of, to) === undefined) issues.push({ code: 'processing', diagnostics: `${place}: there is no ${of}/${to}`, expression: place });
    if (issues.length > 0) throw new Refusal(400, issues);
    if (this.#created === MAX_CREATED || this.#createdBytes + body.length > MAX_CREATED_BYTES) throw new Refusal(507, { code: 'too-costly', diagnostics: 'this chart takes no more' });
    this.#created += 1;
    this.#createdBytes += body.length;
    const { id: _, meta: __, ...content } = sent;
    const resource = { ...content, resourceType: type, id: await this.#freshId(type), meta: { versionId: '1', lastUpdated: this.#now } } as Resource;
    this.#charts.add(resource);
    this.#book.add({ method: 'POST', path: `/fhir/${type}`, body: sent, status: 201 });
    const location = { location: `${ROOT}/${type}/${resource.id}/_history/1`, etag: 'W/"1"' };
    const prefer = headers['prefer'] ?? '';
    if (prefer.includes('return=minimal')) return { status: 201, headers: location };
    return json(201, prefer.includes('return=OperationOutcome') ? outcomeOf([{ code: 'processing', diagnostics: `created ${type}/${resource.id}` }], 'information') : resource, location);
  }

  async #freshId(type: ChartType): Promise<string> {
    for (;;) {
      const id = this.#rng.uint32().toString(16).padStart(8, '0');
      if (await this.#charts.find(type, id) === undefined) return id;
    }
  }
}

function mayBeJson(format: string, accept: string): void {
  const acceptable = accept === '' || accept.split(',').some((each) => /\*\/\*|json|application\/\*|text\/\*/.test(each));
  if (!FORMATS.has((format.split(';', 1)[0] ?? '').trim().toLowerCase().replace(' ', '+')) || !(acceptable || format !== '')) throw new Refusal(406, { code: 'not-supported', diagnostics: 'this server speaks JSON: application/fhir+json' });
}

function allows(method: string, methods: readonly string[], why = ''): Refusal {
  return new Refusal(405, { code: 'not-supported', diagnostics: `${method} cannot be done here${why === '' ? '' : `: ${why}`}` }, { allow: methods.join(', ') });
}

function form(headers: WorldRequest['headers'], body: Buffer): URLSearchParams {
  const contentType = (headers['content-type'] ?? '').split(';', 1)[0]?.trim().toLowerCase() ?? '';
  if (body.length === 0) return new URLSearchParams();
  if (contentType !== 'application/x-www-form-urlencoded') throw new Refusal(415, { code: 'not-supported', diagnostics: 'the parameters of a search are sent as application/x-www-form-urlencoded' });
  if (body.length > MAX_TARGET) throw new Refusal(413, { code: 'too-long', diagnostics: 'these are too many parameters' });
  return new URLSearchParams(body.toString('utf8'));
}

function parsed(body: Buffer): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
  } catch {
    throw new Refusal(400, { code: 'structure', diagnostics: 'the body is not JSON' });
  }
}

function json(status: number, value: unknown, headers: Readonly<Record<string, string>> = {}): WorldResponse {
  return { status, headers: { 'content-type': 'application/fhir+json; charset=utf-8', ...headers }, body: JSON.stringify(value) };
}
