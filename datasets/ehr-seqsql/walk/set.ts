/** Sets of events with an owner and a stretch of time: as a query, and in words. */
import type { EventKind, Events } from '../../ehr/query.ts';
import type { Scope } from '../../ehr/templates/template.ts';
import { sayName, sayVolume, wordsFor } from '../../ehr/words.ts';
import { bare, patientsOf, type Group } from './group.ts';
import { cultureOf, valueNamed } from './names.ts';
import type { Entity, Owner } from './entity.ts';
import { eventIn, plainly, scopeAround, type Walk } from './walk.ts';
import type { PoolEvent } from '../../ehr/pools.ts';

export interface EventSet {
  readonly kind: EventKind;
  readonly name?: string;
  readonly owner: Owner;
  readonly scope: Scope;
  /** Further conditions. */
  readonly more: Partial<Events>;
  /** What they are called, where it is not by kind and name. */
  readonly things?: string;
  /** Spoken of in the question before. */
  readonly known?: true;
}

export const eventsOf = ({ kind, name, owner, scope, more }: EventSet): Events => {
  const asked = [...(owner.part.asked ?? []), ...(more.asked ?? [])];
  return { kind, ...(name === undefined ? {} : { name }), ...owner.part, ...scope.part, ...more, ...(asked.length === 0 ? {} : { asked }) };
};

/** "creatinine tests", "prescriptions of aspirin". */
export function thingsOf(kind: EventKind, name?: string): string {
  const words = wordsFor('mimic-iii', kind);
  if (name === undefined) return kind === 'culture' ? 'cultures' : words.records;
  const said = sayName(kind, name);
  switch (kind) {
    case 'lab': return `${said} tests`;
    case 'vital': return `${said} measurements`;
    case 'culture': return `${cultureOf(name)}s`;
    case 'intake': case 'output': return `${sayVolume(kind, said)} ${kind} entries`;
    default: return `${words.records} of ${said}`;
  }
}

const joined = (...parts: readonly string[]): string => parts.filter((part) => part !== '').join(' ');

const bound = ({ more: { compare } }: EventSet): string => (compare === undefined ? '' : `${compare.is === 'greater' ? 'above' : 'below'} ${compare.than}`);

/** "creatinine tests", "creatinine values above 2.5", "po prescriptions of aspirin" */
function things(set: EventSet): string {
  if (set.things !== undefined) return set.things;
  if (set.more.compare !== undefined) return set.kind === 'charge' ? `charges ${bound(set)} US dollars` : `${pluralValue(set)} ${bound(set)}`;
  return joined(set.more.route ?? '', thingsOf(set.kind, set.name));
}

const pluralValue = (set: EventSet): string => (set.kind === 'intake' || set.kind === 'output' ? `${thingsOf(set.kind, set.name)} in mL` : valueOf(set).endsWith(' value') ? `${valueOf(set)}s` : `values of ${valueOf(set)}`);

/** "creatinine values above 2.5 of patient 7 in 2103" */
export const bareSet = (set: EventSet): string => joined(things(set), placeOf(set), set.more.grown === true ? 'that grew an organism' : '');

/** Whose things of a kind they are is said with a word of its own. */
const OF: Readonly<Partial<Record<EventKind, string>>> = { drug: 'for', charge: 'for' };

/** Whose, and when: "of patient 7 in 2103", "in 2103 of the patients with ...". */
export function placeOf({ owner, scope, kind, more }: Pick<EventSet, 'owner' | 'scope' | 'kind' | 'more'>): string {
  const sex = more.people?.gender;
  const adjective = sex === 'f' ? 'female' : 'male';
  const text = sex === undefined ? owner.text : owner.text.startsWith('of the patients') ? owner.text.replace('the patients', `the ${adjective} patients`) : joined(`of ${adjective} patients`, owner.text);
  const whose = text.replace(/^of /, `${OF[kind] ?? 'of'} `);
  return owner.part.patient === undefined ? joined(scope.text, text === '' ? 'across all patients' : whose) : joined(whose, scope.text);
}

