/** Beginning episodes: all or none, and nothing stays behind, whatever fails and whenever it is cancelled. */
import { setImmediate as turn } from 'node:timers/promises';
import t from 'tap';
import { FAMILIES } from '../../datasets/index.ts';
import { Admission } from '../../env/admission.ts';
import { Catalogue } from '../../env/catalogue.ts';
import { systemClock } from '../../env/clock.ts';
import type { Episode } from '../../env/episode.ts';
import { OPERATOR_LIMITS } from '../../env/episode-options.ts';
import { Episodes, type Wanted } from '../../env/episodes.ts';
import { Grading } from '../../env/grading/grading.ts';
import { PublishedStore } from '../../env/published-store.ts';
import type { Sandbox, SandboxBackend } from '../../env/sandboxes/sandbox.ts';
import { Tables } from '../../env/tables/tables.ts';
import { noRecorder } from '../../env/trajectories/no-recorder.ts';
import type { Recorder } from '../../env/trajectories/recorder.ts';
import { GymError } from '../../protocol/index.ts';

const store = new PublishedStore(':memory:');
t.teardown(() => store[Symbol.dispose]());
const catalogue = new Catalogue(FAMILIES, store, '/nowhere');
const BMI: Wanted = { task: { family: 'medcalc', split: 'train', category: 'bmi', index: 0 }, seed: 1, owner: { session: 's', token: '' } };

/** A backend whose sandboxes are counted and take a turn to come: the edge of this process, where guests would be. */
class CountedSandboxes implements SandboxBackend {
  readonly isolation = 'none';
  readonly image = 'test';
  live = 0;
  /** The how-manieth sandbox cannot be made; 0 for none. */
  failing = 0;
  #asked = 0;

  async acquire(): Promise<Sandbox> {
    const number = ++this.#asked;
    await turn();
    if (number === this.failing) throw new Error('no more processes');
    this.live += 1;
    let disposed = false;
    return {
      run: () => Promise.reject(new Error('nothing runs here')),
      [Symbol.asyncDispose]: async () => {
        await turn();
        if (!disposed) this.live -= 1;
        disposed = true;
      },
    };
  }

  stats() { return { live: this.live, idle: 0, spawned: this.live, replaced: 0 }; }
  [Symbol.asyncDispose](): Promise<void> { return Promise.resolve(); }
}

interface Told { readonly begun: number[]; readonly ended: string[]; readonly queued: number[] }

function setUp({ places = 16, recorder = noRecorder, backends }: { readonly places?: number; readonly recorder?: Recorder; readonly backends?: (sandboxes: SandboxBackend) => Promise<SandboxBackend> } = {}) {
  const sandboxes = new CountedSandboxes();
  const admission = new Admission({ max: places, queue: places });
  const grading = new Grading({ backend: () => Promise.resolve(sandboxes), places: 1 });
  const told: Told = { begun: [], ended: [], queued: [] };
  const episodes = new Episodes({
    catalogue, admission, recorder, backends: { get: () => backends?.(sandboxes) ?? Promise.resolve(sandboxes) }, tables: new Tables('/nowhere'), grading, tablesFolder: '/nowhere', limits: OPERATOR_LIMITS, clock: systemClock,
    observer: { begun: (_, count) => told.begun.push(count), ended: ({ stopReason }) => told.ended.push(stopReason), quarantined() {} },
  });
  const begin = (wanted: Partial<Wanted> = {}, { signal = new AbortController().signal, adopt = (make: () => readonly Episode[]) => make() } = {}) =>
    episodes.begin({ ...BMI, ...wanted }, { signal, adopt, onQueued: (position) => told.queued.push(position) });
  return { admission, sandboxes, told, begin };
}

t.test('one, and a group with one opening', async (t) => {
  const { admission, sandboxes, told, begin } = setUp();
  const one = await begin();
  t.equal(one.episodes.length, 1);
  const group = await begin({ group: 10 });
  t.equal(group.episodes.length, 10);
  t.equal(new Set(group.episodes.map(({ id }) => id)).size, 10);
  t.same(new Set([...one.episodes, ...group.episodes].map(({ digest }) => digest)), new Set([one.opening.digest]));
  t.same([admission.used, sandboxes.live, told.begun], [11, 11, [1, 10]]);
  for (const episode of [...one.episodes, ...group.episodes]) await episode[Symbol.asyncDispose]();
  t.same([admission.used, sandboxes.live, told.ended.length], [0, 0, 11]);
});

