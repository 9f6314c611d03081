/**
 * Synthetic patients. The two splits are two hospitals: their patients share no surname, so no patient.
 */
import type { Rng } from '../../../env/rng.ts';
import type { Split } from '../../../env/task.ts';

export type Sex = 'Male' | 'Female';

export interface Patient {
  readonly sex: Sex;
  /** Completed years; below one year the months count. */
  readonly age: number;
  /** Completed months, of children under two years who are described by them. */
  readonly months: number | undefined;
  readonly birth: Date;
  readonly admission: Date;
  readonly surname: string;
  readonly hospital: string;
  /** In which of the three forms dates are written; one form a note. */
  readonly dateForm: number;
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

const HOSPITALS = {
  train: ['Cedar Ridge Hospital', 'the Cedar Ridge medical service', 'our hospital'],
  test: ['Harbor View Infirmary', 'the Harbor View medical service', 'our institution'],
} as const;

const DAY = 86_400_000;
const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];

export function makePatient(rng: Rng, split: Split, { sex, age, months }: Demographics): Patient {
  const admission = new Date(Date.UTC(2008, 0, 1) + rng.int(0, 5900) * DAY);
  // Between the last birthday and the day before the next one; 28 days clear of both, so that no way of counting differs.
  const start = new Date(Date.UTC(admission.getUTCFullYear() - age, admission.getUTCMonth() - (months ?? 0), admission.getUTCDate()));
  const birth = months === undefined ? new Date(start.getTime() - rng.int(28, 336) * DAY) : new Date(start.getTime() - rng.int(3, 24) * DAY);
  const surname = rng.pick(SURNAMES[split]);
  const hospital = rng.pick(HOSPITALS[split]);
  const patient = { sex, age, months, birth, admission, surname, hospital, dateForm: rng.int(0, 2) };
  return { ...patient, words: wordsFor(rng, patient) };
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

function wordsFor(rng: Rng, patient: Omit<Patient, 'words'>): { readonly [word: string]: string } {
  const male = patient.sex === 'Male';
  const child = patient.age < 16;
  const job = occupation(rng, patient.age);
  const retired = patient.age >= 66;
  const learning = job === 'pupil' || job === 'student';
  const days = Math.round((patient.admission.getTime() - patient.birth.getTime()) / DAY);
  const age = patient.months !== undefined ? patient.age === 0 && patient.months === 0 ? `${days}-day-old` : `${patient.age * 12 + patient.months}-month-old` : `${patient.age}-year-old`;
  const man = child ? (male ? 'boy' : 'girl') : (male ? 'man' : 'woman');
  return {
    he: male ? 'he' : 'she', He: male ? 'He' : 'She', him: male ? 'him' : 'her', his: male ? 'his' : 'her', His: male ? 'His' : 'Her',
    himself: male ? 'himself' : 'herself', man, aged: age, wife: patient.age < 24 ? 'mother' : male ? 'wife' : 'husband', child: patient.age < 45 ? 'sister' : rng.pick(['daughter', 'son']),
    Mr: child ? `The ${man}` : `${male ? 'Mr.' : 'Ms.'} ${patient.surname}`, surname: patient.surname,
    hospital: patient.hospital, work: retired ? `retired ${job}` : job,
    occupied: learning ? `is a ${job}` : retired ? `worked as a(n) ${job} until retirement` : `works as a(n) ${job}`,
    home: rng.pick(['with family', 'alone in a ground-floor flat', 'with a partner', 'in a farmhouse outside the town', 'in a terraced house']),
  };
}

const WORK = ['school teacher', 'bus driver', 'carpenter', 'accountant', 'baker', 'librarian', 'electrician', 'farm worker', 'hairdresser', 'postal clerk', 'cook',
  'warehouse worker', 'translator', 'surveyor', 'welder', 'florist', 'bookkeeper', 'plumber', 'seamstress', 'locksmith', 'gardener', 'bank clerk', 'tram driver', 'joiner'];

function occupation(rng: Rng, age: number): string {
  if (age < 18) return 'pupil';
  if (age < 23) return rng.pick(['student', 'apprentice', 'shop assistant']);
  return rng.pick(WORK);
}
