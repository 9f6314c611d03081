/**
 * Synthetic patients: who they are, how they live, and who speaks for them. The two splits are two hospitals: their
 * patients share no surname, so no patient.
 */
import type { Rng } from '../../../env/rng.ts';
import type { Split } from '../../../env/task.ts';

export type Sex = 'Male' | 'Female';

/** Where and with whom; said once, so that nothing else in a note may differ. */
export interface Home {
  readonly household: 'alone' | 'spouse' | 'family' | 'parents' | 'shared';
  /** `alone in a second-floor apartment`. */
  readonly text: string;
}

export interface Patient {
  readonly split: Split;
  readonly sex: Sex;
  /** Completed years; below one year the months count. */
  readonly age: number;
  /** Completed months, of children under two years who are described by them. */
  readonly months: number | undefined;
  readonly birth: Date;
  readonly admission: Date;
  /** Days in hospital, of those who are admitted. */
  readonly stay: number;
  readonly surname: string;
  readonly hospital: string;
  /** Who wrote the note. */
  readonly author: string;
  /** To whom a letter goes. */
  readonly addressee: string;
  /** In which of the three forms dates are written; one form a note. */
  readonly dateForm: number;
  readonly home: Home;
  /** Words that templates may use in braces. */
  readonly words: { readonly [word: string]: string };
}

export interface Demographics {
  readonly sex: Sex;
  readonly age: number;
  readonly months?: number;
}

const SURNAMES = {
  train: ['Abernathy', 'Achterberg', 'Bellweather', 'Brisco', 'Calloway', 'Castellano', 'Dimitrov', 'Donnelly', 'Eastman', 'Eriksen', 'Fairbanks', 'Fontaine',
    'Gallagher', 'Grabowski', 'Hathaway', 'Hernandez', 'Ibrahim', 'Ivanova', 'Jankowski', 'Jefferson', 'Kaplan', 'Kobayashi', 'Lachance', 'Lindqvist',
    'MacLeod', 'Moreau', 'Nakamura', 'Novotny', 'Obradovic', 'Okafor', 'Pellegrini', 'Prentice', 'Quigley', 'Quintero', 'Radcliffe', 'Rosenthal',
    'Sandoval', 'Sorensen', 'Tanaka', 'Trujillo', 'Underhill', 'Uribe', 'Vandermeer', 'Vasquez', 'Whitfield', 'Wojcik', 'Yamada', 'Yates', 'Zapata', 'Zielinski'],
  test: ['Adeyemi', 'Andersson', 'Baptiste', 'Blackwood', 'Carmichael', 'Chowdhury', 'Delacroix', 'Dvorak', 'Edgerton', 'Espinosa', 'Farrell', 'Friedman',
    'Giordano', 'Gunnarsson', 'Halvorsen', 'Huang', 'Inoue', 'Isaacs', 'Jarvis', 'Johansson', 'Kavanagh', 'Kowalczyk', 'Laurent', 'Levinson',
    'Mbeki', 'Mendoza', 'Nguyen', 'Nikolaidis', 'O’Rourke', 'Osterman', 'Papadakis', 'Petrov', 'Qureshi', 'Quesada', 'Ramaswamy', 'Rinaldi',
    'Schneider', 'Stavros', 'Takahashi', 'Thorne', 'Umarov', 'Usher', 'Valentine', 'Villanueva', 'Weatherby', 'Wickramasinghe', 'Yilmaz', 'Yoder', 'Zamora', 'Zhou'],
} as const;

/** Of those who write and receive notes. */
const PHYSICIANS = {
  train: ['Amsel', 'Barlow', 'Corbin', 'Dressler', 'Ekwueme', 'Ferrante', 'Guthrie', 'Holloway', 'Iversen', 'Joubert', 'Kessler', 'Lambert', 'Marchetti', 'Norwood', 'Ostrow', 'Prakash'],
  test: ['Ainsley', 'Bianchi', 'Coleridge', 'Drummond', 'Engstrom', 'Faraday', 'Greenhalgh', 'Hargrove', 'Ishikawa', 'Jessop', 'Kirwan', 'Lockhart', 'Mensah', 'Northcott', 'Oyelaran', 'Pemberton'],
} as const;

const HOSPITALS = {
  train: ['Cedar Ridge Hospital', 'the Cedar Ridge medical service', 'our hospital', 'our department'],
  test: ['Harbor View Infirmary', 'the Harbor View medical service', 'our institution', 'our center'],
} as const;

const DAY = 86_400_000;
const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];

export function makePatient(rng: Rng, split: Split, { sex, age, months }: Demographics): Patient {
  const admission = new Date(Date.UTC(2008, 0, 1) + rng.int(0, 5900) * DAY);
  // Between the last birthday and the day before the next one; 28 days clear of both, so that no way of counting differs.
  const start = new Date(Date.UTC(admission.getUTCFullYear() - age, admission.getUTCMonth() - (months ?? 0), admission.getUTCDate()));
  const birth = months === undefined ? new Date(start.getTime() - rng.int(28, 336) * DAY) : new Date(start.getTime() - rng.int(3, 24) * DAY);
  const person = {
    split, sex, age, months, birth, admission, stay: rng.int(8, 16), surname: rng.pick(SURNAMES[split]), hospital: rng.pick(HOSPITALS[split]),
    author: rng.pick(PHYSICIANS[split]), addressee: rng.pick(PHYSICIANS[split]), dateForm: rng.int(0, 2), home: homeOf(rng, sex, age),
  };
  return { ...person, words: wordsFor(rng, person) };
}

