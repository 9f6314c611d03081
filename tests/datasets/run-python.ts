/** Runs reference programs in the sandbox's Python, without a sandbox. */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export const PYTHON = fileURLToPath(new URL('../../.venv/sandbox/bin/python', import.meta.url));
const RUNNER = `
import json, sys
answers = []
for code in json.load(sys.stdin):
    space = {}
    try:
        exec(code, space)
        answers.append({"answer": space["answer"]})
    except Exception as error:
        answers.append({"error": repr(error), "code": code})
json.dump(answers, sys.stdout)
`;

/** The answers of programs, all run in one process; an object where one failed. */
export function runPython(programs: readonly string[]): readonly unknown[] {
  const { stdout, stderr, status } = spawnSync(PYTHON, ['-c', RUNNER], { input: JSON.stringify(programs), encoding: 'utf8', maxBuffer: 1 << 28 });
  if (status !== 0) throw new Error(stderr);
  const answers: readonly Readonly<Record<string, unknown>>[] = JSON.parse(stdout);
  return answers.map((each) => ('answer' in each ? each['answer'] : each));
}
