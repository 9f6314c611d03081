/** What the agent is told beside the question. */
import { LANGUAGES } from './words.ts';

/** Where the files lie: the same for generated and for published questions. */
export const dataText = (mount: string): string =>
  `The MIMICSQL tables (5, as in TREQS: DEMOGRAPHIC, DIAGNOSES, PROCEDURES, PRESCRIPTIONS, LAB) of a hospital lie under /data/${mount}: one CSV file a table, the same rows typed and indexed in hospital.sqlite, and notes on columns and units in schema.md.`;

const CONVENTIONS = [
  'A row of DEMOGRAPHIC is an admission; rows of the other tables belong to it by HADM_ID. What is said of a group of patients holds for one and the same admission, and what is asked of the group is taken from those admissions alone; what is said of one prescription or lab test (drug with route or dose, test with flag or value) holds for one row. A patient named by id or name stands for all their admissions.',
  'Patients are counted once each (SUBJECT_ID). Folds of ages, days, years and times take each admission once, those of lab values and doses each row of LAB or PRESCRIPTIONS once, however many rows of other tables match. Numbers per admission or per patient are over those with at least one such row.',
  `A value in a question is the whole value of its column, case aside. A diagnosis or procedure is named by LONG_TITLE unless its short title or icd9 code is, a drug by DRUG, a lab test by LABEL; drug code is FORMULARY_DRUG_CD, lab item id ITEMID, abnormal status or flag FLAG. Primary disease is DEMOGRAPHIC.DIAGNOSIS, days of stay DAYS_STAY, death status and expire flag EXPIRE_FLAG (1: has died; 0: alive, survived). ${Object.entries(LANGUAGES).map(([code, language]) => `${code} is ${language}`).join(', ')}.`,
  'Where lab values or drug doses are told, they stand as in VALUE_UNIT and DRUG_DOSE; where they are compared, averaged or the greatest or least of them is asked for in a unit, they are the numbers that these begin with. Bounds named by "between" or "from ... to" belong to the range, a day wholly. Where several tie, all of them are the answer. Missing values are left out, and so is a group without a value.',
] as const;

export const questionPrompt = (mount: string, question: string): string => [
  dataText(mount),
  question,
  `Conventions: ${CONVENTIONS.join(' ')}`,
  'Assign the answer to the variable `answer`: one value, or a list with each different item once (names, titles, codes and ids as they stand in the tables; of several columns tuples, in the order of the question). Times are text, YYYY-MM-DD HH:MM:SS; decimals are not rounded, or to four places at least.',
].join('\n\n');
