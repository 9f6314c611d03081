/** A source whose number of tasks is fixed by their nature: those that are listed are all. */
import t from 'tap';
import { NPOWER } from '../../datasets/npower/info.ts';
import { npower } from '../../datasets/npower/family.ts';
import { generateTwin } from '../../datasets/npower/twin/generate.ts';
import { Catalogue } from '../../env/catalogue.ts';
import { generatedSource } from '../../env/families/generated-source.ts';
import { PublishedStore } from '../../env/published-store.ts';

const info = { ...NPOWER, counts: { train: 6, test: 8 }, fixed: true } as const;
const source = generatedSource(info, generateTwin);

t.test('pages end, and so do indices', async (t) => {
  t.same(source.page({ split: 'test' }, 6, 100).map(({ category, index }) => `${category}/${index}`), ['one-sample-t/1', 'two-sample-t/1']);
  t.same(source.page({ split: 'test' }, 8, 100), []);
  t.same(source.page({ split: 'train', category: 'cox' }, 0, 100), [{ split: 'train', category: 'cox', index: 0 }]);
  t.equal(source.record({ split: 'train', category: 'cox', index: 1 }, { tables: '' }), undefined);
  t.ok(await source.record({ split: 'train', category: 'cox', index: 0 }, { tables: '' }));
});

t.test('what is past them is said to be no task', async (t) => {
  using store = new PublishedStore(':memory:');
  const catalogue = new Catalogue([{ ...npower, info, sources: { twin: source } }], store, '/nowhere');
  await t.rejects(catalogue.select({ family: 'npower', split: 'test', index: 8 }, 'twin', 0), { code: 'unknown_task', message: /8 twin test tasks.*no index 8/ });
  await t.rejects(catalogue.byId('npower-v2/twin/train/cox/1'), { code: 'unknown_task' });
  t.equal((await catalogue.select({ family: 'npower', split: 'test', index: 7 }, 'twin', 0)).id, 'npower-v2/twin/test/two-sample-t/1');
});
