/** What an answer can name: the item, patient, visit, day or month that stands out, to be spoken of afterwards without its name. */
import type { EventKind, Events, Query } from '../../ehr/query.ts';
import type { Wordings } from '../../ehr/templates/template.ts';
import { wordsFor } from '../../ehr/words.ts';
import type { Entity, Owner } from './entity.ts';
import { aside, unfolded } from './aside.ts';
import { ANY, drawSet, type EventSet, eventsOf, subjectOf, thingsOf, valueOf } from './set.ts';
import { eventIn, NO_SCOPE, scopeAround, type Walk } from './walk.ts';

export interface Found { readonly entity: Entity; readonly text: string; readonly steps: number }

/** How an item is passed on to people: "prescribed to". */
const PASSED: Readonly<Partial<Record<EventKind, string>>> = { diagnosis: 'recorded for', drug: 'prescribed to', procedure: 'performed on', lab: 'done for', culture: 'taken from' };
const NOUNS: Readonly<Partial<Record<EventKind, string>>> = { culture: 'specimen type' };
export const nounOf = (kind: EventKind): string => NOUNS[kind] ?? wordsFor('mimic-iii', kind).noun;

const COMMONEST: Wordings = {
  train: ['Which {noun} was {done} {scope} {to} the most {people}?', 'What {noun} was {done} {scope} {to} the largest number of {people}?', 'By number of patients, which {noun} was most often {done} {scope} {to} {people}?'],
  test: ['Name the {noun} {done} {scope} {to} more {people} than any other.', 'Which {noun} was {done} {scope} {to} more {people} than any other?', 'Counting each patient once, which {noun} was most commonly {done} {scope} {to} {people}?'],
};

/** The item that most patients of a group have. @param without kinds that say what is known already */
export function commonestItem(walk: Walk, people: string, of: Partial<Events>, members: Owner['patients'], without: ReadonlySet<EventKind> = new Set(), always = false): Found | undefined {
  const kinds = ANY.filter((kind) => !without.has(kind));
  const kind = walk.rng.pick(kinds);
  const event = eventIn(walk, members, kind);
  if (event === undefined) return undefined;
  const scope = scopeAround(walk, event, always ? 1 : 0.3);
  const noun = nounOf(kind);
  const [done = '', to = ''] = (PASSED[kind] ?? 'recorded for').split(' ');
  const by: Query = { op: 'rank', of: { kind, ...of, ...scope.part }, by: 'patients', top: 1 };
  const text = ['the one', done, scope.text, to, 'the most', unfolded(people)].filter((part) => part !== '').join(' ');
  return { entity: { what: 'item', by, noun, text: aside(noun, text), kind }, text: walk.say(COMMONEST, { noun, done, to, people, scope: scope.text }), steps: 2 };
}

const AT_END: Wordings = {
  train: ['What was the {which} {noun} on record {owner} {scope}?', 'Which {noun} came {which} {owner} {scope}?'],
  test: ['Name the {which} {noun} recorded {owner} {scope}.', 'Which {noun} was the {which} to be recorded {owner} {scope}?'],
};

/** A patient's first or last drug, test, procedure. */
export function itemAtEnd(walk: Walk, owner: Owner): Found | undefined {
  const set = drawSet(walk, owner);
  if (set === undefined) return undefined;
  const which = walk.rng.pick(['first', 'last'] as const);
  const noun = nounOf(set.kind);
  const by: Query = { op: 'pick', pick: { from: eventsOf(set), which }, field: 'name' };
  const words = { which, noun, owner: owner.text.replace(/^of /, 'for '), scope: set.scope.text };
  return { entity: { what: 'item', by, noun, text: aside(noun, `the one recorded ${which} for ${subjectOf(owner)} ${set.scope.text}`.trim()), kind: set.kind }, text: walk.say(AT_END, words), steps: 1 };
}

const NAMED = {
  patient: { train: ['Which {who} had {most}? Give the patient id.', 'I need the id of a patient: which {who} had {most}?'], test: ['By id, which {who} had {most}?', 'Which {who} had {most}? The id, please.'] },
  visit: { train: ['Which hospital visit {owner} had {most}? Give its HADM_ID.', 'What is the HADM_ID of the hospital visit {owner} that had {most}?'], test: ['By HADM_ID, which hospital visit {owner} had {most}?', 'Which hospital visit {owner} had {most}? The HADM_ID, please.'] },
  day: { train: ['On which day did {subject} {have} {most}? As YYYY-MM-DD.', 'On which calendar day did {subject} {have} {most}? Write it as YYYY-MM-DD.'], test: ['When did {subject} {have} {most}? Give the day as YYYY-MM-DD.', 'On what date did {subject} {have} {most}, as YYYY-MM-DD?'] },
  month: { train: ['In which month did {subject} {have} {most}? As YYYY-MM.', 'In which calendar month did {subject} {have} {most}? Write it as YYYY-MM.'], test: ['When did {subject} {have} {most}? Give the month as YYYY-MM.', 'In what month did {subject} {have} {most}, as YYYY-MM?'] },
} as const satisfies Readonly<Record<string, Wordings>>;

/** "the most prescriptions in 2103", and what has it. */
function most(walk: Walk, what: keyof typeof NAMED, owner: Owner, set: EventSet, said: string, by: Query, steps: number): Found {
  const text = `${said} ${set.scope.text}`.trim();
  const slots = { most: text, owner: owner.text, who: owner.text === '' ? 'patient' : owner.text, subject: subjectOf(owner), have: owner.text === '' ? 'record' : 'have' };
  const asked = walk.say(NAMED[what], slots);
  if (what === 'day' || what === 'month') {
    const who = owner.text === '' ? 'the hospital' : owner.part.patient === undefined && !owner.text.startsWith('of that patient') ? 'they' : 'the patient';
    return { entity: { what, by, noun: what, text: aside(what, `when ${who} ${owner.text === '' ? 'recorded' : 'had'} ${text}`), owner }, text: asked, steps };
  }
  const noun = what === 'patient' ? 'patient' : 'hospital visit';
  const whose = unfolded(owner.text);
  const place = whose === '' ? '' : what === 'patient' ? whose.replace(/^of /, 'among ') : whose.replace(/^of /, 'among the visits of ');
  const one = owner.part.patient === undefined ? `the one with ${text} ${place}`.trim() : `the one ${owner.text} with ${text}`;
  return { entity: { what, by, noun, text: aside(noun, one) }, text: asked, steps };
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
    return set && most(walk, what, owner, set, 'the highest total charges', { op: 'best-group', of: eventsOf(set), by: what, inner: 'sum', which: 'highest' }, 2);
  }
  const kinds: readonly EventKind[] = what === 'patient' ? [...ANY, 'visit', 'icu'] : what === 'month' ? ['visit', 'icu', 'procedure', 'culture', 'diagnosis', 'drug'] : ANY;
  const set = drawn({ kinds, named: what !== 'visit' && rng.chance(0.35) && owner.part.patient === undefined });
  if (set === undefined) return undefined;
  const bare: EventSet = set.kind === 'visit' || set.kind === 'icu' || set.name === undefined ? { kind: set.kind, owner, scope: set.scope, more: {} } : set;
  return most(walk, what, owner, bare, `the most ${thingsOf(bare.kind, bare.name)}`, { op: 'best-group', of: eventsOf(bare), by: what, inner: 'count', which: 'highest' }, 2);
}
