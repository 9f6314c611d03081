/**
 * A small REST store of JSON documents, for task packs.
 *
 *   GET /patients/17     the document            PUT     replaces or creates it
 *   GET /patients        its ids, sorted         PATCH   changes it (JSON merge patch, RFC 7386)
 *   POST /patients       creates one (201 and Location; the id comes from the episode's seed)
 *   DELETE /patients/17  removes it
 *
 * Guarantees: the task's documents are never changed, and shared by all episodes; an episode holds what it changed.
 * Paths are plain names between single slashes, taken literally: anything else (`..`, escapes, a query) is 400.
 * The journal is not to be had by any request.
 */
import { Type } from 'typebox';
import { jsonWithin } from '../json-bounds.ts';
import { Rng } from '../rng.ts';
import { mergePatch } from './merge-patch.ts';
import { defineWorld, JournalBook, type Journal, type World, type WorldRequest, type WorldResponse } from './world.ts';

const NAME = '[A-Za-z0-9_][A-Za-z0-9._~-]{0,127}';
const PATH = new RegExp(`^(?:/${NAME}){1,16}$`);
const MAX_PATH = 1024;
const MAX_BODY = 256 * 1024;
const MAX_NESTING = 64;
/** It is parsed while others wait. */
const MAX_VALUES = 50_000;
/** Of all bodies that an episode writes: they stay in its journal. */
const MAX_WRITTEN = 8 << 20;
/** What each write costs besides, so that their number is bounded too. */
const ENTRY_BYTES = 1024;
const TYPES: Readonly<Record<string, readonly string[]>> = {
  POST: ['application/json'], PUT: ['application/json'], PATCH: ['application/json', 'application/merge-patch+json'],
};

export const documents = defineWorld({
  summary: 'A REST store of JSON documents: GET, POST, PUT, PATCH and DELETE by path.',
  parameters: Type.Object({
    /** By path, such as `/patients/17`. */
    documents: Type.Record(Type.String({ pattern: PATH.source }), Type.Unknown(), { additionalProperties: false, maxProperties: 10_000 }),
  }, { additionalProperties: false }),
  open: ({ documents: base }, { seed }) => new Documents(base, seed),
});

/** `undefined`: deleted. */
type Changes = Map<string, { readonly value: unknown } | undefined>;

class Documents implements World {
  readonly #base: Readonly<Record<string, unknown>>;
  readonly #changes: Changes = new Map();
  readonly #book = new JournalBook();
  readonly #rng: Rng;
  #written = 0;

  constructor(base: Readonly<Record<string, unknown>>, seed: number) {
    this.#base = base;
    this.#rng = new Rng('documents', seed);
  }

  request({ method, path, headers, body }: WorldRequest): WorldResponse {
    if (path.length > MAX_PATH || (path !== '/' && !PATH.test(path))) return problem(400, 'a path is plain names between single slashes, without a query');
    if (method === 'GET') return this.#get(path);
    if (!['POST', 'PUT', 'PATCH', 'DELETE'].includes(method)) return notAllowed(this.#allowed(path));
    if (!this.#allowed(path).includes(method)) return method === 'PATCH' || method === 'DELETE' ? notFound(path) : notAllowed(this.#allowed(path));
    const cost = body.length + ENTRY_BYTES;
    if (this.#written + cost > MAX_WRITTEN) return problem(507, 'this store is full');
    if (method === 'DELETE') {
      if (body.length > 0) return problem(400, 'DELETE takes no body');
      this.#written += cost;
      this.#changes.set(path, undefined);
      this.#book.add({ method, path, status: 204 });
      return { status: 204 };
    }
    const read = readBody(method, headers['content-type'], body);
    if ('status' in read) return read;
    this.#written += cost;
    return this.#write(method, path, read.value);
  }

  journal(): Journal {
    return this.#book.entries();
  }

  digest(): string {
    return this.#book.digest();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#changes.clear();
  }

  #get(path: string): WorldResponse {
    const found = this.#find(path);
    if (found !== undefined) return json(200, found.value);
    const ids = this.#children(path);
    return ids === undefined ? notFound(path) : json(200, ids);
  }

  #write(method: string, path: string, value: unknown): WorldResponse {
    const before = this.#find(path);
    const after = method === 'PATCH' ? mergePatch(before?.value, value) : value;
    // Patches must not add up to what a body may not bring at once.
    if (method === 'PATCH' && JSON.stringify(after).length > MAX_BODY) return problem(413, `a document has at most ${MAX_BODY} bytes`);
    const target = method === 'POST' ? `${path}/${this.#freshId(path)}` : path;
    const status = method === 'POST' || before === undefined ? 201 : 200;
    this.#changes.set(target, { value: after });
    this.#book.add({ method, path, body: value, status });
    return json(status, after, status === 201 ? { location: target } : {});
  }

  #find(path: string): { readonly value: unknown } | undefined {
    if (this.#changes.has(path)) return this.#changes.get(path);
    return Object.hasOwn(this.#base, path) ? { value: this.#base[path] } : undefined;
  }

  /** Names right below a path. A collection of the task stays one when it is empty; other paths without any are none. */
  #children(path: string): readonly string[] | undefined {
    const prefix = path === '/' ? '/' : `${path}/`;
    const known = [...Object.keys(this.#base), ...this.#changes.keys()].filter((each) => each.startsWith(prefix));
    if (known.length === 0 && path !== '/') return undefined;
    const present = known.filter((each) => this.#find(each) !== undefined);
    return [...new Set(present.map((each) => each.slice(prefix.length).split('/', 1)[0] ?? ''))].sort();
  }

  #allowed(path: string): readonly string[] {
    if (this.#find(path) !== undefined) return ['GET', 'PUT', 'PATCH', 'DELETE'];
    if (path === '/') return ['GET'];
    return this.#children(path) === undefined ? ['POST', 'PUT'] : ['GET', 'POST'];
  }

  #freshId(path: string): string {
    for (;;) {
      const id = this.#rng.uint32().toString(16).padStart(8, '0');
      if (this.#find(`${path}/${id}`) === undefined) return id;
    }
  }
}

function readBody(method: string, type: string | undefined, body: Buffer): { readonly value: unknown } | WorldResponse {
  if (!TYPES[method]?.includes((type ?? '').split(';', 1)[0]?.trim().toLowerCase() ?? '')) return problem(415, `${method} takes ${TYPES[method]?.join(' or ') ?? 'no body'}`);
  if (body.length > MAX_BODY) return problem(413, `a document has at most ${MAX_BODY} bytes`);
  if (!jsonWithin(body, { depth: MAX_NESTING, marks: MAX_VALUES })) return problem(400, `a document nests at most ${MAX_NESTING} deep, and has at most ${MAX_VALUES} values`);
  try {
    return { value: JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body)) };
  } catch {
    return problem(400, 'the body is not JSON');
  }
}

function json(status: number, value: unknown, headers: Readonly<Record<string, string>> = {}): WorldResponse {
  return { status, headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(value) };
}

function problem(status: number, error: string, headers: Readonly<Record<string, string>> = {}): WorldResponse {
  return json(status, { error }, headers);
}

function notFound(path: string): WorldResponse {
  return problem(404, `nothing is at ${path}`);
}

function notAllowed(methods: readonly string[]): WorldResponse {
  return problem(405, 'this cannot be done here', { allow: methods.join(', ') });
}
