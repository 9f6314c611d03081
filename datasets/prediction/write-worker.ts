/** A thread that writes the files of a split; says after each task how many are done. */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { HIDDEN, type MakeFiles, MANIFEST, VISIBLE, type WriteOrder } from './made.ts';

const { module, folder, split, key } = workerData as WriteOrder;
const { make } = await import(module) as { readonly make: MakeFiles };
const files: Record<string, number> = {};

function write(file: string, text: string, mode: number): void {
  const place = path.join(folder, file);
  mkdirSync(path.dirname(place), { recursive: true });
  writeFileSync(place, text, { mode });
  files[file] = Buffer.byteLength(text);
}

mkdirSync(path.join(folder, HIDDEN), { mode: 0o700 });
let done = 0;
for (const { category, gold } of make({ split, key }, (file, text) => write(path.join(VISIBLE, file), text, 0o644))) {
  write(path.join(HIDDEN, `${category}.json`), JSON.stringify(gold), 0o600);
  parentPort?.postMessage(++done);
}
writeFileSync(path.join(folder, MANIFEST), `${JSON.stringify({ files }, null, 2)}\n`);
