/** Attacks on the JavaScript sandbox, each beside an honest control: what a program in an isolate cannot reach or spoil. */
import t from 'tap';
import { javascriptBackend } from '../env/sandboxes/javascript-backend.ts';
import type { Completion, Sandbox } from '../../env/sandboxes/sandbox.ts';

const backend = await javascriptBackend();
t.teardown(() => backend[Symbol.asyncDispose]());

const acquire = (): Promise<Sandbox> => backend.acquire({ runtime: 'javascript', variant: 'base', hygiene: 'warm', mounts: [], allowExec: false, seed: 1, limits: { memoryMib: 64, tmpfsMib: 1, threads: 1, outputBytes: 64 * 1024 } });
const step = (sandbox: Sandbox, source: string, timeoutMs = 2_000): Promise<Completion> => sandbox.run({ kind: 'code', source, timeoutMs, collect: 'answer' });

interface Attack {
  readonly name: string;
  readonly code: string;
  /** What must be true of the attack's completion. */
  readonly holds: (completion: Completion) => boolean;
  /** The same means, used honestly; must end with the answer 1. */
  readonly control: string;
}

const answered = (value: number) => ({ status, answer }: Completion): boolean => status === 'ok' && answer?.type === 'int' && answer.value === value;
const timedOut = ({ status }: Completion): boolean => status === 'timeout';

