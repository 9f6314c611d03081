/** Pickled labels as JSON values, read by a program in a sandbox that interprets no more than plain data. Nothing of a pickle runs here or there. */
import { readFile, stat } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { asItems } from '../../../env/answer/compare.ts';
import { ImportError } from '../../../env/families/importer.ts';
import type { SandboxBackend, SandboxSpec } from '../../../env/sandboxes/sandbox.ts';

const PROGRAM = fileURLToPath(new URL('./plain_pickle.py', import.meta.url));
/** The labels of a note have some hundred kilobytes at most. */
const MOST_BYTES = 4 * 2 ** 20;
const TIME_MS = 30_000;
const PIECE = 400_000;

/** A guest for each file: one that a file upsets reads no other. */
const GUEST: SandboxSpec = { runtime: 'python', variant: 'base', hygiene: 'warm', mounts: [], allowExec: false, seed: 0, limits: { memoryMib: 512, tmpfsMib: 8, threads: 1, outputBytes: 4_096 } };

const pieces = (text: string): readonly string[] => Array.from({ length: Math.ceil(text.length / PIECE) }, (_, i) => text.slice(i * PIECE, (i + 1) * PIECE));

/** @throws ImportError when the file is none of plain values; SandboxError when our side failed */
export async function readPlainPickle(file: string, sandboxes: SandboxBackend, signal?: AbortSignal): Promise<unknown> {
  const { size } = await stat(file);
  if (size > MOST_BYTES) throw new ImportError(`the pickle has ${size} bytes, and no file of labels has more than ${MOST_BYTES}`, file);
  const data = await readFile(file, { signal });
  const input = JSON.stringify(['list', pieces(data.toString('base64')).map((piece) => ['str', piece])]);
  await using sandbox = await sandboxes.acquire(GUEST, signal);
  const { status, answer, error } = await sandbox.run({ kind: 'code', source: await readFile(PROGRAM, 'utf8'), input, timeoutMs: TIME_MS, collect: { from: 'variable', name: 'answer', max_bytes: 64 * 2 ** 20 } }, signal);
  signal?.throwIfAborted();
  const text = (answer === undefined ? [] : asItems(answer) ?? []).map((piece) => (piece.type === 'str' ? piece.value : '')).join('');
  if (status !== 'ok' || text === '') throw new ImportError(`the pickle cannot be read (${status}${error === undefined ? '' : `: ${error.type}`})`, file);
  const told: unknown = JSON.parse(text);
  if (typeof told !== 'object' || told === null) throw new ImportError('the pickle cannot be read', file);
  if ('refused' in told) throw new ImportError(`refused, and nothing of it was run: ${String(told.refused)}`, file);
  return 'value' in told ? told.value : undefined;
}
