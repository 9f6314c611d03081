/** What cannot be answered really stands nowhere in the tables: no column is called so, no text reads so, no time lies after now. */
import { DatabaseSync } from 'node:sqlite';
import t from 'tap';
import { NOW, SCHEMA_NAMES } from '../../../datasets/ehr/query.ts';
import { ABSENT_RULES } from '../../../datasets/ehr/templates/unanswerable-rules.ts';
import { absentRules, unanswerableWordings } from '../../../datasets/ehr/templates/unanswerable.ts';
import { ensureHospital, SCHEMA_BY_NAME } from '../../../datasets/hospital/index.ts';
import { SPLITS } from '../../../env/task.ts';
import { TABLES } from '../../server/harness.ts';

for (const schema of SCHEMA_NAMES) t.test(schema, async (t) => {
  const { tables } = SCHEMA_BY_NAME[schema];
  const rules = [...new Set(SPLITS.flatMap((split) => absentRules(schema, split)))];
  for (const { id, columns } of rules) for (const table of tables) for (const { name } of table.columns) if (columns.test(name)) t.fail(`${id}: the answer could stand in ${table.name}.${name}`);

  for (const split of SPLITS) {
    const { sqlite } = await ensureHospital({ schema, split, size: 'full', root: TABLES });
    using database = new DatabaseSync(sqlite, { readOnly: true });
    const cells = (table: string, column: string): readonly string[] => database.prepare(`SELECT DISTINCT "${column}" AS it FROM "${table}" WHERE "${column}" IS NOT NULL`).all().map(({ it }) => String(it));
    const texts = new Set(tables.flatMap((table) => table.columns.filter(({ type, time }) => type === 'TEXT' && !time).flatMap(({ name }) => cells(table.name, name))));
    t.ok(texts.size > 1_000, `${split}: ${texts.size} texts`);
    for (const { id, texts: pattern } of rules) if (pattern !== undefined) t.same([...texts].filter((text) => pattern.test(text)), [], `${split} ${id}: ${String(pattern)}`);
    for (const table of tables) {
      for (const { name } of table.columns.filter(({ time }) => time)) {
        const latest = database.prepare(`SELECT max("${name}") AS it FROM "${table.name}"`).get()?.['it'];
        // What has been ordered may end later; nothing is planned.
        if (!/^(ENDDATE|drugstoptime)$/.test(name)) t.ok(String(latest) <= NOW, `${split} ${table.name}.${name} ends with ${String(latest)}`);
      }
    }
  }
});

t.test('many things are asked, for every reason, and some in test alone', async (t) => {
  for (const schema of SCHEMA_NAMES) {
    for (const split of SPLITS) {
      t.equal(new Set(absentRules(schema, split).map(({ why }) => why)).size, 7, `${schema} ${split}: every reason`);
      t.ok(absentRules(schema, split).length >= 70, `${schema} ${split}: ${absentRules(schema, split).length} things`);
      t.ok(new Set(unanswerableWordings(schema)[split]).size >= 150, `${schema} ${split}: ${unanswerableWordings(schema)[split].length} wordings`);
    }
    t.ok(absentRules(schema, 'test').filter(({ wordings }) => wordings.train.length === 0).length >= 5, `${schema}: met in test alone`);
  }
  t.equal(new Set(ABSENT_RULES.map(({ id }) => id)).size, ABSENT_RULES.length, 'ids are unique');
});
