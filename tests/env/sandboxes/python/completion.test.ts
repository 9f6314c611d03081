import t from 'tap';
import { completionFromFrame, completionWithoutFrame, describeExit } from '../../../../env/sandboxes/python/completion.ts';

const measured = { wallMs: 5, waitMs: 1, outputBytes: 100 };
const honest = { n: 1, s: 'ok', x: 0, o: 'a\nb\n\n', e: 'warned', a: ['int', '7'], c: 2, m: 1000, p: '' };

t.test('an honest frame', (t) => {
  t.same(completionFromFrame(honest, measured, undefined), {
    status: 'ok', stdout: 'a\nb\n\n', stderr: 'warned', exitStatus: 0, answer: { type: 'int', value: 7, digits: '7' }, answerSet: true, lastLine: 'b',
    usage: { wallMs: 5, cpuMs: 2, maxRssKb: 1000, waitMs: 1 },
  });
  t.end();
});

t.test('what we did to a step counts, whatever it says', (t) => {
  for (const cause of ['timeout', 'cancelled'] as const) t.match(completionFromFrame(honest, measured, cause), { status: cause, answerSet: false, answer: undefined });
  t.end();
});

t.test('odd fields become harmless ones', (t) => {
  for (const value of [null, true, -1, 1e400, {}, [], 'x'.repeat(100_000), '\ud800']) {
    const frame = { s: value, x: value, o: value, e: value, t: value, et: value, em: value, el: value, a: value, c: value, m: value, p: value };
    const done = completionFromFrame({ ...frame, s: 'error' }, measured, undefined);
    t.equal(done.status, 'error');
    t.ok(Number.isInteger(done.exitStatus) && done.exitStatus >= 0 && done.exitStatus < 256);
    t.ok(Buffer.byteLength(done.stdout + done.stderr) <= measured.outputBytes);
    t.ok((done.stdout + done.stderr + (done.traceback ?? '') + (done.error?.message ?? '')).isWellFormed());
    t.ok((done.traceback ?? '').length <= 8_000 && (done.error?.message ?? '').length <= 2_000);
    t.ok(Number.isFinite(done.usage.cpuMs) && done.usage.cpuMs >= 0 && Number.isFinite(done.usage.maxRssKb));
    t.equal(completionFromFrame(frame, measured, undefined).status, 'killed', 'an unknown status is no success');
    t.equal(completionFromFrame({ ...frame, s: 'ok' }, measured, undefined).answer, undefined);
  }
  for (const status of ['timeout', 'cancelled', 'killed', '__proto__']) t.equal(completionFromFrame({ ...honest, s: status }, measured, undefined).status, 'killed', `${status} is ours to say`);
  t.end();
});

t.test('output is cut at characters', (t) => {
  const done = completionFromFrame({ ...honest, o: 'ä'.repeat(80), e: 'ö'.repeat(80) }, measured, undefined);
  t.ok(Buffer.byteLength(done.stdout + done.stderr) <= 100 && done.stdout.startsWith('ää') && done.stderr.startsWith('öö'));
  t.notMatch(done.stdout + done.stderr, /\ufffd/);
  t.end();
});

t.test('processes that ended', (t) => {
  t.equal(describeExit({ code: 0, signal: 9 }).status, 'memory');
  t.equal(describeExit({ code: 0, signal: 31 }).status, 'killed');
  t.equal(describeExit({ code: 0, signal: 0 }).status, 'killed', 'os._exit(0) is no success');
  t.match(completionWithoutFrame('killed', 'why', { code: 0, signal: 11, cpuMs: 3, maxRssKb: 4, infra: false }, measured), { status: 'killed', exitStatus: 139, answerSet: false, error: { message: 'why' }, usage: { cpuMs: 3 } });
  t.end();
});
