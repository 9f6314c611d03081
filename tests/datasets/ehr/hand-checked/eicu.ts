/** Ten questions of EHRSQL on eICU. "Now" is 2105-12-31 23:59. */
import { cell, daysBetween, distinct, earliest, type HandChecked, latest, month, mostFrequent, plusMonths, type Row, type Rows, sums, year } from './rows.ts';

/** Rows of a table with the patient (`uniquepid`) of their unit stay beside their own columns. */
function ofPatients(hospital: Rows, table: string): readonly Row[] {
  const stays = hospital.by('patient', 'patientunitstayid');
  return hospital.of(table).map((row) => ({ ...row, uniquepid: cell(stays.get(cell(row, 'patientunitstayid')), 'uniquepid'), age: cell(stays.get(cell(row, 'patientunitstayid')), 'age') }));
}

/** Pairs of an earlier and a later row of one patient. */
function* pairs(first: readonly Row[], then: readonly Row[]): Generator<readonly [Row, Row]> {
  const byPatient = Map.groupBy(then, (row) => cell(row, 'uniquepid'));
  for (const one of first) for (const other of byPatient.get(cell(one, 'uniquepid')) ?? []) yield [one, other];
}

/** Unit stays of the earliest of the patient's hospital visits that are over. */
function firstVisit(hospital: Rows, patient: string): ReadonlySet<string> {
  const stays = hospital.of('patient').filter((row) => cell(row, 'uniquepid') === patient);
  const visit = cell(earliest(stays.filter((row) => cell(row, 'hospitaldischargetime') !== ''), 'hospitaladmittime'), 'patienthealthsystemstayid');
  return new Set(stays.filter((row) => cell(row, 'patienthealthsystemstayid') === visit).map((row) => cell(row, 'patientunitstayid')));
}

