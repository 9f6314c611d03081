/** The first sentence of a note: who came, when, and why. */
import type { Illness, Place } from './illness.ts';
import { withPrevious } from './background/previous.ts';
import type { Note } from './note.ts';
import { writeDate } from './patient.ts';
import { called } from './speakers.ts';
import { styleFor } from './style.ts';
import { inWords, renderOnce, sentence } from './text.ts';

export interface Needs {
  readonly age?: boolean;
  readonly sex?: boolean;
}

/** Reasons that do not last: what happened at one time, or is planned. */
const MOMENT = /\bafter\b|following|\bbefore\b|fall at home|ingestion|laceration|fracture|sprained|crushed|evaluation|assessment|advice|planning|discussion|follow-up|classification|work-up|observation|screening|smartwatch|infected|episode/;

const PLACES: { readonly [place in Place]: string } = { clinic: 'the outpatient clinic', ward: 'the day ward', emergency: 'the emergency clinic', icu: 'the unit' };

/** Begins the note. Age is told in years, or by the dates of birth and admission. */
export function open(note: Note, illness: Illness, needs: Needs = {}): void {
  const { patient, rng } = note;
  note.illness = illness;
  note.place = illness.place;
  note.style = styleFor(rng, illness);
  const telegram = note.style === 'telegraphic';
  const adult = patient.age >= 18;
  const byDates = patient.months === undefined && patient.age >= 3 && rng.chance(needs.age === true ? 0.36 : 0.03);
  const birth = writeDate(patient.dateForm, patient.birth);
  const who = byDates
    ? rng.pick([`a {man} born on ${birth}`, `a {man} (date of birth ${birth})`, `a {male} patient born on ${birth}`, ...(adult && note.style === 'letter' ? [`{Mr}, born on ${birth}`] : [])])
    : telegram ? rng.pick(['{aged} {male}', '{aged} {male} pt', 'a(n) {aged} {man}'])
      : rng.pick(['a(n) {aged} {man}', 'a(n) {aged} {man}', 'a(n) {aged} {male} patient', ...(adult ? ['a(n) {aged} {work}, {male},', 'a(n) {aged} {man} who {occupied}'] : [])]);
  const on = byDates || rng.chance(0.1) ? ` on ${writeDate(patient.dateForm, patient.admission)}` : '';
  const known = illness.known === undefined ? '' : ` ${note.render(rng.pick(illness.known))}`;
  const past = known === '' && rng.chance(0.5) ? withPrevious(note) : '';
  const { since } = illness;
  const because = rng.pick(illness.reason);
  const reason = note.render(because);
  note.speakOf(because);
  for (const name of illness.known ?? []) note.speakOf(name);
  const count = since === undefined ? 0 : rng.int(since[0], since[1]);
  const ago = since === undefined ? '' : `${rng.chance(0.5) ? inWords(count) : count} ${count === 1 ? since[2].slice(0, -1) : since[2]}`;
  // Once in the opening or once in the history, so that the two cannot differ.
  const told = ago !== '' && !MOMENT.test(reason) && rng.chance(0.6);
  const lasting = told ? rng.pick([` for ${ago}`, ` for approximately ${ago}`, ` of ${ago}${count === 1 ? '’s' : '’'} duration`, ` over the past ${ago}`, ` for the last ${ago}`]) : '';
  const frames = note.style === 'letter' ? note.wording.letter : telegram ? note.wording.telegram : note.terse && illness.place !== 'icu' && rng.chance(0.6) ? note.wording.present : note.wording.openings[illness.place];
  const clinic = illness.clinic ?? PLACES[illness.place];
  note.addText('opening', sentence(note.render(rng.pick(frames), { who: renderOnce(rng, who, patient.words), known, past, on, clinic, reason, since: lasting })), -2);
  if (ago !== '' && !told && (illness.symptoms.length > 0) && rng.chance(0.85)) {
    const pronouns = called(rng, patient);
    const first = note.pickSymptom();
    if (first !== undefined) note.addText('hpi', sentence(note.render(rng.pick(note.wording.onset), { ...pronouns, ago, list: first })), -1);
  }
  if (needs.age === true) note.tell('age', byDates ? 'inferred' : 'stated');
  if (needs.sex === true) note.tell('sex', 'stated');
}
