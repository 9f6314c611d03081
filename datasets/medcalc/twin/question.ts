/** What a note is asked: the calculator in words of the split, and how precisely the answer is wanted. */
import type { Split } from '../../../env/task.ts';
import type { Note } from './note.ts';
import { decimalsOf } from './precision.ts';
import { QUESTIONS } from './questions/index.ts';
import type { Words } from './text.ts';

const ROUNDING: { readonly [split in Split]: { readonly whole: readonly string[]; readonly places: readonly string[] } } = {
  train: {
    whole: ['Round to the nearest whole number.', 'Give the answer to the nearest {unit}.', 'Report it as a whole number.', 'Answer rounded to the nearest {unit}.'],
    places: ['Round to {places}.', 'Give the answer to {places}.', 'Report it with {places}.', 'State {places}.'],
  },
  test: {
    whole: ['Whole numbers suffice.', 'The nearest {unit} is precise enough.', 'No decimals are needed.', 'Quote the nearest whole number.'],
    places: ['{Places} should be quoted.', 'Precise to {places}, please.', 'Please quote {places}.', 'It is charted with {places}.'],
  },
};

/** Where the question may come from; none changes what is asked. */
const OCCASIONS: { readonly [split in Split]: readonly string[] } = {
  train: ['', '', '', '', 'For the chart: ', 'For the handover: ', 'The team asks: '],
  test: ['', '', '', '', 'Before rounds: ', 'For the letter: ', 'A colleague asks: '],
};

export function askFor(note: Note, calculatorId: number, words: Words = {}): string {
  const question = QUESTIONS[calculatorId];
  if (question === undefined) throw new RangeError(`no question for calculator ${calculatorId}`);
  const { rng, patient: { split } } = note;
  const asked = `${rng.pick(OCCASIONS[split])}${note.render(rng.pick(question[split]), words)}`;
  const decimals = decimalsOf(calculatorId);
  if (decimals === undefined) return asked;
  const { whole, places } = ROUNDING[split];
  const text = ['', 'one decimal place', 'two decimal places'][decimals] ?? '';
  return `${asked} ${note.render(rng.pick(decimals === 0 ? whole : places), { unit: question.unit ?? 'whole number', places: text, Places: text.replace(/^./, (letter) => letter.toUpperCase()) })}`;
}
