/** Events as a comprehension of Python over rows: conditions, and what is taken of each event. */
import type { Events, Field } from '../query.ts';
import { converted, optional, present, unpacked, type Column } from './column.ts';
import { pyLiteral } from './literal.ts';
import type { Program } from './program.ts';
import { sourceOf } from './sources.ts';
import type { Source, SourceColumn } from './source.ts';
import { ofStay, sinceLastDischarge } from './stay.ts';
import { ages, joined, peopleOf } from './tables.ts';
import { inWindow } from './time.ts';

/** The calendar parts of the time, by how much of its text they take. */
const PERIODS = { day: 10, month: 7, year: 4 } as const;
type Period = keyof typeof PERIODS;
const isPeriod = (item: string): item is Period => Object.hasOwn(PERIODS, item);

/** A field; `patient`, `visit` and the table's `row` as they stand, to join by; `id` of the patient and `visit_id` as answers; the calendar day, month or year. */
export type Item = Field | 'patient' | 'visit' | 'row' | 'id' | 'visit_id' | Period;

/** A field of an answer as an item. */
export const answered = (field: Field | 'patient' | 'visit' | Period): Item => (field === 'patient' ? 'id' : field === 'visit' ? 'visit_id' : field);

/** What is taken of an event, and what of it may not be NULL. */
export interface Taken {
  readonly take: readonly Item[] | '1';
  readonly present?: readonly Item[];
  /** Of these visits alone: a variable. */
  readonly visits?: string;
}

class Scan {
  readonly #program: Program;
  readonly #source: Source;
  readonly #kind: string;

  constructor(program: Program, { kind }: Events) {
    this.#program = program;
    this.#source = sourceOf(program.schema, kind);
    this.#kind = kind;
  }

