/** Notes over a sample of blocks: as long as real ones, each its own, a stated share without conflict, and no answer that pays often. */
import t from 'tap';
import { CONFLICT_KINDS } from '../../../datasets/ehrcon/statements/statement.ts';
import { EHRCON_CATEGORIES } from '../../../datasets/ehrcon/categories.ts';
import { sharedSentences } from '../../../datasets/ehrcon/measures.ts';
import { notePrompt } from '../../../datasets/ehrcon/prompt.ts';
import { groundOf } from './hospital.ts';

const BLOCKS = [0, 1, 2] as const;
const SIZE = 64;
const WORDS = { 'discharge-summary': [350, 900, 450], physician: [200, 750, 260], nursing: [150, 420, 170] } as const;

const root = t.testdir();
const made = await (async () => {
  using ground = await groundOf(root);
  return EHRCON_CATEGORIES.map(({ id }) => ({ id, blocks: BLOCKS.map((block) => ground.planner.make(id, block, SIZE)) }));
})();

for (const { id, blocks } of made) {
  const notes = blocks.flat();
  t.test(id, (t) => {
    t.ok(blocks.every((block) => block.length === SIZE));
    const [least, most, median] = WORDS[id];
    const words = notes.map(({ text }) => text.split(/\s+/).length).toSorted((a, b) => a - b);
    t.ok((words[0] ?? 0) >= least && (words.at(-1) ?? 0) <= most, `${words[0]} to ${words.at(-1)} words`);
    t.ok((words[words.length / 2] ?? 0) >= median, `half of them have over ${median}`);

    for (const block of blocks) t.equal(block.filter(({ conflicts }) => conflicts.length === 0).length, SIZE / 8, 'one note in eight has no conflict');
    t.ok(notes.every(({ conflicts }) => conflicts.length <= 4));
    const golds = new Map<string, number>();
    for (const { conflicts } of notes) if (conflicts.length > 0) golds.set(JSON.stringify(conflicts), (golds.get(JSON.stringify(conflicts)) ?? 0) + 1);
    t.ok(Math.max(...golds.values()) <= 0.03 * notes.length, 'no other answer is right often');
    t.equal(new Set(notes.map(({ text }) => text)).size, notes.length, 'no note twice');

    const [shared] = sharedSentences(notes.map(({ text }) => text), true);
    t.ok((shared?.notes ?? 0) <= 0.05 * notes.length, `the sentence of over eight words that most share: ${shared?.sentence}`);
    t.ok(notes.every(({ claims, conflicts }) => claims.length >= Math.max(6, 2 * conflicts.length)), 'most of what a note says is right');
    t.ok(notes.every((note) => notePrompt(id, 'ehrcon', note).length < 12_000), 'prompts fit');
    t.notOk(notes.some(({ text }) => /[<>{}|]{2}|<[a-z]+>|undefined|NaN|\[object|  \S/.test(text.replaceAll(/\n/g, ' ').replaceAll(/ {2,}/g, ' '))), 'nothing of the grammar shows');
    t.end();
  });
}

t.test('conflicts of all kinds, none of them most of all', (t) => {
  const kinds = made.flatMap(({ blocks }) => blocks.flat().flatMap((note) => note.kinds));
  for (const kind of CONFLICT_KINDS) {
    const share = kinds.filter((each) => each === kind).length / kinds.length;
    t.ok(share > 0.01 && share < 0.5, `${kind}: ${share}`);
  }
  t.end();
});

t.test("a block is a function of its key: the operator's own notes are others", async (t) => {
  using open = await groundOf(root);
  using own = await groundOf(root, 'test', 'a secret of sixteen');
  const first = (planner: typeof open.planner) => planner.make('nursing', 0, 8).map(({ text }) => text);
  t.same(first(open.planner), first(open.planner));
  t.notSame(first(open.planner), first(own.planner));
});
