/** How the notes of the twin read: sentences of their own, kept apart by split, and facts that agree. The full figures: `scripts/medcalc-language.ts`. */
import { publicDraw } from '../../../env/families/generated-source.ts';
import t from 'tap';
import { CALCULATORS } from '../../../datasets/medcalc/calculators/index.ts';
import { inconsistencies } from '../../../datasets/medcalc/twin/consistency.ts';
import { composeNote, type ComposedNote } from '../../../datasets/medcalc/twin/generate.ts';
import { halves, longSentencesOf, masked, mostFrequent, sentencesOf, sharedBetween, shareFoundIn } from '../../../datasets/medcalc/twin/language.ts';
import { STYLES } from '../../../datasets/medcalc/twin/style.ts';
import type { Split } from '../../../env/task.ts';

/** The first tasks of every calculator. */
function notesOf(split: Split, each: number): readonly ComposedNote[] {
  return CALCULATORS.flatMap(({ slug }) => Array.from({ length: each }, (_, index) => composeNote(publicDraw({ split, category: slug, index }))));
}

const test = notesOf('test', 12);
const train = notesOf('train', 24);
const texts = (notes: readonly ComposedNote[]): readonly string[] => notes.map(({ note }) => note);

t.test('a sentence ends in a stop or a line, not after a title or in a number', async (t) => {
  t.same(sentencesOf('Seen by Dr. Ames. Sodium was 138.5 mmol/L. No rash.\nPlan: home.'), ['Seen by Dr. Ames.', 'Sodium was 138.5 mmol/L.', 'No rash.', 'Plan: home.']);
  t.same(longSentencesOf('The abdomen was soft. There was no history of gout, asthma, or stroke.'), ['There was no history of gout, asthma, or stroke.']);
  t.equal(masked('BP 120/80 mm Hg, 3,400 mL, 37.2 °C'), 'BP # mm Hg, # mL, # °C');
});

t.test('what two collections share is counted by sentence', async (t) => {
  const one = ['A note of its own with seven words. There was no history of gout or stroke.'];
  const other = ['There was no history of gout or stroke. Another sentence that nobody else has written here.'];
  t.equal(sharedBetween(one, other), 0.5);
  t.equal(shareFoundIn(['Pulse was 88 beats per minute on arrival.'], ['Pulse was 91 beats per minute on arrival.']), 0);
  t.equal(shareFoundIn(['Pulse was 88 beats per minute on arrival.'], ['Pulse was 91 beats per minute on arrival.'], masked), 1);
  t.same(mostFrequent([...one, ...other], 1), [{ sentence: 'There was no history of gout or stroke.', share: 1 }]);
});

t.test('notes have sentences of their own', async (t) => {
  const [one, other] = halves(texts(test));
  const shared = sharedBetween(one, other);
  t.ok(shared < 0.05, `two halves share ${(100 * shared).toFixed(2)} %`);
  for (const notes of [texts(test), texts(train)]) {
    const [most] = mostFrequent(notes, 1);
    t.ok(most !== undefined && most.share <= 0.0125, `in ${(100 * (most?.share ?? 1)).toFixed(2)} % of notes: ${most?.sentence}`);
  }
});

t.test('what the test split says, the train split does not', async (t) => {
  const found = shareFoundIn(texts(test), texts(train));
  t.ok(found < 0.02, `${(100 * found).toFixed(2)} % as they stand`);
  const skeletons = shareFoundIn(texts(test), texts(train), masked);
  t.ok(skeletons < 0.05, `${(100 * skeletons).toFixed(2)} % with numbers masked`);
  const asked = new Set(train.map(({ question }) => masked(question)));
  t.same(test.filter(({ question }) => asked.has(masked(question))).map(({ question }) => question), []);
});

t.test('facts that are said twice agree', async (t) => {
  t.same([...test, ...train].flatMap((note) => inconsistencies(note)), []);
});

t.test('the reader of contradictions finds those that are put in', async (t) => {
  const sound = test.find(({ calculator, patient }) => calculator.slug === 'fena' && patient.sex === 'Female' && patient.age > 40);
  if (sound === undefined) throw new Error('no such note');
  const contradictions: readonly [string, RegExp][] = [
    ['He was seen by himself in the clinic.', /^sex/],
    ['The 12-year-old patient went home.', /^age/],
    ['She underwent septoplasty 160 years ago.', /^before birth/],
    ['She lives alone in a bungalow. Her husband lives with her.', /^home/],
    ['The night was uneventful. Vital signs: pulse 140/min and blood pressure 80/50 mm Hg.', /^state/],
    ['She reported hematuria. She denied hematuria.', /^told and denied/],
    ['She takes levodopa-carbidopa three times daily.', /^medicine/],
    ['Allergies: penicillin (rash). She was given ampicillin 2 g.', /^given/],
    ['She has never smoked. She smokes ten cigarettes a day.', /^tobacco/],
    ['On hospital day 60, she walked.', /^days/],
  ];
  for (const [text, expected] of contradictions) {
    const found = inconsistencies({ ...sound, note: `${sound.note}\n${text}` });
    t.ok(found.some((what) => expected.test(what)), `${text} -> ${found.join('; ')}`);
  }
  const value = sound.entities['creatinine'];
  const told = Array.isArray(value) ? String(value[0]) : '';
  t.ok(told !== '' && inconsistencies({ ...sound, note: sound.note.replaceAll(told, '7777') }).some((what) => what.startsWith('figure')), 'a figure that is missing');
});

t.test('every style is written in both splits', async (t) => {
  for (const notes of [test, train]) {
    const used = new Map<string, number>();
    for (const { style, note } of notes) if (note.length > 300) used.set(style, (used.get(style) ?? 0) + 1);
    t.same([...used.keys()].sort(), [...STYLES]);
    t.ok([...used.values()].every((count) => count >= 10), JSON.stringify([...used]));
  }
});
