import t from 'tap';
import { NPOWER } from '../../datasets/npower/info.ts';
import { npower } from '../../datasets/npower/family.ts';
import { Catalogue } from '../../env/catalogue.ts';
import { countOfCategory, DrawOrder } from '../../env/families/generated-source.ts';
import { PublishedStore } from '../../env/published-store.ts';
import { parseTaskId } from '../../env/task-id.ts';
import { PUBLIC_TWIN, twinKey } from '../../env/twin-key.ts';

const order = new DrawOrder(NPOWER);
const listed = countOfCategory(NPOWER.counts.test, NPOWER.categories.length, 0);
const category = NPOWER.categories[0]?.id ?? '';
const draws = (key: string, count: number): readonly number[] => Array.from({ length: count }, (_, index) => order.draw(key, { split: 'test', category, index }));

t.test('every draw stands behind one index', (t) => {
  const all = draws('', listed + 256);
  t.same(all.slice(0, listed).toSorted((a, b) => a - b), Array.from({ length: listed }, (_, i) => i), 'the listed ones among themselves');
  t.same(all.toSorted((a, b) => a - b), Array.from({ length: listed + 256 }, (_, i) => i), 'and those past them');
  t.same(draws('', listed), draws('', listed), 'always the same one');
  t.notSame(draws('', listed), draws('another key of an operator', listed), 'by the key');
  t.ok(Number.isSafeInteger(order.draw('', { split: 'test', category, index: 2 ** 52 })), 'however far');
  t.end();
});

t.test('keys', async (t) => {
  t.equal(twinKey(''), PUBLIC_TWIN);
  t.throws(() => twinKey('too short'), RangeError);
  const [first, second] = [twinKey('a secret of our own'), twinKey('a secret of theirs')];
  t.match(first.fingerprint, /^[0-9a-f]{8}$/);
  t.not(first.fingerprint, second.fingerprint);
  t.notMatch(JSON.stringify(first.fingerprint), /secret/);

  using store = new PublishedStore(':memory:');
  const [open, own, theirs] = [PUBLIC_TWIN, first, second].map((key) => new Catalogue([npower], store, '/nowhere', key));
  if (open === undefined || own === undefined || theirs === undefined) throw new Error('three catalogues');
  const ask = (catalogue: Catalogue) => catalogue.select({ family: 'npower', split: 'test', category, index: 3 }, undefined, 0);
  const [a, b, c] = [await ask(open), await ask(own), await ask(theirs)];
  t.equal(b.id, `npower-v${NPOWER.version}/twin-${first.fingerprint}/test/${category}/3`);
  t.equal(parseTaskId(b.id)?.twin, first.fingerprint);
  t.equal(new Set([a, b, c].map(({ questions: [{ prompt }] }) => prompt)).size, 3, 'other tasks');
  t.equal(own.list({ family: 'npower', split: 'test' }, 0, 1).tasks[0]?.id.split('/')[1], `twin-${first.fingerprint}`);
  t.same(await own.byId(b.id), b);
  for (const [catalogue, id] of [[own, a.id], [own, c.id], [open, b.id]] as const) await t.rejects(catalogue.byId(id), { code: 'unknown_task', message: /another twin key/ });
});
