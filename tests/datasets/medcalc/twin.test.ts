/** The generated notes of the medcalc twin: the same everywhere, disjoint by split, as long as the published ones, and not to be guessed. */
import { publicDraw } from '../../../env/families/generated-source.ts';
import { createHash } from 'node:crypto';
import t from 'tap';
import { Check } from 'typebox/value';
import { CALCULATORS } from '../../../datasets/medcalc/calculators/index.ts';
import { difficultyOf } from '../../../datasets/medcalc/twin/difficulty.ts';
import type { Told } from '../../../datasets/medcalc/twin/finding.ts';
import { composeNote, generateTwin } from '../../../datasets/medcalc/twin/generate.ts';
import { measure, type Measures } from '../../../datasets/medcalc/twin/measure.ts';
import { TaskRecord } from '../../../env/task.ts';

const SLUGS = CALCULATORS.map(({ slug }) => slug);

t.test('a task is a valid record, made of its reference alone', (t) => {
  for (const category of SLUGS) {
    const ref = { split: 'train', category, index: 17 } as const;
    const record = generateTwin(publicDraw(ref));
    t.ok(Check(TaskRecord, record), category);
    t.equal(JSON.stringify(generateTwin(publicDraw(ref))), JSON.stringify(record), `${category} twice`);
  }
  t.throws(() => generateTwin(publicDraw({ split: 'train', category: 'horoscope', index: 0 })), RangeError);
  t.end();
});

/** The first 16 digits of SHA-256 of what the record says: a change of any byte is a new version of the family. */
const GOLDEN = [
  ['sofa', 3, 'da3b62a7390a3282'],
  ['sofa', 10_000_000, '2fc28eb5dbdee423'],
  ['wells-pe', 3, '4a66520c0f47a1df'],
  ['wells-pe', 10_000_000, 'ee77839c6d5b1357'],
  ['cockcroft-gault', 3, '6cbd918fe615fc00'],
  ['cockcroft-gault', 10_000_000, 'd5205d653b0e9635'],
  ['due-date', 3, '2ee9c94062b070a9'],
  ['due-date', 10_000_000, 'f9cfd80c3bab9c5f'],
  ['mme', 3, '6c55ce3deca2bba7'],
  ['mme', 10_000_000, '24c45783f0fe6194'],
  ['charlson', 3, '7d9c1dd553dfe24a'],
  ['charlson', 10_000_000, '8b16352f51fd0254'],
  ['maintenance-fluids', 3, '922d90eddf42df9a'],
  ['maintenance-fluids', 10_000_000, 'fa037fa88c28b013'],
] as const;

t.test('bytes do not change from machine to machine', (t) => {
  for (const [category, index, digest] of GOLDEN) {
    const { id, family, version, source, split, category: slug, index: at, difficulty, questions, actions, runtimes, variant, mounts, limits, provenance } = generateTwin(publicDraw({ split: 'test', category, index }));
    const [{ prompt, reward, gold, reference }] = questions;
    const bytes = JSON.stringify({ id, family, version, source, split, category: slug, index: at, difficulty, prompt, actions, runtimes, variant, mounts, limits, reward, gold, reference, provenance });
    t.equal(createHash('sha256').update(bytes).digest('hex').slice(0, 16), digest, `${category}/${index}`);
  }
  t.end();
});

t.test('train and test share no prompt and no patient', (t) => {
  const seen = { train: new Set<string>(), test: new Set<string>() };
  const prompts = { train: new Set<string>(), test: new Set<string>() };
  for (const split of ['train', 'test'] as const) {
    for (const category of SLUGS) {
      for (let index = 0; index < 12; index++) {
        const { patient, note, question } = composeNote(publicDraw({ split, category, index }));
        seen[split].add(patient.surname);
        prompts[split].add(`${note}\n${question}`);
      }
    }
  }
  t.ok(seen.train.size >= 40 && seen.test.size >= 40);
  t.same([...seen.train].filter((surname) => seen.test.has(surname)), []);
  t.same([...prompts.train].filter((prompt) => prompts.test.has(prompt)), []);
  t.end();
});

t.test('the shortest notes are all different too', (t) => {
  for (const { slug } of CALCULATORS.filter(({ id }) => [11, 13, 24, 49, 56, 57, 58, 59, 61, 68, 69].includes(id))) {
    const prompts = new Set<string>();
    for (const split of ['train', 'test'] as const) {
      for (let index = 0; index < 250; index++) {
        const { note, question } = composeNote(publicDraw({ split, category: slug, index }));
        prompts.add(`${note}\n${question}`);
      }
    }
    t.equal(prompts.size, 500, slug);
  }
  t.end();
});

const measures: readonly Measures[] = CALCULATORS.map((calculator) => measure(calculator, { split: 'train', notes: 90, answers: 600 }));

t.test('notes are as long as the published ones', (t) => {
  for (const { calculator, words, publishedWords } of measures) {
    t.ok(words >= publishedWords * (2 / 3) && words <= publishedWords * (4 / 3), `${calculator.slug}: ${words} words, published ${publishedWords}`);
  }
  t.end();
});

t.test('at least a third of the findings is inferred', (t) => {
  for (const { calculator, inferred, inferredPresent } of measures) {
    t.ok(inferred >= 1 / 3 - 0.04, `${calculator.slug}: ${(100 * inferred).toFixed(1)} %`);
    if (!Number.isNaN(inferredPresent)) t.ok(inferredPresent >= 1 / 3, `${calculator.slug}: ${(100 * inferredPresent).toFixed(1)} % of the present`);
  }
  const mean = measures.reduce((sum, { inferred }) => sum + inferred, 0) / measures.length;
  t.ok(mean > 0.4, `mean ${mean}`);
  t.end();
});

