/** Long steps take turns: with simulated ones, whose processor time the test decides. */
import t from 'tap';
import { type Computing, Turns } from '../../../../env/sandboxes/guests/turns.ts';

class Step implements Computing {
  paused = false;
  used = 0;
  readonly appetite: number;
  pauses = 0;
  constructor(appetite: number) { this.appetite = appetite; }
  pause(): void { this.paused = true; this.pauses++; }
  resume(): void { this.paused = false; }
  cpuMs(): number { return this.used; }
}

const TICK_MS = 5;
const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Lets the steps compute, each as many milliseconds in a round as it wants. */
async function run(steps: readonly Step[], rounds: number, seen: (running: number) => void = () => {}): Promise<void> {
  for (let i = 0; i < rounds; i++) {
    for (const step of steps) if (!step.paused) step.used += step.appetite;
    await wait(TICK_MS);
    if (i > 30) seen(steps.filter(({ paused }) => !paused).length);
  }
}

t.test('as many as there are places compute, and all come to their turn', async (t) => {
  const turns = new Turns({ places: 2, tickMs: TICK_MS });
  const steps = Array.from({ length: 8 }, () => new Step(TICK_MS));
  const all = steps.map((step) => turns.join(step));
  const counts: number[] = [];
  await run(steps, 450, (running) => counts.push(running));
  t.ok(counts.every((running) => running <= 2), `never more than two at once: ${Math.max(...counts)}`);
  const used = steps.map((step) => step.used);
  t.ok(Math.min(...used) > 0.3 * Math.max(...used), `each has had a fair part: ${used.join(' ')}`);
  t.equal(turns.long, 8);
  t.equal(turns.stopped, 6);
  for (const turn of all) turn.leave();
  t.ok(steps.every(({ paused }) => !paused), 'nobody is left stopped');
  t.equal(turns.long, 0);
  t.ok(all.every((turn) => turn.pausedMs > 0), 'the time for which they were stopped is known');
});

t.test('who does not compute stops nobody, and is not stopped', async (t) => {
  const turns = new Turns({ places: 1, tickMs: TICK_MS });
  const sleepers = Array.from({ length: 20 }, () => new Step(0));
  const busy = new Step(TICK_MS);
  const all = [...sleepers, busy].map((step) => turns.join(step));
  await run([...sleepers, busy], 60);
  t.equal(busy.pauses, 0);
  t.ok(sleepers.every(({ pauses }) => pauses === 0));
  for (const turn of all) turn.leave();
});

t.test('with places enough nobody is stopped', async (t) => {
  const turns = new Turns({ places: 4, tickMs: TICK_MS });
  const steps = Array.from({ length: 4 }, () => new Step(TICK_MS));
  const all = steps.map((step) => turns.join(step));
  await run(steps, 40);
  t.ok(steps.every(({ pauses }) => pauses === 0));
  for (const turn of all) turn.leave();
});

t.test('the others go on when those who computed are gone', async (t) => {
  const turns = new Turns({ places: 1, tickMs: TICK_MS });
  const steps = [new Step(TICK_MS), new Step(TICK_MS), new Step(TICK_MS)];
  const all = steps.map((step) => turns.join(step));
  await run(steps, 60);
  const [stopped] = all.filter((_, index) => steps[index]?.paused === true);
  for (const turn of all) if (turn !== stopped) turn.leave();
  t.equal(turns.long, 1);
  t.ok(steps.every(({ paused }) => !paused));
  stopped?.leave();
});

t.test('one that takes two processors counts as two', async (t) => {
  const turns = new Turns({ places: 2, tickMs: TICK_MS });
  const [wide, narrow] = [new Step(2 * TICK_MS), new Step(TICK_MS)];
  const all = [wide, narrow].map((step) => turns.join(step));
  let together = 0;
  await run([wide, narrow], 300, (running) => { if (running === 2) together += 1; });
  t.ok(wide.pauses > 0 && narrow.pauses > 0, 'they take turns');
  t.ok(together < 100, `and seldom run together: ${together} rounds of 300`);
  for (const turn of all) turn.leave();
});

t.test('time in which one computes though it is stopped is no waiting', async (t) => {
  const turns = new Turns({ places: 1, tickMs: TICK_MS });
  const sly = new Step(TICK_MS);
  sly.pause = () => { sly.pauses += 1; };
  const other = new Step(TICK_MS);
  const all = [sly, other].map((step) => turns.join(step));
  const started = performance.now();
  while (performance.now() - started < 900) {
    sly.used = performance.now() - started;
    if (!other.paused) other.used += TICK_MS;
    await wait(TICK_MS);
  }
  t.ok(sly.pauses > 0);
  for (const turn of all) turn.leave();
  t.ok((all[0]?.pausedMs ?? 0) < 100, `${all[0]?.pausedMs} ms`);
});