export const mentionSet = (walk: Walk, set: EventSet): string => {
  const text = bareSet(set);
  if (set.known !== true) return `the ${text}`;
  return walk.rng.pick([`the ${text}`, `the ${text}`, `those ${text}`, `these ${text}`]);
};

/** What is measured, as a thing: "creatinine value", "urine output in mL", "charge". */
export function valueOf({ kind, name }: Pick<EventSet, 'kind' | 'name'>): string {
  const said = sayName(kind, name ?? '');
  if (kind === 'charge') return 'charge in US dollars';
  return kind === 'intake' || kind === 'output' ? `${sayVolume(kind, said)} ${kind} in mL` : valueNamed(kind, name ?? '');
}

/** "creatinine value above 2.5 of patient 7 in 2103" */
export const valueAt = (set: EventSet): string => joined(valueOf(set), bound(set), placeOf(set));

export const isValued = ({ kind, name }: EventSet): boolean => kind === 'charge' || (name !== undefined && (kind === 'lab' || kind === 'vital' || kind === 'intake' || kind === 'output'));

export const EVERYONE: Owner = { part: {}, text: '' };
export const ofPatient = (patient: number | string): Owner => ({ part: { patient }, text: `of patient ${patient}`, patients: { having: { kind: 'visit', patient } } });
export const ofGroup = (group: Group): Owner => ({ part: { among: patientsOf(group) }, text: `of the ${bare(group)}`, patients: patientsOf(group) });

/** Whose events they are that lie in what was found. */
export function ofFound({ what, by, text, owner = EVERYONE }: Entity): Owner {
  switch (what) {
    case 'patient': return { part: { asked: [{ field: 'patient', by }] }, text: `of ${text}`, patients: { asked: by } };
    case 'visit': return { part: { asked: [{ field: 'visit', by }] }, text: `during ${text}` };
    case 'day': case 'month': return { part: { ...owner.part, asked: [...(owner.part.asked ?? []), { field: what, by }] }, text: joined(owner.text, `${what === 'day' ? 'on' : 'in'} ${text}`) };
    case 'item': throw new RangeError('an item owns no events');
  }
}

/** Who they are, as those who have something: "patient 7", "the patients with ...". */
export const subjectOf = ({ text }: Owner): string => (text === '' ? 'the hospital' : text.replace(/^of /, ''));

export const VALUED = ['lab', 'vital', 'intake', 'output'] as const;
export const ANY = ['drug', 'lab', 'procedure', 'diagnosis', 'culture'] as const;

/** Some of an owner's events, named or of any name. */
export function drawSet(walk: Walk, owner: Owner, { valued = false, named = valued, kinds = valued ? VALUED : ANY, chance = 0.4 }: { readonly valued?: boolean; readonly named?: boolean; readonly kinds?: readonly EventKind[]; readonly chance?: number } = {}): EventSet | undefined {
  const kind = walk.rng.pick(kinds);
  const event = eventIn(walk, owner.patients, kind, ({ value }) => !valued || value !== null);
  if (event === undefined) return undefined;
  const isOne = owner.part.patient !== undefined;
  const scope = isOne ? plainly(walk.draw.scope(event)) : scopeAround(walk, event, chance);
  return { kind, ...(named ? { name: event.name ?? '' } : {}), owner, scope, more: {} };
}

/** The same of another stretch of time. */
export function atAnotherTime(walk: Walk, set: EventSet): EventSet | undefined {
  const event = eventIn(walk, set.owner.patients, set.kind, ({ name }) => set.name === undefined || name === set.name);
  if (event === undefined) return undefined;
  const scope = set.owner.part.patient === undefined ? scopeAround(walk, event, 1) : plainly(walk.draw.scope(event));
  return scope.text === set.scope.text ? undefined : { ...set, scope };
}

/** The same of another item. */
export function ofAnotherName(walk: Walk, set: EventSet): EventSet | undefined {
  const event: PoolEvent | undefined = eventIn(walk, set.owner.patients, set.kind, ({ name, value }) => name !== set.name && value !== undefined);
  return event === undefined || set.name === undefined ? undefined : { ...set, name: event.name ?? '' };
}
