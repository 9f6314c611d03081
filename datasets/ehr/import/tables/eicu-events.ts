/** The events of PhysioNet's eICU, for the unit stays taken. Times are minutes from the unit admission. */
import type { Cell } from '../../../hospital/index.ts';
import { MostFrequent } from './most-frequent.ts';
import type { TableReading, TableShape } from './reading.ts';
import type { Reference } from './references.ts';
import type { SourceRow } from './source-row.ts';
import { NOW_S, type Seconds, writeSeconds } from './times.ts';

const OF_UNIT: readonly Reference[] = [{ column: 'patientunitstayid', to: 'stay' }];
const shape = (source: string, columns: string): TableShape => {
  const names = columns.split(' ');
  return { source, columns: names, references: OF_UNIT, unique: names.slice(0, 1) };
};

const SHAPES = {
  diagnosis: shape('diagnosis', 'diagnosisid patientunitstayid diagnosisoffset diagnosisstring icd9code'),
  treatment: shape('treatment', 'treatmentid patientunitstayid treatmentoffset treatmentstring'),
  lab: shape('lab', 'labid patientunitstayid labresultoffset labname labresult'),
  medication: shape('medication', 'medicationid patientunitstayid drugstartoffset drugstopoffset drugname dosage routeadmin drugordercancelled'),
  allergy: shape('allergy', 'allergyid patientunitstayid allergyoffset drugname allergyname'),
  intakeoutput: shape('intakeOutput', 'intakeoutputid patientunitstayid intakeoutputoffset cellpath celllabel cellvaluenumeric'),
  microlab: shape('microLab', 'microlabid patientunitstayid culturetakenoffset culturesite organism'),
  vitalperiodic: shape('vitalPeriodic', 'vitalperiodicid patientunitstayid observationoffset temperature sao2 heartrate respiration systemicsystolic systemicdiastolic systemicmean'),
} as const;

export const EICU_EVENT_SHAPES: readonly TableShape[] = Object.values(SHAPES);

type Happened = (row: SourceRow, offset: string) => { readonly stay: number; readonly time: string } | null;

/** @param admitted when each unit stay that is taken begins */
export function eicuEvents(admitted: ReadonlyMap<number, Seconds>): readonly TableReading[] {
  const at = (row: SourceRow, offset: string): string | null => {
    const [from, minutes] = [admitted.get(row.id('patientunitstayid')), row.integer(offset)];
    if (from === undefined || minutes === null) return null;
    const time = from + minutes * 60;
    return time > NOW_S ? null : writeSeconds(time);
  };
  const happened: Happened = (row, offset) => {
    const time = at(row, offset);
    return time === null ? null : { stay: row.id('patientunitstayid'), time };
  };
  return [
    pathed(SHAPES.diagnosis, 'diagnosis', 'diagnosisoffset', 'diagnosisstring', happened, (row) => [row.text('icd9code')]),
    pathed(SHAPES.treatment, 'treatment', 'treatmentoffset', 'treatmentstring', happened, () => []),
    { ...SHAPES.lab, table: 'lab', row: (row) => {
      const event = happened(row, 'labresultoffset');
      const result = event === null ? null : row.real('labresult');
      return event === null || result === null ? null : [0, event.stay, row.text('labname'), result, event.time];
    } },
    { ...SHAPES.medication, table: 'medication', row: (row) => {
      const event = happened(row, 'drugstartoffset');
      if (event === null) return null;
      const [drug, dosage, route] = [row.text('drugname'), row.text('dosage'), row.text('routeadmin')];
      if (drug === null || dosage === null || route === null || row.text('drugordercancelled') !== 'no') return null;
      return [0, event.stay, drug, dosage, route, event.time, at(row, 'drugstopoffset')];
    } },
    { ...SHAPES.allergy, table: 'allergy', row: (row) => {
      const event = happened(row, 'allergyoffset');
      return event === null ? null : [0, event.stay, row.text('drugname'), row.text('allergyname'), event.time];
    } },
    fluids(happened),
    { ...SHAPES.microlab, table: 'microlab', row: (row) => {
      const event = happened(row, 'culturetakenoffset');
      return event === null ? null : [0, event.stay, row.text('culturesite'), row.text('organism'), event.time];
    } },
    { ...SHAPES.vitalperiodic, table: 'vitalperiodic', row: (row) => {
      const event = happened(row, 'observationoffset');
      if (event === null) return null;
      const values = ['temperature', 'sao2', 'heartrate', 'respiration', 'systemicsystolic', 'systemicdiastolic', 'systemicmean'].map((name) => row.real(name));
      return [0, event.stay, ...values, event.time];
    } },
  ];
}

/**
 * Diagnoses and treatments are paths such as `cardiovascular|arrhythmias|atrial fibrillation|with rapid response`. The name is the
 * third and fourth part. Where one name stands under several beginnings, only its most frequent one is taken, so that a name is one thing.
 */
function pathed(from: TableShape, table: string, offset: string, column: string, happened: Happened, more: (row: SourceRow) => readonly Cell[]): TableReading {
  const beginnings = new MostFrequent();
  return {
    ...from, table,
    row: (row) => {
      const parts = row.text(column)?.split('|') ?? [];
      if (parts.length === 0) return null;
      const [start, end] = [parts.slice(0, 2).join('|'), parts.slice(2, 4).join('|')];
      beginnings.add(end, start);
      const event = happened(row, offset);
      if (event === null) return null;
      const name = parts.length > 2 ? parts.slice(2, 4).join(' - ') : parts.at(-1) ?? '';
      return [0, event.stay, name, event.time, ...more(row), start, end];
    },
    finish: () => (cells) => (beginnings.of(String(cells.at(-1))) === cells.at(-2) ? cells.slice(0, -2) : null),
  };
}

/** Only labels that are somewhere charted in millilitres, without sums; the word for the direction is left off the label. */
function fluids(happened: Happened): TableReading {
  const labels = new Set<string>();
  return {
    ...SHAPES.intakeoutput, table: 'intakeoutput',
    row: (row) => {
      const [path, label] = [row.text('cellpath') ?? '', row.text('celllabel')];
      if (label === null || label === 'intake' || label === 'output') return null;
      if (path.includes('intake (ml)') || path.includes('output (ml)')) labels.add(label);
      const event = happened(row, 'intakeoutputoffset');
      return event === null ? null : [0, event.stay, path, label, row.real('cellvaluenumeric'), event.time];
    },
    finish: () => (cells) => {
      const label = String(cells[3]);
      if (!labels.has(label)) return null;
      const words = label.split(/\s+/);
      const bare = words.length > 1 && (words.at(-1) === 'intake' || words.at(-1) === 'output') ? words.slice(0, -1).join(' ') : label;
      return cells.with(3, bare);
    },
  };
}
