/** What the agent is told with the first question of a sequence, and with those that follow it. */
import { questionPrompt } from '../ehr/prompt.ts';

/** The folder under `/data` on which the tables lie. */
export const MOUNT = 'mimic-iii';

const sequenceText = (length: number): string => [
  `This is the first of ${length} questions. Each is asked when the one before it has been answered, and is graded by itself; it says again what it is about, so that it can be answered whatever was answered before. Set \`answer\` anew for each.`,
  'A group of patients is described by conditions, of which each stands for itself: patients meet one by any event of theirs in the time that stands with it, or at any time on record where none does; "never", "no" and "not" are the contrary. "Their first such diagnosis" is each patient\'s earliest event of those by which the group is described, its time and age included. An age is that at the hospital visit to which the event belongs. "The most patients" counts each patient once. Percentages go from 0 to 100; a ratio is the first number divided by the second. Who is alive n days after a time has no date of death (DOD), or one later than n days of 24 hours after it. What is completed has ended.',
  'A culture is a row of MICROBIOLOGYEVENTS, called by its specimen type: a sputum culture has the SPEC_TYPE_DESC sputum, a blood culture blood culture, a mrsa screen mrsa screen. A charge is a row of COST. An emergency, elective or urgent admission has that ADMISSION_TYPE; "from" is the ADMISSION_LOCATION (the admission source), "discharged to" the DISCHARGE_LOCATION, insurance the INSURANCE of ADMISSIONS; an ICU stay began in its FIRST_CAREUNIT.',
].join(' ');

export const firstPrompt = (question: string, length: number): string => `${questionPrompt('mimic-iii', MOUNT, question)}\n\n${sequenceText(length)}`;

export const nextPrompt = (question: string): string => `${question}\n\nAssign the answer to \`answer\`, as before.`;