/** Of scores: a little over the share that each of their values has where all are equally frequent. */
const SCORE_VALUES: { readonly [slug: string]: number } = {
  'cha2ds2-vasc': 10, 'has-bled': 9, rcri: 7, heart: 11, 'child-pugh': 11, 'glasgow-blatchford': 21, 'apache-ii': 43, psi: 200, 'wells-dvt': 11, perc: 9, caprini: 21,
  gcs: 13, sofa: 23, centor: 7, feverpain: 6, 'curb-65': 6, sirs: 5, charlson: 17, 'wells-pe': 24,
};

t.test('no constant answer pays', (t) => {
  for (const { calculator, bestConstant } of measures) {
    const values = SCORE_VALUES[calculator.slug];
    const bar = values !== undefined ? Math.max(0.03, 1.6 / values) : 0.0375;
    t.ok(bestConstant <= bar, `${calculator.slug}: ${(100 * bestConstant).toFixed(1)} % (at most ${(100 * bar).toFixed(1)} %)`);
  }
  const equations = measures.filter(({ calculator }) => calculator.group === 'equation');
  t.ok(equations.reduce((sum, { bestConstant }) => sum + bestConstant, 0) / equations.length < 0.025);
  t.end();
});

t.test('prompts read as prose', (t) => {
  for (const { slug } of CALCULATORS) {
    for (let index = 0; index < 40; index++) {
      const { note, question, entities, patient } = composeNote(publicDraw({ split: 'train', category: slug, index }));
      const name = `${slug}/${index}`;
      if (`${note}\n${question}`.length > 11_000) t.fail(`${name}: too long`);
      if (/[{}[\]|<]|undefined|NaN|\(n\)|\s[,.;]|\.\.|\b(?:a) (?:8|11|18|[aeio])/.test(note)) t.fail(`${name}: a template shows: ${/.{20}(?:[{}[\]|<]|undefined|NaN|\(n\)|\s[,.;]|\.\.|\b(?:a) (?:8|11|18|[aeio])).{20}/.exec(note)?.[0]}`);
      if (patient.sex === 'Male' && /\b(?:she|hers|herself|woman|girl)\b/i.test(note.replace(/[^.]*\b(?:mother|sister|grandmother|daughter|wife|aunt|nurse)\b[^.]*\./gi, ''))) t.fail(`${name}: the patient changes sex`);
      const listed = Object.entries(entities).filter(([key, entity]) => typeof entity === 'boolean' && key.length > 24 && note.includes(key)).map(([key]) => key);
      if (listed.length > 0) t.fail(`${name}: names the keys ${listed.join(', ')}`);
    }
  }
  t.pass('no template syntax, no keys of the score sheet');
  t.end();
});

t.test('every calculator has at least three questions and all five difficulties occur', (t) => {
  const difficulties = new Set<number>();
  for (const category of SLUGS) {
    const questions = new Set<string>();
    for (let index = 0; index < 40; index++) {
      const record = generateTwin(publicDraw({ split: 'test', category, index }));
      difficulties.add(record.difficulty);
      questions.add(record.questions[0].prompt.split('\n\nQuestion: ')[1]?.replace(/\b(?:on|at|in|six|two|four|one|a)\b.*$/, '').slice(0, 24) ?? '');
    }
    t.ok(questions.size >= 3, category);
  }
  t.same([...difficulties].sort(), [1, 2, 3, 4, 5]);
  t.end();
});

t.test('a task takes milliseconds', (t) => {
  const started = performance.now();
  for (let index = 0; index < 4; index++) for (const category of SLUGS) generateTwin(publicDraw({ split: 'test', category, index: 1000 + index }));
  const each = (performance.now() - started) / (4 * SLUGS.length);
  t.ok(each < 20, `${each.toFixed(2)} ms`);
  t.comment(`${each.toFixed(2)} ms a task`);
  t.end();
});

t.test('difficulty goes by findings and by what is to be seen beyond them: values in sets, findings of yes or no one by one', (t) => {
  const level = (group: 'equation' | 'score', values: number, valuesInferred: number, yesNo: number, yesNoInferred: number): number => {
    const told = (kind: string, count: number, inferred: number): readonly Told[] => Array.from({ length: count }, (_, index) => ({ finding: `${kind} ${index}`, telling: index < inferred ? 'inferred' : 'stated', present: true }));
    const all = [...told('value', values, valuesInferred), ...told('yes', yesNo, yesNoInferred)];
    return difficultyOf(all, Object.fromEntries(all.map(({ finding }) => [finding, finding.startsWith('yes') ? true : [1, 'mg/dL']])), { group });
  };
  t.equal(level('equation', 3, 0, 0, 0), 1, 'a few values as they stand');
  t.equal(level('equation', 3, 1, 0, 0), 2, 'one of them at another time');
  t.equal(level('equation', 3, 3, 0, 0), 2, 'all of them: the same thing to see');
  t.equal(level('equation', 5, 3, 0, 0), 3);
  t.equal(level('score', 5, 3, 0, 0), 2, 'the bands of a short score forgive it');
  t.equal(level('score', 5, 0, 2, 2), 4, 'two inferred findings are two things');
  t.equal(level('score', 12, 3, 0, 0), 5);
  t.equal(level('score', 0, 0, 17, 9), 5, 'and five is the most');
  t.end();
});
