/** Folders that several writers finish at the same time. */
import { mkdirSync, mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { readFile, rename } from 'node:fs/promises';
import path from 'node:path';
import t from 'tap';
import { settleFolder } from '../../../env/tables/settle-folder.ts';

const read = (place: string): Promise<string | null> => readFile(path.join(place, 'whole'), 'utf8').catch(() => null);

t.test('many at once, on a folder that is not whole: all have the same, and nothing else is left', async (t) => {
  for (let round = 0; round < 100; round++) {
    const root = t.testdir({ place: { part: 'cut off' } });
    const writers = Array.from({ length: 6 }, (_, writer) => {
      const folder = mkdtempSync(path.join(root, '.place-'));
      writeFileSync(path.join(folder, 'whole'), `by ${writer}`);
      return folder;
    });
    const found = await Promise.all(writers.map((folder) => settleFolder(folder, path.join(root, 'place'), read)));
    if (new Set(found).size !== 1) t.fail(found.join(', '));
    const left = readdirSync(root).filter((name) => name.endsWith('-replaced'));
    if (left.length > 0) t.fail(left.join(', '));
    t.equal(await read(path.join(root, 'place')), found[0]);
  }
});

t.test('one whose folder another has moved out of the way takes what the other puts there', async (t) => {
  const root = t.testdir({ ours: { whole: 'ours' }, theirs: { whole: 'theirs' } });
  const [ours, theirs, place] = ['ours', 'theirs', 'place'].map((name) => path.join(root, name)) as [string, string, string];
  let reads = 0;
  const found = await settleFolder(ours, place, async (at) => {
    reads += 1;
    if (reads === 1) await rename(at, path.join(root, 'moved'));
    if (reads === 3) await rename(theirs, at);
    return await read(at);
  });
  t.equal(found, 'theirs');
});

t.test('what cannot be done is said', async (t) => {
  const root = t.testdir({ made: {} });
  await t.rejects(settleFolder(path.join(root, 'missing'), path.join(root, 'place'), read), { code: 'ENOENT' });
  mkdirSync(path.join(root, 'place'));
  await t.rejects(settleFolder(path.join(root, 'made'), path.join(root, 'place'), () => Promise.resolve(null)), /does not become whole/);
});
