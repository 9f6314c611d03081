/** Published rows: golden programs run in a sandbox, other seeds are hidden inputs, and what cannot be graded is quarantined with the reason. */
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import t, { type Test } from 'tap';
import { importBiocoder } from '../../../datasets/biocoder/import.ts';
import { topicOf } from '../../../datasets/biocoder/published/topic.ts';
import { nearMisses } from '../../../datasets/biocoder/near-misses.ts';
import type { ImportReport } from '../../../env/families/importer.ts';
import type { DataContext } from '../../../env/families/work.ts';
import { checkRecord } from '../../../env/task-check.ts';
import { lentSandboxes } from '../lent-sandboxes.ts';

const PUBLISHED = path.join(import.meta.dirname, '../../../../shared/real/medagentgym/biocoder');
const lent = await lentSandboxes();
const CONTEXT: DataContext = { tables: '/nowhere', sandbox: () => Promise.resolve(lent) };

function rowsIn(t: Test, rows: readonly object[]): string {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'biocoder-'));
  t.teardown(() => rmSync(folder, { recursive: true, force: true }));
  writeFileSync(path.join(folder, 'train_tasks.jsonl'), rows.map((row) => `${JSON.stringify(row)}\n`).join(''));
  return folder;
}

const row = (name: string, solution: string, main: string, { before = '', after = '', indent = '' } = {}): object => ({
  idx: name, problem: `Write ${name}.`, signature: `def ${name}(x)`, solution,
  context: `import random\n${before}\n${indent}<<insert solution here>>\n${after}\ndef main():\n${main.split('\n').map((line) => `    ${line}`).join('\n')}\nif __name__ == "__main__":\n    main()\n`, code: '',
});
const reasons = ({ rows }: ImportReport): readonly string[] => rows.flatMap((each) => (each.kind === 'quarantined' ? [each.reason] : []));

t.test('seeds of main are the hidden inputs', async (t) => {
  const { rows: [first] } = await importBiocoder(rowsIn(t, [row('twice', 'def twice(x):\n    return 2 * x', 'random.seed(3)\nprint("twice:", twice(random.randint(0, 10**9)))')]), CONTEXT);
  if (first?.kind !== 'task') throw new Error('not imported');
  const [{ reward, prompt }] = first.record.questions;
  t.doesNotThrow(() => checkRecord({ ...first.record }));
  const cases = reward['cases'] as readonly { readonly input: readonly number[]; readonly output: readonly unknown[] }[];
  t.equal(cases.length, 6);
  t.equal(new Set(cases.map(({ output }) => output.at(-1))).size, 6, 'each its own');
  t.same(cases.map(({ output }) => output.slice(0, 1)), cases.map(() => ['twice:']));
  t.notOk(cases.some(({ input: [seed] }) => seed !== 0 && prompt.includes(String(seed))));
  t.ok(nearMisses(first.record).length >= 3);
});

t.test('a member of a class is put in its place', async (t) => {
  const { rows: [first] } = await importBiocoder(rowsIn(t, [row('size', '    @property\n    def size(self):\n        return len(self.items) + 1', 'random.seed(1)\nprint(Box([0] * random.randint(1, 99)).size)', { before: 'class Box:\n    def __init__(self, items):\n        self.items = items', indent: '    ' })]), CONTEXT);
  if (first?.kind !== 'task') throw new Error('not imported');
  t.match(first.record.questions[0].prompt, /member of the class `Box`/);
  t.match(first.record.questions[0].reference.python, /^@property\ndef size/);
});

t.test('what cannot be graded is quarantined with the reason', async (t) => {
  const report = await importBiocoder(rowsIn(t, [
    row('a', 'def a(x):\n    return nothing_here', 'print(a(1))'),
    row('b', 'def b(x):\n    import time\n    return time.perf_counter_ns()', 'print(b(1))'),
    row('c', 'def c(x):\n    return 1', 'c(1)'),
    row('d', 'def d(x):\n    return 1', 'd(1)\nprint("done")'),
    row('e', 'def e(x):\n    return no_such_module_of_ours.f(x)', 'print(e(1))', { before: 'import no_such_module_of_ours' }),
    { ...row('f', 'def f(x):\n    return 1', 'print(f(1))'), context: 'print "Python 2"\n<<insert solution here>>\n' },
    { ...row('g', 'def g(x):\n    return 1', 'print(g(1))'), context: 'def main(): pass\n' },
  ]), CONTEXT);
  const found = reasons(report);
  t.match(found[0], /crashes: NameError/);
  t.match(found[1], /varies from run to run/);
  t.match(found[2], /prints nothing/);
  t.match(found[3], /does not depend on the function/);
  t.match(found[4], /crashes: NameError; not to be had here: import no_such_module_of_ours/);
  t.match(found[5], /no program of Python 3/);
  t.match(found[6], /no marker/);
  t.equal(found.length, 7);
});

t.test('files that are not what they should be', async (t) => {
  await t.rejects(importBiocoder(rowsIn(t, [{ problem: 'x' }]), CONTEXT), { name: 'ImportError', message: /train_tasks\.jsonl:1: .*context/ });
  await t.rejects(importBiocoder(rowsIn(t, [row('a', 'def a(x): return 1', 'print(a(1))')]), { tables: '/nowhere' }), { name: 'ImportError', message: /in a sandbox alone/ });
});

t.test('topics by words', (t) => {
  t.equal(topicOf('def parse_cigar(text)\nparses a CIGAR string'), 'alignment');
  t.equal(topicOf('def f(x)\nnothing that says much'), 'laboratory');
  t.end();
});

t.test('the published rows', { skip: !existsSync(PUBLISHED) && 'they are not here' }, async (t) => {
  const report = await importBiocoder(PUBLISHED, CONTEXT);
  t.equal(report.rows.length, 40);
  t.ok(report.rows.filter(({ kind }) => kind === 'task').length >= 20, reasons(report).join('\n'));
});