/** `14 March 1956`, `March 14, 1956` or `1956-03-14`: none can be read with day and month exchanged. */
export function writeDate(form: number, date: Date): string {
  const month = MONTHS[date.getUTCMonth()] ?? '';
  if (form === 0) return `${date.getUTCDate()} ${month} ${date.getUTCFullYear()}`;
  if (form === 1) return `${month} ${date.getUTCDate()}, ${date.getUTCFullYear()}`;
  return date.toISOString().slice(0, 10);
}

export function addDays(date: Date, days: number): Date {
  return new Date(date.getTime() + days * DAY);
}

/** `MM/DD/YYYY`, as the calculators take dates. */
export function americanDate(date: Date): string {
  const [year, month, day] = date.toISOString().slice(0, 10).split('-');
  return `${month}/${day}/${year}`;
}

const DWELLINGS = ['a second-floor apartment', 'a ground-floor apartment', 'a third-floor walk-up', 'a single-story house', 'a two-story house', 'a townhouse', 'a rural farmhouse', 'a rented apartment with an elevator', 'a bungalow'];

function homeOf(rng: Rng, sex: Sex, age: number): Home {
  const household = age < 18 ? 'parents' : age < 25 ? rng.pick(['parents', 'shared', 'alone'] as const) : age < 70 ? rng.pick(['spouse', 'spouse', 'spouse', 'family', 'alone', 'shared'] as const) : rng.pick(['spouse', 'spouse', 'alone', 'alone', 'family'] as const);
  const his = sex === 'Male' ? 'his' : 'her';
  const who = { alone: 'alone', spouse: `with ${his} ${sex === 'Male' ? 'wife' : 'husband'}`, family: `with ${his} ${age < 45 ? `${sex === 'Male' ? 'wife' : 'husband'} and children` : 'daughter’s family'}`, parents: `with ${his} parents`, shared: age < 40 ? 'with two roommates' : `with ${his} brother` }[household];
  return { household, text: `${who} in ${rng.pick(DWELLINGS)}` };
}

/** Somebody who exists: the relative who comes along. */
function relativeOf(rng: Rng, { home, sex, age }: Pick<Patient, 'home' | 'sex' | 'age'>): string {
  if (age < 18) return rng.pick(['mother', 'father']);
  switch (home.household) {
    case 'spouse': return sex === 'Male' ? 'wife' : 'husband';
    case 'family': return age < 45 ? (sex === 'Male' ? 'wife' : 'husband') : 'daughter';
    case 'parents': return rng.pick(['mother', 'father']);
    case 'shared': return age < 40 ? 'roommate' : 'brother';
    case 'alone': return age < 30 ? rng.pick(['mother', 'sister', 'brother']) : age < 48 ? rng.pick(['sister', 'brother']) : rng.pick(['daughter', 'son', 'sister']);
  }
}

function wordsFor(rng: Rng, patient: Omit<Patient, 'words'>): { readonly [word: string]: string } {
  const male = patient.sex === 'Male';
  const child = patient.age < 16;
  const job = occupation(rng, patient.age);
  const retired = patient.age >= 66;
  const learning = job === 'pupil' || job === 'student';
  const days = Math.round((patient.admission.getTime() - patient.birth.getTime()) / DAY);
  const age = patient.months !== undefined ? patient.age === 0 && patient.months === 0 ? `${days}-day-old` : `${patient.age * 12 + patient.months}-month-old` : `${patient.age}-year-old`;
  const man = child ? (male ? 'boy' : 'girl') : rng.pick(male ? ['man', 'man', 'male', 'gentleman'] : ['woman', 'woman', 'female', 'lady']);
  return {
    he: male ? 'he' : 'she', He: male ? 'He' : 'She', him: male ? 'him' : 'her', his: male ? 'his' : 'her', His: male ? 'His' : 'Her',
    himself: male ? 'himself' : 'herself', man, aged: age, wife: relativeOf(rng, patient), child: patient.age < 45 ? 'sister' : rng.pick(['daughter', 'son']),
    Mr: child ? `The ${man}` : `${male ? 'Mr.' : 'Ms.'} ${patient.surname}`, surname: patient.surname, male: male ? 'male' : 'female', side: rng.pick(['left', 'right']),
    hospital: patient.hospital, work: retired ? `retired ${job}` : job,
    occupied: learning ? `is a ${job}` : retired ? `worked as a(n) ${job} until retirement` : `works as a(n) ${job}`,
    home: patient.home.text, date: writeDate(patient.dateForm, patient.admission), author: patient.author, addressee: patient.addressee,
  };
}

const WORK = ['school teacher', 'bus driver', 'carpenter', 'accountant', 'baker', 'librarian', 'electrician', 'farm worker', 'hairdresser', 'postal clerk', 'cook',
  'warehouse worker', 'translator', 'surveyor', 'welder', 'florist', 'bookkeeper', 'plumber', 'seamstress', 'locksmith', 'gardener', 'bank clerk', 'machine operator', 'joiner',
  'truck driver', 'secretary', 'security guard', 'office manager', 'sales representative', 'cleaner', 'mechanic', 'construction worker', 'software developer', 'cashier'];

function occupation(rng: Rng, age: number): string {
  if (age < 18) return 'pupil';
  if (age < 23) return rng.pick(['student', 'apprentice', 'shop assistant']);
  return rng.pick(WORK);
}
