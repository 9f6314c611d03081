/** What a sequence is: linked questions of one kind above all, each of which says again what it is about and gives nothing away. */
import t from 'tap';
import { answerKind, type Query } from '../../../datasets/ehr/query.ts';
import { goldText } from '../../../datasets/ehr/reward.ts';
import { answerRows } from '../../../datasets/ehr/sql/answer-rows.ts';
import { goldSql } from '../../../datasets/ehr/sql/index.ts';
import { OPENERS, STEPS, STEPS_BY_KIND } from '../../../datasets/ehr-seqsql/steps.ts';
import { SEQUENCE_TEMPLATES, templatesOf } from '../../../datasets/ehr-seqsql/templates/index.ts';
import { FOLLOW_UPS } from '../../../datasets/ehr-seqsql/categories.ts';
import { SPLITS } from '../../../env/task.ts';
import { sampleOf } from './sample.ts';

const root = t.testdir();
const LENGTHS = [2, 3, 4, 5, 6];

t.test('templates: at least 100, of each kind and length, with names of their own', async (t) => {
  t.ok(SEQUENCE_TEMPLATES.length >= 100, String(SEQUENCE_TEMPLATES.length));
  t.equal(new Set(SEQUENCE_TEMPLATES.map(({ id }) => id)).size, SEQUENCE_TEMPLATES.length);
  t.equal(new Set([...OPENERS, ...STEPS].map(({ id }) => id)).size, OPENERS.length + STEPS.length, 'so have openers and follow-ups');
  for (const { id } of FOLLOW_UPS) for (const length of LENGTHS) t.ok(templatesOf(id, length).length >= 5, `${id}, ${length} questions: ${templatesOf(id, length).length}`);
  for (const { id, category, steps } of SEQUENCE_TEMPLATES) {
    const own = steps.filter(({ kind }) => kind === category).length;
    if (steps[0]?.kind !== category || own < steps.length / 2) t.fail(`${id} is no sequence of ${category}`);
  }
});

for (const split of SPLITS) t.test(`${split}: the sequences of a small hospital`, async (t) => {
  using sample = await sampleOf(root, split);
  const { sequences, database } = sample;
  const kindOf = new Map(FOLLOW_UPS.flatMap(({ id }) => STEPS_BY_KIND[id].map((step) => [step.id, id] as const)));
  for (const [category, { questions, template }] of sequences) {
    const kinds = questions.slice(1).map(({ step }) => kindOf.get(step));
    if (questions.length < 2 || questions.length > 6) t.fail(`${questions.length} questions`);
    if (kinds[0] !== category || kinds.filter((kind) => kind === category).length < kinds.length / 2) t.fail(`${template}: ${kinds.join(', ')} in ${category}`);
  }
  const lengths = sequences.map(([, { questions }]) => questions.length);
  const mean = lengths.reduce((sum, each) => sum + each, 0) / lengths.length;
  t.ok(mean > 3.4 && mean < 3.7, `${mean.toFixed(2)} questions each`);
  t.same(new Set(lengths), new Set(LENGTHS));
  t.same(new Set(sequences.map(([, { difficulty }]) => difficulty)), new Set([1, 2, 3, 4, 5]), 'easy to hard');

  const skeletons = new Set(sequences.map(([, { questions }]) => questions.map(({ step }) => step).join(' > ')));
  t.ok(skeletons.size > 0.75 * sequences.length, `${skeletons.size} different ways through ${sequences.length} sequences`);
  t.equal(new Set(sequences.map(([, { questions }]) => JSON.stringify(questions.map(({ question, rows }) => [question, rows])))).size, sequences.length, 'none comes twice');

  const golds = (index: number): readonly string[] => sequences[index]?.[1].questions.map(({ kind, rows }) => goldText(kind, rows)) ?? [];
  sequences.forEach(([category, { questions }], index) => {
    const own = golds(index);
    questions.forEach(({ question, rows }, position) => {
      const name = `${category} ${index}, question ${position + 1}: ${question}`;
      if (rows.length === 0 || rows.length > 40 || rows.some((row) => row.includes(null))) t.fail(`${name}: ${rows.length} rows`);
      // A word of the question, and no part of one.
      for (const gold of own.slice(0, position + 1)) if (!gold.startsWith('[') && gold.length > 3 && gold !== 'yes' && new RegExp(`(?<![\\w.])${gold.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?![\\w.])`, 'i').test(question)) t.fail(`${name}: says ${gold}`);
      if (position > 0 && /\b(that|those|these|them|the same|this)\b/.test(question) && question.length < 40) t.fail(`${name}: does not say of what`);
    });
    const told = own.filter((gold) => gold !== 'yes' && gold !== 'no');
    if (new Set(told).size !== told.length) t.fail(`${index}: an answer comes twice, ${told.join(' / ')}`);
  });

  for (const { id } of FOLLOW_UPS) {
    const shares = new Map<string, number>();
    const of = sequences.filter(([category]) => category === id);
    for (const [, { questions }] of of) for (const { kind, rows } of questions) shares.set(goldText(kind, rows), (shares.get(goldText(kind, rows)) ?? 0) + 1 / questions.length);
    const [best, most] = [...shares].reduce((a, b) => (b[1] > a[1] ? b : a), ['', 0]);
    t.ok(most <= 0.03 * of.length, `${id}: ${best} earns ${(100 * most / of.length).toFixed(2)} %`);
  }
  const all = sequences.flatMap(([, { questions }]) => questions);
  const yesNo = all.filter(({ kind }) => kind === 'yes_no');
  const yes = yesNo.filter(({ kind, rows }) => goldText(kind, rows) === 'yes').length;
  t.ok(yesNo.length <= 0.1 * all.length && Math.abs(2 * yes - yesNo.length) <= 8, `${yes} of ${yesNo.length} are yes, of ${all.length} questions`);

  // What follows a narrowing counts fewer than before, and not none.
  for (const { query, rows, step } of all) if (kindOf.get(step) === 'narrowing' && 'of' in query && (rows[0]?.[0] === 0)) t.fail(`${step} leaves nothing`);
  // While planning, groups are worked out once; the query that is kept stands alone.
  for (const { query, kind, rows } of all.filter((_, index) => index % 23 === 0)) t.equal(goldText(kind, answerRows(database, goldSql('mimic-iii', query))), goldText(kind, rows), JSON.stringify(query));
  t.ok(all.every(({ query, kind }) => answerKind(query) === kind));
});

t.test('a narrowing narrows', async (t) => {
  using sample = await sampleOf(root, 'test', { block: 1, size: 64 });
  const count = (query: Query): number => Number(answerRows(sample.database, goldSql('mimic-iii', query))[0]?.[0]);
  let seen = 0;
  for (const [category, { questions: [first, second] }] of sample.sequences) {
    if (category !== 'narrowing' || first?.query.op !== 'patients' || second?.query.op !== 'patients') continue;
    const [before, after] = [count(first.query), count(second.query)];
    if (!(after > 0 && after < before)) t.fail(`${after} of ${before}: ${second.question}`);
    seen++;
  }
  t.ok(seen > 15, `${seen} of 64`);
});
