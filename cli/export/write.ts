/** Writes an export: whole or not at all, a line at a time, with the note on restrictions beside it. */
import { createWriteStream } from 'node:fs';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

export const partOf = (file: string): string => `${file}.part`;

/** @returns how many there were */
export async function writeLines(file: string, lines: Iterable<object>, signal: AbortSignal): Promise<number> {
  let count = 0;
  const texts = function* (): Generator<string> {
    for (const line of lines) {
      count += 1;
      yield `${JSON.stringify(line).toWellFormed()}\n`;
    }
  };
  if (file === '-') {
    await pipeline(Readable.from(texts()), process.stdout, { signal, end: false });
    return count;
  }
  await mkdir(path.dirname(path.resolve(file)), { recursive: true });
  try {
    // Real records may be in it.
    await pipeline(Readable.from(texts()), createWriteStream(partOf(file), { mode: 0o600 }), { signal });
  } catch (error) {
    await rm(partOf(file), { force: true });
    throw error;
  }
  await rename(partOf(file), file);
  return count;
}

export const noteFile = (file: string): string => `${file}.RESTRICTIONS.txt`;

/** Beside the export and on stderr; one of an earlier export is removed where it holds no more. */
export async function writeNote(file: string, note: string | undefined): Promise<void> {
  if (note !== undefined) console.error(note);
  if (file === '-') return;
  if (note === undefined) await rm(noteFile(file), { force: true });
  else await writeFile(noteFile(file), note);
}
