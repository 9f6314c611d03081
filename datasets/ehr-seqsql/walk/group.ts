/** Groups of patients by conditions, each of which stands for itself: as a query, and in words. */
import type { EventKind, Events, Patients, SchemaName } from '../../ehr/query.ts';
import type { Scope } from '../../ehr/templates/template.ts';
import { sayName, withArticle, wordsFor } from '../../ehr/words.ts';
import { cultureOf, valueNamed } from './names.ts';
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
  /** Of conditions that an event meets: which, "diagnosis of sepsis in 2103", and "diagnosis", once it has been named. */
  readonly events?: Events;
  readonly thing?: string;
  readonly short?: string;
  /** Those who meet it are "with" the thing. */
  readonly isHad?: true;
  /** How it is asked for, where the group has said the rest: "had that diagnosis in 2103". */
  readonly asked?: string;
  /** Who meets it meets the first condition too, which then need not be said; its own events are still those "at any time". */
  readonly implies?: string;
  /** The clause without its time, and the time: of a condition that has one. */
  readonly timed?: { readonly clause: string; readonly scope: Scope };
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
export const never = (clause: string): string => (clause.startsWith('were ') ? `were never ${clause.slice(5)}` : clause.startsWith('have ') ? `have no ${clause.slice(5).replace(/^an? /, '')}` : `never ${clause}`);

const said = ({ is, clause }: Condition): string => (is === 'met' ? clause : never(clause));
/** As the clause of a question about the group before it. */
export const askedFor = ({ is, clause, asked = clause }: Condition): string => (is === 'met' ? asked : never(asked));

export const headOf = ({ conditions }: Group): string => conditions.find(({ head }) => head !== undefined)?.head ?? 'patients';

/** What is said of a group: not its sex, nor what another condition says with it. */
const toldOf = ({ conditions }: Group): readonly Condition[] => conditions.filter(({ head }, position) => head === undefined && !(position === 0 && conditions.some(({ implies, is }) => implies !== undefined && is === 'met')));

