/** Real records that imports leave behind when they do not come to their end. */
import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import t from 'tap';
import { ImportLock } from '../../../../datasets/ehr/import/tables/import-lock.ts';
import { importTables } from '../../../../datasets/ehr/import/tables/import-tables.ts';
import { ImportError } from '../../../../env/families/importer.ts';
import { MIMIC, physionetMimic, tablesOf, writeTables } from './fixtures.ts';

const root = t.testdir();
const sound = writeTables(path.join(root, 'sound'), physionetMimic(await tablesOf(path.join(root, 'hospitals'), MIMIC)));
const LOCK = '.mimic-iii-import.lock';
const hidden = (tables: string): string[] => readdirSync(tables).filter((name) => name.startsWith('.') && name !== LOCK);

/** Cut in the table that is named. */
function spoilt(name: string, table = 'CHARTEVENTS'): string {
  const folder = path.join(root, name);
  cpSync(sound, folder, { recursive: true, preserveTimestamps: true });
  const file = path.join(folder, `${table}.csv`);
  writeFileSync(file, readFileSync(file, 'utf8').slice(0, -9));
  return folder;
}

/** Stops an import when it begins with something. */
async function interrupted(dir: string, tables: string, at: string): Promise<void> {
  const controller = new AbortController();
  await importTables(MIMIC, dir, { tables, signal: controller.signal, onProgress: ({ title }) => {
    if (title.endsWith(at)) controller.abort(new Error('enough'));
  } }).then(() => { throw new Error('it was not stopped'); }, () => undefined);
}

function stagingOf(tables: string, key: string, family = 'mimic-iii'): string {
  const folder = path.join(tables, `.${family}-staging-${key}`);
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, 'LABEVENTS.jsonl'), '[]\n');
  writeFileSync(path.join(folder, 'LABEVENTS.done.json'), '{}');
  return folder;
}

t.test('failed tries leave one folder, with whole tables only', async (t) => {
  const tables = path.join(root, 'failed');
  const seen = new Set<string>();
  for (let tried = 0; tried < 4; tried++) {
    const error: unknown = await importTables(MIMIC, spoilt(`cut-${tried}`), { tables }).catch((each: unknown) => each);
    t.ok(error instanceof ImportError, String(error));
    const [name = '', ...others] = hidden(tables);
    t.same(others, []);
    seen.add(name);
    const files = readdirSync(path.join(tables, name));
    t.ok(files.length > 0 && files.every((file) => /\.(jsonl|done\.json)$/.test(file)), files.join(' '));
    t.notOk(files.some((file) => file.startsWith('CHARTEVENTS')));
  }
  t.equal(seen.size, 4, 'each of other files');
  const other = stagingOf(tables, '0000000000000000', 'eicu');
  await importTables(MIMIC, sound, { tables });
  t.same(hidden(tables), [path.basename(other)], 'none after a success, but the other family\'s');
});

t.test('none where no table was read', async (t) => {
  const tables = path.join(root, 'none');
  await t.rejects(importTables(MIMIC, spoilt('cut-early', 'PATIENTS'), { tables }), ImportError);
  t.same(hidden(tables), []);
});

t.test('a try on the same files goes on from its own and removes the others, and what a killed one was writing', async (t) => {
  const tables = path.join(root, 'same');
  await interrupted(sound, tables, 'CHARTEVENTS');
  const [own = ''] = hidden(tables);
  const whole = readdirSync(path.join(tables, own)).toSorted();
  t.ok(whole.length > 0);
  for (const key of ['1111111111111111', '2222222222222222']) stagingOf(tables, key);
  mkdirSync(path.join(tables, '.mimic-iii-import-AbCdEf'));
  for (const file of ['CHARTEVENTS.77.raw', 'CHARTEVENTS.77.part', 'CHARTEVENTS.jsonl', 'CHARTEVENTS.done.part']) writeFileSync(path.join(tables, own, file), '[]\n');
  await interrupted(sound, tables, 'CHARTEVENTS');
  t.same(hidden(tables), [own]);
  t.same(readdirSync(path.join(tables, own)).toSorted(), whole);
});

t.test('files that are already imported: removed as well, unless an import is at work', async (t) => {
  const tables = path.join(root, 'current');
  const report = await importTables(MIMIC, sound, { tables });
  stagingOf(tables, '1111111111111111');
  mkdirSync(path.join(tables, '.mimic-iii-import-AbCdEf'));
  {
    using lock = ImportLock.try(tables, 'mimic-iii');
    t.ok(lock);
    t.same(await importTables(MIMIC, sound, { tables }), report, 'without waiting');
    t.equal(hidden(tables).length, 2);
  }
  t.same(await importTables(MIMIC, sound, { tables }), report);
  t.same(hidden(tables), []);
});

t.test('a second import waits for the first, of another process too', async (t) => {
  const tables = path.join(root, 'two');
  const staging = stagingOf(tables, '1111111111111111');
  const module = pathToFileURL(path.join(import.meta.dirname, '../../../../datasets/ehr/import/tables/import-lock.ts')).href;
  const child = spawn(process.execPath, ['--input-type=module', '-e', `
    const { ImportLock } = await import(${JSON.stringify(module)});
    globalThis.lock = ImportLock.try(${JSON.stringify(tables)}, 'mimic-iii');
    process.stdout.write(lock === undefined ? 'no' : 'held');
    setInterval(() => {}, 1000);`], { stdio: ['ignore', 'pipe', 'inherit'] });
  t.teardown(() => child.kill('SIGKILL'));
  const said = await new Promise((resolve) => { child.stdout.setEncoding('utf8').once('data', resolve); });
  t.equal(said, 'held');

  const controller = new AbortController();
  const cancelled = importTables(MIMIC, sound, { tables, signal: controller.signal, onProgress: ({ title }) => {
    if (title.endsWith('waiting for another import')) controller.abort(new Error('enough'));
  } });
  await t.rejects(cancelled, /enough/);
  t.same(hidden(tables), [path.basename(staging)], 'the first one\'s is untouched');
  t.same(readdirSync(staging).toSorted(), ['LABEVENTS.done.json', 'LABEVENTS.jsonl']);

  let waited = 0;
  await importTables(MIMIC, sound, { tables, onProgress: ({ title }) => {
    // Killed outright, it holds nothing any more.
    if (title.endsWith('waiting for another import') && waited++ === 0) child.kill('SIGKILL');
  } });
  t.ok(waited > 0);
  t.same(hidden(tables), []);
});

t.test('two at once of the same files: read once', async (t) => {
  const tables = path.join(root, 'twice');
  const read = [new Set<string>(), new Set<string>()];
  const [one, two] = await Promise.all(read.map((titles) => importTables(MIMIC, sound, { tables, onProgress: ({ title }) => titles.add(title) })));
  t.same(one, two);
  t.equal(read.filter((titles) => titles.has('importing mimic-iii: LABEVENTS')).length, 1);
  t.same(hidden(tables), []);
});
