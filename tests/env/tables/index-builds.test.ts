/** How many builds run at once, whenever they are asked for. */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import t from 'tap';
import { IndexBuilds } from '../../../env/tables/index-builds.ts';
import type { IndexPlace } from '../../../env/tables/index-places.ts';

const root = t.testdir();
const program = path.join(root, 'builder.mjs');
// A held build ends when it is killed.
writeFileSync(program, "process.once('disconnect', () => process.exit()); process.once('message', ({ at }) => { if (!at.startsWith('held')) process.send({}, () => process.exit()); });");

/** Counts builds: a place is sent to each process that begins, and its folder is looked into when one has ended. */
class CountingPlace implements IndexPlace {
  readonly base = root;
  readonly guarded = false;
  running = 0;
  most = 0;
  onEnd = (): void => {};

  get folder(): string {
    this.running -= 1;
    this.onEnd();
    return path.join(root, 'nowhere');
  }

  toJSON(): object {
    this.running += 1;
    this.most = Math.max(this.most, this.running);
    return {};
  }
}

t.test('never three at once, in whatever moment a build is asked for while one ends', async (t) => {
  for (let ticks = 0; ticks < 12; ticks++) {
    const place = new CountingPlace();
    await using builds = new IndexBuilds([place], program);
    const late = Promise.withResolvers<void>();
    place.onEnd = () => {
      place.onEnd = () => {};
      let left = ticks;
      const step = (): void => {
        if (left-- > 0) queueMicrotask(step);
        else builds.build('late', '').then(late.resolve, late.reject);
      };
      step();
    };
    const held = builds.build('held', '').catch((error: unknown) => error);
    const first = builds.build('first', '');
    const waiting = builds.build('waiting', '');
    await Promise.all([first, waiting, late.promise]);
    t.equal(place.most, 2, `${ticks} microtasks later`);
    await builds[Symbol.asyncDispose]();
    t.match(await held, /SIGKILL/);
    t.equal(place.running, 0);
  }
});

t.test('closed while some wait: none of them begins, and none waits for ever', async (t) => {
  const place = new CountingPlace();
  const builds = new IndexBuilds([place], program);
  const asked = ['held-1', 'held-2', 'held-3', 'held-4'].map((at) => builds.build(at, '').catch((error: unknown) => String(error)));
  await builds[Symbol.asyncDispose]();
  t.match(await Promise.all(asked), [/SIGKILL/, /SIGKILL/, /closed/, /closed/]);
  t.equal(place.most, 2);
  await t.rejects(builds.build('later', ''), /closed/);
});
