import { setImmediate as turn } from 'node:timers/promises';
import t from 'tap';
import { Pool } from '../../../env/sandboxes/pool.ts';

interface Thing { readonly id: number; dead: boolean }

function poolOf(size: number, fails: (id: number) => boolean = () => false) {
  const log: string[] = [];
  let made = 0;
  let making = 0;
  const pool = new Pool<Thing>({
    size, concurrency: 2,
    make: async () => {
      const id = ++made;
      log.push(`making ${++making}`);
      await turn();
      making--;
      if (fails(id)) throw new Error('no');
      return { id, dead: false };
    },
    usable: (thing) => !thing.dead,
    dispose: (thing) => log.push(`disposed ${thing.id}`),
    failed: () => log.push('failed'),
  });
  return { pool, log, settle: async () => { for (let index = 0; index < 20; index++) await turn(); }, made: () => made };
}

t.test('fills to its size, a few at a time', async (t) => {
  const { pool, log, settle, made } = poolOf(5);
  pool.fill();
  await settle();
  t.equal(pool.idle, 5);
  t.equal(made(), 5);
  t.notOk(log.includes('making 3'), 'two at the same time');
});

t.test('hands out each thing once, and no dead ones', async (t) => {
  const { pool, settle } = poolOf(3);
  pool.fill();
  await settle();
  const first = pool.take();
  t.equal(first?.id, 1);
  const second = pool.take();
  t.equal(second?.id, 2);
  pool.fill();
  await settle();
  const third = pool.take();
  if (third !== undefined) third.dead = true;
  t.equal(third?.id, 3);
  const ids = [pool.take()?.id, pool.take()?.id, pool.take()?.id];
  t.same(ids, [4, 5, undefined], 'empty in the end');
});

t.test('a dead one is passed over', async (t) => {
  let dead: Thing | undefined;
  const pool = new Pool<Thing>({ size: 2, concurrency: 1, make: async () => ({ id: Math.random(), dead: false }), usable: (thing) => thing !== dead, dispose: () => {}, failed: () => {} });
  pool.fill();
  for (let index = 0; index < 10; index++) await turn();
  const first = pool.take();
  pool.fill();
  for (let index = 0; index < 10; index++) await turn();
  dead = first;
  t.not(pool.take(), dead);
});

t.test('a failure is told, and does not spin', async (t) => {
  const { pool, log, settle, made } = poolOf(3, () => true);
  pool.fill();
  await settle();
  t.equal(pool.take(), undefined);
  t.ok(log.includes('failed') && made() <= 2);
});

t.test('closing disposes what is ready and what comes late', async (t) => {
  const { pool, log, settle } = poolOf(3);
  pool.fill();
  await settle();
  pool.take();
  pool.fill();
  pool.close();
  await settle();
  t.equal(log.filter((line) => line.startsWith('disposed')).length, 3);
  pool.fill();
  t.equal(pool.idle, 0);
});
