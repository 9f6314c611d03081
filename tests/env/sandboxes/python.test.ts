/** The Python backend against the conformance suite, at each level that this machine allows. */
import t from 'tap';
import { createPythonBackend, type PythonBackendOptions } from '../../../env/sandboxes/python/backend.ts';
import { libraryValues, PUBLIC_PYTHON, pythonSnippets, SANDBOX_PYTHON } from './python-snippets.ts';
import { sandboxSuite, specFor, step } from './suite.ts';

const python = SANDBOX_PYTHON ?? PUBLIC_PYTHON;
const noPython = python === undefined && 'no Python for the sandbox; run the set-up';

t.test('best level', { skip: noPython }, async (t) => {
  await sandboxSuite(t, {
    snippets: pythonSnippets,
    create: () => createPythonBackend(options({ isolation: 'auto' })),
    hygienes: ['warm', 'fork'],
  });
});

t.test('libraries', { skip: SANDBOX_PYTHON === undefined && 'the sandbox environment is not set up' }, async (t) => {
  await using backend = await createPythonBackend(options({}));
  await using sandbox = await backend.acquire(specFor(pythonSnippets, { variant: 'data' }));
  for (const [code, value] of libraryValues) t.same((await step(sandbox, code)).answer, value, code);
  const draw = 'import random, numpy\nanswer = [random.random(), numpy.random.rand()]';
  const draws = [];
  for (const [seed, variant] of [[1, 'data'], [1, 'data'], [2, 'data'], [1, 'base']] as const) {
    await using other = await backend.acquire(specFor(pythonSnippets, { variant, seed }));
    draws.push(JSON.stringify((await step(other, draw)).answer));
  }
  t.equal(draws[0], draws[1], 'equal seeds draw equal numbers');
  t.not(draws[0], draws[2], 'other seeds others');
  t.equal(draws[0], draws[3], 'also where numpy is imported by the guest');
});

t.test('threads and exit handlers of honest code', { skip: noPython }, async (t) => {
  await using backend = await createPythonBackend(options({}));
  await using sandbox = await backend.acquire(specFor(pythonSnippets));
  const pool = 'from concurrent.futures import ThreadPoolExecutor\nworkers = ThreadPoolExecutor(2)\nanswer = workers.submit(abs, -1).result()';
  for (const round of [1, 2]) t.match(await step(sandbox, pool, { timeoutMs: 3_000 }), { status: 'ok', answer: { value: 1 }, lost: undefined }, `a pool that nobody shut down, ${round}`);
  t.match(await step(sandbox, 'import threading, time\nthreading.Thread(target=lambda: (time.sleep(0.05), print("late"))).start()'), { status: 'ok', stdout: 'late\n', lost: undefined }, 'threads are waited for');
  t.match(await step(sandbox, 'import atexit\natexit.register(print, "bye")'), { status: 'ok', stdout: 'bye\n' }, 'exit handlers run');
  t.match(await step(sandbox, 'x = 1'), { stdout: '' }, 'once');
});

t.test('lower levels', { skip: noPython }, async (t) => {
  for (const [isolation, interpreter] of [['userns', python], ['reduced', process.getuid?.() === 0 ? PUBLIC_PYTHON : python]] as const) {
    await t.test(`level ${isolation}`, { skip: interpreter === undefined && 'root needs a Python that other users may read' }, async (t) => {
      let backend;
      try {
        backend = await createPythonBackend(options({ isolation, python: interpreter ?? '' }));
      } catch (error) {
        t.match(error, /No isolation of level/);
        t.comment(`this machine does not allow ${isolation}`);
        return;
      }
      t.equal(backend.isolation, isolation);
      await backend[Symbol.asyncDispose]();
      await sandboxSuite(t, { snippets: pythonSnippets, create: () => createPythonBackend(options({ isolation, python: interpreter ?? '' })) });
    });
  }
});

function options(more: Partial<PythonBackendOptions>): PythonBackendOptions {
  return { python: python ?? '', pool: { base: 2, data: 1, science: 1 }, ...more };
}
