/** What the questions of train and test look like without what is put into them: no two are alike. */
import t from 'tap';
import { EHR_CATEGORIES } from '../../../datasets/ehr/categories.ts';
import { SCHEMA_NAMES, type SchemaName } from '../../../datasets/ehr/query.ts';
import { SPOKEN } from '../../../datasets/ehr/templates/aggregate.ts';
import { Rng } from '../../../env/rng.ts';
import { SPLITS, type Split } from '../../../env/task.ts';
import { templatesOf } from '../../../datasets/ehr/templates/index.ts';
import { asRequest } from '../../../datasets/ehr/templates/request.ts';
import { fill } from '../../../datasets/ehr/templates/template.ts';
import { unanswerableWordings } from '../../../datasets/ehr/templates/unanswerable.ts';

const answerable = EHR_CATEGORIES.flatMap(({ id }) => (id === 'unanswerable' ? [] : [id]));
const wordingsOf = (schema: SchemaName, split: Split): readonly string[] => [...answerable.flatMap((id) => templatesOf(schema, id).flatMap(({ phrasings }) => phrasings[split])), ...Object.values(SPOKEN).flatMap((wordings) => wordings[split]), ...unanswerableWordings(schema)[split]];

/** What is left of a wording whatever its placeholders hold, nothing included. */
const skeleton = (wording: string): string => wording.toLowerCase().replaceAll(/\{\w+\}/g, ' ').replaceAll(/[^a-z]+/g, ' ').trim();

t.test('no wording of one split is one of the other, in either schema, whatever is put into it', async (t) => {
  const [train, test] = SPLITS.map((split) => new Set(SCHEMA_NAMES.flatMap((schema) => wordingsOf(schema, split)).map(skeleton)));
  t.ok(train !== undefined && test !== undefined && train.size > 1_000 && test.size > 700, `${train?.size} and ${test?.size}`);
  t.same([...(train ?? [])].filter((each) => test?.has(each)), []);
});

t.test('each template is asked in three ways at least, in either split', async (t) => {
  for (const schema of SCHEMA_NAMES) {
    for (const id of answerable) for (const { id: template, phrasings } of templatesOf(schema, id)) for (const split of SPLITS) if (new Set(phrasings[split]).size < 3) t.fail(`${schema} ${id}/${template} ${split}: ${phrasings[split].length}`);
  }
});

t.test('a placeholder may be empty', async (t) => {
  t.equal(fill('{scope}, how many patients {were}?', { scope: '', were: 'had a test' }), 'How many patients had a test?');
  t.equal(fill('{scope}, how many patients {were}?', { scope: 'since 2104', were: 'had a test' }), 'Since 2104, how many patients had a test?');
  t.equal(fill('Was patient {patient}\'s {name} normal {scope}?', { patient: 7, name: 'MAP', scope: '' }), 'Was patient 7\'s MAP normal?');
});

t.test('what is to be done is also asked for', async (t) => {
  const ways = new Set(Array.from({ length: 200 }, (_, i) => asRequest(new Rng('request', i), 'List the drugs of patient 7.')));
  t.ok(ways.has('List the drugs of patient 7.') && ways.has('Can you list the drugs of patient 7?') && ways.size >= 6, [...ways].join(' | '));
  for (const wording of ['Which patients had a test? List their ids.', 'When was it?', 'List these: a, b.']) for (let i = 0; i < 50; i++) t.equal(asRequest(new Rng('request', i), wording), wording);
});
