/**
 * Prints how the notes of the medcalc twin read beside one another and beside published ones, as its README has it:
 *
 *     node scripts/medcalc-language.ts [--published FILE] [--python PYTHON] [--words]
 *
 * `--published` names a file of published rows (JSON lines with `Calculator ID` and `Patient Note`); without it the
 * comparison with them is left out. `--words` also lists the words that tell the two apart.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { calculatorById } from '../datasets/medcalc/calculators/index.ts';
import { medcalc } from '../datasets/medcalc/family.ts';
import { MEDCALC } from '../datasets/medcalc/info.ts';
import { type ComposedNote, composeNote } from '../datasets/medcalc/twin/generate.ts';
import { halves, masked, mostFrequent, sharedBetween, shareFoundIn, verbatim } from '../datasets/medcalc/twin/language.ts';
import { inconsistencies } from '../datasets/medcalc/twin/consistency.ts';
import { publicDraw } from '../env/families/generated-source.ts';
import type { Split } from '../env/task.ts';

const { values } = parseArgs({
  options: { published: { type: 'string' }, python: { type: 'string', default: '.venv/sandbox/bin/python' }, words: { type: 'boolean', default: false } },
});

const percent = (share: number): string => `${(100 * share).toFixed(2)} %`;

/** The notes of a split in its published size, as the server lists them. */
const notesOf = (split: Split): readonly ComposedNote[] => (medcalc.sources.twin?.page({ split }, 0, MEDCALC.counts[split]) ?? []).map((place) => composeNote(publicDraw(place)));

const test = notesOf('test');
const testNotes = test.map(({ note }) => note);
const train = notesOf('train');
const trainNotes = train.map(({ note }) => note);
const shuffled = test.map((note, i) => ({ note, at: (i * 7919) % test.length })).sort((a, b) => a.at - b.at).map(({ note }) => note.note);
const [one, other] = halves(shuffled);

for (const [name, form] of [['as they stand', verbatim], ['numbers masked', masked]] as const) {
  console.log(`sentences of more than six words, ${name}:`);
  console.log(`  shared by two halves of the twin's test split (${testNotes.length} notes): ${percent(sharedBetween(one, other, form))}`);
  console.log(`  of a test note, found in the train split (${trainNotes.length} notes): ${percent(shareFoundIn(testNotes, trainNotes, form))}`);
  for (const [split, notes] of [['test', testNotes], ['train', trainNotes]] as const) {
    for (const { sentence, share } of mostFrequent(notes, values.words ? 8 : 1, form)) console.log(`  most frequent in ${split}: ${percent(share)} of notes: ${sentence.slice(0, 110)}`);
  }
}

const trainQuestions = new Set(train.map(({ question }) => masked(question)));
console.log(`test questions (numbers masked) that stand in train: ${test.filter(({ question }) => trainQuestions.has(masked(question))).length} of ${test.length}`);

const checked = [...test.slice(0, 500), ...train.slice(0, 500)];
const found = checked.flatMap((note) => inconsistencies(note).map((what) => `${note.calculator.slug}: ${what}`));
console.log(`facts said twice that differ: ${found.length} in ${checked.length} notes`);
for (const what of found.slice(0, 20)) console.log(`  ${what}`);

if (values.published !== undefined) {
  const rows = readFileSync(values.published, 'utf8').trim().split('\n').map((line) => JSON.parse(line) as { 'Calculator ID': string | number; 'Patient Note': string });
  const published = rows.map((row) => row['Patient Note']);
  const [first, second] = halves(published);
  console.log(`published notes (${published.length}): two halves share ${percent(sharedBetween(first, second))} as they stand, ${percent(sharedBetween(first, second, masked))} with numbers masked`);
  // As many of each calculator as were published.
  const taken = new Map<number, number>();
  const twin = rows.map((row) => {
    const id = Number(row['Calculator ID']);
    const index = taken.get(id) ?? 0;
    taken.set(id, index + 1);
    return composeNote(publicDraw({ split: 'test', category: calculatorById(id).slug, index })).note;
  });
  const script = fileURLToPath(new URL('./medcalc_told_apart.py', import.meta.url));
  const told = JSON.parse(execFileSync(values.python, [script], { input: JSON.stringify({ published, twin }), encoding: 'utf8' })) as { [name: string]: number & readonly string[] };
  console.log(`a bag of words with logistic regression tells them apart in ${percent(told['accuracy'] ?? 0)} (five folds; notes over 60 words ${percent(told['accuracy_long'] ?? 0)}, shorter ${percent(told['accuracy_short'] ?? 0)})`);
  if (values.words) console.log(`  published: ${(told['published_words'] ?? []).join(', ')}\n  twin: ${(told['twin_words'] ?? []).join(', ')}`);
}
