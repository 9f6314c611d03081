/** Reference programs: answers worked out by hand on a hospital of three patients, and runs of every operation on a generated one. */
import { spawnSync } from 'node:child_process';
import t from 'tap';
import { pyLiteral, referencePython } from '../../../datasets/ehr/python/index.ts';
import { EVENT_KINDS, SCHEMA_NAMES, type Events, type Pick, type Query, type SchemaName, type Sequence, type Window } from '../../../datasets/ehr/query.ts';
import { ensureHospital } from '../../../datasets/hospital/index.ts';
import { PYTHON, runPython } from '../run-python.ts';
import { casesOf, count, having, labs } from './tiny-cases.ts';
import { groupCases } from './tiny-group-cases.ts';
import { writeTinyHospital } from './tiny.ts';

/** The answers of programs, all run in one process; an object where one failed. */
const run = (schema: SchemaName, folder: string, programs: readonly string[]): readonly unknown[] => runPython(programs.map((code) => code.replaceAll(`/data/${schema}`, folder)));

/** Answers to ten digits. */
const rounded = (value: unknown): unknown => (typeof value === 'number' ? Number(value.toPrecision(10)) : Array.isArray(value) ? value.map(rounded) : value);

for (const schema of SCHEMA_NAMES) t.test(`${schema}: answers worked out by hand`, async (t) => {
  const folder = t.testdir();
  writeTinyHospital(schema, folder);
  const cases = [...casesOf(schema), ...groupCases(schema)];
  const answers = run(schema, folder, cases.map(([, query]) => referencePython(schema, query)));
  cases.forEach(([what, { op }, expected], index) => t.strictSame(rounded(answers[index]), rounded(expected), `${op}: ${what}`));
});

t.test('what a schema does not hold is refused', async (t) => {
  t.throws(() => referencePython('mimic-iii', count({ kind: 'allergy' })), RangeError);
  for (const schema of SCHEMA_NAMES) t.throws(() => referencePython(schema, { op: 'fold', of: { kind: 'drug' }, fn: 'max' }), RangeError);
  t.throws(() => referencePython('eicu', { op: 'survival', ...having('diagnosis'), days: 30 }), RangeError);
  t.throws(() => referencePython('eicu', { op: 'code', kind: 'diagnosis', name: 'sepsis' }), RangeError);
  t.throws(() => referencePython('eicu', { op: 'person', patient: 'x', field: 'dod' }), RangeError);
  t.throws(() => referencePython('eicu', { op: 'person-of', of: having('diagnosis'), field: 'dob' }), RangeError);
  t.throws(() => referencePython('eicu', { op: 'patients', of: { person: { died: true } } }), RangeError);
  t.throws(() => referencePython('mimic-iii', count({ kind: 'drug', open: true })), RangeError);
  t.throws(() => referencePython('eicu', count(labs({ item: { kind: 'lab', name: 'ph' } }))), RangeError);
  const parts: readonly Window[] = [{ is: 'last', unit: 'month', month: 3 }, { is: 'this', unit: 'day', day: 3 }, { is: 'last', unit: 'year', day: 3 }, { is: 'in', year: 2104, day: 3 }];
  for (const window of parts) t.throws(() => referencePython('eicu', count(labs({ window }))), RangeError, JSON.stringify(window));
});

t.test('months are clipped to their last day, leap years included', async (t) => {
  const program = (n: number, unit: 'month' | 'year' | 'day'): string => referencePython('eicu', count(labs({ window: { is: 'ago', edge: 'since', n, unit } })));
  t.match(program(22, 'month'), '"2104-02-29 23:59:00"');
  t.match(program(10, 'month'), '"2105-02-28 23:59:00"');
  t.match(program(12, 'month'), '"2104-12-31 23:59:00"');
  t.match(program(365, 'day'), '"2104-12-31 23:59:00"');
});

t.test('literals hold any text, in ASCII', async (t) => {
  const texts = ['plain', 'it\'s "so"', 'a\\b\\n', 'line\nbreak\r\t\u0000\u007f', 'é ü €', '\u2028', '𝛼 😀', '{x} % #'];
  const programs = texts.map((text) => `answer = ${pyLiteral(text)}`);
  for (const program of programs) t.match(program, /^[\x20-\x7e]*$/);
  t.same(run('eicu', '', programs), texts, 'Python reads what was written');
  t.same(run('eicu', '', [`answer = ${pyLiteral([1.5, -2, 'a"b'])}`, `answer = ${pyLiteral(1e21)}`]), [[1.5, -2, 'a"b'], 1e21]);
  t.throws(() => pyLiteral(Number.NaN), RangeError);
  const { status } = spawnSync(PYTHON, ['-c', 'import ast, sys; ast.parse(sys.stdin.read())'], { input: referencePython('mimic-iii', count({ kind: 'drug', name: texts, route: '"""\n' })) });
  t.equal(status, 0, 'they stand in programs');
});

const FIELDS = ['name', 'time', 'value', 'route', 'dose', 'end', 'organism', 'source', 'destination', 'days', 'age', 'type', 'insurance', 'language', 'marital', 'ethnicity', 'hospital', 'ward', 'careunit', 'height', 'weight', 'dischargeweight', 'drug'] as const;

