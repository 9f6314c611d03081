/** What a model endpoint may do wrong, over real HTTP: each has its name, and what can be mended by asking again is asked again. */
import { createServer } from 'node:net';
import t, { type Test } from 'tap';
import type { Rates } from '../../cli/scripted-model/trouble.ts';
import type { ChatRequest } from '../../models/chat.ts';
import { Endpoint } from '../../models/endpoint.ts';
import { Endpoints } from '../../models/endpoints.ts';
import { ModelFailure } from '../../models/failure.ts';
import { scriptedModel } from './scripted.ts';

const TASK = { 'x-medagentgym-task': 'medcalc-v2/twin/test/bmi/0' };
const request: ChatRequest = { model: 'scripted', messages: [{ role: 'user', content: 'What is the BMI?' }], seed: 1 };
const tools = [{ type: 'function', function: { name: 'validate_code', parameters: { type: 'object' } } }] as const;
const limits = { timeoutMs: 5_000, stallMs: 150 };

async function failing(t: Test, fail: Rates, stream = false): Promise<ModelFailure> {
  const model = await scriptedModel(t, { fail });
  const failure = await new Endpoint(model.url, { ...limits, stream }).complete(request, TASK).then(() => undefined, (error: unknown) => error);
  if (!(failure instanceof ModelFailure)) throw new Error(`no failure but ${String(failure)}`);
  return failure;
}

t.test('a reply is the same whole and in a stream, with its tokens', async (t) => {
  const model = await scriptedModel(t, { thinks: true });
  const whole = await new Endpoint(model.url, limits).complete(request, TASK);
  t.match(whole, { content: /answer/, reasoning: /step at a time/, toolCalls: [], finish: 'stop' });
  t.ok((whole.usage?.prompt ?? 0) > 0 && (whole.usage?.completion ?? 0) > 0);
  const { usage: _, ...streamed } = await new Endpoint(model.url, { ...limits, stream: true }).complete(request, TASK);
  const { usage: __, ...rest } = whole;
  t.same(streamed, rest);
  const called = await new Endpoint(model.url, limits).complete({ ...request, tools }, TASK);
  t.match(called, { finish: 'tool_calls', toolCalls: [{ type: 'function', function: { name: 'validate_code' } }] });
  t.match(JSON.parse(called.toolCalls[0]?.function.arguments ?? ''), { code: String });
  const { usage: ___, ...calledInStream } = await new Endpoint(model.url, { ...limits, stream: true }).complete({ ...request, tools }, TASK);
  t.same(calledInStream.toolCalls, called.toolCalls);
});

t.test('every failure has its name', async (t) => {
  t.match(await failing(t, { 500: 1 }), { kind: 'server_error', retryable: true, message: /out of memory/ });
  t.match(await failing(t, { 503: 1 }, true), { kind: 'server_error', message: /loading the model/ });
  t.match(await failing(t, { 429: 1 }), { kind: 'rate_limited', retryAfterMs: 1000 });
  t.match(await failing(t, { stall: 1 }), { kind: 'stalled', message: /nothing for 0.15 s/ });
  t.match(await failing(t, { stall: 1 }, true), { kind: 'stalled' });
  t.match(await failing(t, { drop: 1 }), { kind: 'stalled', message: /broke off/ });
  t.match(await failing(t, { drop: 1 }, true), { kind: 'stalled' });
  t.match(await failing(t, { junk: 1 }), { kind: 'junk', message: /no JSON: "<html>/ });
  t.match(await failing(t, { 'half-tool-call': 1 }), { kind: 'junk', message: /without a name/ });
  t.match(await failing(t, { 'half-tool-call': 1 }, true), { kind: 'junk', message: /in the middle of a tool call/ });
  t.match(await failing(t, { 400: 1 }), { kind: 'rejected', retryable: false, message: /filtered/ });
  t.match(await failing(t, { context: 1 }), { kind: 'context_length', retryable: false });
  const guarded = await scriptedModel(t, { key: 'secret' });
  await t.rejects(new Endpoint(guarded.url, limits).complete(request), { kind: 'refused', message: /401 .*wrong API key/ });
  t.match(await new Endpoint(guarded.url, { ...limits, apiKey: 'secret' }).complete(request), { content: String });
  await t.rejects(new Endpoint(`${guarded.url}/nowhere`, { ...limits, apiKey: 'secret' }).complete(request), { kind: 'refused', message: /404/ });
  const slow = await scriptedModel(t, { latencyMs: 3_000 });
  await t.rejects(new Endpoint(slow.url, { ...limits, timeoutMs: 100 }).complete(request), { kind: 'timeout', message: /after 0.1 s/ });
  await t.rejects(new Endpoint('http://127.0.0.1:9', limits).complete(request), { kind: 'unreachable', message: /ECONNREFUSED/ });
  t.throws(() => new Endpoint('ftp://example.org', limits), TypeError);
  const aborted = new AbortController();
  const asked = new Endpoint(slow.url, limits).complete(request, {}, aborted.signal);
  aborted.abort(new Error('enough'));
  await t.rejects(asked, { message: 'enough' });
});

t.test('what passes is tried again, within the patience; what does not, is not', async (t) => {
  const seen: string[] = [];
  const model = await scriptedModel(t, { fail: { 500: 0.25, 429: 0.05, junk: 0.15, drop: 0.15 } });
  const endpoints = new Endpoints([new Endpoint(model.url, limits)], { patienceMs: 60_000, junkTries: 20, onRetry: ({ kind }) => seen.push(kind) });
  const replies = await Promise.all(Array.from({ length: 12 }, () => endpoints.complete(request, TASK)));
  t.equal(new Set(replies.map(({ content }) => content)).size, 1);
  t.ok(seen.length > 0);
  t.notOk(endpoints.allDown);
  const junk = await scriptedModel(t, { fail: { junk: 1 } });
  await t.rejects(new Endpoints([new Endpoint(junk.url, limits)], { patienceMs: 60_000, junkTries: 3 }).complete(request), { kind: 'junk', message: /no JSON/ });
  t.equal(junk.requests(), 3);
  const down = new Endpoints([new Endpoint('http://127.0.0.1:9', limits)], { patienceMs: 300 });
  await t.rejects(down.complete(request), { kind: 'unreachable', message: /ECONNREFUSED/ });
  t.ok(down.allDown);
  const refusing = await scriptedModel(t, { key: 'secret' });
  await t.rejects(new Endpoints([new Endpoint(refusing.url, limits)], { patienceMs: 60_000 }).complete(request), { kind: 'refused', message: /401/ });
});

t.test('several share the work, and one that is down loses nothing', async (t) => {
  const [one, two] = [await scriptedModel(t, { latencyMs: 20 }), await scriptedModel(t, { latencyMs: 20 })];
  const both = new Endpoints([one, two].map(({ url }) => new Endpoint(url, limits)), { patienceMs: 5_000 });
  await Promise.all(Array.from({ length: 20 }, () => both.complete(request, TASK)));
  t.same([one.requests(), two.requests()], [10, 10]);
  // Takes connections and says nothing.
  const silent = createServer();
  await new Promise<void>((resolve) => { silent.listen(0, '127.0.0.1', resolve); });
  t.teardown(() => silent.close());
  const address = silent.address();
  const mute = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}/v1`;
  const mixed = new Endpoints([new Endpoint(mute, { ...limits, timeoutMs: 100 }), new Endpoint('http://127.0.0.1:9/v1', limits), new Endpoint(one.url, limits)], { patienceMs: 5_000 });
  t.equal((await Promise.all(Array.from({ length: 9 }, () => mixed.complete(request, TASK)))).length, 9);
});
