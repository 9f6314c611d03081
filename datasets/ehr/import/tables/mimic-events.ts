/** The dictionaries and events of PhysioNet's MIMIC-III, for the patients taken. */
import type { Cell } from '../../../hospital/index.ts';
import { MostFrequent } from './most-frequent.ts';
import type { Visit } from './mimic-visit.ts';
import type { TableReading, TableShape } from './reading.ts';
import type { Reference } from './references.ts';
import type { SourceRow } from './source-row.ts';
import { known, NOW_S, OPENING_S, type Seconds, writeSeconds } from './times.ts';

/** Temperature, SaO2, heart rate, respiratory rate, arterial pressures (systolic, diastolic, mean), weight and height at admission. */
const CHARTED: ReadonlySet<number> = new Set([677, 834, 211, 618, 51, 8368, 52, 762, 920]);
const LINKED: ReadonlySet<string> = new Set(['inputevents_cv', 'outputevents', 'chartevents']);

const OF_STAY: readonly Reference[] = [{ column: 'SUBJECT_ID', to: 'patient' }, { column: 'HADM_ID', to: 'admission' }];
const OF_UNIT: readonly Reference[] = [...OF_STAY, { column: 'ICUSTAY_ID', to: 'stay' }];
const shape = (source: string, columns: string, references: readonly Reference[], unique: readonly string[] = ['ROW_ID']): TableShape => ({ source, columns: columns.split(' '), references, unique });

const SHAPES = {
  diagnosisTitles: shape('D_ICD_DIAGNOSES', 'ROW_ID ICD9_CODE SHORT_TITLE LONG_TITLE', []),
  procedureTitles: shape('D_ICD_PROCEDURES', 'ROW_ID ICD9_CODE SHORT_TITLE LONG_TITLE', []),
  labItems: shape('D_LABITEMS', 'ROW_ID ITEMID LABEL', [], ['ROW_ID', 'ITEMID']),
  items: shape('D_ITEMS', 'ROW_ID ITEMID LABEL LINKSTO', [], ['ROW_ID', 'ITEMID']),
  diagnoses: shape('DIAGNOSES_ICD', 'ROW_ID SUBJECT_ID HADM_ID ICD9_CODE', OF_STAY),
  procedures: shape('PROCEDURES_ICD', 'ROW_ID SUBJECT_ID HADM_ID ICD9_CODE', OF_STAY),
  labs: shape('LABEVENTS', 'ROW_ID SUBJECT_ID HADM_ID ITEMID CHARTTIME VALUENUM VALUEUOM', OF_STAY),
  prescriptions: shape('PRESCRIPTIONS', 'ROW_ID SUBJECT_ID HADM_ID STARTDATE ENDDATE DRUG DOSE_VAL_RX DOSE_UNIT_RX ROUTE', OF_STAY),
  charts: shape('CHARTEVENTS', 'ROW_ID SUBJECT_ID HADM_ID ICUSTAY_ID ITEMID CHARTTIME VALUENUM VALUEUOM', OF_UNIT),
  inputs: shape('INPUTEVENTS_CV', 'ROW_ID SUBJECT_ID HADM_ID ICUSTAY_ID CHARTTIME ITEMID AMOUNT AMOUNTUOM', OF_UNIT),
  outputs: shape('OUTPUTEVENTS', 'ROW_ID SUBJECT_ID HADM_ID ICUSTAY_ID CHARTTIME ITEMID VALUE VALUEUOM', OF_UNIT),
  cultures: shape('MICROBIOLOGYEVENTS', 'ROW_ID SUBJECT_ID HADM_ID CHARTDATE CHARTTIME SPEC_TYPE_DESC ORG_NAME', OF_STAY),
  transfers: shape('TRANSFERS', 'ROW_ID SUBJECT_ID HADM_ID ICUSTAY_ID EVENTTYPE CURR_CAREUNIT CURR_WARDID INTIME OUTTIME', OF_UNIT),
} as const;

export const MIMIC_EVENT_SHAPES: readonly TableShape[] = Object.values(SHAPES);

export interface Taken {
  readonly subjects: ReadonlySet<number>;
  /** Hospital stays by HADM_ID, in times that were moved. */
  readonly visits: ReadonlyMap<number, Visit>;
  /** Moves a time of a patient. */
  readonly at: (subject: number, time: Seconds | null) => Seconds | null;
}

/** Where an event belongs, or null when it is of nobody taken. */
interface Whose { readonly subject: number; readonly visit: Visit }

