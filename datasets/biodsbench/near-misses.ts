/** Programs that hand in nearly right results: those of typical mistakes, computed anew from the record's parameters, and small changes of the right ones. */
import type { Cell, Golden } from '../../env/rewards/value.ts';
import type { TaskRecord } from '../../env/task.ts';
import { accepted, programOf } from './answers.ts';
import { Study } from './analysis/view.ts';
import { renamed } from './generate.ts';
import type { Answers } from './kinds/form.ts';
import { kindOf } from './kinds/index.ts';
import { PROFILES } from './studies/build.ts';
import { tablesOf } from './studies/tables.ts';

const numbers = (golden: Golden, change: (value: number) => number): Golden => {
  const of = (value: Cell): Cell => (typeof value === 'number' ? change(value) : value);
  switch (golden.is) {
    case 'cell': return { ...golden, value: of(golden.value) };
    case 'list': return { ...golden, items: golden.items.map(of) };
    case 'entries': return { ...golden, entries: golden.entries.map(([key, value]): [Cell, Cell | Cell[]] => [key, Array.isArray(value) ? value.map(of) : of(value)]) };
    case 'table': return { ...golden, rows: golden.rows.map((row) => row.map(of)) };
  }
};

function shortened(golden: Golden): Golden | undefined {
  switch (golden.is) {
    case 'cell': return undefined;
    case 'list': return { ...golden, items: golden.items.slice(0, -1) };
    case 'entries': return golden.entries.length < 2 ? undefined : { ...golden, entries: golden.entries.slice(0, -1) };
    case 'table': return { ...golden, rows: golden.rows.slice(0, -1) };
  }
}

const studies = new Map<string, Study>();

/** Made anew: it is what lies on disk. */
function studyNamed(id: unknown): Study | undefined {
  const profile = [...PROFILES.train, ...PROFILES.test].find((each) => each.id === id);
  if (profile === undefined) return undefined;
  const study = studies.get(profile.id) ?? new Study(profile, tablesOf(profile));
  studies.set(profile.id, study);
  return study;
}

/** Results of typical mistakes, by the names of the variables; none for a task that was imported. */
export function mistakesOf({ category, provenance }: TaskRecord): { readonly typical: readonly Answers[]; readonly naive: Answers | undefined } {
  const study = studyNamed(provenance['study']);
  const form = study && kindOf(category).forms.find(({ id }) => id === provenance['form']);
  if (study === undefined || form === undefined) return { typical: [], naive: undefined };
  const names = provenance['names'] as Readonly<Record<string, string>>;
  const naive = form.naive(study, provenance['parameters']);
  return { typical: form.wrong(study, provenance['parameters']).map((each) => renamed(each, names)), naive: naive && renamed(naive, names) };
}

/** What the rule calls right, by the names of the variables. */
export function rightOf({ questions: [{ reward, answer }] }: TaskRecord): Answers {
  const rules = reward.rule === 'named' ? reward['answers'] as Readonly<Record<string, { readonly value: Golden }>> : { [answer?.from === 'variable' ? answer.name : 'answer']: reward as unknown as { readonly value: Golden } };
  return Object.fromEntries(Object.entries(rules).map(([name, { value }]) => [name, value]));
}

export function nearMisses(record: TaskRecord): readonly string[] {
  const [{ reward, reference }] = record.questions;
  const right = rightOf(record);
  const names = Object.keys(right);
  const [first = ''] = names;
  const every = (change: (golden: Golden) => Golden): Answers => Object.fromEntries(Object.entries(right).map(([name, golden]) => [name, change(golden)]));
  const { typical, naive } = mistakesOf(record);
  const small: readonly Answers[] = [
    every((golden) => numbers(golden, (value) => 2 * value)), every((golden) => numbers(golden, (value) => value + 1)), every((golden) => numbers(golden, (value) => -value)), every((golden) => numbers(golden, () => 0)),
    ...Object.entries(right).flatMap(([name, golden]) => { const less = shortened(golden); return [...(less === undefined ? [] : [{ ...right, [name]: less }]), { ...right, [name]: { is: 'cell', value: -7 } satisfies Golden }]; }),
  ];
  const { [first]: dropped, ...rest } = right;
  const values = [...typical, ...(naive === undefined ? [] : [naive]), ...small].filter((each) => !accepted(each, reward));
  return [
    ...values.map(programOf),
    // Under another name; one of several left out; as text; nothing.
    programOf({ ...rest, ...(dropped === undefined ? {} : { [`${first}_`]: dropped }) }),
    `${programOf(right)}${names.map((name) => `${name} = str({"is": ${name}})\n`).join('')}`,
    `${names.map((name) => `${name} = None\n`).join('')}`,
    `${reference.python ?? ''}\n${first} = [${first}, ${first}]\n`,
  ];
}
