/**
 * What every family must hold, by looping over the table of families: shape, determinism, hidden things hidden, and the
 * hack matrix: real episodes through a real server in which right answers solve the task and everything else earns 0.
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import t, { type Test } from 'tap';
import { forEachConcurrent } from '../../cli/pool.ts';
import { handIn, referencesOf } from '../../cli/solving.ts';
import { driveEpisode, type EpisodeAction, type EpisodeRun, program, scripted } from '../../client/episode-driver.ts';
import { FAMILIES } from '../../datasets/index.ts';
import type { Family } from '../../env/families/family.ts';
import type { TaskPlace } from '../../env/families/task-source.ts';
import { Rng } from '../../env/rng.ts';
import { handInOf } from '../../env/hand-in.ts';
import { ACTION_NAMES, type Runtime, type TaskRecord } from '../../env/task.ts';
import { checkRecord } from '../../env/task-check.ts';
import { tasksOf, twinRecord } from '../datasets/twin.ts';
import { TABLES, testServer } from '../server/harness.ts';
import { HACKS } from './hacks.ts';

const gym = await testServer({ pool: '8' });
const client = await gym.connect();
t.teardown(async () => {
  await client[Symbol.asyncDispose]();
  await gym[Symbol.asyncDispose]();
});

const SAMPLE = 8;

const generate = (family: Family, place: TaskPlace): Promise<TaskRecord> => twinRecord(family, place, TABLES);

/** Spread over categories and splits by a fixed draw; fewer where a family says that its tasks take long. */
async function sample(family: Family, count: number): Promise<readonly TaskRecord[]> {
  const rng = new Rng('conformance', family.info.id);
  const { categories = family.info.categories.map(({ id }) => id), records = count } = family.checks.sample ?? {};
  return Promise.all(Array.from({ length: Math.min(count, records) }, (_, i) => {
    const split = i % 2 === 0 ? 'test' : 'train';
    const category = rng.pick(categories);
    return generate(family, { split, category, index: rng.int(0, Math.min(1_001, tasksOf(family, { split, category })) - 1) });
  }));
}

const run = (record: TaskRecord, actions: readonly EpisodeAction[], feedback: 'interactive' | 'final' = 'interactive', runtime: Runtime = 'python'): Promise<EpisodeRun> =>
  driveEpisode(client, record.id, scripted(...actions), { seed: 0, options: { feedback, runtime } });
const reward = async (...args: Parameters<typeof run>): Promise<number | undefined> => (await run(...args)).reward;

/** Solved, for all that there is to earn; a score may stay a little below. */
function solved(t: Test, { solved: all, reward: earned, lastText }: EpisodeRun, name: string): void {
  t.ok(all && earned !== undefined && earned >= 0.8 && earned <= 1, `${name}: ${earned ?? 'no reward'}${all ? '' : `, ${lastText.slice(0, 300)}`}`);
}

/** Every question answered by its reference, in another manner where the answer is the usual variable, or `anywhere` where it is others, or a function. */
const brought = (record: TaskRecord, change: (code: string) => EpisodeAction, anywhere = false): readonly EpisodeAction[] => record.questions.flatMap((question) => {
  const code = question.reference.python ?? '';
  const { collect, programs } = handInOf(question);
  const variables = collect === 'answer' || (anywhere && typeof collect === 'object' && collect.from !== 'file');
  return variables && programs ? [change(code)] : handIn(question, code);
});

