/** The fixed lists: sizes of the paper, spread over categories, the same at every place. */
import t from 'tap';
import { openCatalogue } from '../../cli/local-catalogue.ts';
import { parseTaskId } from '../../env/task-id.ts';
import { apportioned, testSetOf } from '../../evaluation/test-sets.ts';

const local = openCatalogue(t.testdir());
t.teardown(() => local[Symbol.dispose]());
const { catalogue } = local;
const internal = catalogue.families.filter(({ info }) => info.scope === 'internal');
const external = catalogue.families.filter(({ info }) => info.scope === 'external');

t.test('sizes are the paper\'s', (t) => {
  t.equal(testSetOf(catalogue, internal, { set: 'lite' }).tasks.length, 3_511);
  t.equal(testSetOf(catalogue, external, { set: 'lite' }).tasks.length, 1_243);
  t.equal(testSetOf(catalogue, catalogue.families, { set: 'full' }).tasks.length, 13_238);
  t.end();
});

t.test('each category gives its share, each task once, of the test split alone', (t) => {
  const { tasks } = testSetOf(catalogue, internal, { set: 'lite' });
  t.equal(new Set(tasks.map(({ id }) => id)).size, tasks.length);
  const places = tasks.map(({ id }) => parseTaskId(id));
  t.ok(places.every((place) => place?.split === 'test' && place.source === 'twin'));
  for (const { info } of internal) {
    const counts = info.categories.map(({ id }) => places.filter((place) => place?.family === info.id && place.category === id).length);
    t.ok(Math.min(...counts) >= 1 && Math.max(...counts) - Math.min(...counts) <= 1, `${info.id}: ${counts.join(' ')}`);
  }
  t.end();
});

t.test('the lists are these and no others', (t) => {
  t.equal(testSetOf(catalogue, internal, { set: 'lite' }).digest, 'ee249580373b12515037959c439b8a69d91566bd2fe2ab92bc6cc39a31b61086');
  t.equal(testSetOf(catalogue, catalogue.families, { set: 'lite' }).digest, 'bf8f1e3af6d4502dcf57be2a4c51badf1e6eed9d213ed966ed9297eee554d19f');
  t.end();
});

t.test('largest remainders', (t) => {
  t.same(apportioned([10, 10, 10], 10), [4, 3, 3]);
  t.same(apportioned([1, 99], 10), [0, 10]);
  t.same(apportioned([5, 5], 10), [5, 5]);
  t.same(apportioned([], 0), []);
  t.end();
});

t.test('a first look is a part of each family', (t) => {
  t.equal(testSetOf(catalogue, internal, { set: 'lite', limit: 3 }).tasks.length, 24);
  t.end();
});
