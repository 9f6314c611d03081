/** What an answer can name: the item, patient, visit, day or month that stands out, to be spoken of afterwards without its name. */
import type { EventKind, Events, Query } from '../../ehr/query.ts';
import type { Wordings } from '../../ehr/templates/template.ts';
import { wordsFor } from '../../ehr/words.ts';
import type { Entity, Owner } from './entity.ts';
import { ANY, drawSet, type EventSet, eventsOf, placeOf, thingsOf, valueOf } from './set.ts';
import { eventIn, NO_SCOPE, scopeAround, type Walk } from './walk.ts';

export interface Found { readonly entity: Entity; readonly text: string; readonly steps: number }

/** How an item is passed on to people: "prescribed to". */
const PASSED: Readonly<Partial<Record<EventKind, string>>> = { diagnosis: 'recorded for', drug: 'prescribed to', procedure: 'performed on', lab: 'done for', culture: 'taken from' };
const NOUNS: Readonly<Partial<Record<EventKind, string>>> = { culture: 'specimen type' };
export const nounOf = (kind: EventKind): string => NOUNS[kind] ?? wordsFor('mimic-iii', kind).noun;

const COMMONEST: Wordings = {
  train: ['Which {noun} was {done} {scope} {to} the most of {people}?', 'What is the {noun} that was {done} {scope} {to} the most of {people}?', 'By patients, which {noun} was most often {done} {scope} {to} {people}?'],
  test: ['Name the {noun} that was {done} {scope} {to} more of {people} than any other.', 'Counting patients, what {noun} was most commonly {done} {scope} {to} {people}?'],
};

/** The item that most patients of a group have. @param without kinds that say what is known already */
export function commonestItem(walk: Walk, people: string, of: Partial<Events>, members: Owner['patients'], without: ReadonlySet<EventKind> = new Set(), always = false): Found | undefined {
  const kinds = ANY.filter((kind) => !without.has(kind));
  const kind = walk.rng.pick(kinds);
  const event = eventIn(walk, members, kind);
  if (event === undefined) return undefined;
  const scope = scopeAround(walk, event, always ? 1 : 0.3);
  const noun = nounOf(kind);
  const passed = PASSED[kind] ?? 'recorded for';
  const by: Query = { op: 'rank', of: { kind, ...of, ...scope.part }, by: 'patients', top: 1 };
  const text = ['the one', passed.split(' ')[0], scope.text, passed.split(' ')[1], 'the most of', people].filter((part) => part !== '').join(' ');
  return { entity: { what: 'item', by, noun, text, kind }, text: walk.say(COMMONEST, { noun, done: passed.split(' ')[0] ?? '', to: passed.split(' ')[1] ?? '', people, scope: scope.text }), steps: 2 };
}

const AT_END: Wordings = {
  train: ['What was the {which} {noun} on record {owner} {scope}?', 'Which {noun} came {which} {owner} {scope}?'],
  test: ['Name the {which} {noun} that is recorded {owner} {scope}.', 'By time, which was the {which} {noun} {owner} {scope}?'],
};

/** A patient's first or last drug, test, procedure. */
export function itemAtEnd(walk: Walk, owner: Owner): Found | undefined {
  const set = drawSet(walk, owner);
  if (set === undefined) return undefined;
  const which = walk.rng.pick(['first', 'last'] as const);
  const noun = nounOf(set.kind);
  const by: Query = { op: 'pick', pick: { from: eventsOf(set), which }, field: 'name' };
  const words = { which, noun, owner: owner.text, scope: set.scope.text };
  return { entity: { what: 'item', by, noun, text: `the ${which} one ${owner.text} ${set.scope.text}`.trim(), kind: set.kind }, text: walk.say(AT_END, words), steps: 1 };
}

