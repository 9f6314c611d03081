/** What is generated from the table of families is up to date, and a family without a place in it is left out. */
import { readFileSync } from 'node:fs';
import t from 'tap';
import { FAMILIES } from '../../datasets/index.ts';
import { picture, tasksOf } from '../../scripts/catalogue-picture.ts';
import { PICTURE_FILE, PYTHON_FILE, pythonText, README_FILE, readmeText } from '../../scripts/generate-catalogue.ts';

const RUN = 'run: node_modules/node/bin/node scripts/generate-catalogue.ts';

t.test('generated files are what the table of families gives', (t) => {
  t.equal(readFileSync(PYTHON_FILE, 'utf8'), pythonText(), `client-py-shim/src/medagentgym/families_generated.py is stale; ${RUN}`);
  t.equal(readFileSync(PICTURE_FILE, 'utf8'), picture(FAMILIES), `docs/families.svg is stale; ${RUN}`);
  t.equal(FAMILIES.reduce((sum, family) => sum + tasksOf(family), 0), 72_413, 'as many tasks as the paper has');
  const readme = readFileSync(README_FILE, 'utf8');
  t.equal(readme, readmeText(readme), `the table of families in README.md is stale; ${RUN}`);
  t.end();
});

t.test('every family of the repository has a name in Gymnasium of its own, with a version', (t) => {
  const names = FAMILIES.map(({ info }) => info.gymnasium ?? '');
  t.equal(new Set(names).size, FAMILIES.length);
  for (const { info } of FAMILIES) t.match(info.gymnasium, new RegExp(`^[A-Za-z0-9]+-v${info.version}$`), info.id);
  t.end();
});

t.test('a family more is a line more', (t) => {
  const [family] = FAMILIES;
  if (family === undefined) throw new Error('no families');
  const other = { ...family, info: { ...family.info, id: 'other', gymnasium: 'Other-v1' } };
  t.match(pythonText([...FAMILIES, other]), '    "Other-v1": "other",\n}\n');
  t.match(readmeText(readFileSync(README_FILE, 'utf8'), [...FAMILIES, other]), '| [`other`](datasets/other/README.md) | 10,053 / 1,047 | 55 calculators | ');
  const { gymnasium: _none, ...nameless } = other.info;
  t.equal(pythonText([...FAMILIES, { ...other, info: nameless }]), pythonText());
  t.throws(() => readmeText('# A README without a table'), /has no lines/);
  t.end();
});
