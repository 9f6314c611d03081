/** Groups of patients by conditions, each of which stands for itself: as a query, and in words. */
import type { EventKind, Events, Patients, SchemaName } from '../../ehr/query.ts';
import type { Scope } from '../../ehr/templates/template.ts';
import { sayName, withArticle, wordsFor } from '../../ehr/words.ts';
import type { Entity } from './entity.ts';
import { NO_SCOPE, scopeAround, type Walk } from './walk.ts';

export interface Condition {
  /** Do those of the group meet it, or not? */
  readonly is: 'met' | 'not-met';
  readonly patients: Patients;
  /** "were diagnosed with sepsis in 2103": what those who meet it did. */
  readonly clause: string;
  /** "women": of a condition that stands before the others. */
  readonly head?: string;
  /** Of conditions that an event meets: which, and "diagnosis of sepsis in 2103". */
  readonly events?: Events;
  readonly thing?: string;
  /** The condition with another name, or another time, in place of its own. */
  again?(walk: Walk): Condition | undefined;
}

/** The first condition is met by an event: the group's own. */
export interface Group {
  readonly conditions: readonly [Condition, ...Condition[]];
  /** Spoken of in the question before. */
  readonly known?: true;
}

export const known = (group: Group): Group => ({ ...group, known: true });
export const groupOf = (condition: Condition): Group => ({ conditions: [condition] });
export const narrowed = ({ conditions }: Group, condition: Condition): Group => ({ conditions: [...conditions, condition] });
/** Before the last condition was added. */
export const before = ({ conditions: [first, ...others] }: Group): Group => ({ conditions: [first, ...others.slice(0, -1)] });

export function patientsOf({ conditions }: Group): Patients {
  const met = conditions.filter(({ is }) => is === 'met').map(({ patients }) => patients);
  const all: Patients = met.length === 1 && met[0] !== undefined ? met[0] : { all: met };
  return conditions.filter(({ is }) => is === 'not-met').reduce<Patients>((of, { patients }) => ({ of, without: patients }), all);
}

const ADMISSION: Events = { kind: 'visit' };

/** The group's own events, of its members alone. */
export function ownEvents(group: Group): Events {
  const [{ events = ADMISSION }, ...others] = group.conditions;
  return others.length === 0 ? events : { ...events, among: patientsOf(group) };
}

/** "were never diagnosed with ...", "never underwent ...". */
export const never = (clause: string): string => (clause.startsWith('were ') ? `were never ${clause.slice(5)}` : clause.startsWith('have ') ? `have no ${clause.slice(5)}` : `never ${clause}`);

const said = ({ is, clause }: Condition): string => (is === 'met' ? clause : never(clause));

export const headOf = ({ conditions }: Group): string => conditions.find(({ head }) => head !== undefined)?.head ?? 'patients';

/** "were diagnosed with sepsis in 2103 and never underwent hemodialysis" */
export function clausesOf({ conditions }: Group): string {
  const all = conditions.filter(({ head }) => head === undefined).map(said);
  return all.length < 2 ? all[0] ?? '' : `${all.slice(0, -1).join(', ')} and ${all.at(-1) ?? ''}`;
}

/** "women who were diagnosed with sepsis in 2103" */
export const bare = (group: Group): string => `${headOf(group)} who ${clausesOf(group)}`;

/** The group in a question that follows up: restated, as one who has just spoken of it would. */
export function mention(walk: Walk, group: Group): string {
  if (group.known !== true) return `the ${bare(group)}`;
  const head = headOf(group);
  const clauses = clausesOf(group);
  return walk.rng.pick([`the ${head} who ${clauses}`, `the ${head} who ${clauses}`, `those ${head} who ${clauses}`, `these ${head} (who ${clauses})`, `that group (${head} who ${clauses})`, `the same ${head} (who ${clauses})`, `them (the ${head} who ${clauses})`]);
}

const AGES = [[18, 49], [50, 64], [60, 69], [65, 79], [70, 79], [65, 120], [75, 120], [80, 120], [40, 59]] as const;
export const drawAges = (walk: Walk): readonly [readonly [number, number], string] => {
  const age = walk.rng.pick(AGES);
  return [age, age[1] === 120 ? walk.rng.pick([`${age[0]} or older`, `at least ${age[0]}`]) : `${age[0]} to ${age[1]}`];
};

const scoped = (text: string, { text: scope }: Scope): string => (scope === '' ? text : `${text} ${scope}`);

/** An event with a name. @param rename draws another name and time */
export function happened(schema: SchemaName, kind: EventKind, name: string, scope: Scope = NO_SCOPE, again?: Condition['again']): Condition {
  const words = wordsFor(schema, kind);
  const events: Events = { kind, name, ...scope.part };
  return { is: 'met', patients: { having: events }, events, clause: scoped(words.were(sayName(kind, name)), scope), thing: scoped(words.event(sayName(kind, name)), scope), ...(again === undefined ? {} : { again }) };
}

/** A value beyond a bound. */
export function measured(kind: 'lab' | 'vital', name: string, is: 'greater' | 'less', than: number, scope: Scope = NO_SCOPE): Condition {
  const events: Events = { kind, name, compare: { is, than }, ...scope.part };
  const value = `${sayName(kind, name)} value ${is === 'greater' ? 'above' : 'below'} ${than}`;
  return { is: 'met', patients: { having: events }, events, clause: scoped(`had ${withArticle(value)}`, scope), thing: scoped(value, scope) };
}

/** Any other event, by how it is called. */
export function other(events: Events, clause: string, thing: string, scope: Scope = NO_SCOPE): Condition {
  const all: Events = { ...events, ...scope.part };
  return { is: 'met', patients: { having: all }, events: all, clause: scoped(clause, scope), thing: scoped(thing, scope) };
}

export const ofSex = (gender: 'f' | 'm'): Condition => ({ is: 'met', patients: { person: { gender } }, clause: gender === 'f' ? 'are women' : 'are men', head: gender === 'f' ? 'women' : 'men' });
export const DEAD: Condition = { is: 'met', patients: { person: { died: true } }, clause: 'have a date of death on record' };

/** How it is said that somebody had the item that was found. */
export const HAD: Readonly<Partial<Record<EventKind, string>>> = { diagnosis: 'had', drug: 'were prescribed', procedure: 'underwent', lab: 'received', culture: 'had' };

/** What a question has found before: "were prescribed that drug (the one ...)". */
export function hadFound(entity: Entity, scope: Scope = NO_SCOPE): Condition {
  const { kind = 'drug', by, text, noun } = entity;
  const again = (walk: Walk): Condition | undefined => {
    const event = walk.draw.event(kind);
    return event && hadFound(entity, scopeAround(walk, event, 1));
  };
  const events: Events = { kind, asked: [{ field: 'name', by }], ...scope.part };
  return { is: 'met', patients: { having: events }, events, clause: scoped(`${HAD[kind] ?? 'had'} that ${noun} (${text})`, scope), thing: scoped('record of it', scope), again };
}
