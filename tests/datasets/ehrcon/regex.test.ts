/** Prose is what makes a note hard: a program that looks for numbers near names earns little. */
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import t from 'tap';
import { EHRCON_CATEGORIES } from '../../../datasets/ehrcon/categories.ts';
import { notePrompt } from '../../../datasets/ehrcon/prompt.ts';
import { groundOf } from './hospital.ts';

const PYTHON = path.join(import.meta.dirname, '../../../.venv/sandbox/bin/python');

t.test('a program of regular expressions earns under 15 % of each kind of note, as does the constant []', async (t) => {
  using ground = await groundOf(t.testdir());
  const input = EHRCON_CATEGORIES.flatMap(({ id }) => [0, 1].flatMap((block) => ground.planner.make(id, block, 64)).map((note) => JSON.stringify({ category: id, prompt: notePrompt(id, 'ehrcon', note), conflicts: note.conflicts }))).join('\n');
  const { stdout, stderr, status } = spawnSync(PYTHON, [path.join(import.meta.dirname, '../../../scripts/difficulty/ehrcon_expressions.py'), ground.files.sqlite], { input, encoding: 'utf8', maxBuffer: 1 << 28 });
  t.equal(status, 0, stderr);
  const tally: Readonly<Record<string, { readonly notes: number; readonly regex: number; readonly nothing: number }>> = JSON.parse(stdout);
  for (const [name, { notes, regex, nothing }] of Object.entries(tally)) {
    t.ok(regex < 0.15 * notes, `${name}: ${regex} of ${notes}`);
    t.ok(regex > 0, 'it is not idle');
    t.ok(nothing < 0.15 * notes, `[]: ${nothing} of ${notes}`);
  }
});
