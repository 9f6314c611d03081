/** What the whole test split holds: varied, fair, and quick to reach. Train is planned in the same way; `scripts/ehr-sequences.ts` measures both. */
import t from 'tap';
import type { PlannedSequence } from '../../../datasets/ehr-seqsql/block.ts';
import { FOLLOW_UPS } from '../../../datasets/ehr-seqsql/categories.ts';
import { ehrSeqsql } from '../../../datasets/ehr-seqsql/family.ts';
import { EHR_SEQSQL } from '../../../datasets/ehr-seqsql/info.ts';
import { measured } from '../../../datasets/ehr-seqsql/measure.ts';
import { SEQUENCES } from '../../../datasets/ehr-seqsql/planner.ts';
import { SEQUENCE_TEMPLATES } from '../../../datasets/ehr-seqsql/templates/index.ts';
import { openPlan, perCategory } from '../../../datasets/ehr/planning/plan.ts';
import { TABLES } from '../../server/harness.ts';
import { twinOf, twinRecord } from '../twin.ts';

t.test('the test split', { timeout: 300_000 }, async (t) => {
  const total = EHR_SEQSQL.counts.test;
  const plan = await openPlan<PlannedSequence>(SEQUENCES, 'test', total, { tables: TABLES });
  const all: PlannedSequence[] = [];
  for (const [category, count] of perCategory(FOLLOW_UPS, total)) {
    const own: PlannedSequence[] = [];
    for (let position = 0; position < count; position++) own.push(await plan.get(category, position));
    const { best: [answer, share] } = measured(own);
    t.ok(share <= 0.03, `${category}: ${answer} earns ${(100 * share).toFixed(2)} %`);
    all.push(...own);
  }
  const { sequences, questions, distinct, distinctQuestions, best: [answer, share], yesNo: [yes, yesNo], lengths, mostRows } = measured(all);
  t.equal(sequences, total);
  t.ok(distinct >= 0.97 && distinctQuestions >= 0.95, `${(100 * distinct).toFixed(2)} % of the sequences and ${(100 * distinctQuestions).toFixed(2)} % of the questions are distinct`);
  t.ok(share <= 0.03, `${answer} earns ${(100 * share).toFixed(2)} %`);
  t.ok(yesNo <= 0.1 * questions && Math.abs(yes / yesNo - 0.5) < 0.08, `${yes} of ${yesNo} are yes`);
  t.ok(lengths.slice(2).every((count) => count > 0.08 * total), lengths.slice(2).join(', '));
  t.ok(questions / sequences > 3.4 && questions / sequences < 3.7);
  t.ok(mostRows <= 40);
  const used = new Set(all.map(({ template }) => template));
  t.same(SEQUENCE_TEMPLATES.filter(({ id }) => !used.has(id)).map(({ id }) => id), [], 'each template is used');
});

t.test('indices without end', async (t) => {
  const ref = { split: 'test', category: 'comparison', index: 1_000_003 } as const;
  const far = await twinRecord(ehrSeqsql, ref, TABLES);
  t.match(far, { index: 1_000_003, family: 'ehr-seqsql' });
  t.same(await twinRecord(ehrSeqsql, ref, TABLES), far);
  t.equal(await twinOf(ehrSeqsql).record({ ...ref, category: 'gossip' }, { tables: TABLES }), undefined);
});
