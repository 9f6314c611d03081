/** Where the interpreter may lie: anywhere, also under /tmp, and no guest can tell. */
import { execFileSync } from 'node:child_process';
import { globSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import t, { type Test } from 'tap';
import type { AnswerValue } from '../../../env/answer/value.ts';
import { createPythonBackend } from '../../../env/sandboxes/python/backend.ts';
import type { Sandbox, SandboxSpec } from '../../../env/sandboxes/sandbox.ts';

const python = path.join(import.meta.dirname, '../../../.venv/sandbox/bin/python');

t.test('an environment under /tmp can be imported from, and neither seen through nor written', async (t) => {
  const { folder, packages, python: own } = environment(t, '/tmp');
  writeFileSync(path.join(folder, 'secret'), 'the answer');
  await using backend = await createPythonBackend({ python: own });
  await using sandbox = await backend.acquire(SPEC);
  const step = stepsOf(sandbox);
  t.match(await step('import late_module; answer = late_module.value'), { type: 'int', value: 7 });
  t.match(await step(`import os; answer = os.path.exists("${folder}/secret")`), backend.isolation === 'full' ? { type: 'bool', value: false } : { type: 'bool' });
  t.match(await step(`import late_module\ntry:\n    open(late_module.__file__, "w")\nexcept OSError:\n    answer = "refused"`), { type: 'str', value: 'refused' });
  t.match(await step(`try:\n    open("${packages}/late_module.py", "w")\nexcept OSError:\n    answer = "refused"`), { type: 'str', value: 'refused' });
  t.match(await step('open("/tmp/own", "w").write("x"); answer = open("own").read()'), { type: 'str', value: 'x' });
});

t.test('what a guest sees does not depend on where the environment lies', async (t) => {
  const places = [environment(t, '/tmp'), environment(t, '/var/tmp')] as const;
  const seen: unknown[] = [];
  for (const { folder, python: own } of places) {
    await using backend = await createPythonBackend({ python: own });
    if (backend.isolation === 'reduced') return t.comment('without a wall guests see the host\'s paths');
    await using sandbox = await backend.acquire(SPEC);
    const step = stepsOf(sandbox);
    const answer = await step(WHAT_IT_SEES);
    t.notMatch(JSON.stringify(answer), path.basename(folder));
    t.match(answer, { type: 'dict' });
    seen.push(answer);
    if (backend.isolation === 'full') t.match(await step('import os; answer = os.listdir("/tmp")'), { type: 'list', items: [] });
  }
  t.same(seen[0], seen[1]);
  return undefined;
});

/** Every path that a program comes by without looking for it. */
const WHAT_IT_SEES = `
import late_module, os, site, sys, sysconfig
answer = {
    'path': sys.path, 'prefix': sys.prefix, 'executable': sys.executable, 'argv': sys.orig_argv, 'packages': site.getsitepackages(),
    'scheme': sysconfig.get_path('purelib'), 'environment': dict(os.environ), 'module': late_module.__file__, 'code': late_module.f.__code__.co_filename,
    'modules': sorted(m.__file__ for m in list(sys.modules.values()) if getattr(m, '__file__', None)),
}`;

function environment(t: Test, place: string): { readonly folder: string; readonly packages: string; readonly python: string } {
  const folder = mkdtempSync(path.join(place, 'medagentgym-places-'));
  t.teardown(() => rmSync(folder, { recursive: true }));
  execFileSync(python, ['-m', 'venv', '--without-pip', path.join(folder, 'venv')]);
  const [packages = ''] = globSync(path.join(folder, 'venv/lib/python3*/site-packages'));
  writeFileSync(path.join(packages, 'late_module.py'), 'value = 7\ndef f(): pass\n');
  return { folder, packages, python: path.join(folder, 'venv/bin/python') };
}

const SPEC: SandboxSpec = { runtime: 'python', variant: 'base', hygiene: 'warm', mounts: [], allowExec: false, seed: 1, limits: { memoryMib: 256, tmpfsMib: 8, threads: 4, outputBytes: 4096 } };

function stepsOf(sandbox: Sandbox): (source: string) => Promise<AnswerValue | undefined> {
  return async (source) => (await sandbox.run({ kind: 'code', source, timeoutMs: 10_000, collect: 'answer' })).answer;
}
