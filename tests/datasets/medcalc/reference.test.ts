/** The reference solutions, run in Python and JavaScript, agree with the calculators: on generated and on published findings. */
import { publicDraw } from '../../../env/families/generated-source.ts';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createContext, runInContext } from 'node:vm';
import t from 'tap';
import type { Entities, Result } from '../../../datasets/medcalc/calculator.ts';
import { CALCULATORS, calculatorById } from '../../../datasets/medcalc/calculators/index.ts';
import { referenceFor } from '../../../datasets/medcalc/reference/index.ts';
import { composeNote } from '../../../datasets/medcalc/twin/generate.ts';

interface Case {
  readonly name: string;
  readonly id: number;
  readonly entities: Entities;
}

/** Runs each program by itself and prints its answer as JSON; a date becomes its ISO text. */
const RUNNER = `
import datetime, json, sys
out = []
for source in json.load(open(sys.argv[1])):
    scope = {}
    exec(source, scope)
    answer = scope['answer']
    out.append(answer.isoformat()[:10] if isinstance(answer, datetime.date) else answer)
print(json.dumps(out))
`;

/** The findings of published rows, which are Python literals. */
const READER = `
import ast, json, sys
rows = [json.loads(line) for line in open(sys.argv[1])]
print(json.dumps([{'name': 'row %s' % r['Row Number'], 'id': int(r['Calculator ID']), 'entities': ast.literal_eval(r['Relevant Entities'])} for r in rows]))
`;

function python(program: string, argument: string): unknown {
  return JSON.parse(execFileSync('python3', ['-c', program, argument], { encoding: 'utf8', maxBuffer: 64 << 20 }));
}

function pythonAnswers(sources: readonly string[]): readonly unknown[] {
  const folder = mkdtempSync(join(tmpdir(), 'medcalc-'));
  try {
    const file = join(folder, 'programs.json');
    writeFileSync(file, JSON.stringify(sources));
    const answers = python(RUNNER, file);
    return Array.isArray(answers) ? answers : [];
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function javascriptAnswer(source: string): unknown {
  const context = createContext({});
  runInContext(source, context);
  const answer: unknown = runInContext('answer', context);
  // Arrays of the other realm.
  return typeof answer === 'object' ? JSON.parse(JSON.stringify(answer)) : answer;
}

function agrees(result: Result, answer: unknown): boolean {
  switch (result.kind) {
    case 'decimal': return typeof answer === 'number' && Math.abs(answer - result.value) <= 1e-6 * Math.max(1, Math.abs(result.value));
    case 'integer': return typeof answer === 'number' && Math.abs(answer - result.value) < 1e-9;
    case 'date': {
      const [year, month, day] = result.value.split('-');
      return answer === `${month}/${day}/${year}`;
    }
    case 'weeks-days': return Array.isArray(answer) && answer.length === 2 && answer[0] === result.weeks && answer[1] === result.days;
  }
}

function check(cases: readonly Case[]): readonly string[] {
  const references = cases.map(({ id, entities }) => referenceFor(id, entities));
  const answers = pythonAnswers(references.map((reference) => reference.python));
  const wrong: string[] = [];
  cases.forEach(({ name, id, entities }, i) => {
    const result = calculatorById(id).compute(entities);
    const script = javascriptAnswer(references[i]?.javascript ?? '');
    if (!agrees(result, answers[i])) wrong.push(`${name} (calculator ${id}): Python ${JSON.stringify(answers[i])}, calculator ${JSON.stringify(result)}`);
    if (!agrees(result, script)) wrong.push(`${name} (calculator ${id}): JavaScript ${JSON.stringify(script)}, calculator ${JSON.stringify(result)}`);
  });
  return wrong;
}

t.test('on generated tasks of all calculators and both splits', (t) => {
  const cases: Case[] = [];
  for (const { id, slug } of CALCULATORS) {
    for (const split of ['train', 'test'] as const) {
      for (const index of [0, 1, 2, 3, 4, 5, 6, 10_000_000]) {
        cases.push({ name: `${split}/${slug}/${index}`, id, entities: composeNote(publicDraw({ split, category: slug, index })).entities });
      }
    }
  }
  t.equal(new Set(cases.map(({ id }) => id)).size, 55);
  t.same(check(cases), []);
  t.end();
});

const published = new URL('../../../../shared/real/medagentgym/medcalcbench/test_tasks.jsonl', import.meta.url);

t.test('on the findings of the published rows', { skip: existsSync(published) ? false : 'the published rows are not on this machine' }, (t) => {
  const cases = python(READER, published.pathname);
  t.ok(Array.isArray(cases) && cases.length > 200);
  // Rows that a calculator cannot take (a finding missing or of another unit) are the importer's concern.
  const usable = (Array.isArray(cases) ? cases as readonly Case[] : []).filter(({ id, entities }) => {
    try {
      calculatorById(id).compute(entities);
      return true;
    } catch {
      return false;
    }
  });
  t.ok(usable.length > 250, `${usable.length} rows`);
  t.same(check(usable), []);
  t.end();
});

t.test('a reference stands by itself', (t) => {
  for (const { id, slug } of CALCULATORS) {
    const { python: text, javascript } = referenceFor(id, composeNote(publicDraw({ split: 'train', category: slug, index: 0 })).entities);
    t.match(text, /\nanswer = \w+\(findings\)\n$/, slug);
    t.notMatch(text, /^import (?!math$|datetime$)/m, slug);
    t.notMatch(javascript, /\b(?:require|import|process)\b/, slug);
  }
  t.throws(() => referenceFor(1, {}), RangeError);
  t.end();
});

t.test('the sources carry their literature', (t) => {
  const text = ['risk_scores', 'acute_scores', 'critical_care', 'renal', 'heart'].map((file) => readFileSync(new URL(`../../../datasets/medcalc/reference/python/${file}.py`, import.meta.url), 'utf8')).join('\n');
  for (const author of ['Wells', 'Lip', 'Pisters', 'Charlson', 'Caprini', 'Knaus', 'Vincent', 'Fine', 'Lim', 'Inker', 'Cockcroft']) t.match(text, author);
  t.end();
});
