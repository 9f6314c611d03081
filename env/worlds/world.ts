/**
 * What stands behind a sandbox's loopback service: requests in, responses out, and a journal of what was done.
 *
 * A world belongs to one episode. It has no clock and no randomness of its own: equal seed and equal requests give
 * equal responses and an equal digest. Requests come one after another, and are hostile; what a world throws is our
 * failure, never the guest's.
 */
import { createHash } from 'node:crypto';
import type { Static, TSchema } from 'typebox';
import { canonicalJson } from '../digest.ts';

/** Where the agent's code finds every world: at http://localhost:8080/. */
export const WORLD_PORT = 8080;

export interface WorldRequest {
  readonly method: string;
  /** With query, as sent. */
  readonly path: string;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

export interface WorldResponse {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
}

export interface JournalEntry {
  readonly method: string;
  readonly path: string;
  readonly body?: unknown;
  readonly status: number;
}

/** What was done to a world, in order, as plain JSON: what a grader looks at. Writes that took effect, no reads. */
export type Journal = readonly JournalEntry[];

export interface World extends AsyncDisposable {
  request(request: WorldRequest): WorldResponse | Promise<WorldResponse>;
  journal(): Journal;
  /** SHA-256 of the journal so far, cheap to ask after each step; part of the trajectory digest. */
  digest(): string;
}

/** What a world is opened with beside its parameters. */
export interface WorldOpening {
  readonly seed: number;
  /** Absolute path of the folder for tables, under which files lie that parameters name. */
  readonly tables: string;
}

export interface WorldKind<P extends TSchema = TSchema> {
  /** One sentence for the docs. */
  readonly summary: string;
  /** JSON Schema of the parameters beside `kind`; checked once, when a record is loaded. */
  readonly parameters: P;
  /** `parameters` are shared by all episodes of a task, and never changed. */
  open(parameters: Static<P>, opening: WorldOpening): World | Promise<World>;
}

/** Keeps the parameters' type next to their schema. */
export const defineWorld = <P extends TSchema>(kind: WorldKind<P>): WorldKind<P> => kind;

/** A journal that knows its digest at any moment. */
export class JournalBook {
  readonly #entries: JournalEntry[] = [];
  readonly #hash = createHash('sha256');

  add(entry: JournalEntry): void {
    this.#entries.push(entry);
    this.#hash.update(`${canonicalJson(entry)}\n`);
  }

  entries(): Journal {
    return [...this.#entries];
  }

  digest(): string {
    return this.#hash.copy().digest('hex');
  }
}
