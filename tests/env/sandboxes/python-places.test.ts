/** Where the interpreter may lie: also under /tmp, where every guest has a folder of its own. */
import { execFileSync } from 'node:child_process';
import { globSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import t from 'tap';
import { createPythonBackend } from '../../../env/sandboxes/python/backend.ts';

const python = path.join(import.meta.dirname, '../../../.venv/sandbox/bin/python');

t.test('an environment under /tmp can be imported from, and neither seen through nor written', async (t) => {
  const folder = mkdtempSync('/tmp/medagentgym-places-');
  t.teardown(() => rmSync(folder, { recursive: true }));
  execFileSync(python, ['-m', 'venv', '--without-pip', path.join(folder, 'venv')]);
  const [packages = ''] = globSync(path.join(folder, 'venv/lib/python3*/site-packages'));
  writeFileSync(path.join(packages, 'late_module.py'), 'value = 7\n');
  writeFileSync(path.join(folder, 'secret'), 'the answer');
  await using backend = await createPythonBackend({ python: path.join(folder, 'venv/bin/python') });
  await using sandbox = await backend.acquire({ runtime: 'python', variant: 'base', hygiene: 'warm', mounts: [], allowExec: false, seed: 1, limits: { memoryMib: 256, tmpfsMib: 8, threads: 4, outputBytes: 4096 } });
  const step = async (source: string) => (await sandbox.run({ kind: 'code', source, timeoutMs: 10_000, collect: 'answer' })).answer;
  t.match(await step('import late_module; answer = late_module.value'), { type: 'int', value: 7 });
  t.match(await step(`import os; answer = os.path.exists("${folder}/secret")`), backend.isolation === 'full' ? { type: 'bool', value: false } : { type: 'bool' });
  t.match(await step(`try:\n    open("${packages}/late_module.py", "w")\nexcept OSError:\n    answer = "refused"`), { type: 'str', value: 'refused' });
  t.match(await step('open("/tmp/own", "w").write("x"); answer = open("own").read()'), { type: 'str', value: 'x' });
});