/** Every operation on some events. */
function everyOperation(of: Events): readonly Query[] {
  const sequence: Sequence = { first: { ...of, kind: 'diagnosis' }, then: of, within: { is: 'days', n: 30 } };
  const pick: Pick = { from: of, which: 'first' };
  return [
    ...(['events', 'patients', 'names', 'visits'] as const).map((what): Query => ({ op: 'count', what, of })),
    ...(['visit', 'icu'] as const).flatMap((stays) => (['first', 'last', 'current'] as const).flatMap((which) => [undefined, 24].map((hours): Query => count({ ...of, stay: { of: stays, which, ...(hours === undefined ? {} : { hours }) } })))),
    count({ ...of, sinceLastDischarge: true, people: { gender: 'f', age: [18, 90] }, window: { is: 'ago', edge: 'since', n: 3, unit: 'year' } }),
    ...(['first', 'second', 'second-last', 'last', 'highest', 'lowest'] as const).map((which): Query => ({ op: 'pick', pick: { from: of, which }, field: 'time' })),
    // Of a patient's events, which are read fast, each field in each way.
    ...FIELDS.flatMap((field): readonly Query[] => (of.patient === undefined ? [{ op: 'list', of, field }] : [{ op: 'list', of, field }, { op: 'pick', pick, field }, { op: 'times', of, field, times: 2 }, { op: 'rank', of, by: 'patients', field, top: 3 }])),
    ...(['value', 'days', 'age'] as const).map((field): Query => ({ op: 'fold', of, fn: 'mean', field })),
    ...(['day', 'month', 'year', 'visit', 'patient'] as const).flatMap((by) => (['sum', 'mean', 'count'] as const).map((inner): Query => ({ op: 'fold-by', of, by, inner, fn: 'max' }))),
    ...(['day', 'month', 'year'] as const).map((by): Query => ({ op: 'by-period', of, by, fn: 'mean' })), { op: 'percent-below', of, than: 50 },
    ...(['day', 'name'] as const).flatMap((by) => (['sum', 'count'] as const).map((inner): Query => ({ op: 'best-group', of, by, inner, which: 'highest' }))),
    { op: 'rank', of, by: 'value', top: 2 }, { op: 'rank', of: sequence, by: 'patients', top: 2 },
    { op: 'change', from: pick, to: { ...pick, which: 'last' } }, { op: 'fold-difference', a: of, b: of, fn: 'mean' },
    { op: 'elapsed', from: { at: pick }, to: 'now', unit: 'days' }, { op: 'elapsed', from: { at: pick, field: 'end' }, to: 'now', unit: 'days' },
    { op: 'patients', of: { sequence } }, { op: 'patient-list', of: { having: of } },
    ...(['mean-age', 'died-share', 'female-share'] as const).map((measure): Query => ({ op: 'cohort', having: of, measure })), { op: 'survival', having: of, days: 30 },
    ...(['days', 'cost'] as const).map((measure): Query => ({ op: 'visits', having: of, measure, fn: 'mean' })),
    ...(['same-visit', 'same-day', 'same-month'] as const).map((is): Query => ({ op: 'delay', sequence: { ...sequence, within: { is } }, fn: 'mean' })), { op: 'patients', of: { sequence: { ...sequence, within: { is: 'months', n: 2 } } } }, { op: 'delay', sequence, fn: 'max' },
    { op: 'exists', of }, { op: 'followed', sequence }, { op: 'greater', a: pick, b: pick }, { op: 'less', a: pick, b: pick }, { op: 'more', a: of, b: of }, { op: 'all-within', of, low: 0, high: 1000 },
  ];
}

/** The program, or undefined where the schema does not hold what is asked. */
function programOf(schema: SchemaName, query: Query): string | undefined {
  try {
    return referencePython(schema, query);
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

for (const schema of SCHEMA_NAMES) t.test(`${schema}: every operation runs on a generated hospital`, async (t) => {
  const { folder } = await ensureHospital({ schema, split: 'test', size: 'small', root: t.testdir() });
  const [ids] = run(schema, folder, [referencePython(schema, { op: 'rank', of: { kind: 'charge' }, by: 'events', field: 'patient', top: 1 })]);
  const patient: unknown = Array.isArray(ids) ? ids[0] : undefined;
  if (typeof patient !== 'string' && typeof patient !== 'number') throw new TypeError('no patient');
  const queries: readonly Query[] = [
    ...EVENT_KINDS.flatMap((kind) => [...everyOperation({ kind }), ...everyOperation({ kind, patient })]),
    { op: 'readmissions', days: 30 }, { op: 'person', patient, field: 'gender' }, { op: 'code', kind: 'diagnosis', name: 'x' }, { op: 'none' },
  ];
  const tried = queries.flatMap((query) => {
    const program = programOf(schema, query);
    return program === undefined ? [] : [{ query, program }];
  });
  const left = new Set(queries.map(({ op }) => op)).difference(new Set(tried.map(({ query }) => query.op)));
  t.same([...left], schema === 'mimic-iii' ? [] : ['survival', 'code']);
  const answers = run(schema, folder, tried.map(({ program }) => program));
  const failed = answers.filter((answer) => typeof answer === 'object' && answer !== null && !Array.isArray(answer));
  t.same(failed.slice(0, 3), [], `all ${tried.length} programs give an answer`);
  t.ok(answers.filter((answer) => !Array.isArray(answer) || answer.length > 0).length > tried.length / 2, 'most of them one that is not empty');

  // One patient's rows in SQLite are those in the CSV files: all events less one patient's are as many as the difference says.
  const kinds = EVENT_KINDS.filter((kind) => !(schema === 'mimic-iii' && kind === 'allergy'));
  const parts = kinds.flatMap((kind): readonly Query[] => [count({ kind }), count({ kind, patient }), { op: 'fold-difference', a: { kind, patient }, b: { kind }, fn: 'count' }]);
  const counts = run(schema, folder, parts.map((query) => referencePython(schema, query))).map(Number);
  kinds.forEach((kind, index) => {
    const [all = 0, own = 0, rest] = counts.slice(index * 3);
    t.equal(all - own, rest, kind);
    t.ok(own > 0 || kind === 'allergy', `the patient has a ${kind}`);
  });
});