t.test('what was asked wrongly holds nothing', async (t) => {
  const { admission, begin } = setUp();
  await t.rejects(begin({ task: { family: 'astrology', split: 'train' } }), { code: 'unknown_task' });
  await t.rejects(begin({ options: { source: 'published' } }), { code: 'data_missing' });
  await t.rejects(begin({ group: 17 }), { code: 'too_large', details: { path: '/group' } });
  const failed = setUp({ recorder: { ...noRecorder, failure: new Error('disk full') } });
  await t.rejects(failed.begin(), { code: 'internal', details: { executed: 'no' } });
  t.same([admission.used, failed.admission.used], [0, 0]);
});

t.test('whatever fails, no place and no sandbox stays behind', async (t) => {
  const failures: readonly [string, ReturnType<typeof setUp>, { readonly failing?: number; readonly adopt?: () => never; readonly code: string }][] = [
    ['the backend cannot be started', setUp({ backends: () => Promise.reject(new Error('no python')) }), { code: 'sandbox_failed' }],
    ['the first sandbox cannot be made', setUp(), { failing: 1, code: 'sandbox_failed' }],
    ['the last of a group cannot be made', setUp(), { failing: 12, code: 'sandbox_failed' }],
    ['the start cannot be recorded', setUp({ recorder: { ...noRecorder, start() { throw new Error('disk full'); } } }), { code: 'sandbox_failed' }],
    ['the owner takes none', setUp(), { adopt: () => { throw new GymError('cancelled', 'the session has ended'); }, code: 'cancelled' }],
  ];
  for (const [name, { admission, sandboxes, told, begin }, { failing = 0, adopt, code }] of failures) {
    sandboxes.failing = failing;
    await t.rejects(begin({ group: 12 }, adopt === undefined ? {} : { adopt }), { code }, name);
    t.same([admission.used, sandboxes.live, told.begun], [0, 0, []], name);
  }
});

t.test('whenever it is cancelled, there are all or none', async (t) => {
  const counts = { begun: 0, cancelled: 0 };
  for (const [unit, wait, most] of [['microtasks', () => Promise.resolve(), 40], ['turns', () => turn(), 8]] as const) {
    for (let moment = 0; moment < most; moment++) {
      const { admission, sandboxes, begin } = setUp();
      const controller = new AbortController();
      const beginning = begin({ group: 10 }, { signal: controller.signal }).then(({ episodes }) => episodes, (error: unknown) => error);
      for (let waited = 0; waited < moment; waited++) await wait();
      controller.abort();
      const outcome = await beginning;
      if (Array.isArray(outcome)) {
        counts.begun += 1;
        t.same([admission.used, sandboxes.live], [10, 10], `after ${moment} ${unit}`);
      } else {
        counts.cancelled += 1;
        t.match(outcome, { code: 'cancelled', details: { executed: 'no' } });
        t.same([admission.used, sandboxes.live], [0, 0], `after ${moment} ${unit}`);
      }
    }
  }
  t.ok(counts.begun > 0 && counts.cancelled > 10, JSON.stringify(counts));
});

t.test('who waits for a place is told where it stands; cancelled there or granted at once, nothing stays behind', async (t) => {
  const { admission, sandboxes, told, begin } = setUp({ places: 2 });
  const first = await begin({ group: 2 });
  const controller = new AbortController();
  const waiting = begin({ group: 2 }, { signal: controller.signal });
  waiting.catch(() => {});
  while (told.queued.length === 0) await turn();
  t.same(told.queued, [1]);
  for (const episode of first.episodes) await episode.end('closed', 'client');
  // The places were granted in this turn, and it is cancelled before it knows.
  controller.abort();
  await t.rejects(waiting, { code: 'cancelled' });
  for (let i = 0; i < 3; i++) await turn();
  t.same([admission.used, admission.queued, sandboxes.live], [0, 0, 0]);
});

t.test('the owner ends while it takes them: check and registration are one act', async (t) => {
  const { begin } = setUp();
  const events: string[] = [];
  const beginning = begin({}, { adopt: (make) => {
    events.push('look');
    queueMicrotask(() => events.push('something else'));
    const episodes = make();
    events.push('registered');
    return episodes;
  } });
  await beginning;
  t.same(events.slice(0, 2), ['look', 'registered']);
});
