/** What a leaderboard makes of hostile names, of runs that differ, and of a verifier. */
import t from 'tap';
import { boardHtml } from '../../cli/leaderboard/html.ts';
import { boardMarkdown } from '../../cli/leaderboard/markdown.ts';
import { boardText } from '../../cli/leaderboard/table.ts';
import type { Trajectory } from '../../env/trajectories/trajectory.ts';
import type { BoardFamily } from '../../evaluation/board.ts';
import { Entry } from '../../evaluation/entry.ts';
import { makeBoard } from '../../evaluation/make-board.ts';

const FAMILIES: readonly BoardFamily[] = [{ id: 'a', title: 'Family A', scope: 'internal', categories: [{ id: 'x', title: 'X' }, { id: 'y', title: 'Y' }] }, { id: 'b', title: 'Family B', scope: 'internal', categories: [] }, { id: 'c', title: 'Family C', scope: 'external', categories: [] }];
let number = 0;
const episode = (family: string, index: number, solved: boolean | null, more: Partial<Trajectory> = {}): Trajectory => ({
  id: `e${number++}`, task: `${family}-v1/twin/test/${index % 2 === 0 ? 'x' : 'y'}/${index}`, family, category: index % 2 === 0 ? 'x' : 'y', split: 'test', source: 'twin', seed: 0, started_at: 1000, ended_at: 3000,
  reward: solved === null ? null : Number(solved), terminated: true, truncated: false, stop_reason: 'submitted', fault: solved === null ? 'infra' : 'policy', feedback: 'interactive', run: 'r', sample: 0, model: 'm', tag: null, turns: 0, solved, outcome: solved === null ? 'faulty' : solved ? 'solved' : 'failed',
  digest: '', trajectory_digest: '', release: '', image: '', options: {}, meta: {}, observation: null, steps: [], ...more,
});
const entryOf = (model: string, episodes: readonly Trajectory[], verifier?: ReadonlyMap<string, number>): Entry => {
  const entry = new Entry('r', model, verifier);
  for (const each of episodes) entry.add(each);
  return entry;
};
const board = (...entries: readonly Entry[]) => makeBoard(entries, { families: FAMILIES, grading: 'gym', notes: [], now: 0 });

t.test('the average is over internal families, each alike; our failures are apart', (t) => {
  const { entries: [line], families } = board(entryOf('m', [episode('a', 0, true), episode('a', 1, true), episode('a', 2, false), episode('a', 3, null), episode('b', 0, false), episode('c', 0, true)]));
  t.match(line, { average: { scope: 'internal', families: 2, success: 1 / 3 }, overall: { episodes: 5, solved: 3, infra: 1, unplayed: 0, seconds: 2 }, families: { a: { success: 2 / 3, tasks: 3, infra: 1, categories: { x: { tasks: 2, success: 0.5 }, y: { tasks: 1, success: 1 } } } } });
  t.same(families.map(({ id }) => id), ['a', 'b', 'c']);
  t.match(board(entryOf('m', [episode('c', 0, true)])).entries, [{ average: { scope: 'external', families: 1, success: 1 } }]);
  t.match(board(entryOf('m', [episode('a', 0, null)])).entries, [{ average: null, overall: { success: null, interval: null } }]);
  t.match(board(entryOf('m', [episode('d', 0, true)])).families, [{ id: 'd', title: 'd', scope: 'external' }], 'a pack that is not here');
  t.end();
});

t.test('samples of one task weigh as one task; a verifier chooses among them', (t) => {
  const several = [episode('a', 0, true), episode('a', 0, false, { sample: 1 }), episode('a', 2, false)];
  const scores = new Map(several.map(({ id }, i) => [id, i === 0 ? 1 : 0]));
  const { entries: [line] } = board(entryOf('m', several, scores));
  t.match(line?.overall, { tasks: 2, episodes: 3, success: 0.25, pass_at_k: { 1: 0.25, 2: 1 }, best_at_k: { 1: 0.25, 2: 1 } });
  t.match(boardText(board(entryOf('m', several, scores))), /best@k/);
  t.end();
});

t.test('feedback that can be guessed is marked', (t) => {
  const marked = board(entryOf('m', [episode('a', 0, true, { feedback: 'paper' })]));
  t.match(marked, { notes: [/not to be compared/], entries: [{ guessable: true }] });
  t.match(boardMarkdown(marked), /guessable/);
  t.end();
});

t.test('names are text', async (t) => {
  const hostile = '<script>alert(1)</script>|*x*\u202e"\'&';
  const shown = board(entryOf(hostile, [episode('a', 0, true)]), entryOf('plain', [episode('a', 0, false)]));
  const html = await boardHtml(shown);
  t.equal(html.match(/<script/g)?.length, 1, 'its own alone');
  t.notMatch(html, /alert\(1\)<\/script/);
  t.match(html, /<bdi>&lt;script&gt;/);
  const [row] = boardMarkdown(shown).split('\n').filter((text) => text.includes('alert(1)'));
  t.match(row, /^\| \\<script\\>alert\(1\)\\<\/script\\>\\\|\\\*x\\\*/);
});

t.test('an empty board is a board', async (t) => {
  const empty = board();
  t.match(boardText(empty), /published by the paper/);
  t.match(await boardHtml(empty), /<\/html>/);
  t.match(boardMarkdown(empty), /# Leaderboard/);
});
