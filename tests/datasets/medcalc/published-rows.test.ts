/** The published rows themselves, where they are: how often we give their labels, and that every other label is explained. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import t from 'tap';
import { importMedcalc } from '../../../datasets/medcalc/import.ts';
import { solves } from '../../../env/rewards/index.ts';
import { decodeAnswer } from '../../../env/answer/value.ts';

const real = process.env['MEDAGENTGYM_REAL'] ?? join(import.meta.dirname, '../../../../shared/real');
const folder = join(real, 'medagentgym/medcalcbench');
const skip = existsSync(folder) ? false : `no published rows at ${folder}`;

/** The list of disagreements names the row, by itself or within `240 to 243`. */
function mentions(readme: string, row: number): boolean {
  const list = readme.slice(readme.indexOf('### Every disagreement'), readme.indexOf('## Conventions'));
  if (new RegExp(`\\b${row}\\b`).test(list)) return true;
  return [...list.matchAll(/(\d+) to (\d+) \(/g)].some(([, from, to]) => Number(from) <= row && row <= Number(to));
}

t.test('labels and calculators', { skip }, async (t) => {
  const { rows, recomputed } = await importMedcalc(folder);
  t.equal(rows.filter(({ kind }) => kind === 'quarantined').length, 0);
  const { equation, score, known_label_errors: known, equation_all_rows: equations, score_all_rows: scores } = recomputed;
  if (!equation || !score || !known || !equations || !scores || !('agree' in equation) || !('agree' in score) || !('agree' in equations) || !('agree' in scores)) throw new TypeError('a group is missing');
  t.equal(equation.rows + score.rows + known.rows, rows.length);
  t.ok(equation.agree >= 0.97 * equation.rows, 'equations agree, known label errors aside');
  t.ok(score.agree >= 0.9 * score.rows, 'point scores agree, known label errors aside');
  const readme = readFileSync(new URL('../../../datasets/medcalc/README.md', import.meta.url), 'utf8');
  for (const [name, all, apart] of [['equations', equations, equation], ['point scores', scores, score]] as const) {
    const differ = all.rows - all.agree;
    const line = `| ${name} | ${all.rows} | ${all.agree} (${((100 * all.agree) / all.rows).toFixed(1)} %) | ${differ} | ${all.rows - apart.rows} | ${apart.agree} of ${apart.rows} |`;
    t.ok(readme.includes(line), `README.md has the figures: ${line}`);
  }
  for (const row of rows) {
    if (row.kind === 'task' && row.record.provenance['disputed'] === true && !mentions(readme, Number(row.record.provenance['row']))) t.fail(`README.md does not list row ${String(row.record.provenance['row'])}`);
  }
});

t.test('each label earns its own reward', { skip }, async (t) => {
  const { rows } = await importMedcalc(folder);
  for (const row of rows) {
    if (row.kind !== 'task') continue;
    const { record } = row;
    const label = String(record.provenance['label']);
    if (!solves(record.questions[0].reward, decodeAnswer(['str', label]))) t.fail(`${record.id}: ${label}`);
    if (solves(record.questions[0].reward, undefined)) t.fail(`${record.id}: nothing is rewarded`);
  }
  t.ok(rows.length > 0);
});
