/** What the questions of train and test look like without what is put into them: no two are alike. */
import t from 'tap';
import { TREQS_CATEGORIES } from '../../../datasets/treqs/categories.ts';
import { DEMOGRAPHIC_KINDS } from '../../../datasets/treqs/conditions/demographic.ts';
import { EVENT_KINDS } from '../../../datasets/treqs/conditions/events.ts';
import { templatesOf } from '../../../datasets/treqs/templates/index.ts';
import { SPLITS, type Split } from '../../../env/task.ts';

const templates = TREQS_CATEGORIES.flatMap(({ id }) => templatesOf(id));
const kinds = [...DEMOGRAPHIC_KINDS, ...Object.values(EVENT_KINDS).flat()];

/** What is left of a wording whatever its placeholders hold, nothing included. */
const skeleton = (wording: string): string => wording.toLowerCase().replaceAll(/\{\w+\}/g, ' ').replaceAll(/[^a-z]+/g, ' ').trim();
const sharedOf = (wordings: (split: Split) => readonly string[]): readonly string[] => {
  const [train = new Set<string>(), test = new Set<string>()] = SPLITS.map((split) => new Set(wordings(split).map(skeleton)));
  return [...train].filter((each) => test.has(each));
};

t.test('no wording of one split is one of the other, whatever is put into it', async (t) => {
  t.same(sharedOf((split) => templates.flatMap(({ phrasings }) => phrasings[split])), []);
  for (const split of SPLITS) t.ok(new Set(templates.flatMap(({ phrasings }) => phrasings[split]).map(skeleton)).size >= 150, split);
});

t.test('nor is the way in which one of them says a condition', async (t) => {
  t.same(sharedOf((split) => kinds.flatMap(({ say }) => say[split])), []);
  t.same(sharedOf((split) => kinds.flatMap(({ after }) => after[split])), []);
  t.same(sharedOf((split) => kinds.flatMap(({ before }) => before?.[split] ?? [])), []);
});

t.test('each template and condition is said in several ways, in either split', async (t) => {
  for (const { id, category, phrasings } of templates) for (const split of SPLITS) if (new Set(phrasings[split]).size < 3) t.fail(`${category}/${id} ${split}: ${phrasings[split].length}`);
  for (const { id, say } of kinds) for (const split of SPLITS) if (new Set(say[split]).size < 2) t.fail(`${id} ${split}: ${say[split].length}`);
});
