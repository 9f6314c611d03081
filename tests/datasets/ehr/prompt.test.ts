/** What the prompt promises of names is so: an item stands in a question as in the tables, or by the everyday name that the prompt explains. */
import t from 'tap';
import { eicu } from '../../../datasets/eicu/family.ts';
import { EHR_CATEGORIES } from '../../../datasets/ehr/categories.ts';
import { perCategory } from '../../../datasets/ehr/planning/plan.ts';
import { openQuestions } from '../../../datasets/ehr/questions.ts';
import { questionPrompt } from '../../../datasets/ehr/prompt.ts';
import type { SchemaName } from '../../../datasets/ehr/query.ts';
import { mimicIii } from '../../../datasets/mimic-iii/family.ts';
import { vitalNames } from '../../../datasets/ehr/words.ts';
import { SPLITS } from '../../../env/task.ts';
import { TABLES } from '../../server/harness.ts';
import { twinOf } from '../twin.ts';

interface Named { readonly kind: string; readonly name: string }

/** The items, routes, sources and organisms of a query. What a charge is for is no item. */
function namesIn(value: unknown, kind = ''): readonly Named[] {
  if (typeof value !== 'object' || value === null) return [];
  if (Array.isArray(value)) return value.flatMap((each: unknown) => (typeof each === 'string' ? [{ kind, name: each }] : namesIn(each, kind)));
  const fields = Object.entries(value);
  const own = fields.find(([key]) => key === 'kind')?.[1];
  const of = typeof own === 'string' ? own : kind;
  return fields.flatMap(([key, each]): readonly Named[] => {
    if (key === 'name' && of === 'charge') return [];
    if (['name', 'route', 'source', 'organism'].includes(key) && typeof each === 'string') return [{ kind: key === 'name' ? of : key, name: each }];
    return namesIn(each, of);
  });
}

for (const family of [mimicIii, eicu]) t.test(family.info.id, async (t) => {
  const schema: SchemaName = family.info.id === 'eicu' ? 'eicu' : 'mimic-iii';
  const everyday = vitalNames(schema);
  t.ok(questionPrompt(schema, schema, '').includes(everyday), everyday);
  const explained = new Map(everyday.split(', ').map((each) => each.split(' is ')).map(([said = '', name = '']) => [name, said]));
  let seen = 0;
  for (const split of SPLITS) {
    const total = twinOf(family).count({ split });
    const questions = await openQuestions(schema, split, total, { tables: TABLES });
    for (const [category, count] of perCategory(EHR_CATEGORIES, total)) {
      for (let position = 0; position < count; position++) {
        const { question, query } = await questions.get(category, position);
        for (const { kind, name } of namesIn(query)) {
          seen++;
          const said = kind === 'vital' ? explained.get(name) ?? name : name;
          if (!question.toLowerCase().includes(said.toLowerCase())) t.fail(`${split} ${category}/${position}: ${kind} ${name} is not named in ${question}`);
        }
      }
    }
  }
  t.ok(seen > twinOf(family).count({ split: 'train' }) / 2, `${seen} names`);
});
