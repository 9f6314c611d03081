/** What the agent is told beside the question. */
import { NOW, type SchemaName } from './query.ts';
import { vitalNames } from './words.ts';

const TABLES: Readonly<Record<SchemaName, string>> = {
  'mimic-iii': 'MIMIC-III tables (17, as in EHRSQL: PATIENTS, ADMISSIONS, LABEVENTS, ...)',
  eicu: 'eICU tables (10, as in EHRSQL: patient, diagnosis, lab, ...)',
};

const NAMES: Readonly<Record<SchemaName, string>> = {
  'mimic-iii': `Diagnoses and procedures are named by LONG_TITLE, specimens by SPEC_TYPE_DESC, lab tests, intake and output items by LABEL. Bedside measurements go by everyday names; where the LABEL is another: ${vitalNames('mimic-iii')}.`,
  eicu: `A patient is a uniquepid, a hospital visit a patienthealthsystemstayid, an ICU stay a patientunitstayid. Diagnoses, treatments, lab tests, drugs, allergies and specimens are named as in their tables (diagnosisname, ..., allergyname, culturesite), intake and output items by celllabel. Bedside measurements, the columns of vitalperiodic, go by everyday names: ${vitalNames('eicu')}.`,
};

/** Where the files lie and what now is: the same for generated and for published questions. */
export function dataText(schema: SchemaName, mount: string): string {
  return `The ${TABLES[schema]} of a hospital lie under /data/${mount}: one CSV file a table, the same rows typed and indexed in hospital.sqlite, and notes on columns and units in schema.md. Now is ${NOW}.`;
}

const CONVENTIONS = [
  '"Since" and "from ... on", "until", "up to" and "through" include the year, month or day that they name; "this", "last", "previous" and "today" are by the calendar; "n days, months or years ago" and "the past n ..." count back from now.',
  "A hospital visit, stay, encounter or hospitalization is one and the same, an admission its beginning. A patient's first hospital visit or ICU stay is the earliest, the last is the latest that has ended, the current one has not ended; the last admission is the latest, ended or not. What happened during an ICU stay is what lies between its beginning and end by time; what belongs to a hospital visit is by the visit's id.",
  '"First" and "last" within a window, a stay or a group are the first and last of what lies in it; "second" and "second to last" go by the distinct times. Ages ("aged 60 to 69", "in their 60s") are those at the hospital visit to which the event in question belongs. A change is the later value minus the earlier; lengths and waits in days or hours have decimals.',
  'What is counted are rows of the tables, also for what is most frequent or common, unless the question counts patients: a specimen in which two organisms grew has two rows. A drug is prescribed, put on or ordered when its prescription starts. Routes, sources and organisms are named as they stand.',
  'Where several tie, all of them are the answer; in a ranking equal counts share a rank, and everything in the first k ranks counts. Missing values are left out.',
] as const;

export function questionPrompt(schema: SchemaName, mount: string, question: string): string {
  return [
    dataText(schema, mount),
    question,
    `Conventions: ${NAMES[schema]} ${CONVENTIONS.join(' ')}`,
    'Assign the answer to the variable `answer`: one value, or a list with each item once (names or ids as they stand in the tables; pairs as tuples). Times are text, YYYY-MM-DD HH:MM:SS; days are YYYY-MM-DD; decimals are not rounded, or to four places at least; yes-no questions take True or False. If the tables cannot answer the question, assign None.',
  ].join('\n\n');
}
