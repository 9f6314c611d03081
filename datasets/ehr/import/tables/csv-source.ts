/** A table in a CSV file, gzipped or not. */
import { createHash } from 'node:crypto';
import { createReadStream, type ReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { ImportError } from '../../../../env/families/importer.ts';
import { CsvError, CsvLines } from './csv-lines.ts';
import type { OnCells, ReadOptions, TableSource } from './table-source.ts';

const PIECE = 1 << 20;

/** Ends the reading of a header without being a fault. */
class Enough extends Error {}

/** @throws ImportError when the file cannot be read or has no header */
export async function openCsv(file: string): Promise<TableSource> {
  const { size } = await stat(file);
  const columns: string[] = [];
  try {
    await stream(file, createReadStream(file, { highWaterMark: 1 << 16 }), undefined, (cells) => {
      columns.push(...cells.map((name) => name.replace(/^\uFEFF/, '').trim()));
      throw new Enough();
    });
  } catch (error) {
    if (!(error instanceof Enough)) throw error;
  }
  if (columns.length === 0) throw new ImportError('the file is empty: its first line should name the columns', file, 1);
  return { file, table: undefined, columns, bytes: size, read: (onCells, options) => readRows(file, columns.length, onCells, options) };
}

async function readRows(file: string, width: number, onCells: OnCells, { signal, onBytes }: ReadOptions): Promise<string> {
  const hash = createHash('sha256');
  const source = createReadStream(file, { highWaterMark: PIECE });
  source.on('data', (piece) => {
    hash.update(piece);
    onBytes(piece.length);
  });
  let header = true;
  await stream(file, source, signal, (cells, line) => {
    if (header) header = false;
    else if (cells.length !== width) throw new ImportError(`the line has ${cells.length} fields where the header has ${width}: it is cut off or broken`, file, line);
    else onCells(cells, line);
  });
  return hash.digest('hex');
}

async function stream(file: string, source: ReadStream, signal: AbortSignal | undefined, onRow: OnCells): Promise<void> {
  const lines = new CsvLines(onRow);
  const take = async (pieces: AsyncIterable<Buffer>): Promise<void> => {
    const decoder = new TextDecoder('utf-8');
    for await (const piece of pieces) lines.push(decoder.decode(piece, { stream: true }));
    lines.finish();
  };
  const options = signal === undefined ? {} : { signal };
  try {
    if (/\.gz$/i.test(file)) await pipeline(source, createGunzip({ chunkSize: PIECE }), take, options);
    else await pipeline(source, take, options);
  } catch (error) {
    signal?.throwIfAborted();
    if (error instanceof CsvError) throw new ImportError(error.message, file, error.line);
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'Z_BUF_ERROR') throw new ImportError('the gzip file ends too early: it is cut off', file, lines.line);
    if (typeof code === 'string' && code.startsWith('Z_')) throw new ImportError(`not a sound gzip file (${code})`, file, lines.line);
    throw error;
  }
}
