/** Who speaks in a note: patient, relatives and colleagues who tell, doctors who examine. */
import type { Rng } from '../../../env/rng.ts';
import type { Place } from './illness.ts';
import { type Patient, writeDate } from './patient.ts';
import { capital } from './text.ts';

/** Where and about whom is spoken. */
interface Scene {
  readonly rng: Rng;
  readonly place: Place;
  readonly patient: Patient;
}

const DOCTORS = {
  clinic: ['clinic physician', 'consultant', 'specialist nurse', 'attending', 'clinical fellow', 'registrar', 'senior physician', 'resident'],
  emergency: ['emergency physician', 'triage nurse', 'resident on call', 'attending', 'medical registrar', 'intern', 'duty physician', 'senior resident', 'physician assistant', 'nurse practitioner', 'internist on duty'],
  ward: ['admitting physician', 'attending physician', 'ward physician', 'resident', 'hospitalist', 'intern', 'consultant', 'senior resident', 'registrar', 'internist', 'nurse practitioner'],
  icu: ['intensivist', 'ICU resident', 'critical care fellow', 'bedside nurse', 'attending intensivist', 'registrar', 'consultant', 'critical care physician'],
} as const;

const ROOMS = {
  clinic: ['consulting room', 'clinic', 'examination room', 'outpatient department'],
  emergency: ['emergency department', 'resuscitation bay', 'triage area', 'examination room', 'observation unit', 'acute assessment unit'],
  ward: ['ward', 'admission unit', 'examination room', 'observation unit', 'side room', 'medical unit'],
  icu: ['intensive care unit', 'unit', 'ICU', 'resuscitation bay'],
} as const;

const VOICES = {
  clinic: ['the referring physician', 'the family physician', 'the practice nurse', 'the referral letter'],
  emergency: ['the ambulance crew', 'the triage nurse', 'the family physician', 'the paramedics'],
  ward: ['the admitting nurse', 'the referring physician', 'the family physician', 'the ward nurse'],
  icu: ['the transferring team', 'the ward team', 'the referring physician', 'the emergency team'],
} as const;

/** How the patient is called in a sentence: by that word, or by the pronoun. */
export function called(rng: Rng, { words }: Pick<Patient, 'words'>, share = 0.6): { readonly pt: string; readonly Pt: string; readonly pts: string; readonly Pts: string } {
  const [pt, pts] = rng.chance(share) ? ['the patient', 'the patient’s'] : [words['he'] ?? 'the patient', words['his'] ?? 'the'];
  return { pt, Pt: capital(pt), pts, Pts: capital(pts) };
}

/** Who tells and who examines, anew for every sentence. */
export function speakers({ rng, place, patient }: Scene): { readonly [name: string]: string } {
  const relative = patient.words['wife'] ?? 'relative';
  const his = patient.words['his'] ?? 'the';
  const child = patient.age < 16;
  const who = rng.float();
  const voice = child ? rng.pick(['the mother', 'the father', 'the grandmother', 'the pediatrician']) : who < 0.4 ? 'the patient' : who < 0.72 ? rng.pick([`${his} ${relative}`, `the ${relative}`, `the accompanying ${relative}`, `the patient’s ${relative}`]) : rng.pick(VOICES[place]);
  const names = called(rng, patient, 0.62);
  return {
    voice, Voice: capital(voice), by: rng.chance(0.5) ? ` by the ${rng.pick(DOCTORS[place])}` : ` by ${voice}`, doctor: rng.pick(DOCTORS[place]), dayof: writeDate(patient.dateForm, patient.admission), room: rng.pick(ROOMS[place]), year: String(patient.admission.getUTCFullYear() - rng.int(1, 6)),
    ...names,
  };
}
