/**
 * Every function template: its references, written in Python and JavaScript apart from what gives the expected outputs, agree
 * with it; and each of its conventions matters, so that who overlooks one does not pass.
 *
 * With the names of topics or templates as arguments, only those.
 */
import process from 'node:process';
import t, { type Test } from 'tap';
import { type Case, casesOf, examplesOf } from '../../../datasets/biocoder/cases.ts';
import { BIOCODER } from '../../../datasets/biocoder/info.ts';
import { neighbours } from '../../../datasets/biocoder/near-misses.ts';
import { promptOf } from '../../../datasets/biocoder/prompt.ts';
import { settingsAt, spaceOf } from '../../../datasets/biocoder/space.ts';
import { type FunctionTemplate, MARKER, type Settings } from '../../../datasets/biocoder/template.ts';
import { TOPICS } from '../../../datasets/biocoder/topics/index.ts';
import { answerFromJson } from '../../../env/answer/from-json.ts';
import { sameValue } from '../../../env/answer/equal.ts';
import { Rng } from '../../../env/rng.ts';
import { callInJavascript, callInPython, type Called, type FunctionProgram } from './run-functions.ts';

const DRAWS = Number(process.env["DRAWS"] ?? 4);
const TOLERANCE = { absolute: 1e-9, relative: 1e-9 };
const same = (a: unknown, b: unknown): boolean => sameValue(answerFromJson(a), answerFromJson(b), TOLERANCE);

interface Drawn {
  readonly template: FunctionTemplate;
  readonly settings: Settings;
  readonly cases: readonly Case[];
  readonly name: string;
}

function drawnOf(template: FunctionTemplate, draw: number): Drawn {
  const settings = settingsAt(template, draw % 2 === 0 ? 'train' : 'test', 'a key', draw);
  return { template, settings, cases: casesOf(template, settings, new Rng('templates', template.id, draw)), name: template.names[draw % template.names.length] ?? '' };
}

const programOf = ({ template, settings, cases, name }: Drawn, language: 'python' | 'javascript'): FunctionProgram => ({
  context: template[language]?.context(settings) ?? '', reference: template[language]?.reference(settings, name) ?? '', name, inputs: cases.map(({ input }) => input),
});

function agrees(t: Test, { template, settings, cases }: Drawn, results: readonly Called[] | string, language: string): void {
  const where = `${template.id} in ${language} with ${JSON.stringify(settings)}`;
  if (typeof results === 'string') {
    t.fail(`${where}: ${results}`);
    return;
  }
  const wrong = cases.flatMap(({ input, output, raises }, i) => {
    const [returned, value, after] = results[i] ?? [false, 'nothing', []];
    const right = raises === undefined ? returned && same(value, output) : !returned && value === raises;
    return right && same(after, input) ? [] : [`${JSON.stringify(input)}: ${JSON.stringify(value)} instead of ${JSON.stringify(raises ?? output)}${same(after, input) ? '' : ', and it changed its arguments'}`];
  });
  t.same(wrong.slice(0, 2), [], where);
}

const asked = process.argv.slice(2);

for (const [topic, templates] of Object.entries(TOPICS)) {
  const chosen = templates.filter(({ id }) => asked.length === 0 || asked.includes(id) || asked.includes(topic));
  if (chosen.length === 0) continue;
  const drawn = chosen.flatMap((template) => Array.from({ length: DRAWS }, (_, draw) => drawnOf(template, draw)));

  t.test(`${topic}: the references agree with the expected outputs`, (t) => {
    const results = callInPython(drawn.map((each) => programOf(each, 'python')));
    for (const [i, each] of drawn.entries()) {
      agrees(t, each, results[i] ?? '', 'Python');
      if (each.template.javascript !== undefined) agrees(t, each, callInJavascript(programOf(each, 'javascript')), 'JavaScript');
    }
    t.end();
  });

  t.test(`${topic}: every convention changes what some hidden input gives`, (t) => {
    for (const { template, settings, cases } of drawn) {
      for (const { convention, value, settings: other } of neighbours(template, settings)) {
        const differs = cases.some(({ input, output, raises }) => {
          const changed = casesOf({ ...template, inputs: () => [input] }, other, new Rng('unused'))[0];
          return changed?.raises !== raises || !same(changed?.output, output);
        });
        t.ok(differs, `${template.id}: ${convention} ${JSON.stringify(value)} instead of ${JSON.stringify(settings[convention])}, the rest ${JSON.stringify(settings)}`);
      }
    }
    t.end();
  });

  t.test(`${topic}: the form of templates`, (t) => {
    for (const { template, settings, cases, name } of drawn) {
      const { train, test } = spaceOf(template);
      t.ok(train.length + test.length >= 48, `${template.id}: ${train.length + test.length} combinations`);
      t.ok(cases.length >= 14 && cases.length <= 40, `${template.id}: ${cases.length} cases`);
      t.ok(new Set(cases.map(({ output, raises }) => JSON.stringify([output, raises]))).size >= 5, `${template.id}: outputs differ`);
      t.match(template.python.context(settings), `# ${MARKER}`, `${template.id}: the marker`);
      if (template.javascript !== undefined) t.match(template.javascript.context(settings), `// ${MARKER}`, `${template.id}: the marker in JavaScript`);
      const prompt = promptOf(name, template.describe(settings), examplesOf(template, settings, cases, new Rng('examples', template.id)), new Rng('words'));
      t.ok(prompt.includes(name) && prompt.length < 6_000, `${template.id}: a prompt of ${prompt.length} letters`);
      t.notMatch(prompt, /undefined|\[object|\bNaN\b/, `${template.id}: nothing odd in the prompt`);
    }
    t.end();
  });
}

t.test('topics hold enough templates, each under a name of its own', { skip: asked.length > 0 && 'only some were asked for' }, (t) => {
  for (const { id } of BIOCODER.categories) t.ok(TOPICS[id].length >= 15, `${id}: ${TOPICS[id].length} templates`);
  const ids = Object.values(TOPICS).flat().map(({ id }) => id);
  t.equal(new Set(ids).size, ids.length);
  t.end();
});
