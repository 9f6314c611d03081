/** Runs programs of tasks in the sandbox's Python, without a sandbox: tables are read where they lie, results leave as typed values. */
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { type AnswerValue, decodeAnswer } from '../../../env/answer/value.ts';
import type { TaskRecord } from '../../../env/task.ts';
import { PYTHON } from '../run-python.ts';

const INSIDE = fileURLToPath(new URL('../../../env/sandboxes/guests/inside', import.meta.url));
const RUNNER = `
import contextlib, io, json, sys, warnings
warnings.simplefilter("ignore")
sys.path.insert(0, sys.argv[1])
from answers import Encoder
encoder = Encoder()
found = []
for code, names in json.load(sys.stdin):
    space = {"__name__": "__main__"}
    try:
        with contextlib.redirect_stdout(io.StringIO()):
            exec(code, space)
        found.append(encoder.encode({name: space[name] for name in names} if isinstance(names, list) else space[names], 1 << 20))
    except Exception as error:
        found.append(["other", repr(error)])
json.dump(found, sys.stdout)
`;

/** What each program leaves in the variables of its task. */
export function runPrograms(programs: readonly (readonly [record: TaskRecord, code: string])[], tables: string): readonly AnswerValue[] {
  const input = programs.map(([{ questions: [{ answer }], mounts }, code]) => {
    const text = mounts.reduce((whole, mount) => whole.replaceAll(`/data/${mount.name}/`, `${path.resolve(tables, mount.path)}/`), code);
    return [text, answer?.from === 'variables' ? answer.names : answer?.from === 'variable' ? answer.name : 'answer'];
  });
  const { stdout, stderr, status } = spawnSync(PYTHON, ['-c', RUNNER, INSIDE], { input: JSON.stringify(input), encoding: 'utf8', maxBuffer: 1 << 28 });
  if (status !== 0) throw new Error(stderr);
  const found: readonly unknown[] = JSON.parse(stdout);
  return found.map((each) => decodeAnswer(each));
}
