/**
 * Prints the measures of ehrcon's notes as the tables of its README: lengths, conflicts by kind, sentences that notes share, what
 * constants earn, and what a program of regular expressions does: `node scripts/ehrcon-language.ts [train|test]`.
 */
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { PlannedNote } from '../datasets/ehrcon/block.ts';
import { EHRCON_CATEGORIES } from '../datasets/ehrcon/categories.ts';
import { EHRCON } from '../datasets/ehrcon/info.ts';
import { sharedSentences } from '../datasets/ehrcon/measures.ts';
import { openNotes } from '../datasets/ehrcon/notes.ts';
import { notePrompt } from '../datasets/ehrcon/prompt.ts';
import { CONFLICT_KINDS } from '../datasets/ehrcon/statements/statement.ts';
import { perCategory } from '../datasets/ehr/planning/plan.ts';
import { SPLITS, type Split } from '../env/task.ts';

const here = (relative: string): string => fileURLToPath(new URL(relative, import.meta.url));
const TABLES = here('../.cache/tables');
const PYTHON = here('../.venv/sandbox/bin/python');
const BASELINE = here('difficulty/ehrcon_expressions.py');

type Category = (typeof EHRCON_CATEGORIES)[number]['id'];
const percent = (part: number, whole: number): string => `${((100 * part) / whole).toFixed(1)} %`;
const at = (sorted: readonly number[], share: number): number => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
const row = (...cells: readonly (string | number)[]): void => console.log(`| ${cells.join(' | ')} |`);

async function allOf(split: Split): Promise<ReadonlyMap<Category, readonly PlannedNote[]> & { readonly hospital?: string }> {
  const plan = await openNotes(split, EHRCON.counts[split], { tables: TABLES });
  const all = new Map<Category, PlannedNote[]>();
  for (const [category, count] of perCategory(EHRCON_CATEGORIES, EHRCON.counts[split])) {
    const notes: PlannedNote[] = [];
    for (let position = 0; position < count; position++) notes.push(await plan.get(category, position));
    all.set(category as Category, notes);
  }
  hospitals.set(split, path.join(TABLES, plan.hospital, 'hospital.sqlite'));
  return all;
}
const hospitals = new Map<Split, string>();

/** What the program of regular expressions answers right, by category. */
function regexes(split: Split, all: ReadonlyMap<Category, readonly PlannedNote[]>): Readonly<Record<string, { readonly notes: number; readonly regex: number; readonly nothing: number }>> {
  const input = [...all].flatMap(([category, notes]) => notes.map((note) => JSON.stringify({ category, prompt: notePrompt(category, EHRCON.id, note), conflicts: note.conflicts }))).join('\n');
  const { stdout, stderr, status } = spawnSync(PYTHON, [BASELINE, hospitals.get(split) ?? ''], { input, encoding: 'utf8', maxBuffer: 1 << 28 });
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout);
}

for (const split of process.argv[2] === undefined ? SPLITS : SPLITS.filter((each) => each === process.argv[2])) {
  const all = await allOf(split);
  const program = regexes(split, all);
  console.log(`\n${split}\n`);
  row('kind of note', 'words (least / 10 / 50 / 90 % / most)', 'claims (mean)', 'no conflict', 'best other constant', 'regular expressions', 'distinct (note, answer)', 'most shared sentence of over 8 words', 'the same, numbers masked', 'difficulty 1 / 2 / 3 / 4 / 5');
  row(...Array.from({ length: 10 }, () => '---'));
  for (const [category, notes] of all) {
    const words = notes.map(({ text }) => text.split(/\s+/).length).toSorted((a, b) => a - b);
    const golds = new Map<string, number>();
    for (const { conflicts } of notes) golds.set(JSON.stringify(conflicts), (golds.get(JSON.stringify(conflicts)) ?? 0) + 1);
    const none = golds.get('[]') ?? 0;
    golds.delete('[]');
    const texts = notes.map(({ text }) => text);
    const [exact] = sharedSentences(texts, false);
    const [masked] = sharedSentences(texts, true);
    row(category, `${words[0]} / ${at(words, 0.1)} / ${at(words, 0.5)} / ${at(words, 0.9)} / ${words.at(-1)}`, (notes.reduce((sum, { claims }) => sum + claims.length, 0) / notes.length).toFixed(1), percent(none, notes.length), percent(Math.max(...golds.values()), notes.length),
      percent(program[category]?.regex ?? 0, notes.length), percent(new Set(notes.map(({ text, conflicts }) => JSON.stringify([text, conflicts]))).size, notes.length), `${percent(exact?.notes ?? 0, notes.length)} ("${exact?.sentence ?? ''}")`, `${percent(masked?.notes ?? 0, notes.length)} ("${masked?.sentence ?? ''}")`,
      [1, 2, 3, 4, 5].map((level) => notes.filter(({ difficulty }) => difficulty === level).length).join(' / '));
  }
  const every = [...all.values()].flat();
  const kinds = every.flatMap((note) => note.kinds);
  console.log(`\nconflicts: ${CONFLICT_KINDS.map((kind) => `${kind} ${percent(kinds.filter((each) => each === kind).length, kinds.length)}`).join(', ')}; of notes with 0 / 1 / 2 / 3 / 4: ${[0, 1, 2, 3, 4].map((n) => every.filter(({ conflicts }) => conflicts.length === n).length).join(' / ')}`);
  console.log(`regular expressions over all: ${percent(program['all']?.regex ?? 0, every.length)}; the constant []: ${percent(program['all']?.nothing ?? 0, every.length)}`);
}
