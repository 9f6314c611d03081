/** Tells what else there is to tell, up to a length: the illness first, then the patient's previous disease, life, examination and stay. */
import type { Note } from '../note.ts';
import { wordingsOf } from '../split-pool.ts';
import * as young from './child.ts';
import { CONDITIONS } from './conditions.ts';
import { GIVEN, INCIDENTAL } from './incidental.ts';
import * as pools from './pools.ts';
import { may, tellAllergy, tellCondition, tellOperation } from './previous.ts';

/** What a task allows to be told besides what it asks for; all of it, where nothing is said. */
export interface Filling {
  /** Previous disease that bears on a score is left out, and so are tobacco and alcohol. */
  readonly minor?: true;
  readonly exam?: 'all' | 'head' | 'none';
  readonly stay?: false;
  /** Daily life; `quiet` leaves out what a frail patient cannot do. */
  readonly life?: 'all' | 'quiet' | 'none';
  readonly complaints?: false;
  readonly studies?: false;
  readonly relatives?: false;
}

/** Beside a score that asks for previous disease and examination. */
export const SCORED: Filling = { minor: true, exam: 'head' };

/** Beside a score whose findings fill the note. */
export const NOTHING_ELSE: Filling = { minor: true, exam: 'none', stay: false, life: 'none', complaints: false, studies: false, relatives: false };

interface Candidate {
  readonly rank: number;
  readonly tell: () => void;
}

/** What is said of a later day. */
const LATER = /improved|resolved|subsided|settled|recovered|returned|\bfell\b|cleared|eased|normalized|lessened|tolerated|removed|decreased|became|\bcould\b|walked|walking|resumed|restarted|oral route|by mouth|alert|eaten|taken|eating/;

const HEAD = new Set(['general', 'eyes', 'ears', 'thyroid', 'skin', 'nails']);
const FRAIL = /^<(?:help|exercise|hobby)>|\{occupied\}|\{home\}/;

export function fill(note: Note, filling: Filling, target: number): void {
  const { illness } = note;
  if (illness === undefined) return;
  const candidates = [...ofIllness(note, filling), ...(note.patient.age < 16 ? ofChildhood(note) : ofBackground(note, filling))].sort((a, b) => a.rank - b.rank);
  for (const { tell } of candidates) {
    if (note.words >= target - 6) break;
    tell();
  }
}

/** Adds candidates that are told once their mark allows it and nothing contradicts them. */
function gather(note: Note, into: Candidate[], pool: readonly string[], base: number, spread: number, tell: (text: string) => void, present = true): void {
  for (const template of pool) {
    into.push({
      rank: base + spread * note.rng.float(),
      tell: () => {
        const text = note.admit(template, present);
        if (text !== undefined) tell(text);
      },
    });
  }
}

function ofIllness(note: Note, filling: Filling): Candidate[] {
  const { rng, illness, patient: { split } } = note;
  const found: Candidate[] = [];
  if (illness === undefined) return found;
  const inHospital = illness.place !== 'clinic';
  gather(note, found, illness.symptoms, 0, 0.7, (text) => note.item('hpi', text));
  gather(note, found, illness.absent, 0.05, 0.8, (text) => note.absent('hpi', text), false);
  gather(note, found, wordingsOf(illness.story, split), 0, 0.8, (text) => note.clause('hpi', text));
  gather(note, found, illness.history ?? [], 0.1, 0.8, (text) => note.item('history', text));
  gather(note, found, illness.exam, 0, 0.8, (text) => note.item('exam', text));
  gather(note, found, illness.normal, 0.05, 0.8, (text) => note.absent('exam', text), false);
  gather(note, found, illness.studies, 0.05, 0.8, (text) => note.study(text));
  gather(note, found, illness.drugs, 0.1, 0.8, (text) => note.treatment(text));
  gather(note, found, wordingsOf(illness.course, split), 0.05, 0.8, (text) => (inHospital && LATER.test(text) && filling.stay !== false ? note.day(text) : note.clause('course', text)));
  gather(note, found, wordingsOf(illness.turns ?? [], split), 0, 0.9, (text) => note.turn(text));
  gather(note, found, illness.plan, 0.15, 0.9, (text) => note.plan(text));
  if (illness.diagnosis.length > 0) found.push({ rank: 0.1 + 0.6 * rng.float(), tell: () => note.diagnose(rng.pick(illness.diagnosis)) });
  return found;
}

