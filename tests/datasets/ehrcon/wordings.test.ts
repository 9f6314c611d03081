/** The grammar: choices and slots, and that no wording belongs to both splits. */
import t from 'tap';
import * as discharge from '../../../datasets/ehrcon/notes/discharge-prose.ts';
import * as nursing from '../../../datasets/ehrcon/notes/nursing-prose.ts';
import * as physician from '../../../datasets/ehrcon/notes/physician-prose.ts';
import { ofSplit, sentence, speak } from '../../../datasets/ehrcon/text/speak.ts';
import { Rng } from '../../../env/rng.ts';

/** All lists of wordings in a module's exports. */
const poolsOf = (value: unknown): readonly (readonly string[])[] => {
  if (Array.isArray(value)) return value.length > 0 && value.every((each) => typeof each === 'string') ? [value as string[]] : value.flatMap(poolsOf);
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(poolsOf) : [];
};

t.test('no wording belongs to both splits', (t) => {
  const pools = [discharge, nursing, physician].flatMap((module) => Object.values(module).flatMap(poolsOf));
  t.ok(pools.length > 40);
  for (const pool of pools) {
    const [train, test] = [ofSplit('train', pool), ofSplit('test', pool)];
    t.same(train.filter((line) => test.includes(line)), []);
    t.ok(train.length > 0 && test.length > 0);
  }
  t.end();
});

t.test('every choice of every wording can be spoken', (t) => {
  const slots = Object.fromEntries(['pt', 'thept', 'he', 'his', 'him', 'man', 'sex', 'wife', 'age', 'w', 'reason', 'day', 'pmh', 'hx'].map((name) => [name, name]));
  const rng = new Rng('ehrcon', 'wordings');
  for (const line of [discharge, nursing, physician].flatMap((module) => Object.values(module).flatMap(poolsOf)).flat()) {
    for (let i = 0; i < 8; i++) if (/[{}|]|<[a-z]/.test(speak(rng, line, slots))) t.fail(line);
  }
  t.pass('all of them');
  t.end();
});

t.test('choices are nested, empty ones leave no trace, and what is not filled is told', (t) => {
  const said = new Set(Array.from({ length: 200 }, (_, i) => speak(new Rng('speak', i), '{Cr|creat} {was {about|near} |}<v>{, stable|}', { v: '1.4' })));
  t.ok(said.has('Cr 1.4') && said.has('creat was near 1.4, stable'));
  t.equal(said.size, 12);
  t.equal(speak(new Rng('speak'), 'SBP <140'), 'SBP <140', 'less than is no slot');
  t.throws(() => speak(new Rng('speak'), '<lab>'), RangeError);
  t.throws(() => speak(new Rng('speak'), '{a|b'), SyntaxError);
  t.equal(sentence('pCO2 40'), 'pCO2 40');
  t.equal(sentence('pt stable'), 'Pt stable');
  t.end();
});
