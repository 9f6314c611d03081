/** What the agent is told with the first question of a sequence, and with those that follow it. */
import { questionPrompt } from '../ehr/prompt.ts';

/** The folder under `/data` on which the tables lie. */
export const MOUNT = 'mimic-iii';

const sequenceText = (length: number): string => [
  `This is the first of ${length} questions. Each is asked when the one before it has been answered, and is graded by itself; it says again, mostly in brackets, what it is about, so that it can be answered whatever was answered before. Variables stay from one question to the next; set \`answer\` anew for each.`,
  'A group of patients is described by conditions, of which each stands for itself: patients meet one by any event of theirs in the time that stands with it, or at any time on record where none does; "never" is the contrary. "Their first ..." is each patient\'s earliest such event, and the hospital visit of an event the one to which it belongs. "The most of" some patients counts patients. Percentages go from 0 to 100. Who is alive n days after a time has no date of death (DOD), or one later than n days of 24 hours after it. What is completed has ended. A culture is a row of MICROBIOLOGYEVENTS, a charge a row of COST; admission type, admission source (ADMISSION_LOCATION), discharge location and insurance are columns of ADMISSIONS, the first care unit one of ICUSTAYS.',
].join(' ');

export const firstPrompt = (question: string, length: number): string => `${questionPrompt('mimic-iii', MOUNT, question)}\n\n${sequenceText(length)}`;

export const nextPrompt = (question: string): string => `${question}\n\nAssign the answer to \`answer\`, as before.`;
