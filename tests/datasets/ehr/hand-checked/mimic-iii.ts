/** Ten questions of EHRSQL on MIMIC-III. "Now" is 2105-12-31 23:59. */
import { cell, daysBetween, distinct, earliest, type HandChecked, latest, month, mostFrequent, type Row, type Rows, sums, year } from './rows.ts';

/** Codes whose short title this is. */
const codes = (hospital: Rows, table: 'D_ICD_DIAGNOSES' | 'D_ICD_PROCEDURES', title: string): ReadonlySet<string> =>
  new Set(hospital.of(table).filter((row) => cell(row, 'SHORT_TITLE') === title).map((row) => cell(row, 'ICD9_CODE')));

const diagnosed = (hospital: Rows, title: string): readonly Row[] => {
  const wanted = codes(hospital, 'D_ICD_DIAGNOSES', title);
  return hospital.of('DIAGNOSES_ICD').filter((row) => wanted.has(cell(row, 'ICD9_CODE')));
};

const performed = (hospital: Rows, title: string): readonly Row[] => {
  const wanted = codes(hospital, 'D_ICD_PROCEDURES', title);
  return hospital.of('PROCEDURES_ICD').filter((row) => wanted.has(cell(row, 'ICD9_CODE')));
};

const labs = (hospital: Rows, label: string): readonly Row[] => {
  const items = new Set(hospital.of('D_LABITEMS').filter((row) => cell(row, 'LABEL') === label).map((row) => cell(row, 'ITEMID')));
  return hospital.of('LABEVENTS').filter((row) => items.has(cell(row, 'ITEMID')));
};

/** The earliest of the patient's admissions that are over, as the published queries mean "first hospital visit". */
const firstVisit = (hospital: Rows, patient: string): Row | undefined =>
  earliest(hospital.of('ADMISSIONS').filter((row) => cell(row, 'SUBJECT_ID') === patient && cell(row, 'DISCHTIME') !== ''), 'ADMITTIME');

const visitsAged = (hospital: Rows, low: number, high: number): ReadonlySet<string> =>
  new Set(hospital.of('ADMISSIONS').filter((row) => Number(cell(row, 'AGE')) >= low && Number(cell(row, 'AGE')) <= high).map((row) => cell(row, 'HADM_ID')));

/** Names of the dictionary rows with such a key: a name twice where two keys share it, as the published queries give it. */
const named = (hospital: Rows, table: string, key: string, name: string, wanted: readonly string[]): readonly string[] =>
  hospital.of(table).filter((row) => wanted.includes(cell(row, key))).map((row) => cell(row, name));