for (const family of FAMILIES) {
  const { info } = family;
  const reference = (record: TaskRecord): string => record.questions[0].reference.python ?? '';
  const references = (record: TaskRecord): readonly string[] => record.questions.flatMap(({ reference: each }) => Object.values(each));

  t.test(`${info.id}: records`, async (t) => {
    for (const category of info.categories) {
      for (const split of ['train', 'test'] as const) {
        const index = Math.min(4, tasksOf(family, { split, category: category.id })) - 1;
        const record = await generate(family, { split, category: category.id, index });
        t.doesNotThrow(() => checkRecord({ ...record }), `${record.id}: fits`);
        t.equal(record.id, `${info.id}-v${info.version}/twin/${split}/${category.id}/${index}`);
        t.same(await generate(family, { split, category: category.id, index }), record, 'a pure function');
        t.ok(record.actions.every((action) => ACTION_NAMES.includes(action) && info.actions.includes(action)) && record.runtimes.every((runtime) => referencesOf(record, runtime) !== undefined), 'actions and references');
        t.notOk(record.questions.some(({ prompt }) => references(record).some((each) => prompt.includes(each))), 'no reference is in a prompt');
      }
    }
  });

  t.test(`${info.id}: a client never sees gold, reference or reward rule`, async (t) => {
    for (const record of await sample(family, 4)) {
      const start = await client.call('reset', { task: { id: record.id }, seed: 0 });
      const end = await client.call('close', { episode: start.episode ?? '' });
      const told = JSON.stringify([start, end, await client.call('tasks', { family: info.id, limit: 5 })]);
      t.notOk(references(record).some((each) => told.includes(JSON.stringify(each).slice(1, -1))), record.id);
      t.notMatch(told, /"(?:gold|reference|reward_rule|provenance|mounts)":/);
    }
  });

  t.test(`${info.id}: train and test share no prompt`, async (t) => {
    const prompts = (split: 'train' | 'test') => Promise.all(info.categories.flatMap(({ id }) => Array.from({ length: Math.min(4, tasksOf(family, { split, category: id })) }, async (_, index) => createHash('sha1').update((await generate(family, { split, category: id, index })).questions.map(({ prompt }) => prompt).join('\n')).digest('hex'))));
    const train = new Set(await prompts('train'));
    t.same((await prompts('test')).filter((hash) => train.has(hash)), []);
  });

  t.test(`${info.id}: guessing is permitted to who asks for it`, { skip: info.guessable !== true && 'its answers are not found by trying' }, async (t) => {
    const [record] = await sample(family, 1);
    const begin = (options: object) => client.call('reset', { task: { id: record?.id ?? '' }, seed: 0, options: { feedback: 'paper', ...options } });
    await t.rejects(begin({}), { code: 'bad_message', message: /allow_guessing/ });
    const { episode, info: { guessable } } = await begin({ allow_guessing: true });
    t.equal(guessable, true);
    await client.call('close', { episode: episode ?? '' });
  });

  t.test(`${info.id}: its README has what a user needs`, (t) => {
    const readme = readFileSync(path.join(import.meta.dirname, '../../datasets', info.id, 'README.md'), 'utf8');
    for (const word of [/licen[cs]e/i, /source/i, /grading/i, /open twin/i, /label/i]) t.match(readme, word);
    t.end();
  });

  t.test(`${info.id}: right answers solve it, however they are brought`, async (t) => {
    for (const record of await sample(family, 4)) {
      // The last four say nothing of `answer`.
      const variants: readonly [string, (code: string) => EpisodeAction, anywhere?: true][] = [
        ['the reference', program],
        ['a label printed before', (code) => program(`print("The answer is:")\n${code}\nprint("done", answer)`)],
        ['as text', (code) => program(`${code}\ntext = lambda each: tuple(cell if cell is None else str(cell) for cell in each) if isinstance(each, tuple) else str(each)\nanswer = [text(each) for each in answer] if isinstance(answer, list) else text(answer)`)],
        ['in another order', (code) => program(`${code}\nanswer = answer[::-1] if isinstance(answer, list) else answer`)],
        ['in a list of one', (code) => program(`${code}\nanswer = [answer] if not isinstance(answer, (tuple, list)) else answer`)],
        ['a warning on stderr', (code) => program(`import sys, warnings\nwarnings.warn("careful")\nsys.stderr.write("x")\n${code}`), true],
        ['followed by a normal exit', (code) => program(`${code}\nimport sys\nsys.exit(0)`), true],
        ['under a main guard', (code) => program(`if __name__ == '__main__':\n${code.split('\n').map((line) => `    ${line}`).join('\n')}`), true],
        ['fenced in prose', (code) => `I compute it.\n\`\`\`python\n${code}\n\`\`\``, true],
      ];
      // Manners that come to the same are one.
      const manners = new Map<string, readonly [name: string, actions: readonly EpisodeAction[]]>();
      for (const [name, change, anywhere] of variants.toReversed()) {
        const actions = brought(record, change, anywhere);
        manners.set(JSON.stringify(actions), [name, actions]);
      }
      // Where a right answer takes seconds, the first and the last manner stand for all.
      const tried = [...manners.values()];
      await forEachConcurrent(family.checks.sample === undefined || tried.length < 3 ? tried : [tried[0], tried.at(-1)].filter((each) => each !== undefined), 2, new AbortController().signal, async ([name, actions]) => solved(t, await run(record, actions), `${record.id}: ${name}`));
      solved(t, await run(record, [program('print("look")'), ...brought(record, program)]), `${record.id}: explored before`);
      const last = brought(record, program).at(-1);
      const submitted = referencesOf(record, 'python')?.flatMap((action) => (typeof action === 'object' && action['action'] === 'submit' ? [action] : [action, { action: 'submit' }])) ?? [];
      solved(t, await run(record, submitted, 'final'), `${record.id}: final, submitted`);
      if (record.questions.length === 1 && last !== undefined && handInOf(record.questions[0]).programs) solved(t, await run(record, [last], 'final'), `${record.id}: final, closed`);
    }
  });

  t.test(`${info.id}: everything else earns 0`, async (t) => {
    // To questions without an answer None is right.
    const [record, first = record, second = record] = (await sample(family, 8)).filter(({ questions: [{ reward: { rule } }] }) => rule !== 'abstain');
    if (record === undefined || first === undefined || second === undefined) throw new Error('no tasks');
    await forEachConcurrent(HACKS, 4, new AbortController().signal, async ([name, actions]) => void t.equal(await reward(record, actions(reference(record))), 0, name));
    t.equal(await reward(first, [program(`import builtins\nbuiltins.leak = 1\nopen("/tmp/leak", "w").write("1")`)]), 0);
    t.equal(await reward(second, [program('import builtins, os\nassert not hasattr(builtins, "leak") and not os.path.exists("/tmp/leak")\nanswer = None')]), 0, 'no state of another episode');
  });

  t.test(`${info.id}: near misses earn 0; guessing is one guess`, async (t) => {
    for (const record of await sample(family, SAMPLE)) {
      const [runtime = 'python'] = record.runtimes;
      for (const [index, question] of record.questions.entries()) {
        const before = referencesOf(record, runtime, index) ?? [];
        const earned = index / record.questions.length;
        const wrong = family.checks.nearMisses(record, index);
        t.ok(wrong.length >= 3, `${record.id}: near misses of question ${index + 1}`);
        await forEachConcurrent(wrong, 4, new AbortController().signal, async (code) => void t.ok(Math.abs((await reward(record, [...before, ...handIn(question, code)], 'interactive', runtime) ?? 1) - earned) < 1e-9, `${record.id}: ${code}`));
        const [guess = ''] = wrong;
        if (index === record.questions.length - 1) t.ok(Math.abs((await reward(record, [...before, ...handIn(question, guess), ...handIn(question, question.reference[runtime] ?? '')], 'interactive', runtime) ?? 1) - earned) < 1e-9, `${record.id}: a second guess is not taken`);
      }
    }
  });

  t.test(`${info.id}: no constant answer earns more than its share`, async (t) => {
    // The measures of each family state the bars by category, and what always abstaining, or answering that there is nothing, earns; here the family as a whole.
    const golds = new Map<string, number>();
    const all = await Promise.all(info.categories.flatMap(({ id }) => Array.from({ length: Math.min(Math.ceil(600 / info.categories.length), tasksOf(family, { split: 'test', category: id })) }, (_, index) => generate(family, { split: 'test', category: id, index }))));
    const none = (items: unknown): boolean => Array.isArray(items) && items.length === 0;
    // Where something has to be done, no answer is enough.
    const asked = all.flatMap(({ questions }) => questions).filter(({ reward }) => reward.rule !== 'yes_no' && reward.rule !== 'abstain' && !(reward.rule === 'rows' && none(reward['rows'])) && !(reward.rule === 'journal' && !none(reward['writes'])));
    for (const { gold } of asked) golds.set(gold, (golds.get(gold) ?? 0) + 1);
    const [[common = '', times = 0] = []] = [...golds].toSorted((a, b) => b[1] - a[1]);
    t.ok(times <= Math.max(1, asked.length * 0.05), `${common}: ${times} of ${asked.length}`);
  });
}
