/** What the agent is told: the note, where the tables lie, and by what a statement is judged. */
import { dataText } from '../ehr/prompt.ts';
import type { PlannedNote } from './block.ts';
import type { Kind } from './notes/scene.ts';

const NAMES: Readonly<Record<Kind, string>> = { 'discharge-summary': 'discharge summary', physician: 'physician progress note', nursing: 'nursing note' };

const CONVENTIONS = [
  'What counts: what the note says of this admission with a value, unit, dose, route, day or name, or denies, on laboratory results, bedside measurements, volumes in and out, drugs ordered, procedures, cultures, stays in intensive care, and, of diagnoses, the list of discharge diagnoses alone. What does not count: history, family, home and discharge medications, anything outside this hospital or in its ED before admission, exam, imaging and ECG, ventilator and oxygen settings, rates, scores, lines and tubes in place, protocols and sliding scales, problem headings and reasons, goals, conditions, plans, frequencies of doses.',
  'When: only rows of this admission until the time of writing count. HD 1 is the calendar day of admission, POD 0 that of the operation; "today", "yesterday" and "n days ago" count calendar days from the day of writing, "n days before discharge" from that of discharge, "n days after admission" and "into the stay" from that of admission; m/d is a date. "This shift", "overnight" and the hour at which a shift begins mean from that hour until writing; "24h" the 24 hours before writing; a clock time the hour before and after it. "Initial", "admission" and "first" mean the first result of the admission; "last", "current" and "discharge" the last; a peak, nadir or range with no other time is of the whole admission until writing. To continue, keep on or maintain a drug says that it is running. A drug without a day was running at some time of the shift (nursing), the 24 hours (physician) or the admission (discharge summary); "no" or "off" a drug likewise, unless another time is said.',
  'Agreement: a number agrees when the table\'s is at most half of the note\'s last digit away, after conversion (F = C x 9/5 + 32, 1 kg = 2.2046 lb, 1 L = 1000 mL; counts are in thousands as in the tables); if it agrees as it stands and only the unit is another, the unit is in conflict. Where several rows fit what is said, one that agrees is enough. A volume is the sum of an item\'s rows in the time. O2 sat is sao2, BP the arterial pressure. A drug goes by all its names, salts and forms, an infusion is "iv drip", g is gm; one order that has all that is said is enough.',
  'A conflict is a tuple (table, column, value in the note, value in the table). Results: VALUENUM, VALUEUOM (LABEVENTS, CHARTEVENTS); the day of a highest or lowest value: CHARTTIME. Volumes: AMOUNT (INPUTEVENTS_CV), VALUE (OUTPUTEVENTS), the note\'s number and the sum in mL. Drugs (PRESCRIPTIONS): DOSE_VAL_RX as a number, DOSE_UNIT_RX, ROUTE (po, iv, sc, ...), STARTDATE, ENDDATE. Days of procedures and cultures: CHARTTIME (PROCEDURES_ICD, MICROBIOLOGYEVENTS); of the first ICU stay: INTIME, OUTTIME (ICUSTAYS). What grew: ORG_NAME (MICROBIOLOGYEVENTS). What the note has and the tables lack, or the reverse, has None on the side that lacks it: DRUG (PRESCRIPTIONS), LONG_TITLE (PROCEDURES_ICD, DIAGNOSES_ICD), LABEL (INPUTEVENTS_CV, OUTPUTEVENTS), ORG_NAME. If the note gives a drug that was never ordered with dose, unit, route and first day, all four, and exactly one order has these, that order\'s DRUG is the table\'s value instead of None.',
  'In a tuple, numbers are as written (converted neither way), days YYYY-MM-DD, the note\'s unit its own in lower case, names as the tables spell them, also those that only other admissions have.',
] as const;

export function notePrompt(category: Kind, mount: string, { hadm, subject, now, from, text }: PlannedNote): string {
  const shift = from === undefined ? '' : `, of the shift since ${from}`;
  return [
    dataText('mimic-iii', mount),
    `Below is a ${NAMES[category]} on hospital admission HADM_ID ${hadm} (SUBJECT_ID ${subject}), written at ${now}${shift}. Which of its statements conflict with the tables?`,
    `--- note ---\n${text}\n--- end of note ---`,
    `Conventions. ${CONVENTIONS.join('\n')}`,
    'Assign to the variable `answer` the list of all conflicts, each once, as tuples of four; if there are none, assign [].',
  ].join('\n\n');
}
