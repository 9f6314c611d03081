/** A thread that writes one hospital, so that a server's event loop is not held up. Stopped by terminating it. */
import { parentPort, workerData } from 'node:worker_threads';
import { generateHospital } from './generate.ts';
import { HOSPITAL_SPLITS, SCHEMAS, SIZES, type HospitalKey } from './settings.ts';

const has = <T extends string>(list: readonly T[], word: unknown): word is T => list.some((each) => each === word);

function parsed(data: unknown): { readonly key: HospitalKey; readonly folder: string } {
  if (typeof data !== 'object' || data === null || !('schema' in data) || !('split' in data) || !('size' in data) || !('folder' in data)) throw new TypeError('the thread was started without a hospital');
  const { schema, split, size, folder } = data;
  if (!has(SCHEMAS, schema) || !has(HOSPITAL_SPLITS, split) || !has(SIZES, size) || typeof folder !== 'string') throw new TypeError('the thread was started with an unknown hospital');
  return { key: { schema, split, size }, folder };
}

const { key, folder } = parsed(workerData);
generateHospital(key, folder, (done, total) => {
  if (done % 10 === 0 || done === total) parentPort?.postMessage({ done, total });
});
