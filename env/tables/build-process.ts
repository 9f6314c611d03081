/**
 * The process that makes one index: apart from the server, which goes on answering, keeps its memory, and can end a
 * build at any moment. Writes under a temporary name and renames, so an index with its final name is whole; of two
 * processes that make the same one, the later rename replaces an equal file.
 */
import { mkdtempSync, renameSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { BUILDING, indexFile, openPlace, type IndexPlace, sourceName, sweep } from './index-places.ts';
import { writeIndex } from './index-writer.ts';
import { describeSource, type TableSource } from './source.ts';

export interface BuildRequest { readonly at: string; readonly places: readonly IndexPlace[] }
export interface BuildReply { readonly error?: string }

const NICE = 10;

async function build({ at, places }: BuildRequest): Promise<void> {
  const source = describeSource(at);
  const errors: unknown[] = [];
  for (const place of places) {
    try {
      openPlace(place);
      await buildIn(place, source);
      sweep(place);
      return;
    } catch (error) {
      // Where one place is read-only or full, the next may do; a source that cannot be read fails in each.
      errors.push(error);
    }
  }
  throw new AggregateError(errors, errors.map((error) => error instanceof Error ? error.message : String(error)).join('; '));
}

async function buildIn(place: IndexPlace, source: TableSource): Promise<void> {
  const temporary = mkdtempSync(path.join(place.folder, `${BUILDING}${process.pid}-`));
  try {
    const file = path.join(temporary, 'index.sqlite');
    await writeIndex(source, sourceName(place, source.at), file);
    // Had it changed meanwhile, the index would be of neither state. The reader asks for another one.
    if (describeSource(source.at).state === source.state) renameSync(file, indexFile(place, source));
  } finally {
    rmSync(temporary, { recursive: true, force: true });
  }
}

// Nobody waits for an index when the server has gone; what is half made is swept by a later build.
process.once('disconnect', () => process.exit());
process.once('message', (request: BuildRequest) => {
  os.setPriority(NICE);
  build(request).then((): BuildReply => ({}), (error: unknown): BuildReply => ({ error: error instanceof Error ? error.message : String(error) }))
    .then((reply) => process.send?.(reply, undefined, undefined, () => process.exit()));
});