const NAMED = {
  patient: { train: ['Which patient {owner} has {most}? Give the id.', 'Who {owner} has {most}? I need the patient\'s id.', 'Find the patient {owner} with {most}: what is the id?'], test: ['Name the patient {owner} with {most}, by id.', 'What is the id of the patient {owner} who has {most}?'] },
  visit: { train: ['Which hospital visit {owner} has {most}? Give its HADM_ID.', 'Find the hospital visit {owner} with {most}: what is its HADM_ID?'], test: ['Name the hospital visit {owner} with {most}, by HADM_ID.', 'What is the HADM_ID of the visit {owner} that has {most}?'] },
  day: { train: ['Which day has {most}? As YYYY-MM-DD.', 'On which calendar day do we find {most}? Write it as YYYY-MM-DD.'], test: ['Name the day (YYYY-MM-DD) with {most}.', 'What date, as YYYY-MM-DD, has {most}?'] },
  month: { train: ['Which month has {most}? As YYYY-MM.', 'In which calendar month do we find {most}? Write it as YYYY-MM.'], test: ['Name the month (YYYY-MM) with {most}.', 'What calendar month, as YYYY-MM, has {most}?'] },
} as const satisfies Readonly<Record<string, Wordings>>;
const NOUN = { patient: 'patient', visit: 'hospital visit', day: 'day', month: 'month' } as const;

/** "the most prescriptions of patient 7 in 2103", and what has it. */
function most(walk: Walk, what: keyof typeof NAMED, owner: Owner, set: EventSet, said: string, by: Query, steps: number): Found {
  const whose = what === 'patient' ? owner.text.replace(/^of /, 'among ') : owner.text;
  const apart = what === 'patient' || what === 'visit';
  const text = apart ? `${said} ${set.scope.text}`.trim() : `${said} ${placeOf({ owner, scope: set.scope })}`;
  return { entity: { what, by, noun: NOUN[what], text: apart && whose !== '' ? `the one ${whose} with ${text}` : !apart && owner.text !== '' ? `the one with ${said} ${set.scope.text} of theirs`.replace('  ', ' ') : `the one with ${text}`, ...(what === 'day' || what === 'month' ? { owner } : {}) }, text: walk.say(NAMED[what], { most: text, owner: whose }), steps };
}

/** Who, which visit, or when: with the most records, the highest value, or the highest charges. */
export function standingOut(walk: Walk, what: keyof typeof NAMED, owner: Owner): Found | undefined {
  // Of one visit, or one month, there is nothing to choose.
  const drawn = (options: Parameters<typeof drawSet>[2]): EventSet | undefined => {
    const set = drawSet(walk, owner, options);
    const { stay, window } = set?.scope.part ?? {};
    const isOne = what === 'visit' ? stay !== undefined : what === 'month' && window !== undefined && ('unit' in window || window.month !== undefined);
    return set !== undefined && isOne ? { ...set, scope: NO_SCOPE } : set;
  };
  const { rng } = walk;
  const way = rng.pick(what === 'month' ? ['count'] as const : what === 'day' ? ['count', 'value'] as const : ['count', 'count', 'value', 'sum'] as const);
  if (way === 'value') {
    const set = drawn({ valued: true, kinds: ['lab', 'vital'] });
    if (set === undefined) return undefined;
    const which = rng.pick(['highest', 'highest', 'lowest'] as const);
    return most(walk, what, owner, set, `the ${which} ${valueOf(set)}`, { op: 'pick', pick: { from: eventsOf(set), which }, field: what === 'month' ? 'day' : what }, 2);
  }
  if (way === 'sum') {
    const set = drawn({ kinds: ['charge'] });
    return set && most(walk, what, owner, set, 'the highest total of charges', { op: 'best-group', of: eventsOf(set), by: what, inner: 'sum', which: 'highest' }, 2);
  }
  const kinds: readonly EventKind[] = what === 'patient' ? [...ANY, 'visit', 'icu'] : what === 'month' ? ['visit', 'icu', 'procedure', 'culture', 'diagnosis', 'drug'] : ANY;
  const set = drawn({ kinds, named: what !== 'visit' && rng.chance(0.35) && owner.part.patient === undefined });
  if (set === undefined) return undefined;
  const bare: EventSet = set.kind === 'visit' || set.kind === 'icu' || set.name === undefined ? { kind: set.kind, owner, scope: set.scope, more: {}, moreText: '' } : set;
  return most(walk, what, owner, bare, `the most ${thingsOf(bare.kind, bare.name)}`, { op: 'best-group', of: eventsOf(bare), by: what, inner: 'count', which: 'highest' }, 2);
}