export const MIMIC_III: readonly HandChecked[] = [
  {
    id: '0987b14d1353de0a9c73caf3', kind: 'how many patients were admitted in a year',
    answer: (hospital) => [distinct(hospital.of('ADMISSIONS').filter((row) => year(cell(row, 'ADMITTIME')) === '2102').map((row) => cell(row, 'SUBJECT_ID'))).length],
  },
  {
    id: '96be0c91c27629d4ef9b0039', kind: 'how many patients lay in a ward since some years ago',
    answer: (hospital) => [distinct(hospital.of('TRANSFERS').filter((row) => cell(row, 'WARDID') === '15' && cell(row, 'INTIME') >= '2102-12-31 23:59:00').map((row) => cell(row, 'SUBJECT_ID'))).length],
  },
  {
    // Dense ranks: more than three drugs, since some are prescribed equally often.
    id: 'bf831a47464344794a26b0af', kind: 'most frequent drugs of an age group until a year',
    answer: (hospital) => {
      const visits = visitsAged(hospital, 40, 49);
      return mostFrequent(hospital.of('PRESCRIPTIONS').filter((row) => visits.has(cell(row, 'HADM_ID')) && year(cell(row, 'STARTDATE')) <= '2100').map((row) => cell(row, 'DRUG')), 3);
    },
  },
  {
    // The year bounds the charges, not the diagnosis: an admission across New Year counts with its part.
    id: 'dad787d1fa703e781f0ce34b', kind: 'highest total cost of an admission with a diagnosis, charges of a year',
    answer: (hospital) => {
      const visits = new Set(diagnosed(hospital, 'aortic valve disorder').map((row) => cell(row, 'HADM_ID')));
      return [Math.max(...sums(hospital.of('COST').filter((row) => visits.has(cell(row, 'HADM_ID')) && year(cell(row, 'CHARGETIME')) === '2105'), 'COST', 'HADM_ID').values())];
    },
  },
  {
    // A test counts once for each earlier procedure of the visit. Ranked are items, answered with their labels.
    id: 'd28b0fb2e9c57b3a203c242c', kind: 'most frequent laboratory tests after a procedure in the same visit',
    answer: (hospital) => {
      const pairs = performed(hospital, 'parent infus nutrit sub').flatMap((first) => hospital.of('LABEVENTS').filter((row) => cell(row, 'HADM_ID') === cell(first, 'HADM_ID') && cell(row, 'CHARTTIME') > cell(first, 'CHARTTIME')));
      return named(hospital, 'D_LABITEMS', 'ITEMID', 'LABEL', mostFrequent(pairs.map((row) => cell(row, 'ITEMID')), 5));
    },
  },
  {
    // Both until now less a year, in one calendar month of one year; the procedure itself may come again.
    id: '65f4d32eb09dbf25067377ce', kind: 'most frequent procedures after a procedure in the same month, until a year ago',
    answer: (hospital) => {
      const until = (rows: readonly Row[]): readonly Row[] => rows.filter((row) => cell(row, 'CHARTTIME') <= '2104-12-31 23:59:00');
      const pairs = until(performed(hospital, 'parent infus nutrit sub')).flatMap((first) => until(hospital.of('PROCEDURES_ICD')).filter((row) => cell(row, 'SUBJECT_ID') === cell(first, 'SUBJECT_ID') && cell(row, 'CHARTTIME') > cell(first, 'CHARTTIME') && month(cell(row, 'CHARTTIME')) === month(cell(first, 'CHARTTIME'))));
      return named(hospital, 'D_ICD_PROCEDURES', 'ICD9_CODE', 'SHORT_TITLE', mostFrequent(pairs.map((row) => cell(row, 'ICD9_CODE')), 5));
    },
  },
  {
    // Years have 365 days; who was diagnosed more recently than that is left out; a patient counts once for each later
    // prescription; the percentage is cut to a whole number. The published diagnosis has nobody here with the drug after it.
    id: 'c4796c7f93df99a6915e5406', kind: 'share that survives four years, of patients with a drug after a diagnosis', bind: ['short_title', 'crnry athrscl natve vssl'],
    answer: (hospital) => {
      const diagnoses = Map.groupBy(diagnosed(hospital, 'crnry athrscl natve vssl'), (row) => cell(row, 'SUBJECT_ID'));
      const people = hospital.by('PATIENTS', 'SUBJECT_ID');
      const survived = [...diagnoses].flatMap(([patient, rows]) => {
        const at = cell(earliest(rows, 'CHARTTIME'), 'CHARTTIME');
        if (daysBetween(at, '2105-12-31 23:59:00') <= 4 * 365) return [];
        const died = cell(people.get(patient), 'DOD');
        return hospital.of('PRESCRIPTIONS').filter((row) => cell(row, 'SUBJECT_ID') === patient && cell(row, 'DRUG') === 'enoxaparin sodium' && cell(row, 'STARTDATE') > at).map(() => died === '' || daysBetween(at, died) > 4 * 365);
      });
      return [Math.trunc((survived.filter(Boolean).length * 100) / survived.length)];
    },
  },
  {
    // The share of the other values that are lower.
    id: '00c2a163228f6a29ff1bd7ec', kind: 'percentile of a value among laboratory results of a patient\'s age', bind: ['subject_id', 11715],
    answer: (hospital) => {
      const age = Number(cell(firstVisit(hospital, '11715'), 'AGE'));
      const visits = visitsAged(hospital, age, age);
      const values = labs(hospital, 'hematocrit').filter((row) => visits.has(cell(row, 'HADM_ID'))).map((row) => Number(cell(row, 'VALUENUM')));
      return values.includes(26.5) ? [values.filter((value) => value < 26.5).length / (values.length - 1)] : [];
    },
  },
  {
    id: '6404a7848b08c1bd12dff4d8', kind: 'last less first value of a laboratory test in a patient\'s first visit', bind: ['subject_id', 36312],
    answer: (hospital) => {
      const visit = cell(firstVisit(hospital, '36312'), 'HADM_ID');
      const rows = labs(hospital, 'hemoglobin').filter((row) => cell(row, 'HADM_ID') === visit);
      return [Number(cell(latest(rows, 'CHARTTIME'), 'VALUENUM')) - Number(cell(earliest(rows, 'CHARTTIME'), 'VALUENUM'))];
    },
  },
  {
    // One number for each month with a value; the months themselves are not asked for.
    id: '0d3cf8cf3cdcd705a062be0a', kind: 'lowest value of a patient\'s laboratory test in each month of last year', bind: ['subject_id', 51496],
    answer: (hospital) => {
      const rows = labs(hospital, 'pt').filter((row) => cell(row, 'SUBJECT_ID') === '51496' && year(cell(row, 'CHARTTIME')) === '2104');
      return [...Map.groupBy(rows, (row) => month(cell(row, 'CHARTTIME'))).values()].map((each) => Math.min(...each.map((row) => Number(cell(row, 'VALUENUM')))));
    },
  },
];
