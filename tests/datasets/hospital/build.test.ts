/** Hospitals on disk: whole or not there, the same bytes every time. */
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import t from 'tap';
import { databaseDigest, ensureHospital, hospitalName, type HospitalKey } from '../../../datasets/hospital/index.ts';

const KEY: HospitalKey = { schema: 'mimic-iii', split: 'train', size: 'small' };

t.test('generated on first use, with progress, and reused afterwards', async (t) => {
  const root = t.testdir();
  const progress: number[] = [];
  const files = await ensureHospital({ ...KEY, root, onProgress: (done, total) => { progress.push(done); t.equal(total, 100); } });
  t.equal(progress.at(-1), 100);
  t.equal(path.basename(files.folder), 'mimic-iii-train-small-v2');
  t.match(await readFile(files.notes, 'utf8'), /millilitres/);
  let called = false;
  const again = await ensureHospital({ ...KEY, root, onProgress: () => { called = true; } });
  t.same(again, files);
  t.notOk(called, 'nothing was generated again');
  t.same(await readdir(root), [hospitalName(KEY)], 'no temporary folder is left');
});

t.test('a folder that a crash left half-written is replaced', async (t) => {
  const root = t.testdir();
  const place = path.join(root, hospitalName(KEY));
  await mkdir(place);
  await writeFile(path.join(place, 'PATIENTS.csv'), 'ROW_ID\n');
  const files = await ensureHospital({ ...KEY, root });
  t.ok((await readFile(files.csv['PATIENTS'] ?? '', 'utf8')).split('\n').length > 100);
  await rm(path.join(place, 'COST.csv'));
  const rebuilt = await ensureHospital({ ...KEY, root });
  t.ok((await readFile(rebuilt.csv['COST'] ?? '', 'utf8')).length > 1000, 'so is one that lost a file');
  t.same(await readdir(root), [hospitalName(KEY)]);
});

t.test('two callers at once get one hospital, equal to any other build of it', async (t) => {
  const root = t.testdir();
  const [one, two] = await Promise.all([ensureHospital({ ...KEY, root }), ensureHospital({ ...KEY, root })]);
  t.same(one, two);
  t.same(await readdir(root), [hospitalName(KEY)]);
  const other = await ensureHospital({ ...KEY, root: path.join(root, 'other') });
  t.equal(databaseDigest(one.sqlite), databaseDigest(other.sqlite));
  for (const [name, file] of Object.entries(one.csv)) t.ok((await readFile(file)).equals(await readFile(other.csv[name] ?? '')), `${name}.csv is byte-equal`);
});

t.test('cancelling leaves nothing', async (t) => {
  const root = t.testdir();
  const controller = new AbortController();
  const building = ensureHospital({ ...KEY, root, signal: controller.signal, onProgress: () => controller.abort(new Error('enough')) });
  await t.rejects(building, { message: 'enough' });
  t.same(await readdir(root), []);
  await t.rejects(ensureHospital({ ...KEY, root, signal: controller.signal }), { message: 'enough' });
});