  column(item: Exclude<Item, 'days' | Period>): Column {
    const { patient, visit, time, row, fields, melted } = this.#source;
    const found: SourceColumn | undefined = item === 'patient' || item === 'id' ? patient : item === 'visit' || item === 'visit_id' ? visit : item === 'time' ? time : item === 'row' ? row : fields[item];
    if (found === undefined) throw new RangeError(`${this.#program.schema} has no ${item} of a ${this.#kind}`);
    for (const table of found.joins) joined(this.#program, table);
    // The name of a melted column is no cell.
    return melted !== undefined && item === 'name' ? { py: 'name', type: 'text' } : found;
  }

  #days(): readonly [Column, Column] {
    if (this.#kind !== 'visit' && this.#kind !== 'icu') throw new RangeError(`a ${this.#kind} has no days`);
    return [this.column('time'), this.column('end')];
  }

  present(item: Item): readonly string[] {
    // Every event has a patient and a visit.
    if (item === 'patient' || item === 'id' || item === 'visit' || item === 'visit_id' || item === 'row') return [];
    const columns = item === 'days' ? this.#days() : [this.column(isPeriod(item) ? 'time' : item)];
    return columns.map((column) => present(this.#program, column));
  }

  /** Expression for an item; `sure`: its columns are known not to be NULL. */
  value(item: Item, sure: boolean): string {
    if (item === 'days') {
      const [begin, end] = this.#days();
      const days = `${this.#program.helper('seconds')}(${begin.py}, ${end.py}) / 86400`;
      return sure ? days : `${days} if ${begin.py} and ${end.py} else None`;
    }
    if (isPeriod(item)) return `${this.column('time').py}[:${PERIODS[item]}]`;
    const column = this.column(item);
    if (item === 'patient' || item === 'visit' || item === 'row') return column.py;
    return sure ? converted(this.#program, column) : optional(this.#program, column);
  }

  equals(item: 'name' | 'route' | 'source' | 'careunit' | 'ward' | 'organism' | 'type' | 'insurance' | 'destination' | 'patient', wanted: string | number | readonly string[]): string {
    const { py, type } = this.column(item);
    if (typeof wanted === 'object') return wanted.length === 0 ? 'False' : `${py} in {${wanted.map((each) => pyLiteral(each)).join(', ')}}`;
    return `${py} == ${pyLiteral(this.#program.patients === undefined && type === 'integer' ? String(wanted) : wanted)}`;
  }
}

/** `element for ... in ... if ...`, in lines. */
export function comprehension(program: Program, events: Events, { take, present: notNull = [], visits }: Taken): readonly string[] {
  const scan = new Scan(program, events);
  const source = sourceOf(program.schema, events.kind);
  const equal: string[] = source.where === undefined ? [] : [source.where];
  const guards = new Set<string>();
  const further: string[] = [];
  const guard = (item: Item): void => { for (const condition of scan.present(item)) guards.add(condition); };
  /** Its time, which from now on may not be NULL. */
  const time = (): string => {
    guard('time');
    return scan.column('time').py;
  };

  for (const item of notNull) guard(item);
  if (events.patient !== undefined && (program.patients === undefined || program.patients.length > 1)) equal.push(scan.equals('patient', events.patient));
  if (visits !== undefined) equal.push(`${scan.column('visit').py} in ${visits}`);
  const { melted } = source;
  if (events.name !== undefined && melted === undefined) equal.push(scan.equals('name', events.name));
  if (events.item !== undefined) {
    if (source.charged === undefined) throw new RangeError(`a ${events.kind} is not for an item`);
    const charged = program.held('charged', collected(program, events.item, { take: ['row'] }, '{', '}'));
    equal.push(`name == ${pyLiteral(source.charged[events.item.kind])}`, `event in ${charged}`);
  }
  for (const item of ['route', 'source', 'careunit', 'ward', 'organism', 'type', 'insurance', 'destination'] as const) {
    const wanted = events[item];
    if (wanted !== undefined) equal.push(scan.equals(item, wanted));
  }
  if (events.grown === true) {
    guard('organism');
    if (program.schema === 'eicu') further.push(`${scan.column('organism').py} != "no growth"`);
  }
  if (melted !== undefined) guard('value');
  if (events.compare !== undefined) {
    guard('value');
    further.push(`${scan.value('value', true)} ${events.compare.is === 'greater' ? '>' : '<'} ${pyLiteral(events.compare.than)}`);
  }
  if (events.open !== undefined) {
    if (events.kind !== 'visit' && events.kind !== 'icu') throw new RangeError(`a ${events.kind} is neither open nor over`);
    further.push(events.open ? `not ${scan.column('end').py}` : scan.column('end').py);
  }
  if (events.window !== undefined) further.push(inWindow(events.window, time()));
  if (events.people?.gender !== undefined) further.push(`${scan.column('patient').py} in ${peopleOf(program, events.people.gender)}`);
  if (events.people?.age !== undefined) {
    const [low, high] = events.people.age;
    further.push(`${pyLiteral(low)} <= ${ages(program)}.get(${scan.column('visit').py}, -1) <= ${pyLiteral(high)}`);
  }
  if (events.among !== undefined) equal.push(`${scan.column('patient').py} in ${program.patientSet(events.among)}`);
  for (const { field, by } of events.asked ?? []) {
    const isPeriodOf = isPeriod(field);
    const cell = isPeriodOf ? `${time()}[:${PERIODS[field]}]` : scan.column(field).py;
    further.push(`${cell} in ${program.answerSet(by, !isPeriodOf && scan.column(field).type === 'integer')}`);
  }
  if (events.stay !== undefined) further.push(ofStay(program, events.stay, scan.column('patient').py, () => scan.column('visit').py, time));
  if (events.sinceLastDischarge === true) further.push(sinceLastDischarge(program, scan.column('patient').py, time()));

  const values = take === '1' ? ['1'] : take.map((item) => scan.value(item, scan.present(item).every((condition) => guards.has(condition))));
  const element = values.length === 1 ? values[0] ?? '1' : `(${values.join(', ')})`;
  const conditions = [...equal, ...guards, ...further];
  const lines = conditions.map((condition, index) => `${index === 0 ? 'if' : '    and'} ${condition}`);
  const code = [element, ...conditions].join(' ');
  const rows = source.rows(program);
  if (melted === undefined) return [element, `for ${unpacked(source.columns, code)} in ${rows}`, ...lines];
  const wanted = events.name === undefined ? undefined : new Set(typeof events.name === 'string' ? [events.name] : events.name);
  const kept = melted.filter((name) => wanted === undefined || wanted.has(name));
  return [element, `for ${unpacked(source.columns, `${code} ${kept.join(' ')}`)} in ${rows}`, `for name, value in [${kept.map((name) => `("${name}", ${name})`).join(', ')}]`, ...lines];
}

/** The events in brackets, over several lines. */
export function collected(program: Program, events: Events, taken: Taken, open: string, close: string): string {
  return `${open}\n${comprehension(program, events, taken).map((line) => `    ${line}`).join('\n')}\n${close}`;
}