export const EICU: readonly HandChecked[] = [
  {
    // The published query joins the two without asking for one patient: counted are the patients with the diagnosis for whom
    // anybody has the treatment later in that month. The question means one of the two.
    id: '028e2ed0771adaff3b87fb77', kind: 'how many patients have a treatment in the month of a diagnosis, last year',
    answer: (hospital) => {
      const treated = hospital.of('treatment').filter((row) => cell(row, 'treatmentname') === 'antiplatelet agent - aspirin').map((row) => cell(row, 'treatmenttime'));
      return [distinct(ofPatients(hospital, 'diagnosis')
        .filter((row) => cell(row, 'diagnosisname') === 'chest pain' && year(cell(row, 'diagnosistime')) === '2104' && treated.some((time) => time > cell(row, 'diagnosistime') && month(time) === month(cell(row, 'diagnosistime'))))
        .map((row) => cell(row, 'uniquepid'))).length];
    },
  },
  {
    // Two calendar months, running over where the month is shorter.
    id: 'e5bc2a98315a5b916a528731', kind: 'most frequent cultures within two months after a diagnosis, since some years ago',
    answer: (hospital) => {
      const since = '2102-12-31 23:59:00';
      const first = ofPatients(hospital, 'diagnosis').filter((row) => cell(row, 'diagnosisname') === 'copd - severe' && cell(row, 'diagnosistime') >= since);
      const then = ofPatients(hospital, 'microlab').filter((row) => cell(row, 'culturetakentime') >= since);
      const found = [...pairs(first, then)].filter(([one, other]) => cell(other, 'culturetakentime') > cell(one, 'diagnosistime') && cell(other, 'culturetakentime') <= plusMonths(cell(one, 'diagnosistime'), 2));
      return mostFrequent(found.map(([, other]) => cell(other, 'culturesite')), 4);
    },
  },
  {
    id: '604942343cf1de73a8fa65d0', kind: 'lowest total cost of a hospital visit with a diagnosis',
    answer: (hospital) => {
      const units = new Set(hospital.of('diagnosis').filter((row) => cell(row, 'diagnosisname') === 'pneumonia - aspiration').map((row) => cell(row, 'patientunitstayid')));
      const visits = new Set(hospital.of('patient').filter((row) => units.has(cell(row, 'patientunitstayid'))).map((row) => cell(row, 'patienthealthsystemstayid')));
      return [Math.min(...sums(hospital.of('cost').filter((row) => visits.has(cell(row, 'patienthealthsystemstayid'))), 'cost', 'patienthealthsystemstayid').values())];
    },
  },
  {
    // Each price that was ever charged, once.
    id: '6628d8c1b7c83f4fa5b27831', kind: 'what a diagnosis costs',
    answer: (hospital) => {
      const ids = new Set(hospital.of('diagnosis').filter((row) => cell(row, 'diagnosisname') === 'post cartoid endarterectomy').map((row) => cell(row, 'diagnosisid')));
      return distinct(hospital.of('cost').filter((row) => cell(row, 'eventtype') === 'diagnosis' && ids.has(cell(row, 'eventid'))).map((row) => cell(row, 'cost'))).map(Number);
    },
  },
  {
    // Age is of the unit stay in which the drug was given, and a text: compared as one, which is the same for two digits.
    id: 'ad4dfb4769bd4af37ed565c3', kind: 'most frequent drugs of the old in the month of a diagnosis, since some years ago',
    answer: (hospital) => {
      const since = '2102-12-31 23:59:00';
      const first = ofPatients(hospital, 'diagnosis').filter((row) => cell(row, 'diagnosisname') === 'congestive heart failure' && cell(row, 'diagnosistime') >= since);
      const then = ofPatients(hospital, 'medication').filter((row) => cell(row, 'age') >= '60' && cell(row, 'drugstarttime') >= since);
      const found = [...pairs(first, then)].filter(([one, other]) => cell(other, 'drugstarttime') > cell(one, 'diagnosistime') && month(cell(other, 'drugstarttime')) === month(cell(one, 'diagnosistime')));
      return mostFrequent(found.map(([, other]) => cell(other, 'drugname')), 5);
    },
  },
  {
    // The drug itself is among the drugs that begin at its time.
    id: 'a049da79547b83bb5d69b0b7', kind: 'most frequent drugs begun together with a drug, in a year',
    answer: (hospital) => {
      const all = ofPatients(hospital, 'medication').filter((row) => year(cell(row, 'drugstarttime')) === '2105');
      const found = [...pairs(all.filter((row) => cell(row, 'drugname') === 'merrem'), all)].filter(([one, other]) => cell(one, 'drugstarttime') === cell(other, 'drugstarttime'));
      return mostFrequent(found.map(([, other]) => cell(other, 'drugname')), 3);
    },
  },
  {
    // "Output" anywhere in the path.
    id: '66eeecfe20da20177da11354', kind: 'most frequent outputs in a year',
    answer: (hospital) => mostFrequent(hospital.of('intakeoutput').filter((row) => cell(row, 'cellpath').includes('output') && year(cell(row, 'intakeoutputtime')) === '2104').map((row) => cell(row, 'celllabel')), 4),
  },
  {
    // Days with decimals, of the visit that began last. (Of a visit that is not over there would be no length.)
    id: '39dc03e24a04bc70b7f397fd', kind: 'length of a patient\'s last hospital stay', bind: ['uniquepid', '031-44962'],
    answer: (hospital) => {
      const stay = latest(hospital.of('patient').filter((row) => cell(row, 'uniquepid') === '031-44962'), 'hospitaladmittime');
      return [daysBetween(cell(stay, 'hospitaladmittime'), cell(stay, 'hospitaldischargetime'))];
    },
  },
  {
    id: '30ec0c31ea97d851417aeba4', kind: 'when a patient\'s vital sign was first above a value on a day of this month', bind: ['uniquepid', '007-58684'],
    answer: (hospital) => [cell(earliest(ofPatients(hospital, 'vitalperiodic').filter((row) => cell(row, 'uniquepid') === '007-58684' && cell(row, 'sao2') !== '' && Number(cell(row, 'sao2')) > 93 && cell(row, 'observationtime').startsWith('2105-12-31')), 'observationtime'), 'observationtime')],
  },
  {
    // "Normal" is: at least once between 60 and 100. This patient's heart always raced.
    id: '0b8c9d28d77538a66100af32', kind: 'whether a patient\'s vital sign was normal in the first hospital visit', bind: ['uniquepid', '003-67552'],
    answer: (hospital) => {
      const units = firstVisit(hospital, '003-67552');
      const rates = hospital.of('vitalperiodic').filter((row) => units.has(cell(row, 'patientunitstayid')) && cell(row, 'heartrate') !== '').map((row) => Number(cell(row, 'heartrate')));
      return [Number(rates.some((rate) => rate >= 60 && rate <= 100))];
    },
  },
];