export function mimicEvents({ subjects, visits, at }: Taken): readonly TableReading[] {
  const codes = { diagnoses: new Set<string>(), procedures: new Set<string>() };
  const [labItems, items] = [new Set<number>(), new Set<number>()];
  const whose = (row: SourceRow): Whose | null => {
    const subject = row.id('SUBJECT_ID');
    if (!subjects.has(subject)) return null;
    const visit = visits.get(row.integer('HADM_ID') ?? -1);
    return visit === undefined ? null : { subject, visit };
  };
  /** When it happened, or null when that is not yet, unknown, or before the first year. */
  const happened = (subject: number, time: Seconds | null): string | null => {
    const moved = at(subject, time);
    return moved === null || moved > NOW_S || moved < OPENING_S ? null : writeSeconds(moved);
  };
  const titles = (from: TableShape, seen: Set<string>): TableReading => ({
    ...from, table: from.source,
    recall: ([, code]) => seen.add(String(code)),
    row: (row) => {
      const [code, short, long] = [row.text('ICD9_CODE'), row.text('SHORT_TITLE'), row.text('LONG_TITLE')];
      if (code === null || short === null || seen.has(code)) return null;
      seen.add(code);
      return [0, code, short, long];
    },
  });
  /** Diagnoses count from the admission, procedures from the discharge: MIMIC-III has no times for them. */
  const coded = (from: TableShape, titled: ReadonlySet<string>, when: (visit: Visit) => Seconds): TableReading => ({
    ...from, table: from.source,
    row: (row) => {
      const [owner, code] = [whose(row), row.text('ICD9_CODE')];
      if (owner === null || code === null || !titled.has(code)) return null;
      const time = when(owner.visit);
      return time > NOW_S || time < OPENING_S ? null : [0, owner.subject, owner.visit.id, code, writeSeconds(time)];
    },
  });
  const fluid = (from: TableShape, amount: string, unit: string): TableReading => ({
    ...from, table: from.source,
    row: (row) => {
      const owner = whose(row);
      if (owner === null) return null;
      const [stay, item, value, time] = [row.integer('ICUSTAY_ID'), row.integer('ITEMID'), row.real(amount), happened(owner.subject, row.time('CHARTTIME'))];
      if (stay === null || item === null || value === null || time === null || row.text(unit) !== 'ml' || !items.has(item)) return null;
      return [0, owner.subject, owner.visit.id, stay, time, item, value];
    },
  });
  return [
    titles(SHAPES.diagnosisTitles, codes.diagnoses),
    titles(SHAPES.procedureTitles, codes.procedures),
    { ...SHAPES.labItems, table: 'D_LABITEMS', recall: ([, item]) => labItems.add(Number(item)), row: (row) => {
      const item = row.id('ITEMID');
      labItems.add(item);
      return [0, item, row.text('LABEL')];
    } },
    { ...SHAPES.items, table: 'D_ITEMS', recall: ([, item]) => items.add(Number(item)), row: (row) => {
      const [item, label, links] = [row.id('ITEMID'), row.text('LABEL'), row.text('LINKSTO')];
      if (label === null || links === null || !LINKED.has(links)) return null;
      items.add(item);
      return [0, item, label, links];
    } },
    coded(SHAPES.diagnoses, codes.diagnoses, ({ from }) => from),
    coded(SHAPES.procedures, codes.procedures, ({ to }) => to),
    { ...SHAPES.labs, table: 'LABEVENTS', row: (row) => {
      const owner = whose(row);
      if (owner === null) return null;
      const [item, value, unit, time] = [row.integer('ITEMID'), row.real('VALUENUM'), row.text('VALUEUOM'), happened(owner.subject, row.time('CHARTTIME'))];
      if (item === null || value === null || unit === null || time === null || !labItems.has(item)) return null;
      return [0, owner.subject, owner.visit.id, item, time, value, unit];
    } },
    prescriptions(whose, happened, at),
    { ...SHAPES.charts, table: 'CHARTEVENTS', row: (row) => {
      if (!CHARTED.has(row.integer('ITEMID') ?? -1)) return null;
      const owner = whose(row);
      if (owner === null) return null;
      const [stay, value, unit, time] = [row.integer('ICUSTAY_ID'), row.real('VALUENUM'), row.text('VALUEUOM'), happened(owner.subject, row.time('CHARTTIME'))];
      if (stay === null || value === null || unit === null || time === null) return null;
      return [0, owner.subject, owner.visit.id, stay, row.integer('ITEMID'), time, value, unit];
    } },
    fluid(SHAPES.inputs, 'AMOUNT', 'AMOUNTUOM'),
    fluid(SHAPES.outputs, 'VALUE', 'VALUEUOM'),
    { ...SHAPES.cultures, table: 'MICROBIOLOGYEVENTS', row: (row) => {
      const owner = whose(row);
      if (owner === null) return null;
      const time = happened(owner.subject, row.time('CHARTTIME') ?? row.time('CHARTDATE'));
      return time === null ? null : [0, owner.subject, owner.visit.id, time, row.text('SPEC_TYPE_DESC'), row.text('ORG_NAME')];
    } },
    { ...SHAPES.transfers, table: 'TRANSFERS', row: (row) => {
      const owner = whose(row);
      if (owner === null) return null;
      const from = known(at(owner.subject, row.time('INTIME')));
      if (from === null) return null;
      return [0, owner.subject, owner.visit.id, row.integer('ICUSTAY_ID'), row.text('EVENTTYPE'), row.text('CURR_CAREUNIT'), row.integer('CURR_WARDID'), from, known(at(owner.subject, row.time('OUTTIME')))];
    } },
  ];
}

/** Only whole doses, and of each drug only the orders in the unit that it is most often ordered in, counted over all patients. */
function prescriptions(whose: (row: SourceRow) => Whose | null, happened: (subject: number, time: Seconds | null) => string | null, at: Taken['at']): TableReading {
  const units = new MostFrequent();
  return {
    ...SHAPES.prescriptions, table: 'PRESCRIPTIONS',
    row: (row) => {
      const [drug, unit, route] = [row.text('DRUG'), row.text('DOSE_UNIT_RX'), row.text('ROUTE')];
      const dose = row.text('DOSE_VAL_RX')?.replaceAll(',', '') ?? '';
      if (drug === null || unit === null || route === null || !/^\d+$/.test(dose) || row.exact('STARTDATE') === null || row.exact('ENDDATE') === null) return null;
      units.add(drug, unit);
      const owner = whose(row);
      if (owner === null) return null;
      const from = happened(owner.subject, row.time('STARTDATE'));
      const to = known(at(owner.subject, row.time('ENDDATE')));
      return from === null ? null : [0, owner.subject, owner.visit.id, from, to, drug, String(Number(dose)), unit, route];
    },
    finish: () => (cells: readonly Cell[]) => (units.of(String(cells[5])) === cells[7] ? cells : null),
  };
}