const ATTACKS: readonly Attack[] = [
  { name: 'the host through constructors', code: 'answer = [console.log, Math.random, console].map((each) => { try { return typeof each.constructor.constructor("return process")().pid } catch (error) { return error.name } }).every((each) => each === "ReferenceError") ? 1 : 0', holds: answered(1), control: 'answer = Function("return 1")()' },
  { name: 'modules', code: 'answer = typeof require === "undefined" && typeof module === "undefined" && typeof process === "undefined" && typeof Deno === "undefined" && typeof fetch === "undefined" && typeof setTimeout === "undefined" ? 1 : 0', holds: answered(1), control: 'answer = typeof Math === "object" ? 1 : 0' },
  { name: 'dynamic import', code: 'let seen = "nothing"; import("node:fs").then(() => { seen = "loaded" }, () => { seen = "refused" }); answer = 1', holds: ({ status, stdout }) => ['ok', 'error'].includes(status) && stdout === '', control: 'Promise.resolve(1).then((value) => { answer = value }); var answer' },
  { name: 'the callback that prints', code: 'const out = []; try { out.push(Object.getOwnPropertyNames(console.log).length) } catch (error) { out.push(error.name) } answer = typeof $0 === "undefined" && typeof $1 === "undefined" && typeof write === "undefined" ? 1 : 0', holds: answered(1), control: 'console.log("hello"); answer = 1' },
  { name: 'blocking for ever', code: 'Atomics.wait(new Int32Array(4), 0, 0)', holds: ({ status }) => status === 'error' || status === 'timeout', control: 'answer = Atomics.add(new Int32Array(4), 0, 1) + 1' },
  { name: 'a thrown proxy', code: 'throw new Proxy({}, { get() { for (;;) {} } })', holds: timedOut, control: 'try { throw new Proxy({}, { get: () => 1 }) } catch (thrown) { answer = thrown.x }' },
  { name: 'a thrown object with endless getters', code: 'throw { get stack() { for (;;) {} }, get message() { for (;;) {} } }', holds: timedOut, control: 'try { throw { get message() { return 1 } } } catch (thrown) { answer = thrown.message }' },
  { name: 'an endless stack trace', code: 'Error.prepareStackTrace = () => { for (;;) {} }; throw new Error("x")', holds: timedOut, control: 'Error.prepareStackTrace = () => 1; answer = new Error("x").stack' },
  { name: 'a message that is slow to clean', code: 'throw Error(" ".repeat(1e6) + "x")', holds: ({ status, error }) => status === 'error' && (error?.message.length ?? 0) <= 2_000, control: 'try { throw Error(" ".repeat(1e6) + "x") } catch (error) { answer = Number(error.message.length === 1e6 + 1) }' },
  { name: 'a message of 250 MB', code: 'throw Error("x".repeat(2.5e8))', holds: ({ status, error }) => status === 'memory' || (status === 'error' && (error?.message.length ?? 0) <= 2_000), control: 'answer = Error("x".repeat(1e6)).message.length / 1e6' },
  { name: 'a message of wide characters', code: 'throw Error("\u1234".repeat(2.4e8))', holds: ({ status, error }) => status === 'memory' || (status === 'error' && (error?.message.length ?? 0) <= 2_000), control: 'answer = Number("\u1234".repeat(2) === "ሴሴ")' },
  { name: 'a built-in that runs for ever', code: 'Array.prototype.includes.call({ length: 2 ** 53 - 1 }, 1)', holds: timedOut, control: 'answer = Number(Array.prototype.includes.call({ length: 1, 0: 1 }, 1))' },
  { name: 'another built-in that runs for ever', code: 'Array.prototype.lastIndexOf.call({ length: 2 ** 53 - 1 }, 1)', holds: timedOut, control: 'answer = Array.prototype.lastIndexOf.call({ length: 2, 1: 1 }, 1)' },
  { name: 'a number that is slow to compute', code: '1n << (1n << 29n)', holds: ({ status }) => ['timeout', 'error', 'memory'].includes(status), control: 'answer = Number(1n << 0n)' },
  { name: 'a number that is slow to print', code: 'answer = String(7n ** 2_000_000n).length', holds: ({ status }) => status !== 'killed', control: 'answer = String(7n ** 1n).length' },
  { name: 'growable shared memory', code: 'const m = new SharedArrayBuffer(1, { maxByteLength: 4e9 }); m.grow(4e9); new Uint8Array(m).fill(1); answer = 1', holds: ({ status }) => status !== 'ok', control: 'answer = new ArrayBuffer(1).byteLength' },
  { name: 'a resizable buffer', code: 'const m = new ArrayBuffer(1, { maxByteLength: 4e9 }); m.resize(4e9); new Uint8Array(m).fill(1); answer = 1', holds: ({ status }) => status !== 'ok', control: 'const m = new ArrayBuffer(1, { maxByteLength: 8 }); m.resize(8); answer = m.byteLength / 8' },
  { name: 'many buffers', code: 'const all = []; for (;;) all.push(new ArrayBuffer(1e7, { maxByteLength: 2e7 }))', holds: ({ status }) => status !== 'ok', control: 'answer = [new ArrayBuffer(1), new ArrayBuffer(1)].length - 1' },
  { name: 'the memory of WebAssembly', code: 'new WebAssembly.Memory({ initial: 60_000 }); answer = 1', holds: ({ status }) => status === 'error', control: 'answer = Number(typeof WebAssembly === "undefined")' },
  { name: 'a set that grows', code: 'const s = new Set(); for (let i = 0; ; i++) s.add(i)', holds: ({ status }) => ['memory', 'timeout', 'error'].includes(status), control: 'answer = new Set([1, 1]).size' },
  { name: 'a sparse object that grows', code: 'const o = {}; for (let i = 0; ; i += 1e6) o[i] = 1', holds: ({ status }) => ['memory', 'timeout', 'error'].includes(status), control: 'answer = Object.keys({ 1e6: 1 }).length' },
  { name: 'a loop without end', code: 'for (;;) {}', holds: timedOut, control: 'for (let i = 0; i < 1e6; i++) {} answer = 1' },
  { name: 'microtasks without end', code: '(function again() { Promise.resolve().then(again) })()', holds: timedOut, control: 'Promise.resolve().then(() => {}); answer = 1' },
  { name: 'a regular expression without end', code: '/(a+)+$/.test("a".repeat(40) + "b")', holds: timedOut, control: 'answer = /a+$/.test("aa") ? 1 : 0' },
  { name: 'a memory bomb on the heap', code: 'const all = []; for (;;) all.push(new Array(1e5).fill({}))', holds: ({ status }) => status === 'memory' || status === 'timeout', control: 'answer = new Array(1e5).fill(1)[0]' },
  { name: 'a memory bomb outside the heap', code: 'const all = []; for (;;) { const bytes = new Uint8Array(16e6); bytes.fill(1); all.push(bytes) }', holds: ({ status }) => status === 'memory' || status === 'error', control: 'answer = new Uint8Array(1e6).fill(1)[0]' },
  { name: 'a string that doubles', code: 'let s = "x"; for (;;) s += s', holds: ({ status }) => status === 'memory' || status === 'error', control: 'answer = "x".repeat(1e6).length === 1e6 ? 1 : 0' },
  { name: 'a flood of output', code: 'for (;;) console.log("x".repeat(1000))', holds: ({ status, stdout }) => status === 'output_limit' && stdout.length <= 64 * 1024, control: 'for (let i = 0; i < 100; i++) console.log("x"); answer = 1' },
  { name: 'a stack without end', code: '(function deep() { deep() })()', holds: ({ status, error }) => status === 'error' && error?.type === 'RangeError', control: '(function deep(n) { if (n > 0) deep(n - 1) })(1000); answer = 1' },
  { name: 'an answer that never ends', code: 'answer = { get x() { for (;;) {} } }', holds: ({ status, answer }) => status !== 'ok' && answer === undefined, control: 'answer = { get x() { return 1 } }.x' },
  { name: 'an answer that contains itself', code: 'const loop = []; loop.push(loop); answer = loop', holds: ({ status, answer }) => answer === undefined || (status === 'ok' && answer.type === 'list'), control: 'answer = [[1]][0][0]' },
  { name: 'an answer of a million values', code: 'answer = Array.from({ length: 1e6 }, (_, i) => i)', holds: ({ answer }) => answer === undefined || JSON.stringify(answer).length < 20e6, control: 'answer = Array.from({ length: 10 }, () => 1)[3]' },
  { name: 'a proxy that lies about what it is', code: 'answer = new Proxy([1], { get: (target, key) => key === "length" ? 1e9 : 1, getPrototypeOf: () => Date.prototype })', holds: ({ status }) => status !== 'killed', control: 'answer = new Proxy({}, { get: () => 1 }).x' },
  { name: 'patched built-ins against the encoder', code: 'JSON.stringify = () => "[\\"float\\", 7]"; Array.isArray = () => true; Object.entries = () => []; answer = 1', holds: answered(1), control: 'answer = JSON.parse("1")' },
  { name: 'a forged wire form', code: 'answer = ["int", "42"]', holds: ({ answer }) => answer?.type === 'list', control: 'answer = 1' },
];