const listed = (parts: readonly string[]): string => (parts.length < 2 ? parts[0] ?? '' : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1) ?? ''}`);
/** "who were diagnosed with sepsis in 2103 and never underwent hemodialysis" */
const whoOf = (group: Group): string => `who ${listed(toldOf(group).map(said))}`;

/** The same, shorter where that is English: "diagnosed with sepsis in 2103", "with an inr test and no diagnosis of sepsis". */
function shortly(group: Group): string {
  const all = toldOf(group);
  if (all.every(({ clause }) => clause.startsWith('were '))) return listed(all.map((each) => said(each).slice(5)));
  if (all.every(({ isHad }) => isHad)) return `with ${listed(all.map(({ is, thing = '' }) => (is === 'met' ? withArticle(thing) : `no ${thing}`)))}`;
  return whoOf(group);
}

/** "women diagnosed with sepsis in 2103" */
export const bare = (group: Group): string => `${headOf(group)} ${shortly(group)}`;

/** The group's own event, as what one has a first of: "such diagnosis", if nothing else can be meant. */
export function firstOf({ conditions: [first, ...others] }: Group): string {
  const implied = others.find(({ implies, is }) => implies !== undefined && is === 'met')?.implies;
  const { thing = 'hospital admission', short = 'admission' } = first;
  if (implied !== undefined) return `${thing} ${implied}`;
  return others.some((other) => other.short === short) ? thing : `such ${short}`;
}

/** The group in a question that follows up: restated, as one who has just spoken of it would. */
export function mention(walk: Walk, group: Group): string {
  const long = `${headOf(group)} ${whoOf(group)}`;
  if (group.known !== true) return `the ${bare(group)}`;
  return walk.rng.pick([`the ${bare(group)}`, `the ${bare(group)}`, `those ${bare(group)}`, `these ${bare(group)}`, `the ${long}`, `those ${long}`]);
}

const AGES = [[18, 49], [50, 64], [60, 69], [65, 79], [70, 79], [65, 120], [75, 120], [80, 120], [40, 59]] as const;
/** Ages, and how they are said after "age". */
export const drawAges = (walk: Walk): readonly [readonly [number, number], string] => {
  const age = walk.rng.pick(AGES);
  return [age, age[1] === 120 ? walk.rng.pick([`${age[0]} or older`, `${age[0]} or above`]) : `${age[0]} to ${age[1]}`];
};

/** What an event is called once it has been named. */
const SHORT: Readonly<Partial<Record<EventKind, string>>> = { diagnosis: 'diagnosis', drug: 'prescription', procedure: 'procedure', lab: 'test', culture: 'culture', visit: 'admission', icu: 'ICU stay' };
export const shortOf = (kind: EventKind): string => SHORT[kind] ?? 'measurement';
/** A procedure is its name, and "with" it is nobody. */
export const thingOf = (schema: SchemaName, kind: EventKind, name: string): string => (kind === 'procedure' ? sayName(kind, name) : kind === 'culture' ? cultureOf(name) : wordsFor(schema, kind).event(sayName(kind, name)));
/** "were diagnosed with sepsis", "had a sputum culture" */
export const did = (schema: SchemaName, kind: EventKind, name: string): string => (kind === 'culture' ? `had ${withArticle(cultureOf(name))}` : wordsFor(schema, kind).were(sayName(kind, name)));

const scoped = (text: string, { text: scope }: Scope): string => (scope === '' ? text : `${text} ${scope}`);

/** An event with a name. @param again draws another name or time */
export function happened(schema: SchemaName, kind: EventKind, name: string, scope: Scope = NO_SCOPE, again?: Condition['again']): Condition {
  const events: Events = { kind, name, ...scope.part };
  const clause = did(schema, kind, name);
  return {
    is: 'met', patients: { having: events }, events, clause: scoped(clause, scope), timed: { clause, scope }, thing: scoped(thingOf(schema, kind, name), scope), short: shortOf(kind),
    ...(kind === 'procedure' ? {} : { isHad: true }), ...(again === undefined ? {} : { again }),
  };
}

/** A value beyond a bound. */
export function measured(kind: 'lab' | 'vital', name: string, is: 'greater' | 'less', than: number, scope: Scope = NO_SCOPE): Condition {
  const events: Events = { kind, name, compare: { is, than }, ...scope.part };
  const value = `${valueNamed(kind, name)} ${is === 'greater' ? 'above' : 'below'} ${than}`;
  return { is: 'met', patients: { having: events }, events, clause: scoped(`had ${withArticle(value)}`, scope), thing: scoped(value, scope), short: 'value', isHad: true };
}

/** Any other event, by how it is called. */
export function other(events: Events, clause: string, thing: string, scope: Scope = NO_SCOPE): Condition {
  const all: Events = { ...events, ...scope.part };
  return { is: 'met', patients: { having: all }, events: all, clause: scoped(clause, scope), timed: { clause, scope }, thing: scoped(thing, scope), short: shortOf(events.kind), isHad: true };
}

/** Admissions and ICU stays by one of their columns: what those who have one did, and what they had. */
export const STAYS: Readonly<Record<'source' | 'type' | 'insurance' | 'destination' | 'careunit', (value: string) => readonly [clause: string, thing: string]>> = {
  source: (value) => [`were admitted from "${value}"`, `admission from "${value}"`],
  type: (value) => [`had ${withArticle(value)} admission`, `${value} admission`],
  insurance: (value) => [`were admitted with ${value} insurance`, `admission with ${value} insurance`],
  destination: (value) => [`were discharged to "${value}"`, `discharge to "${value}"`],
  careunit: (value) => [`had an ICU stay that began in the ${value}`, `ICU stay that began in the ${value}`],
};

export const ofSex = (gender: 'f' | 'm'): Condition => ({ is: 'met', patients: { person: { gender } }, clause: gender === 'f' ? 'are women' : 'are men', head: gender === 'f' ? 'women' : 'men' });
export const DEAD: Condition = { is: 'met', patients: { person: { died: true } }, clause: 'have a date of death on record', thing: 'date of death on record', isHad: true };

/** How it is said that somebody had the item that was found. */
export const HAD: Readonly<Partial<Record<EventKind, string>>> = { diagnosis: 'had', drug: 'were prescribed', procedure: 'underwent', lab: 'received', culture: 'had a culture of' };

/** What a question has found before: "were prescribed that drug", and which. */
export function hadFound(entity: Entity, scope: Scope = NO_SCOPE): Condition {
  const { kind = 'drug', by, text, noun } = entity;
  const again = (walk: Walk): Condition | undefined => {
    const event = walk.draw.event(kind);
    return event && hadFound(entity, scopeAround(walk, event, 1));
  };
  const events: Events = { kind, asked: [{ field: 'name', by }], ...scope.part };
  const clause = `${HAD[kind] ?? 'had'} ${text}`;
  return { is: 'met', patients: { having: events }, events, clause: scoped(clause, scope), timed: { clause, scope }, thing: scoped(`record of that ${noun}`, scope), short: shortOf(kind), again };
}
