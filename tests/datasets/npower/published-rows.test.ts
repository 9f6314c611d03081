/** The published rows themselves, where they are: every label is reproduced, or its error is. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import t from 'tap';
import { importNpower } from '../../../datasets/npower/import.ts';
import { solves } from '../../../env/rewards/index.ts';

const real = process.env['MEDAGENTGYM_REAL'] ?? join(import.meta.dirname, '../../../../shared/real');
const folder = join(real, 'medagentgym/npowerai');
const skip = existsSync(folder) ? false : `no published rows at ${folder}`;

t.test('labels', { skip }, async (t) => {
  const { rows, recomputed } = await importNpower(folder);
  t.equal(rows.filter(({ kind }) => kind === 'quarantined').length, 0, 'every row is parsed');
  const tally = new Map<string, { rows: number; right: number }>();
  for (const row of rows) {
    if (row.kind !== 'task') continue;
    const { provenance, category, questions: [{ reward }] } = row.record;
    const key = `${category}/${reward.rule === 'integer' ? 'size' : 'power'}`;
    const entry = tally.get(key) ?? { rows: 0, right: 0 };
    tally.set(key, entry);
    entry.rows++;
    if (provenance['label'] === 'right') entry.right++;
    else t.not(provenance['cause'], 'not explained', `${row.record.id}: label ${String(provenance['published'])} for ${String(provenance['corrected'])}`);
    if (!solves(reward, { type: 'float', value: Number(provenance['corrected']) })) t.fail(`${row.record.id}: the corrected answer does not earn`);
    if (solves(reward, undefined)) t.fail(`${row.record.id}: nothing is rewarded`);
  }
  const wrong = [...tally.values()].reduce((sum, entry) => sum + entry.rows - entry.right, 0);
  t.same(recomputed['known_label_errors'], { rows: wrong });
  const readme = readFileSync(new URL('../../../datasets/npower/README.md', import.meta.url), 'utf8');
  for (const [key, entry] of tally) {
    const group = recomputed[key];
    const agree = group !== undefined && 'agree' in group ? group.agree : -1;
    const line = `| ${key} | ${entry.rows} | ${entry.right} | ${entry.rows - entry.right} | ${agree} |`;
    t.ok(readme.includes(line), `README.md has: ${line}`);
  }
});