t.test('attacks and their controls', async (t) => {
  await using neighbour = await acquire();
  for (const { name, code, holds, control } of ATTACKS) {
    await using attacked = await acquire();
    const [completion, beside] = await Promise.all([step(attacked, code, holds === timedOut ? 600 : 10_000), step(neighbour, control, 5_000)]);
    t.ok(answered(1)(beside), `${name}: a neighbour does not notice, ${JSON.stringify({ ...beside, stdout: '' })}`);
    t.ok(holds(completion), `${name}: ${JSON.stringify({ ...completion, stdout: completion.stdout.slice(0, 100), answer: completion.answer?.type })}`);
    t.ok(answered(1)(await step(attacked, control)), `${name}: the honest case, in the same episode`);
  }
});

t.test('nothing of a step runs in the next', async (t) => {
  await using sandbox = await acquire();
  await step(sandbox, 'globalThis.registry = new FinalizationRegistry(() => { console.log("finalized") }); for (let i = 0; i < 1e4; i++) registry.register({ i }, i)');
  t.match(await step(sandbox, 'const all = []; for (let i = 0; i < 1e5; i++) all.push({ i }); answer = 1'), { status: 'ok', stdout: '' }, 'finalizers');
  await step(sandbox, 'Promise.resolve().then(function later() { console.log("later"); globalThis.hold = new Promise(() => {}) }); answer = 1');
  t.match(await step(sandbox, 'answer = typeof hold === "undefined" ? 1 : 0'), { status: 'ok', stdout: '', answer: { value: 1 } }, 'jobs');
});

t.test('what one step spoils the next does not see, nor another episode', async (t) => {
  await using first = await acquire();
  await using second = await acquire();
  await step(first, 'globalThis.leak = 1; Math.max = () => 99; Array.prototype.map = () => "patched"; Object.prototype.polluted = 1');
  for (const sandbox of [first, second]) {
    t.ok(answered(1)(await step(sandbox, 'answer = typeof leak === "undefined" && Math.max(1, 2) === 2 && [1].map((x) => x)[0] === 1 && ({}).polluted === undefined ? 1 : 0')));
  }
});

t.test('many steps one after the other, large and small, beside others', async (t) => {
  // On busy processors isolates go more slowly than the next ones come; no step is told that it used their memory.
  await Promise.all(Array.from({ length: 6 }, async (_, at) => {
    await using sandbox = await acquire();
    for (let i = 0; i < 60; i++) {
      const large = i % 3 === 0 ? 'const all = []; for (let i = 0; i < 2e5; i++) all.push({ i });' : '';
      t.match(await step(sandbox, `${large} answer = 1`, 10_000), { status: 'ok', answer: { value: 1 } }, `sandbox ${at}, step ${i}`);
    }
  }));
});

t.test('an episode that blows up leaves the others alone', async (t) => {
  await using victim = await acquire();
  await using bomber = await acquire();
  const [bomb, quiet] = await Promise.all([step(bomber, 'const all = []; for (;;) all.push(new Array(1e5).fill(1.5))', 20_000), step(victim, 'let x = 0; for (let i = 0; i < 1e7; i++) x += i; answer = 1', 5_000)]);
  t.equal(bomb.status, 'memory');
  t.ok(answered(1)(quiet));
});
