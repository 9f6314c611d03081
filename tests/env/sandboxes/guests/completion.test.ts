import t from 'tap';
import { completionFromReply, completionWithoutReply, describeExit } from '../../../../env/sandboxes/guests/completion.ts';
import { READ_AT_ONCE_BYTES, readReply, readReplyApart, type Reply } from '../../../../env/sandboxes/guests/reply.ts';
import { ReplyReader } from '../../../../env/sandboxes/guests/reply-reader.ts';
import type { Completion } from '../../../../env/sandboxes/sandbox.ts';

const measured = { wallMs: 5, waitMs: 1, outputBytes: 100 };
const honest = { n: 1, s: 'ok', x: 0, o: 5, e: 6, a: ['int', '7'], c: 2, m: 1000, p: '' };
const written = Buffer.from('a\nb\n\nwarned');

function read(frame: object): Reply {
  const reply = readReply(Buffer.from(JSON.stringify(frame)));
  if (typeof reply === 'string') throw new Error(reply);
  return reply;
}

const complete = (frame: object, cause?: 'timeout' | 'cancelled', bytes = written): Completion => completionFromReply(read(frame), bytes, measured, cause);

t.test('an honest reply', (t) => {
  t.same(complete(honest), {
    status: 'ok', stdout: 'a\nb\n\n', stderr: 'warned', exitStatus: 0, answer: { type: 'int', value: 7, digits: '7' }, answerSet: true, lastLine: 'b',
    usage: { wallMs: 5, cpuMs: 2, maxRssKb: 1000, waitMs: 1 },
  });
  t.end();
});

t.test('what we did to a step counts, whatever it says', (t) => {
  for (const cause of ['timeout', 'cancelled'] as const) t.match(complete(honest, cause), { status: cause, answerSet: false, answer: undefined });
  t.end();
});

t.test('odd fields become harmless ones', (t) => {
  for (const value of [null, true, -1, 1e400, {}, [], 'x'.repeat(20_000), '\ud800']) {
    const frame = { s: value, x: value, o: value, e: value, t: value, et: value, em: value, el: value, a: value, b: value, sh: value, c: value, m: value, p: value, n: value, died: value };
    const done = complete({ ...frame, s: 'error' });
    t.equal(done.status, 'error');
    t.ok(Number.isInteger(done.exitStatus) && done.exitStatus >= 0 && done.exitStatus < 256);
    t.ok((done.stdout + done.stderr + (done.traceback ?? '') + (done.error?.message ?? '')).isWellFormed());
    t.ok((done.traceback ?? '').length <= 8_000 && (done.error?.message ?? '').length <= 2_000);
    t.ok(Number.isFinite(done.usage.cpuMs) && done.usage.cpuMs >= 0 && Number.isFinite(done.usage.maxRssKb));
    t.equal(complete(frame).status, 'killed', 'an unknown status is no success');
    t.equal(complete({ ...frame, s: 'ok' }).answer, undefined);
  }
  for (const status of ['timeout', 'cancelled', 'killed', '__proto__']) t.equal(complete({ ...honest, s: status }).status, 'killed', `${status} is ours to say`);
  t.end();
});

t.test('output is cut at characters, and bytes that are none are replaced', (t) => {
  const both = Buffer.from('ä'.repeat(80) + 'ö'.repeat(80));
  const done = complete({ ...honest, o: 160, e: 160 }, undefined, both);
  t.ok(Buffer.byteLength(done.stdout + done.stderr) <= 100 && done.stdout.startsWith('ää') && done.stderr.startsWith('öö'));
  t.notMatch(done.stdout + done.stderr, /\ufffd/);
  t.equal(complete({ ...honest, o: 2, e: 0 }, undefined, Buffer.from([0x61, 0xff])).stdout, 'a\ufffd');
  t.end();
});

t.test('bytes that are no reply', (t) => {
  for (const [json, reason] of [['', /not JSON/], ['[]', /not an object/], ['7', /not an object/], ['{"a":1', /not JSON/], [`{"a":${'['.repeat(200)}`, /too deep/], [`{"a":[${'[],'.repeat(600_000)}[]]}`, /too many/]] as const) t.match(readReply(Buffer.from(json)), reason);
  t.end();
});

t.test('long replies are read in a thread, and their answers stay as they came', async (t) => {
  await using reader = new ReplyReader();
  const wire = ['list', Array.from({ length: 20_000 }, (_, i) => ['int', String(i)])];
  const json = Buffer.from(JSON.stringify({ ...honest, a: wire }));
  t.ok(json.length > READ_AT_ONCE_BYTES);
  const reply = await reader.read(Buffer.from(json));
  t.match(reply, { nonce: 1, status: 'ok', answer: { type: 'large' } });
  if (typeof reply !== 'string' && reply.answer?.type === 'large') {
    t.same(JSON.parse(Buffer.from(new Uint8Array(reply.answer.bytes)).toString()), wire);
    t.match(reply.answer.shape, /^\[0, 1, 2, /, 'it is shown as a small one is');
  }
  t.match(await reader.read(Buffer.from(`{"a":${'['.repeat(100_000)}`)), /too deep/);
  t.match(await reader.read(json), { nonce: 1 }, 'and the next one is read');
  t.equal(readReplyApart(Buffer.from('x')), 'frame is not JSON');
});

t.test('processes that ended', (t) => {
  t.equal(describeExit({ code: 0, signal: 9 }, true, false).status, 'memory', 'the kernel was out of memory');
  t.equal(describeExit({ code: 0, signal: 9 }, false, false).status, 'killed', 'it was not');
  t.equal(describeExit({ code: 0, signal: 6 }, false, true).status, 'memory', 'an interpreter that aborts where it cannot allocate');
  t.equal(describeExit({ code: 0, signal: 6 }, false, false).status, 'killed');
  t.equal(describeExit({ code: 0, signal: 31 }, false, true).status, 'killed');
  t.equal(describeExit({ code: 0, signal: 0 }, false, false).status, 'killed', 'os._exit(0) is no success');
  t.match(completionWithoutReply('killed', 'why', { code: 0, signal: 11, cpuMs: 3, maxRssKb: 4 }, measured), { status: 'killed', exitStatus: 139, answerSet: false, error: { message: 'why' }, usage: { cpuMs: 3 } });
  t.end();
});
