/** The actions on data and on the shell, in an episode that permits them, on the real sandbox. */
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import t from 'tap';
import { systemClock } from '../../../env/clock.ts';
import { Episode } from '../../../env/episode.ts';
import { OPERATOR_LIMITS, resolveOptions } from '../../../env/episode-options.ts';
import { Grading } from '../../../env/grading/grading.ts';
import { describeOpening } from '../../../env/opening.ts';
import { createPythonBackend } from '../../../env/sandboxes/python/backend.ts';
import { Tables } from '../../../env/tables/tables.ts';
import type { TaskRecord } from '../../../env/task.ts';
import { noRecorder } from '../../../env/trajectories/no-recorder.ts';

const root = mkdtempSync(path.join(tmpdir(), 'medagentgym-data-'));
// The guests' user reads it; mkdtemp makes folders for their owner alone.
chmodSync(root, 0o755);
mkdirSync(path.join(root, 'ward'));
writeFileSync(path.join(root, 'ward', 'patients.csv'), 'subject_id,diagnosis\n1,sepsis\n2,pneumonia\n3,sepsis\n');
writeFileSync(path.join(root, 'other.csv'), 'answer\n42\n');
const backend = await createPythonBackend({ python: path.join(import.meta.dirname, '../../../.venv/sandbox/bin/python'), mountsRoot: root });
const tables = new Tables(root);
t.teardown(async () => {
  await tables[Symbol.asyncDispose]();
  await backend[Symbol.asyncDispose]();
  rmSync(root, { recursive: true });
});

const grading = new Grading({ backend: () => Promise.resolve(backend), places: 1 });
t.teardown(() => grading[Symbol.asyncDispose]());

const TASK: TaskRecord = {
  id: 'ward-v1/twin/train/count/0', family: 'ward', version: 1, source: 'twin', split: 'train', category: 'count', index: 0, difficulty: 1,
  questions: [{ prompt: 'How many patients in /data/ward/patients.csv have sepsis?', reward: { rule: 'integer', value: 2 }, gold: '2', reference: {} }], actions: ['request_info', 'validate_code', 'debug', 'terminal', 'submit'],
  runtimes: ['python'], variant: 'base', mounts: [{ name: 'ward', path: 'ward' }], limits: {},
  provenance: {},
};

t.test('look, list, count, submit', async (t) => {
  const options = resolveOptions(TASK, { feedback: 'interactive' }, {}, OPERATOR_LIMITS);
  const allowExec = backend.isolation === 'full' || backend.isolation === 'userns';
  const sandbox = await backend.acquire({ runtime: 'python', variant: 'base', hygiene: 'warm', mounts: TASK.mounts, limits: options.sandbox, allowExec, seed: 1 });
  await using episode = new Episode({ task: TASK, options, seed: 1, opening: describeOpening(TASK, options, 1, backend.image), sandbox, image: backend.image, clock: systemClock, recorder: noRecorder, grading, tables, session: 's', meta: undefined, quarantine() {}, ended() {} });
  let seq = 0;
  const act = async (action: string, parameters: Record<string, unknown>) => (await episode.step({ seq: seq++, action: { action, ...parameters } }));
  t.match((await act('request_info', { data_path: '/data/ward/patients.csv', info_type: 'column_names' })).observation, { kind: 'info_result', text: /subject_id, diagnosis/ });
  t.match((await act('request_info', { data_path: '/data/ward/patients.csv', info_type: 'column_values', keyterm: 'diagnosis' })).observation.text, /sepsis \(2\), pneumonia \(1\)/);
  t.match((await act('request_info', { data_path: '/data/ward/../other.csv', info_type: 'term', keyterm: 42 })).observation.text, /There is no/);
  t.match((await act('validate_code', { code: 'print(open("/data/ward/patients.csv").readline())' })).observation, { status: 'ok', stdout: /subject_id/ });
  t.match((await act('validate_code', { code: 'open("/data/ward/patients.csv", "a")' })).observation, { status: 'error' }, 'data is read-only');
  if (allowExec) {
    t.match((await act('terminal', { cmd: 'grep -c sepsis /data/ward/patients.csv' })).observation, { kind: 'terminal_result', text: /^2\n/ });
    t.match((await act('terminal', { cmd: 'ls /data; cat /data/other.csv' })).observation.text, /ward/);
    t.match((await act('terminal', { cmd: 'exit 3' })).observation.text, /exit status 3/);
  }
  t.match(await act('validate_code', { code: 'answer = sum("sepsis" in line for line in open("/data/ward/patients.csv"))' }), { reward: 1, terminated: true });
});
