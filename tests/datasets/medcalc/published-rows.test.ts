/** The published rows themselves, where they are: how often we give their labels, and that every other label is explained. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import t from 'tap';
import { medcalc } from '../../../datasets/medcalc/family.ts';
import { grade } from '../../../env/rewards/index.ts';
import { decodeAnswer } from '../../../env/answer/value.ts';

const real = process.env['MEDAGENTGYM_REAL'] ?? join(import.meta.dirname, '../../../../shared/real');
const folder = join(real, 'medagentgym/medcalcbench');
const skip = existsSync(folder) ? false : `no published rows at ${folder}`;

t.test('labels and calculators', { skip }, async (t) => {
  const { rows, recomputed } = await medcalc.import(folder);
  t.equal(rows.filter(({ kind }) => kind === 'quarantined').length, 0);
  const { equation, score, known_label_errors: known, label_defects: defects } = recomputed;
  if (!equation || !score || !known || !defects || !('agree' in equation) || !('agree' in score) || !('agree' in defects)) throw new TypeError('a group is missing');
  t.equal(equation.rows + score.rows + known.rows, rows.length);
  const explained = new Set(defects.differ);
  t.equal(defects.agree, defects.rows, 'each label of a calculator with a known defect is what the defect gives');
  t.equal(explained.size, 0);
  t.equal(equation.differ.length + score.differ.length, defects.rows, 'and no other label differs from ours');
  // README.md has these figures.
  t.comment(`equation ${equation.agree}/${equation.rows}, score ${score.agree}/${score.rows}, with a known defect ${defects.agree}`);
  t.ok(equation.agree / equation.rows > 0.92);
  t.ok(score.agree / score.rows > 0.59);
});

t.test('each label earns its own reward', { skip }, async (t) => {
  const { rows } = await medcalc.import(folder);
  for (const row of rows) {
    if (row.kind !== 'task') continue;
    const { record } = row;
    const label = String(record.provenance['label']);
    if (!grade(record.reward, decodeAnswer(['str', label]))) t.fail(`${record.id}: ${label}`);
    if (grade(record.reward, undefined)) t.fail(`${record.id}: nothing is rewarded`);
  }
  t.ok(rows.length > 0);
});
