/** Places: who has fewest comes first, nobody takes all, and a full queue is shared. */
import t from 'tap';
import { Admission, type AdmissionLimits, LeftQueue } from '../../env/admission.ts';

const never = new AbortController().signal;

/** Sessions by name; `a/1` is session 1 of token `a`. */
function setUp(limits: AdmissionLimits) {
  const admission = new Admission(limits);
  const owner = (name: string) => ({ session: name, token: name.includes('/') ? name.split('/', 1)[0] ?? '' : '' });
  const order: string[] = [];
  const refused: string[] = [];
  const ask = async (name: string, places = 1, signal = never): Promise<void> => {
    await admission.acquire(places, owner(name), signal).then(() => order.push(name), (error: unknown) => refused.push(`${name}: ${(error as { code?: string }).code ?? String(error)}`));
  };
  const settle = () => new Promise((resolve) => setImmediate(resolve));
  return { admission, order, refused, ask, settle, give: (name: string, places = 1) => admission.release(owner(name), places) };
}

t.test('one session alone is served in order and may have all', async (t) => {
  const { admission, order, ask, settle, give } = setUp({ max: 3, queue: 8 });
  for (let i = 0; i < 3; i++) void ask('a');
  const positions: number[] = [];
  const fourth = admission.acquire(1, { session: 'a', token: '' }, never, { moved: (position) => positions.push(position) });
  void ask('a');
  await settle();
  t.same([admission.used, admission.queued, order], [3, 2, ['a', 'a', 'a']]);
  give('a');
  await fourth;
  t.same([admission.used, admission.queued, positions], [3, 1, [1]]);
});

t.test('who asks for little is not served after who asked for much before', async (t) => {
  const { order, ask, settle, give } = setUp({ max: 4, queue: 100 });
  for (let i = 0; i < 40; i++) void ask('greedy');
  void ask('modest');
  void ask('modest');
  await settle();
  t.same(order, ['greedy', 'greedy', 'greedy', 'greedy']);
  for (let i = 0; i < 3; i++) give('greedy');
  await settle();
  // With two places each, the one who has waited longer comes next.
  t.same(order.slice(4), ['modest', 'modest', 'greedy']);
});

t.test('many sessions of one token are one asker beside another token', async (t) => {
  const { order, ask, settle, give } = setUp({ max: 4, queue: 100 });
  for (let i = 0; i < 20; i++) void ask(`a/${i}`);
  void ask('b/1');
  void ask('b/1');
  await settle();
  for (let i = 0; i < 2; i++) give(`a/${i}`);
  await settle();
  t.same(order.slice(4), ['b/1', 'b/1']);
});

t.test('quotas: a session, and a token, hold no more than they may, and wait for themselves alone', async (t) => {
  const { admission, order, refused, ask, settle, give } = setUp({ max: 8, queue: 100, perSession: 3, perToken: 4 });
  for (let i = 0; i < 5; i++) void ask('a/1');
  for (let i = 0; i < 5; i++) void ask('a/2');
  await settle();
  t.same([admission.used, admission.queued, order], [4, 6, ['a/1', 'a/1', 'a/1', 'a/2']]);
  for (let i = 0; i < 3; i++) void ask('b/1');
  await settle();
  t.same([order.slice(4), admission.used], [['b/1', 'b/1', 'b/1'], 7], 'those who wait for themselves stand in nobody\'s way');
  give('a/1');
  await settle();
  t.same(order.slice(7), ['a/2']);
  await ask('c/1', 4);
  t.same([refused, admission.perOwner], [['c/1: too_large'], 3]);
});

t.test('a group has all or none, and is not overtaken when it is its turn', async (t) => {
  const { admission, order, ask, settle, give } = setUp({ max: 4, queue: 100 });
  for (let i = 0; i < 4; i++) void ask('a');
  void ask('b', 3);
  for (let i = 0; i < 4; i++) void ask('a');
  await settle();
  give('a');
  give('a');
  await settle();
  t.same([order.length, admission.used], [4, 2], 'what is free is kept for it');
  give('a');
  await settle();
  t.same([order.slice(4), admission.used], [['b'], 4]);
});

t.test('a full queue lets in who waits for less, at the cost of who waits for most', async (t) => {
  const { admission, order, refused, ask, settle, give } = setUp({ max: 1, queue: 4 });
  for (let i = 0; i < 5; i++) void ask('greedy');
  await ask('greedy');
  t.same(refused, ['greedy: capacity'], 'its own queue is no shorter for another place');
  void ask('modest');
  await settle();
  t.same([refused, admission.queued], [['greedy: capacity', 'greedy: capacity'], 4]);
  void ask('modest');
  await settle();
  await ask('modest');
  t.same(refused.slice(2), ['greedy: capacity', 'modest: capacity'], 'to equal shares and no further');
  give('greedy');
  await settle();
  t.same(order, ['greedy', 'modest']);
});

t.test('who has left the queue wants nothing any more; others are not touched', async (t) => {
  const { admission, order, refused, ask, settle, give } = setUp({ max: 1, queue: 10 });
  for (let i = 0; i < 4; i++) void ask('gone');
  void ask('honest');
  admission.leave('gone');
  await settle();
  t.same([refused, admission.queued], [['gone: LeftQueue', 'gone: LeftQueue', 'gone: LeftQueue'], 1]);
  give('gone');
  await settle();
  t.same(order, ['gone', 'honest']);
  await t.rejects(admission.acquire(1, { session: 'gone', token: '' }, never, { present: () => false }), LeftQueue, 'nobody is there to wait');
  give('honest');
  await admission.acquire(1, { session: 'gone', token: '' }, never, { present: () => false });
  t.equal(admission.used, 1, 'but what is free is had at once');
});

t.test('nobody leaves a full queue for one who does not fit even so', async (t) => {
  const { admission, refused, ask, settle } = setUp({ max: 8, queue: 10 });
  void ask('holder', 8);
  for (let i = 0; i < 10; i++) void ask('patient');
  void ask('late', 8);
  await settle();
  t.same([refused, admission.queued], [['late: capacity'], 10]);
  void ask('modest', 4);
  await settle();
  t.same([refused, admission.queued], [['late: capacity', ...Array.from({ length: 4 }, () => 'patient: capacity')], 10]);
});

t.test('cancelled in the queue, nothing stays behind', async (t) => {
  const { admission, order, refused, ask, settle, give } = setUp({ max: 2, queue: 10 });
  void ask('a', 2);
  const controller = new AbortController();
  void ask('b', 2, controller.signal);
  void ask('b');
  controller.abort();
  await settle();
  t.same([refused, admission.queued], [['b: cancelled'], 1]);
  give('a', 2);
  await settle();
  give('b');
  t.same([order, admission.used, admission.queued], [['a', 'b'], 0, 0]);
});

t.test('as many turns as places: the work for thousands of waiters stays small', async (t) => {
  const { admission, order, ask, settle, give } = setUp({ max: 100, queue: 5_000 });
  for (let i = 0; i < 5_000; i++) void ask(`s${i % 200}`);
  for (let i = 0; i < 4_900; i++) {
    await settle();
    give(order[i] ?? '');
  }
  await settle();
  t.same([admission.used, admission.queued, order.length], [100, 0, 5_000]);
});