function ofBackground(note: Note, filling: Filling): Candidate[] {
  const { rng, illness, patient, place } = note;
  const { split } = patient;
  const found: Candidate[] = [];
  const at = 0.3;
  const inHospital = place !== 'clinic';
  const adult = patient.age >= 18;
  const most = rng.int(1, 5);
  for (const condition of CONDITIONS) {
    found.push({
      rank: at + (condition.minor ? 0.25 : 0) + 1.1 * rng.float(),
      tell: () => {
        if (!may(note, condition, filling.minor === true) || rng.chance(0.45) || note.conditions >= most) return;
        const name = tellCondition(note, condition);
        if (name !== undefined) note.item('history', name);
      },
    });
  }
  for (let i = 0; i < 2; i++) found.push({ rank: at + rng.float(), tell: () => { const text = tellOperation(note); if (text !== undefined) note.operation(text); } });
  found.push({ rank: at + 0.6 * rng.float(), tell: () => { const text = tellAllergy(note); note.allergy(text); } });
  if (filling.complaints !== false) gather(note, found, rng.shuffle(pools.COMPLAINTS).slice(0, rng.int(3, 12)), at + 0.1, 1.3, (text) => note.absent('review', text), false);
  if (filling.exam !== 'none') {
    const allowed = filling.exam === 'head' ? pools.NORMAL_FINDINGS.filter((text) => HEAD.has(text.slice(1, text.indexOf('>')))) : pools.NORMAL_FINDINGS;
    // The ill are not described as comfortable.
    const fitting = note.severity() === 0 ? allowed : allowed.filter((text) => !text.startsWith('<general>'));
    gather(note, found, rng.shuffle(fitting).slice(0, rng.int(3, 11)), at, 1, (text) => note.item('exam', text));
  }
  if (filling.studies !== false) {
    const allowed = filling.minor === true ? pools.STUDIES.filter((text) => !pools.SCORED_STUDIES.test(text)) : pools.STUDIES;
    gather(note, found, rng.shuffle(allowed).slice(0, 7), at + 0.2, 1.4, (text) => note.study(text));
    if (filling.minor !== true) {
      gather(note, found, rng.shuffle(INCIDENTAL).slice(0, rng.int(1, 4)), 0.1, 1.1, (text) => note.study(text));
      if (inHospital) gather(note, found, rng.shuffle(GIVEN).slice(0, 2), 0.2, 1.2, (text) => note.treatment(text));
    }
  }
  if (filling.life !== 'none') {
    const habits = filling.life === 'quiet' ? pools.HABITS.filter((text) => !FRAIL.test(text)) : pools.HABITS;
    gather(note, found, rng.shuffle(adult ? habits : habits.slice(2, 5)).slice(0, rng.int(1, 4)), at, 1.3, (text) => note.clause('social', text));
    if (filling.minor !== true && adult) for (const pool of [pools.TOBACCO, illness?.excludes?.includes('alcohol') === true ? [] : pools.ALCOHOL]) if (pool.length > 0) gather(note, found, [rng.pick(pool)], at, 1, (text) => note.clause('social', text));
  }
  if (filling.relatives !== false) {
    gather(note, found, rng.shuffle(pools.RELATIVES).slice(0, rng.int(0, 3)), at + 0.2, 1.3, (text) => note.item('family', text));
    if (patient.age >= 40 && filling.minor !== true) gather(note, found, [rng.pick(pools.PARENTS)], at, 1, (text) => note.clause('family', text));
  }
  if (place !== 'clinic' && filling.stay !== false) {
    gather(note, found, rng.shuffle(wordingsOf(pools.EVENTS, split)).slice(0, filling.minor === true ? 5 : 3), at + 0.5, 1.2, (text) => note.day(text));
    const mild = note.severity() === 0;
    gather(note, found, wordingsOf(mild ? pools.CALM_EVENTS : pools.ILL_EVENTS, split).slice(0, rng.chance(0.4) ? 1 : 0), at, 1, (text) => (mild ? note.day(text) : note.clause('course', text)));
  }
  if (place !== 'clinic' && place !== 'icu' && filling.stay !== false && note.style !== 'emergency') found.push({ rank: at + 0.5 * rng.float(), tell: () => note.discharge(rng.pick(pools.PLANS)) });
  if (place === 'clinic') gather(note, found, rng.shuffle(wordingsOf(pools.VISIT_EVENTS, split)).slice(0, 3), at + 0.3, 1.2, (text) => note.clause('course', text));
  if (filling.stay !== false) gather(note, found, rng.shuffle(pools.PLANS).slice(0, 3), at + 0.3, 1.2, (text) => note.plan(text));
  return found;
}

function ofChildhood(note: Note): Candidate[] {
  const { illness, patient: { split } } = note;
  const found: Candidate[] = [];
  if (illness?.place === 'clinic') {
    gather(note, found, young.CHILD_LIFE, 0.3, 1, (text) => note.clause('social', text));
    return found;
  }
  gather(note, found, young.CHILD_COMPLAINTS, 0.3, 1, (text) => note.absent('review', text), false);
  gather(note, found, young.CHILD_FINDINGS, 0.2, 1, (text) => note.item('exam', text));
  gather(note, found, wordingsOf(young.CHILD_EVENTS, split), 0.2, 1, (text) => note.day(text));
  gather(note, found, young.CHILD_PLANS, 0.3, 1, (text) => note.plan(text));
  gather(note, found, young.CHILD_LIFE, 0.2, 1, (text) => note.clause('social', text));
  gather(note, found, young.CHILD_RELATIVES, 0.4, 1, (text) => note.item('family', text));
  gather(note, found, young.CHILD_HISTORY, 0.2, 1, (text) => note.item('history', text));
  return found;
}
