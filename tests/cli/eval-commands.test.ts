/** `eval`, `leaderboard` and `replay` as they are typed. */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import t from 'tap';
import { readPlan } from '../../cli/evaluation/plan.ts';
import { TrajectoryStore } from '../../env/trajectories/store.ts';
import { scriptedModel } from '../models/scripted.ts';
import { commandLine } from './command-line.ts';

const line = commandLine();
t.teardown(() => line[Symbol.dispose]());

t.test('from a plan to tables in files; and played again from the folder alone', async (t) => {
  const model = await scriptedModel(t, { success: 0.5, slips: 0.5 });
  const plan = path.join(line.folder, 'plan.yaml');
  writeFileSync(plan, `# two of them\nname: night\nfamilies: medcalc, npower\nlimit: 3\nmodels:\n  - name: half + good\n    model: scripted\n    endpoint: ${model.url}\n`);
  const out = await line.json(['eval', plan, '--agent', 'reference']) as { readonly folder: string };
  t.match(out, { run: 'night', tasks: 6, entries: [{ name: 'half + good', played: 6 }, { name: 'agent:reference', played: 6 }], board: { entries: [{ model: 'agent:reference' }, { model: 'half + good' }] } });
  using store = new TrajectoryStore(path.join(line.folder, 'trajectories.sqlite'));
  t.equal([...store.summaries({ run: 'night' })].length, 12, 'the page of the server on this data folder shows it');
  const [html, markdown] = [path.join(line.folder, 'board.html'), path.join(line.folder, 'board.md')];
  const shown = await line.run(['leaderboard', '--html', html, '--markdown', markdown]);
  t.match(shown.out, /half \+ good\s+[\d.]+ \([\d.]+-[\d.]+\)/);
  t.match(shown.out, /measured with the paper's graders and data/);
  t.notMatch(readFileSync(html, 'utf8').replaceAll('http://www.w3.org/', ''), /https?:\/\/|<link|<img|@import/, 'nothing is fetched');
  t.match(readFileSync(markdown, 'utf8'), /\| agent:reference \| night \| 100\.0/);
  t.match(await line.json(['leaderboard', 'night', '--grading', 'paper']), { grading: 'paper', notes: [/accept wrong answers/], entries: [{ average: { families: 1 } }, {}] });
  t.match(await line.json(['replay', out.folder]), { episodes: 12, same: 12, different: [] });
});

t.test('what cannot be understood is said', async (t) => {
  t.match(await line.run(['eval', '--temperature', '1']), { status: 1, err: /--temperature goes with --model/ });
  const plan = (text: string): string => path.join(t.testdir({ 'plan.yaml': text }), 'plan.yaml');
  for (const [text, says] of [
    ['models: [{model: m, endpiont: x}]', /models\.0\.endpiont: there is no such field/], ['set: heavy', /set: one of lite, full/], ['samples: 0', /samples: must be >= 1/],
    ['models:\n  - name: "<b>bold</b>"', /models\.0\.name: must match pattern/], ['models: [', /plan\.yaml: /], ['- a list', /must be object/],
  ] as const) t.throws(() => readPlan(plan(text)), { name: 'CliError', message: says }, text);
  t.throws(() => readPlan('/nowhere.yaml'), { message: /cannot be read/ });
});
